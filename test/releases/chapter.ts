import { evaluated } from '../docs/expressions.ts';
import { pushToMain, type RunContext } from '../runner/run-context.ts';
import type { Prelude, Scenario } from './scenario.ts';

/** One step of one run, as a part of a story: what differs from what the story says of all of them. */
export interface Chapter extends Partial<Pick<Scenario, 'github' | 'environment'>> {
  /** Its headline. */
  readonly tells: string;
  /** Over the story's. `${{ needs.stage.outputs.change-id }}` is an output of an earlier job of the same run. */
  readonly inputs?: Scenario['inputs'];
  /** Between the chapter before and this one. */
  readonly before?: Prelude;
  readonly accident?: Accident;
}

/** What happens to the job while its step runs. */
export interface Accident {
  readonly is: 'the job is cancelled' | 'the runner is lost' | 'the process is killed';
  /** So long after the step has begun, in milliseconds. */
  readonly after: number;
}

/** A story that says nothing of chapters is one. */
export function chaptersOf({
  tells,
  chapters,
}: Pick<Scenario, 'tells' | 'chapters'>): readonly [Chapter, ...Chapter[]] {
  return chapters ?? [{ tells }];
}

/** The n-th run of release.yml, in an attempt of it. GitHub's ids of runs grow. */
export function nth(number: number, attempt = 1): Partial<RunContext> {
  return { runId: String(1_658_821_000 + number), runNumber: String(number), runAttempt: String(attempt) };
}

/** Laid over `nth`: that run as the n-th of another file. Ids grow over all workflows of a repository, numbers in each alone. */
export function ofFile(name: string, number: number): Pick<RunContext, 'workflowFile' | 'runNumber'> {
  return { workflowFile: `.github/workflows/${name}`, runNumber: String(number) };
}

/** A run that somebody starts by hand, of the workflow that is for this operation alone. */
export function ofItsOwnFile(operation: string): NonNullable<Chapter['github']> {
  return {
    ...nth(44),
    ...ofFile(`${operation}.yml`, 3),
    eventName: 'workflow_dispatch',
    workflow: operation,
    job: operation,
  };
}

/** Which job of which run and attempt the step of a chapter is in. */
export function jobOf(
  { github }: Pick<Scenario, 'github'>,
  chapter: Chapter,
): Pick<RunContext, 'runId' | 'runNumber' | 'runAttempt' | 'job'> {
  const { runId, runNumber, runAttempt, job } = { ...pushToMain, ...github, ...chapter.github };
  return { runId, runNumber, runAttempt, job };
}

/** What an earlier job hands to those that need it. */
export interface Handover {
  readonly run: string;
  readonly job: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What the step of a chapter is given on top of the story's inputs, with what earlier jobs of its run hand over. */
export function inputsOf(
  { inputs = {} }: Chapter,
  run: string,
  earlier: readonly Handover[],
): Readonly<Record<string, string>> {
  const ofThisRun = earlier.filter(handover => handover.run === run);
  const needs = Object.fromEntries(ofThisRun.map(({ job, outputs }) => [job, { outputs }]));
  return Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, evaluated(text, { needs })]));
}
