import type { Expressions } from './inputs.ts';

/** What GitHub says of a run, to the step that is part of it. */
export interface RunContext {
  readonly runId: string;
  /** Counted by workflow file, from 1. */
  readonly runNumber: string;
  readonly runAttempt: string;
  readonly repository: string;
  readonly eventName: string;
  /** The webhook's payload. */
  readonly event: unknown;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  readonly triggeringActor: string;
  /** Its name, which need not be that of its file. */
  readonly workflow: string;
  /** Path of its file in the repository. */
  readonly workflowFile: string;
  readonly job: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  /** Where the step asks for ID tokens; undefined for a job without `id-token: write`. */
  readonly idToken: { readonly url: string; readonly requestToken: string } | undefined;
}

/** A first attempt, by a push to the default branch. The URLs lead nowhere, so that no test can reach the real GitHub. */
export const pushToMain: RunContext = {
  runId: '1658821493',
  runNumber: '42',
  runAttempt: '1',
  repository: 'octo-org/shop',
  eventName: 'push',
  event: { ref: 'refs/heads/main', repository: { full_name: 'octo-org/shop', default_branch: 'main' } },
  sha: 'ffac537e6cbbf934b08745a378932722df287a53',
  ref: 'refs/heads/main',
  actor: 'octocat',
  triggeringActor: 'octocat',
  workflow: 'Release',
  workflowFile: '.github/workflows/release.yml',
  job: 'release',
  serverUrl: 'https://github.invalid',
  apiUrl: 'https://api.github.invalid',
  graphqlUrl: 'https://api.github.invalid/graphql',
  token: 'ghs_0123456789abcdefghijklmnopqrstuvwxyz',
  idToken: undefined,
};

/** The default variables of a run (GitHub docs, "Variables reference"), but for those that name files; and those for ID tokens. */
export function runVariables(run: RunContext): Record<string, string> {
  const [owner = ''] = run.repository.split('/');
  const ref = /^refs\/(?:heads|tags|pull)\/(.*)$/.exec(run.ref);
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: run.actor,
    GITHUB_API_URL: run.apiUrl,
    GITHUB_EVENT_NAME: run.eventName,
    GITHUB_GRAPHQL_URL: run.graphqlUrl,
    GITHUB_JOB: run.job,
    GITHUB_REF: run.ref,
    GITHUB_REF_NAME: ref?.[1] ?? run.ref,
    GITHUB_REF_TYPE: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: run.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: run.runAttempt,
    GITHUB_RUN_ID: run.runId,
    GITHUB_RUN_NUMBER: run.runNumber,
    GITHUB_SERVER_URL: run.serverUrl,
    GITHUB_SHA: run.sha,
    GITHUB_TRIGGERING_ACTOR: run.triggeringActor,
    GITHUB_WORKFLOW: run.workflow,
    GITHUB_WORKFLOW_REF: `${run.repository}/${run.workflowFile}@${run.ref}`,
    GITHUB_WORKFLOW_SHA: run.sha,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: 'Linux',
    ...(run.idToken === undefined
      ? {}
      : {
          ACTIONS_ID_TOKEN_REQUEST_URL: run.idToken.url,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: run.idToken.requestToken,
        }),
  };
}

/** The expressions that may stand in the default of an input. */
export function runExpressions(run: RunContext): Expressions {
  return {
    'github.token': run.token,
    'github.actor': run.actor,
    'github.event_name': run.eventName,
    'github.job': run.job,
    'github.ref': run.ref,
    'github.repository': run.repository,
    'github.run_attempt': run.runAttempt,
    'github.run_id': run.runId,
    'github.run_number': run.runNumber,
    'github.server_url': run.serverUrl,
    'github.sha': run.sha,
    'github.workflow': run.workflow,
  };
}
