import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/engine/clock.ts';
import { serveClock } from './server.ts';
import { createTimeline } from './timeline.ts';

const startMs = Date.UTC(2026, 0, 1);
const module = (path: string) => new URL(path, import.meta.url).href;

describe('the clock of the engine', () => {
  test('tells the wall time, and sleeps through some of it', async () => {
    // given
    const before = Date.now();
    // when
    await systemClock.sleep(20);
    const after = systemClock.now();
    // then
    expect(after - before).toBeGreaterThanOrEqual(19);
    expect(after - before).toBeLessThan(5_000);
  });

  test('ends a sleep early, and without an error, when it is aborted before or meanwhile', async () => {
    // given
    const controller = new AbortController();
    const before = Date.now();
    // when
    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort();
    await sleeping;
    await systemClock.sleep(60_000, controller.signal);
    // then
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  test('follows virtual time in a process under the preload', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
    await using server = await serveClock(timeline);
    const id = timeline.join('engine');
    const script = `
      import { systemClock } from '${module('../../src/engine/clock.ts')}';
      const elapsed = () => systemClock.now() - ${startMs};
      const controller = new AbortController();
      const long = systemClock.sleep(3_600_000, controller.signal).then(() => console.log('long', elapsed()));
      await systemClock.sleep(60_000);
      console.log('short', elapsed());
      controller.abort();
      await long;`;
    // when
    const child = spawn(
      process.execPath,
      ['--import', module('./preload.ts'), '--input-type=module', '--eval', script],
      {
        env: {
          GREENLIGHT_TEST_CLOCK: `${server.url}/clock/participants/${id}`,
          GREENLIGHT_TEST_CLOCK_NOW: String(startMs),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
    timeline.leave(id);
    // then
    expect(said).toBe('short 60000\nlong 60000\n');
  });
});
