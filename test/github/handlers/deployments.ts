import { created, notFound, ok, Refusal, type Answer } from '../answer.ts';
import type { Commit } from '../books/commits.ts';
import { environmentOf, type DeploymentState } from '../books/deployments.ts';
import { describeDeployment, describeStatus } from '../describe/deployment.ts';
import { pageOf } from '../paging.ts';
import type { Repository } from '../repository.ts';
import { authorOf, numberIn, textIn, type Request } from './request.ts';

interface NewDeployment {
  readonly ref: string;
  readonly task?: string;
  readonly auto_merge?: boolean;
  readonly required_contexts?: readonly string[];
  readonly payload?: string | Readonly<Record<string, unknown>>;
  readonly environment?: string;
  readonly description?: string | null;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}

interface NewStatus {
  readonly state: DeploymentState;
  readonly target_url?: string;
  readonly log_url?: string;
  readonly description?: string;
  readonly environment?: string;
  readonly environment_url?: string;
  readonly auto_inactive?: boolean;
}

/** The description's default, `none`, stands for any. */
export function listDeployments({ deployments }: Repository, request: Request): Answer {
  const asked = (name: string, value: string) => [undefined, 'none', value].includes(textIn(request, name));
  const all = deployments
    .all()
    .filter(
      deployment =>
        asked('sha', deployment.sha) &&
        asked('ref', deployment.ref) &&
        asked('task', deployment.task) &&
        asked('environment', environmentOf(deployment)),
    );
  const { items, headers } = pageOf(all, request.parameters, request.url);
  return ok(
    items.map(deployment => describeDeployment(deployment, request.links)),
    headers,
  );
}

export function getDeployment({ deployments }: Repository, request: Request): Answer {
  return ok(describeDeployment(deployments.find(numberIn(request, 'deployment_id')), request.links));
}

export function createDeployment({ commits, deployments, facts, now }: Repository, request: Request): Answer {
  const asked = request.body as NewDeployment;
  const commit = commits.at(asked.ref);
  const base = facts.defaultBranch;
  if (asked.auto_merge !== false && commit.behind === 'conflicting')
    throw new Refusal(409, `Conflict merging ${base} into ${asked.ref}.`);
  if (asked.auto_merge !== false && commit.behind === 'mergeable')
    return { status: 202, headers: {}, body: { message: `Auto-merged ${base} into ${asked.ref} on deployment.` } };
  requireStatuses(commit, asked);
  const environment = asked.environment ?? 'production';
  const deployment = deployments.create({
    author: authorOf(request),
    createdAt: now(),
    sha: commit.sha,
    ref: asked.ref,
    task: asked.task ?? 'deploy',
    environment,
    description: asked.description ?? '',
    payload: asked.payload ?? {},
    transient: asked.transient_environment ?? false,
    production: asked.production_environment ?? environment === 'production',
  });
  return created(describeDeployment(deployment, request.links));
}

/** Without `required_contexts` all that there are, with an empty list none. */
function requireStatuses({ statuses }: Commit, { ref, required_contexts }: NewDeployment): void {
  const contexts = (required_contexts ?? Object.keys(statuses)).map(context => ({
    context,
    state: statuses[context] ?? 'missing',
  }));
  if (contexts.every(({ state }) => state === 'success')) return;
  throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`, {
    errors: [{ contexts, resource: 'Deployment', field: 'required_contexts', code: 'invalid' }],
  });
}

/** Newest first; GitHub does not promise it. */
export function listStatuses({ deployments }: Repository, request: Request): Answer {
  const deployment = deployments.find(numberIn(request, 'deployment_id'));
  const { items, headers } = pageOf(deployment.statuses.toReversed(), request.parameters, request.url);
  return ok(
    items.map(status => describeStatus(deployment, status, request.links)),
    headers,
  );
}

export function getStatus({ deployments }: Repository, request: Request): Answer {
  const deployment = deployments.find(numberIn(request, 'deployment_id'));
  const status = deployment.statuses.find(({ id }) => id === numberIn(request, 'status_id'));
  if (status === undefined) throw notFound();
  return ok(describeStatus(deployment, status, request.links));
}

export function createStatus({ deployments, now }: Repository, request: Request): Answer {
  const deployment = deployments.find(numberIn(request, 'deployment_id'));
  const asked = request.body as NewStatus;
  const status = deployments.addStatus(
    deployment.id,
    {
      author: authorOf(request),
      at: now(),
      state: asked.state,
      description: asked.description ?? '',
      environment: asked.environment,
      logUrl: asked.log_url ?? asked.target_url ?? '',
      environmentUrl: asked.environment_url ?? '',
    },
    asked.auto_inactive ?? true,
  );
  return created(describeStatus(deployment, status, request.links));
}
