import type { ReleaseEvent } from '../../../src/release/events.ts';
import { commentOf } from '../../../src/report/comment.ts';
import { minute, start, told } from '../stories.ts';

/** When the comments of these tests are written. */
export const now = start + 5 * minute;

/** As it is read: whether a line may break at a space is not. */
export function comment(events: readonly ReleaseEvent[]): string {
  return commentOf(told(events), now, { foreignLogs: 'in the job log only' }).replaceAll('\u00a0', ' ');
}

export const linesOf = (text: string): readonly string[] => text.split('\n');

/** What stands there before any click. */
export const shown = (text: string): string => text.replace(/<details>[^]*<\/details>/, '');
