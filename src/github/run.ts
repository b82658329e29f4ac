import { join } from 'node:path';
import type { Problem } from '../release/problem.ts';
import type { TokenDesk } from './id-token.ts';

/** The run that this step belongs to, as GitHub's runner tells it by environment variables. */
export interface GitHubRun {
  readonly id: string;
  readonly attempt: number;
  readonly repository: string;
  /** Path of the workflow's file, without the branch that it was read from; empty where nothing tells. */
  readonly workflow: string;
  /** Counted by workflow from 1, and the same for every attempt; 0 where nothing tells. */
  readonly runNumber: number;
  readonly eventName: string;
  /** What triggered the run: 40 digits, and the branch or tag as `refs/…`; empty where nothing tells. */
  readonly commit: string;
  readonly ref: string;
  /** Where GitHub's REST API is served. */
  readonly apiUrl: string;
  /** The page of this attempt; undefined where nothing says which server it is on. */
  readonly url: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function runFrom(env: Environment): GitHubRun {
  const id = env['GITHUB_RUN_ID'] ?? 'local';
  const attempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1);
  const server = env['GITHUB_SERVER_URL'];
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  return {
    id,
    attempt,
    repository,
    workflow: workflowIn(env['GITHUB_WORKFLOW_REF']),
    runNumber: Number(env['GITHUB_RUN_NUMBER'] ?? 0),
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    commit: env['GITHUB_SHA'] ?? '',
    ref: env['GITHUB_REF'] ?? '',
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    url: server === undefined ? undefined : `${server}/${repository}/actions/runs/${id}/attempts/${attempt}`,
  };
}

/** Where the runner keeps what is the step's, and where the step asks for it. */
export interface Places {
  readonly workspace: string;
  readonly record: string;
  /** Undefined outside of a runner, as are the next three. */
  readonly summary: string | undefined;
  readonly state: string | undefined;
  readonly event: string | undefined;
  readonly tokenDesk: TokenDesk;
}

export function placesFrom(env: Environment, here: string): Places {
  const workspace = env['GITHUB_WORKSPACE'] ?? here;
  return {
    workspace,
    // One file for each step that uses the action: GITHUB_ACTION is the step's id, unique within its job.
    record: join(env['RUNNER_TEMP'] ?? workspace, 'greenlight', `${env['GITHUB_ACTION'] ?? 'record'}.json`),
    summary: env['GITHUB_STEP_SUMMARY'],
    state: env['GITHUB_STATE'],
    event: env['GITHUB_EVENT_PATH'],
    tokenDesk: { url: env['ACTIONS_ID_TOKEN_REQUEST_URL'], token: env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] },
  };
}

/** `shop/api/.github/workflows/release.yml@refs/heads/main` → `.github/workflows/release.yml`: one workflow on every branch. */
function workflowIn(ref: string | undefined): string {
  return /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(ref ?? '')?.[1] ?? '';
}

/** Every input as the runner handed it over: it upper-cases the name, turns spaces into `_`, and leaves dashes alone. */
export function inputsFrom(env: Environment): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith('INPUT_') && value !== undefined ? [[name.slice('INPUT_'.length).toLowerCase(), value]] : [],
    ),
  );
}

/**
 * A `workflow_run` of another repository's head carries a stranger's code with this repository's rights: nothing is
 * written for it.
 *
 * @param event the parsed event payload of GITHUB_EVENT_PATH
 */
export function foreignHead(run: GitHubRun, event: unknown): readonly Problem[] {
  if (run.eventName !== 'workflow_run') return [];
  const payload = event as { workflow_run?: { head_repository?: { full_name?: unknown } } } | undefined;
  const head = payload?.workflow_run?.head_repository?.full_name;
  if (typeof head === 'string' && head.toLowerCase() === run.repository.toLowerCase()) return [];
  return [
    {
      where: 'event',
      value: 'workflow_run',
      reason: 'the run that triggered this one is of another repository (a fork), or does not say of which',
      remedy: 'release from `push` or `workflow_dispatch`',
    },
  ];
}
