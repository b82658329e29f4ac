import { notFound, Refusal } from './answer.ts';
import type { Access, Caller, Known, Permission } from './callers.ts';
import type { OperationId } from './handlers/operation-ids.ts';

/** What a token must have. Of several, one is enough. */
export type Need =
  | { readonly kind: 'nothing' }
  /** Somebody's own affairs: a token of an app has nobody behind it. */
  | { readonly kind: 'person' }
  | { readonly kind: 'permission'; readonly access: Exclude<Access, 'none'>; readonly anyOf: readonly Permission[] };

const reading = (...anyOf: readonly Permission[]): Need => ({ kind: 'permission', access: 'read', anyOf });
const writing = (...anyOf: readonly Permission[]): Need => ({ kind: 'permission', access: 'write', anyOf });

/** "Permissions required for GitHub Apps", REST reference. */
const NEEDS: Readonly<Record<OperationId, Need>> = {
  'actions/get-reviews-for-run': reading('actions'),
  'actions/get-workflow-run': reading('actions'),
  'actions/get-workflow-run-attempt': reading('actions'),
  'actions/list-jobs-for-workflow-run': reading('actions'),
  'actions/list-jobs-for-workflow-run-attempt': reading('actions'),
  'issues/create-comment': writing('issues', 'pull-requests'),
  'issues/delete-comment': writing('issues', 'pull-requests'),
  'issues/get-comment': reading('issues', 'pull-requests'),
  'issues/list-comments': reading('issues', 'pull-requests'),
  'issues/update-comment': writing('issues', 'pull-requests'),
  'pulls/get': reading('pull-requests'),
  'rate-limit/get': { kind: 'nothing' },
  'repos/create-deployment': writing('deployments'),
  'repos/create-deployment-status': writing('deployments'),
  'repos/get-deployment': reading('deployments'),
  'repos/get-deployment-status': reading('deployments'),
  'repos/list-deployment-statuses': reading('deployments'),
  'repos/list-deployments': reading('deployments'),
  'repos/list-pull-requests-associated-with-commit': reading('pull-requests'),
  'users/get-authenticated': { kind: 'person' },
};

/** `issues=write; pull_requests=write`: for whoever uses fine-grained permissions, on every answer. */
export function acceptedPermissions(operation: OperationId): string | undefined {
  const need = NEEDS[operation];
  if (need.kind !== 'permission') return undefined;
  return need.anyOf.map(permission => `${permission.replaceAll('-', '_')}=${need.access}`).join('; ');
}

/** Throws as GitHub refuses: what the caller could not see is not there; what it could see, it may not do. */
export function authorize(operation: OperationId, caller: Caller, visibility: 'private' | 'public'): void {
  if (caller.kind === 'unknown') throw new Refusal(401, 'Bad credentials');
  const need = NEEDS[operation];
  switch (need.kind) {
    case 'nothing':
      return;
    case 'person':
      if (caller.kind === 'anonymous') throw unauthenticated();
      if (caller.kind === 'installation') throw notAccessible(caller.kind);
      return;
    case 'permission':
      if (visibility === 'public' && need.access === 'read') return;
      if (caller.kind === 'anonymous') throw visibility === 'public' ? unauthenticated() : notFound();
      if (!grants(need, caller)) throw notAccessible(caller.kind);
      return;
    default: {
      const never: never = need;
      throw new Error(`no such need: ${JSON.stringify(never)}`);
    }
  }
}

/**
 * All that is commented on here are pull requests. There, GitHub's own list names `issues` too, while its answer to a token
 * that has only `issues: write` is a refusal.
 */
function grants({ access, anyOf }: Extract<Need, { kind: 'permission' }>, caller: Known): boolean {
  const counted = anyOf.includes('pull-requests') ? (['pull-requests'] as const) : anyOf;
  return counted.some(permission => ['write', access].includes(caller.access(permission)));
}

const unauthenticated = () => new Refusal(401, 'Requires authentication');

export function notAccessible(kind: 'installation' | 'user'): Refusal {
  const by = kind === 'installation' ? 'integration' : 'personal access token';
  return new Refusal(403, `Resource not accessible by ${by}`);
}
