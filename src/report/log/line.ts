import type { Instant } from '../../release/words.ts';
import { logText } from '../escape/log.ts';
import { clock } from '../../release/time-words.ts';

/**
 * A line for the job log. `foreign` is text that AWS or a user wrote: the writer puts it between stop-commands, because the
 * runner obeys workflow commands wherever they come from.
 */
export type LogLine =
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'end-group' }
  | { readonly kind: 'line' | 'foreign'; readonly text: string }
  | { readonly kind: 'warning' | 'error' | 'notice'; readonly title: string; readonly text: string };

/** The time first, in front of whatever is said: the runner looks for `::command` at the start of a line only. */
export function timed(at: Instant, text: string): string {
  return `${clock(at)} ${logText(text)}`;
}

export function line(at: Instant, text: string): LogLine {
  return { kind: 'line', text: timed(at, text) };
}
