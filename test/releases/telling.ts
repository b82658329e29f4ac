import type { Played } from './play.ts';

/** What a played story told those who look at it in different places. */
type Told = Pick<Played, 'outcome' | 'record'>;

/** Where a user's own program may be quoted, and nowhere else. */
export function logOf({ outcome }: Pick<Told, 'outcome'>): string {
  return outcome.main.lines.map(({ text }) => text).join('\n');
}

export function summaryOf({ outcome }: Pick<Told, 'outcome'>): string {
  const { summary } = outcome.main;
  return summary.kind === 'shown' ? summary.text : '';
}

/** The verdict in the last frame of the post step's log; undefined where it had nothing to say. */
export function verdictAfterPost({ outcome }: Pick<Told, 'outcome'>): string | undefined {
  const log = (outcome.post?.lines ?? []).map(({ text }) => text).join('\n');
  return [...log.matchAll(/^\S+ ┏ verdict +([a-z-]+)/gm)].at(-1)?.[1];
}

/** All that outlives the job log or is read by others: the summary, the record, the outputs and the annotations. */
export function publishedBy(told: Told): string {
  const { outputs, annotations } = told.outcome.main;
  return [
    summaryOf(told),
    told.record ?? '',
    ...Object.values(outputs),
    ...annotations.map(({ message }) => message),
  ].join('\n');
}
