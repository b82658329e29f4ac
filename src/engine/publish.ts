import type { Page } from '../github/page.ts';
import type { Surfaces } from '../github/surfaces.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { Millis } from '../release/words.ts';
import { type LogLine, logOf } from '../report/log.ts';
import { line } from '../report/log/line.ts';
import { outputsOf } from '../report/outputs.ts';
import { recordOf } from '../report/record.ts';
import { emptyStory, type Story, tell } from '../report/story.ts';
import { summaryOf } from '../report/summary.ts';
import type { Clock } from './clock.ts';
import { aborted, follow, lastPatience } from './follow.ts';

export interface Publisher {
  /**
   * Brings the job's own surfaces up to date, one after the other in the order of the events, and lets the pages on GitHub
   * know. Resolves when the job's own are written, so that a runner that is killed leaves what was known; or after a second,
   * and from then on at once until they have caught up: a slow disk holds up no way back. Never fails.
   */
  publish(events: readonly ReleaseEvent[]): Promise<void>;
  /** After the last event: waits for the pages on GitHub for as long as they are worth. Never fails. */
  finish(cancelled: AbortSignal): Promise<void>;
}

export interface Telling {
  readonly surfaces: Surfaces;
  readonly recordPath: string;
  readonly clock: Clock;
  /** What follows the release on GitHub. */
  readonly pages: readonly Page[];
}

/** A cancelled job is killed 10 s after its first signal, by a second one after 7.5 s (runner source, ProcessInvoker). */
const patienceOfACancel: Millis = 3_000;

/** For the runner's own files: they are on the same disk, and written in milliseconds. */
const ownPatience: Millis = 1_000;

/** For a surface of the job that is slow to the very end. */
const lastWords: Millis = 1_000;

/** The log, the summary file, the record, the outputs, and the pages on GitHub, as subscribers of one stream of events. */
export function publisher({ surfaces, recordPath, clock, pages }: Telling): Publisher {
  let story: Story = emptyStory;
  const told = new Map<string, string>();
  const failed = new Set<string>();
  let queue = Promise.resolve();
  /** Whether the job's own surfaces are slower than the release. */
  let behind = false;

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

  const write = async (lines: readonly LogLine[], so: Story): Promise<void> => {
    await attempt('log', () => surfaces.log(lines));
    const now = clock.now();
    await attempt('summary', () => surfaces.summary(summaryOf(so, now)));
    await attempt('record', () => surfaces.record(`${JSON.stringify(recordOf(so), null, 2)}\n`));
    for (const [name, value] of outputsOf(so, recordPath)) {
      if (told.get(name) === value) continue;
      told.set(name, value);
      await attempt('outputs', () => surfaces.output(name, value));
    }
  };

  const inTurn = (work: () => Promise<void>): void => {
    queue = queue.then(() => attempt('report', work));
  };
  const publish = (events: readonly ReleaseEvent[]): Promise<void> => {
    if (events.length > 0) {
      const lines = logOf(events, story);
      const so = events.reduce(tell, story);
      story = so;
      inTurn(() => write(lines, so));
      // The pages have their own pace: a summary that hangs keeps no ledger from being written.
      for (const follower of followers) follower.heed(so);
    }
    return behind ? Promise.resolve() : inTime(queue);
  };

  const inTime = async (writing: Promise<void>): Promise<void> => {
    const written = new AbortController();
    const late = clock.sleep(ownPatience, written.signal).then(() => {
      behind ||= !written.signal.aborted;
    });
    void writing.then(() => {
      if (writing === queue) behind = false;
    });
    await Promise.race([writing, late]);
    written.abort();
  };

  const followers = pages.map(page =>
    follow(page, {
      clock,
      remark: text => inTurn(() => surfaces.log([line(clock.now(), text)])),
      warn: warning => void publish([{ at: clock.now(), type: 'warning', warning }]),
    }),
  );

  return {
    publish,
    finish: async cancelled => {
      const finished = new AbortController();
      const enough = new AbortController();
      void patience(clock, cancelled, finished.signal).then(() => enough.abort());
      await Promise.race([queue, aborted(enough.signal)]);
      await Promise.all(followers.map(follower => follower.finish(enough.signal)));
      // What the pages have to say of themselves.
      await Promise.race([queue, clock.sleep(lastWords, finished.signal)]);
      finished.abort();
    },
  };
}

/** Until the pages are given up; shorter from the moment at which the job is cancelled. */
async function patience(clock: Clock, cancelled: AbortSignal, finished: AbortSignal): Promise<void> {
  await clock.sleep(lastPatience, AbortSignal.any([cancelled, finished]));
  if (cancelled.aborted) await clock.sleep(patienceOfACancel, finished);
}
