import * as v from 'valibot';
import type { Result, StepTold } from './told.ts';

/** A line of act's log (`--json`), as far as it is read here. Lines of the program itself are of no job. */
const entry = v.object({
  level: v.string(),
  msg: v.string(),
  jobID: v.optional(v.string()),
  /** The id of a step, or its place in the job. */
  stepID: v.optional(v.array(v.string())),
  stage: v.optional(v.picklist(['Pre', 'Main', 'Post'])),
  stepResult: v.optional(v.picklist(['success', 'failure', 'skipped'])),
  jobResult: v.optional(v.picklist(['success', 'failure', 'skipped'])),
  command: v.optional(v.string()),
  name: v.optional(v.string()),
  arg: v.optional(v.string()),
  content: v.optional(v.string()),
});

export type Entry = v.InferOutput<typeof entry>;

/** @throws where a line is none that act 0.2.87 writes */
export function readActLog(printed: string): readonly Entry[] {
  const lines = printed.split('\n').filter(line => line !== '');
  return lines.map(line => {
    try {
      return v.parse(entry, JSON.parse(line));
    } catch (cause) {
      throw new Error(`act wrote a line that cannot be read: ${line}`, { cause });
    }
  });
}

/** How a job ended; undefined for one that was not run. */
export function jobResult(log: readonly Entry[], job: string): Result | undefined {
  const results = log.flatMap(({ jobID, jobResult: result }) =>
    jobID === job && result !== undefined ? [result] : [],
  );
  const last = results.at(-1);
  return last === 'skipped' ? undefined : last;
}

/** What became of a step; undefined where its condition did not hold. */
export function stepIn(log: readonly Entry[], job: string, step: string, stage: 'Main' | 'Post'): StepTold | undefined {
  const lines = ofStep(log, job, step).filter(line => line.stage === stage);
  const result = lines.findLast(({ stepResult }) => stepResult !== undefined)?.stepResult;
  if (result === undefined || result === 'skipped') return undefined;
  const summaries = lines.filter(({ command }) => command === 'summary').map(({ content = '' }) => content);
  return { result, summary: summaries.join('') };
}

/** The outputs of a step, as later steps and jobs see them. */
export function outputsIn(log: readonly Entry[], job: string, step: string): Readonly<Record<string, string>> {
  const set = ofStep(log, job, step).filter(({ command }) => command === 'set-output');
  return Object.fromEntries(set.map(({ name = '', arg = '' }) => [name, arg]));
}

function ofStep(log: readonly Entry[], job: string, step: string): readonly Entry[] {
  return log.filter(({ jobID, stepID }) => jobID === job && stepID?.at(-1) === step);
}
