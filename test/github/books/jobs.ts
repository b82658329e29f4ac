import { notFound } from '../answer.ts';
import type { Conclusion } from '../seed.ts';
import type { NextId } from './ids.ts';

/** Times are epoch milliseconds. */
export interface Job {
  readonly id: number;
  readonly run: number;
  readonly attempt: number;
  readonly name: string;
  readonly environment: JobEnvironment | undefined;
  readonly startedAt: number;
  readonly state: JobState;
}

/** As the workflow names it: with `deployment: false`, GitHub makes no Deployment for the job. */
export interface JobEnvironment {
  readonly name: string;
  readonly deployment: boolean;
}

export type JobState =
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'completed'; readonly conclusion: Conclusion; readonly at: number };

export interface Run {
  readonly id: number;
  /** Counted by workflow, from 1. */
  readonly number: number;
  /** Path of its file. */
  readonly workflow: string;
  readonly event: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  /** From 1. */
  readonly attempts: readonly Attempt[];
}

type Counted = Pick<Run, 'id' | 'number' | 'workflow'>;

export interface Attempt {
  readonly number: number;
  readonly triggeringActor: string;
  readonly startedAt: number;
  readonly jobs: readonly Job[];
}

/** What GitHub knows of a job when a runner takes it. */
export interface JobStart extends Omit<Run, 'attempts' | 'id'> {
  readonly run: number;
  readonly attempt: number;
  readonly triggeringActor: string;
  readonly name: string;
  readonly environment: JobEnvironment | undefined;
  readonly at: number;
}

export interface Jobs {
  /** The id of the n-th run of a workflow's file: its own once it has begun, and until then the next of all workflows. */
  readonly idOf: (workflow: string, number: number) => number;
  readonly run: (id: number) => Run;
  readonly attempt: (run: number, number: number) => Attempt;
  /** Of whatever run; undefined where there is no such job. */
  readonly find: (id: number) => Job | undefined;
  /** Throws for a run that is said to be of two workflows, or to have two numbers, or that counts otherwise than GitHub. */
  readonly begin: (start: JobStart) => Job;
  readonly end: (job: Job, conclusion: Conclusion, at: number) => void;
}

/** Where nothing has run yet. */
const firstRun = 1_658_821_001;

export function createJobs(nextId: NextId): Jobs {
  const runs = new Map<number, Run>();
  const run = (id: number) => {
    const found = runs.get(id);
    if (found === undefined) throw notFound();
    return found;
  };
  const attempt = (id: number, number: number) => {
    const found = run(id).attempts.find(item => item.number === number);
    if (found === undefined) throw notFound();
    return found;
  };
  const put = (id: number, changed: Attempt) => {
    const before = run(id);
    const others = before.attempts.filter(({ number }) => number !== changed.number);
    const attempts = [...others, changed].sort((one, other) => one.number - other.number);
    runs.set(id, { ...before, attempts });
  };
  return {
    idOf: (workflow, number) => {
      const begun = [...runs.values()].find(item => item.workflow === workflow && item.number === number);
      return begun?.id ?? Math.max(firstRun - 1, ...runs.keys()) + 1;
    },
    run,
    attempt,
    find: id =>
      [...runs.values()]
        .flatMap(({ attempts }) => attempts)
        .flatMap(({ jobs }) => jobs)
        .find(job => job.id === id),
    begin: ({ run: id, attempt: number, triggeringActor, name, environment, at, ...rest }) => {
      for (const other of runs.values()) countsWith(other, { ...rest, id });
      if (!runs.has(id)) runs.set(id, { ...rest, id, attempts: [] });
      const known = run(id).attempts.find(item => item.number === number);
      const begun = known ?? { number, triggeringActor, startedAt: at, jobs: [] };
      const state = { kind: 'in-progress' } as const;
      const job: Job = { id: nextId(), run: id, attempt: number, name, environment, startedAt: at, state };
      put(id, { ...begun, jobs: [...begun.jobs, job] });
      return job;
    },
    end: ({ run: id, attempt: number, id: ended }, conclusion, at) => {
      const begun = attempt(id, number);
      const jobs = begun.jobs.map(job =>
        job.id === ended ? { ...job, state: { kind: 'completed' as const, conclusion, at } } : job,
      );
      put(id, { ...begun, jobs });
    },
  };
}

/** GitHub's ids grow over all workflows, and its numbers in each: neither changes from attempt to attempt. */
function countsWith(one: Counted, other: Counted): void {
  const said = ({ id, workflow, number }: Counted) => `run ${id}, the ${number}. of ${workflow}`;
  const agree =
    one.workflow === other.workflow
      ? Math.sign(one.id - other.id) === Math.sign(one.number - other.number)
      : one.id !== other.id;
  if (!agree) throw new Error(`GitHub does not count so: ${said(one)}, and ${said(other)}`);
}

/** `undefined` while one of its jobs runs; otherwise the worst of them, as GitHub concludes a run. */
export function conclusionOf({ jobs }: Attempt): { readonly conclusion: Conclusion; readonly at: number } | undefined {
  const ends = jobs.map(({ state }) => state);
  const completed = ends.filter(state => state.kind === 'completed');
  if (completed.length < ends.length || completed.length === 0) return undefined;
  const order: readonly Conclusion[] = ['failure', 'timed_out', 'cancelled', 'action_required'];
  const worst = order.find(conclusion => completed.some(state => state.conclusion === conclusion));
  return { conclusion: worst ?? 'success', at: Math.max(...completed.map(({ at }) => at)) };
}
