import type { ReleaseEvent } from '../../../src/release/events.ts';
import { logOf, type LogLine } from '../../../src/report/log.ts';
import { emptyStory, tell } from '../../../src/report/story.ts';

/** The log of a release whose events of one instant are told together, as the loop tells them. */
export function logged(events: readonly ReleaseEvent[]): readonly LogLine[] {
  let story = emptyStory;
  return batches(events).flatMap(batch => {
    const lines = logOf(batch, story);
    story = batch.reduce(tell, story);
    return lines;
  });
}

export function texts(events: readonly ReleaseEvent[]): readonly string[] {
  return logged(events).map(textOf);
}

export function textOf(line: LogLine): string {
  return line.kind === 'end-group' ? '' : line.kind === 'group' ? line.title : line.text;
}

export function isEnding(line: LogLine): boolean {
  return line.kind === 'error' || line.kind === 'notice';
}

function batches(events: readonly ReleaseEvent[]): readonly (readonly ReleaseEvent[])[] {
  return events.reduce<readonly (readonly ReleaseEvent[])[]>((done, event) => {
    const last = done.at(-1);
    return last?.[0]?.at === event.at ? [...done.slice(0, -1), [...last, event]] : [...done, [event]];
  }, []);
}
