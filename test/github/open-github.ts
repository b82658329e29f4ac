import { getOctokit } from '@actions/github';
import { createTimeline, type Timeline } from '../clock/timeline.ts';
import type { GitHubSeedInput } from './seed.ts';
import { startGitHub, type RunningGitHub } from './start-github.ts';

export type Octokit = ReturnType<typeof getOctokit>;

export interface OpenGitHub extends AsyncDisposable {
  readonly gitHub: RunningGitHub;
  /** With the token of a job that has what Greenlight asks for. */
  readonly octokit: Octokit;
  readonly as: (token: string) => Octokit;
  readonly timeline: Timeline;
  /** Lets virtual time go by. */
  readonly pass: (ms: number) => Promise<void>;
}

export const start = Date.UTC(2026, 10, 20, 12);
export const shop = { owner: 'octo-org', repo: 'shop' } as const;
export const head = '5f0c1d2e3b4a59687786958493a2b1c0d9e8f7a6';
export const merge = 'ffac537e6cbbf934b08745a378932722df287a53';
export const token = 'ghs_job';

/** A repository with one merged pull request, number 7. */
export async function openGitHub(changes: GitHubSeedInput = {}): Promise<OpenGitHub> {
  const timeline = createTimeline({ startMs: start, pace: { kind: 'stepped' } });
  const gitHub = await startGitHub({
    timeline,
    seed: {
      pullRequests: [{ number: 7, head, state: { merged: { as: merge } } }],
      branches: { main: merge },
      ...changes,
      tokens: [
        {
          token,
          permissions: { contents: 'read', 'pull-requests': 'write', deployments: 'write', actions: 'read' },
        },
        ...(changes.tokens ?? []),
      ],
    },
  });
  const as = (auth: string) => getOctokit(auth, { baseUrl: gitHub.apiUrl });
  return {
    gitHub,
    octokit: as(token),
    as,
    timeline,
    pass: async ms => {
      const somebody = timeline.join('the test');
      await timeline.sleep(somebody, timeline.now() + ms);
      timeline.leave(somebody);
    },
    [Symbol.asyncDispose]: async () => {
      await gitHub.close();
      timeline[Symbol.dispose]();
    },
  };
}

/** How GitHub refused; throws when it did not. */
export async function refusalOf(call: Promise<unknown>): Promise<Refused> {
  const answer = await call.then(
    () => {
      throw new Error('GitHub did what it should have refused.');
    },
    (error: unknown) => error as RequestFailure,
  );
  if (answer.response === undefined) throw answer;
  const { status, data, headers } = answer.response;
  return { status, message: data.message, errors: data.errors ?? [], headers };
}

export interface Refused {
  readonly status: number;
  readonly message: string;
  readonly errors: readonly { readonly field?: string; readonly code?: string; readonly message?: string }[];
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

interface RequestFailure extends Error {
  readonly response?: {
    readonly status: number;
    readonly data: { readonly message: string; readonly errors?: Refused['errors'] };
    readonly headers: Refused['headers'];
  };
}
