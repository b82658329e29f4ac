import type { Job, JobStart as TimedStart } from './books/jobs.ts';
import { shortRef } from './books/short-ref.ts';
import { linksFrom } from './describe/links.ts';
import { jobPage } from './describe/run.ts';
import { idTokenUrl, requestTokenOf } from './id-token.ts';
import type { Repository } from './repository.ts';
import type { Conclusion, TokenSeed } from './seed.ts';

/** GitHub Actions, for whoever plays the runner: what GitHub itself does when a job begins and ends. */
export interface Actions {
  /** The id of the n-th run of a workflow's file: its own once it has begun, and until then the next of all workflows. */
  readonly idOf: (workflow: string, number: number) => number;
  /**
   * The commit that the job runs on becomes known with it. A run is re-run only when it is over: what an earlier attempt
   * left running, GitHub has given up by then.
   *
   * @param token the job's, whose permissions say whether it may ask for ID tokens
   */
  readonly begin: (start: JobStart, token: string) => RunningJob;
}

/** As a runner takes it: now. */
export type JobStart = Omit<TimedStart, 'at'>;

export interface RunningJob {
  readonly id: number;
  /** For ACTIONS_ID_TOKEN_REQUEST_URL and _TOKEN; undefined without `id-token: write`. */
  readonly idToken: { readonly url: string; readonly requestToken: string } | undefined;
  /** The page of the job, for people. */
  readonly page: string;
  /** A job ends once: what comes later changes nothing. */
  readonly end: (conclusion: Conclusion) => void;
}

const BOT = 'github-actions[bot]';

/** @param origin of the server, as the job reaches it */
export function createActions(
  repository: Repository,
  tokens: readonly TokenSeed[],
  origin: string,
  serverUrl: string,
): Actions {
  const { jobs, deployments, commits, facts, now } = repository;
  const deploy = (job: Job, { sha, ref }: Pick<JobStart, 'sha' | 'ref'>, page: string) => {
    if (job.environment?.deployment !== true) return undefined;
    const environment = job.environment.name;
    const { id } = deployments.create({
      author: BOT,
      createdAt: now(),
      sha,
      ref: shortRef(ref),
      task: 'deploy',
      environment,
      description: '',
      payload: {},
      transient: false,
      production: environment === 'production',
    });
    const tell = (state: 'in_progress' | 'success' | 'failure' | 'error') => {
      const status = { author: BOT, at: now(), state, description: '', logUrl: page, environmentUrl: '' };
      deployments.addStatus(id, { ...status, environment: undefined }, true);
    };
    tell('in_progress');
    return tell;
  };
  const running = new Map<Job, RunningJob>();
  return {
    idOf: jobs.idOf,
    begin: (start, token) => {
      for (const [earlier, { end }] of running)
        if (earlier.run === start.run && earlier.attempt < start.attempt) end('failure');
      commits.push(start.ref, start.sha);
      const job = jobs.begin({ ...start, at: now() });
      const page = jobPage(job, linksFrom(facts.fullName, '', serverUrl));
      const tell = deploy(job, start, page);
      const mayAsk = tokens.some(seed => seed.token === token && seed.permissions['id-token'] === 'write');
      const begun: RunningJob = {
        id: job.id,
        idToken: mayAsk ? { url: idTokenUrl(origin, job), requestToken: requestTokenOf(job) } : undefined,
        page,
        end: conclusion => {
          if (!running.delete(job)) return;
          jobs.end(job, conclusion, now());
          tell?.(stateAfter(conclusion));
        },
      };
      running.set(job, begun);
      return begun;
    },
  };
}

/** What GitHub makes of a conclusion that is neither is not published. */
function stateAfter(conclusion: Conclusion): 'success' | 'failure' | 'error' {
  return conclusion === 'success' || conclusion === 'failure' ? conclusion : 'error';
}
