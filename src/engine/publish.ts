import type { ReleaseEvent } from '../release/events.ts';
import type { Surfaces } from '../github/surfaces.ts';
import { logOf } from '../report/log.ts';
import { outputsOf } from '../report/outputs.ts';
import { recordOf } from '../report/record.ts';
import { emptyStory, type Story, tell } from '../report/story.ts';
import { summaryOf } from '../report/summary.ts';
import type { Clock } from './clock.ts';

export interface Publisher {
  /** Brings every surface up to date. Never fails: reporting does not decide. */
  publish(events: readonly ReleaseEvent[]): Promise<void>;
}

/** The log, the summary file, the record and the outputs, as subscribers of one stream of events. */
export function publisher(surfaces: Surfaces, recordPath: string, clock: Clock): Publisher {
  let story: Story = emptyStory;
  const told = new Map<string, string>();
  const failed = new Set<string>();
  let queue = Promise.resolve();

  /** One surface that fails is named once, in the log, and left alone by the others. */
  const attempt = async (surface: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      if (failed.has(surface)) return;
      failed.add(surface);
      const text = `The ${surface} could not be written: ${error instanceof Error ? error.message : String(error)}`;
      await surfaces.log([{ kind: 'warning', title: `No ${surface}`, text }]).catch(() => undefined);
    }
  };

  const write = async (events: readonly ReleaseEvent[]): Promise<void> => {
    for (const event of events) {
      const lines = logOf(event, story);
      story = tell(story, event);
      await attempt('log', () => surfaces.log(lines));
    }
    const now = clock.now();
    await attempt('summary', () => surfaces.summary(summaryOf(story, now)));
    await attempt('record', () => surfaces.record(`${JSON.stringify(recordOf(story), null, 2)}\n`));
    for (const [name, value] of outputsOf(story, recordPath)) {
      if (told.get(name) === value) continue;
      told.set(name, value);
      await attempt('outputs', () => surfaces.output(name, value));
    }
  };

  return {
    publish: events => {
      if (events.length > 0) queue = queue.then(() => attempt('report', () => write(events)));
      return queue;
    },
  };
}
