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
  /** Counted by workflow. */
  readonly number: number;
  /** Of the file. */
  readonly workflow: string;
  readonly event: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  /** From 1. */
  readonly attempts: readonly Attempt[];
}

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
  readonly run: (id: number) => Run;
  readonly attempt: (run: number, number: number) => Attempt;
  /** Of whatever run; undefined where there is no such job. */
  readonly find: (id: number) => Job | undefined;
  readonly begin: (start: JobStart) => Job;
  readonly end: (job: Job, conclusion: Conclusion, at: number) => void;
}

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
    run,
    attempt,
    find: id =>
      [...runs.values()]
        .flatMap(({ attempts }) => attempts)
        .flatMap(({ jobs }) => jobs)
        .find(job => job.id === id),
    begin: ({ run: id, attempt: number, triggeringActor, name, environment, at, ...rest }) => {
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

/** `undefined` while one of its jobs runs; otherwise the worst of them, as GitHub concludes a run. */
export function conclusionOf({ jobs }: Attempt): { readonly conclusion: Conclusion; readonly at: number } | undefined {
  const ends = jobs.map(({ state }) => state);
  const completed = ends.filter(state => state.kind === 'completed');
  if (completed.length < ends.length || completed.length === 0) return undefined;
  const order: readonly Conclusion[] = ['failure', 'timed_out', 'cancelled', 'action_required'];
  const worst = order.find(conclusion => completed.some(state => state.conclusion === conclusion));
  return { conclusion: worst ?? 'success', at: Math.max(...completed.map(({ at }) => at)) };
}
