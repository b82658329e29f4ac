import type { ReleaseEvent } from '../../../src/release/events.ts';
import { summaryOf } from '../../../src/report/summary.ts';
import { minute, start, told } from '../stories.ts';

export const now = start + 5 * minute;

/** The summary as it stands five minutes after the beginning, as it is read: whether a line may break at a space is not. */
export function summary(events: readonly ReleaseEvent[]): string {
  return summaryOf(told(events), now).replaceAll('\u00a0', ' ');
}

export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

export function sectionsOf(text: string): readonly string[] {
  return [...text.matchAll(/^### (.*)$/gm)].map(([, title = '']) => title);
}

export function tablesIn(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n\n')
    .filter(block => block.startsWith('|'))
    .map(block => block.split('\n'));
}
