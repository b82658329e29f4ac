import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTimeline, type Pace, type Timeline } from './timeline.ts';
import type { Wall } from './wall.ts';

const startMs = Date.UTC(2026, 0, 1);
const stepped = () => createTimeline({ startMs, pace: { kind: 'stepped' } });

/** A wall whose time is moved by hand. */
function handWall(): Wall & { pass(ms: number): void } {
  const calls = new Set<{ dueMs: number; call: () => void }>();
  let now = 0;
  return {
    now: () => now,
    after(ms, call) {
      const entry = { dueMs: now + ms, call };
      calls.add(entry);
      return () => void calls.delete(entry);
    },
    pass(ms) {
      now += ms;
      for (const entry of [...calls].filter(({ dueMs }) => dueMs <= now)) {
        calls.delete(entry);
        entry.call();
      }
    },
  };
}

/** Sleeps through a list of pauses and notes the time after each. */
async function live(timeline: Timeline, name: string, pausesMs: readonly number[], diary: string[]): Promise<void> {
  const id = timeline.join(name);
  for (const pause of pausesMs) {
    const now = await timeline.sleep(id, timeline.now() + pause);
    diary.push(`${name} ${now - startMs}`);
  }
  timeline.leave(id);
}

describe('a stepped timeline', () => {
  test('takes a lone sleeper straight to its wake, past a year of virtual time', async () => {
    // given
    using timeline = stepped();
    const id = timeline.join('sleeper');
    const year = 365 * 86_400_000;
    // when
    const now = await timeline.sleep(id, startMs + year);
    // then
    expect(now).toBe(startMs + year);
  });

  test('interleaves two participants by virtual time, not by who asked first', async () => {
    // given
    using timeline = stepped();
    const diary: string[] = [];
    // when
    await Promise.all([live(timeline, 'slow', [300, 300], diary), live(timeline, 'fast', [200, 200, 200], diary)]);
    // then
    expect(diary).toEqual(['fast 200', 'slow 300', 'fast 400', 'slow 600', 'fast 600']);
  });

  test('runs world events of equal time in the order in which they were planned, and before the wake at that time', async () => {
    // given
    using timeline = stepped();
    const diary: string[] = [];
    const id = timeline.join('sleeper');
    timeline.at(startMs + 200, () => diary.push('later'));
    timeline.at(startMs + 100, now => {
      diary.push('first');
      timeline.at(now, () => diary.push('planned on the way'));
    });
    timeline.at(startMs + 100, () => diary.push('second'));
    // when
    await timeline.sleep(id, startMs + 100);
    // then
    expect(diary).toEqual(['first', 'second', 'planned on the way']);
  });

  test('runs events in order of time and, where equal, of insertion, whatever the order of planning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 40 }), async delays => {
        // given
        using timeline = stepped();
        const seen: { index: number; atMs: number }[] = [];
        delays.forEach((delay, index) =>
          timeline.at(startMs + delay, now => seen.push({ index, atMs: now - startMs })),
        );
        // when
        await timeline.sleep(timeline.join('sleeper'), startMs + 20);
        // then
        const wanted = delays.map((atMs, index) => ({ index, atMs })).sort((a, b) => a.atMs - b.atMs);
        expect(seen).toEqual(wanted);
      }),
    );
  });

  test('repeats an event every period until it is cancelled', async () => {
    // given
    using timeline = stepped();
    const seen: number[] = [];
    const id = timeline.join('sleeper');
    const cancel = timeline.every(10, now => seen.push(now - startMs));
    // when
    await timeline.sleep(id, startMs + 35);
    cancel();
    await timeline.sleep(id, startMs + 100);
    // then
    expect(seen).toEqual([10, 20, 30]);
  });

  test('stands still while nobody has joined, and while anybody is awake', async () => {
    // given
    using timeline = stepped();
    const seen: number[] = [];
    timeline.at(startMs + 1, now => seen.push(now));
    // when
    await turnOfTheLoop();
    const alone = timeline.now();
    timeline.join('awake');
    void timeline.sleep(timeline.join('sleeper'), startMs + 5);
    await turnOfTheLoop();
    // then
    expect(alone).toBe(startMs);
    expect(timeline.now()).toBe(startMs);
    expect(seen).toEqual([]);
  });

  test('goes on when the one who was awake leaves', async () => {
    // given
    using timeline = stepped();
    const busy = timeline.join('busy');
    const slept = timeline.sleep(timeline.join('sleeper'), startMs + 5);
    // when
    timeline.leave(busy);
    // then
    expect(await slept).toBe(startMs + 5);
  });

  test.each([
    { how: 'aborted', end: (_: Timeline, __: string, controller: AbortController) => controller.abort() },
    { how: 'woken', end: (timeline: Timeline, id: string) => void timeline.wake(id) },
    { how: 'touched by a call', end: (timeline: Timeline, id: string) => timeline.touch(id) },
  ])('lets a sleeper that is $how by a world event go at the time of that event', async ({ end }) => {
    // given
    using timeline = stepped();
    const controller = new AbortController();
    const id = timeline.join('sleeper');
    timeline.at(startMs + 40, () => end(timeline, id, controller));
    // when
    const now = await timeline.sleep(id, startMs + 1_000, controller.signal);
    // then
    expect(now).toBe(startMs + 40);
    expect(timeline.wake(id)).toBe(startMs + 40);
  });

  test('ends a sleep at once when its signal was aborted before', async () => {
    // given
    using timeline = stepped();
    // when
    const now = await timeline.sleep(timeline.join('sleeper'), startMs + 1_000, AbortSignal.abort());
    // then
    expect(now).toBe(startMs);
  });

  test('fails with the time and the cause when a world event throws', async () => {
    // given
    using timeline = stepped();
    const cause = new Error('no such target group');
    timeline.at(startMs + 60_000, () => {
      throw cause;
    });
    // when
    const sleeping = timeline.sleep(timeline.join('sleeper'), startMs + 90_000);
    // then
    await expect(sleeping).rejects.toThrow(
      'A world event failed at 2026-01-01T00:01:00.000Z: Error: no such target group',
    );
    expect(timeline.failed.reason).toMatchObject({ cause });
  });

  test('stands still for a sleeper that is held, until it is released from every debt', async () => {
    // given
    using timeline = stepped();
    const id = timeline.join('sleeper');
    timeline.hold(id, 'SIGINT');
    timeline.hold(id, 'SIGTERM');
    const slept = timeline.sleep(id, startMs + 10);
    // when
    await turnOfTheLoop();
    timeline.release(id, 'SIGINT');
    await turnOfTheLoop();
    const held = timeline.now();
    timeline.release(id, 'SIGTERM');
    // then
    expect(held).toBe(startMs);
    expect(await slept).toBe(startMs + 10);
  });

  test('refuses a sleep of somebody who has left', async () => {
    // given
    using timeline = stepped();
    const id = timeline.join('gone');
    timeline.leave(id);
    // when
    const sleeping = timeline.sleep(id, startMs + 1);
    // then
    await expect(sleeping).rejects.toThrow('it never joined, or left');
  });
});

describe('the limit of silence', () => {
  const silent = () => {
    const wall = handWall();
    return { wall, timeline: createTimeline({ startMs, pace: { kind: 'stepped' }, silenceLimitMs: 10_000, wall }) };
  };

  test('names the participant that neither sleeps nor calls, to everybody who waits', async () => {
    // given
    const { wall, timeline } = silent();
    timeline.join('the silent one');
    const sleeping = timeline.sleep(timeline.join('sleeper'), startMs + 1);
    const heard = expect(sleeping).rejects.toThrow('"the silent one" neither slept nor called for 10 s of wall time');
    // when
    wall.pass(10_000);
    // then
    await heard;
    expect(timeline.failed.aborted).toBe(true);
    expect(() => timeline.join('late')).toThrow('the silent one');
  });

  test('counts for a sleeper that is held', () => {
    // given
    const { wall, timeline } = silent();
    const id = timeline.join('deaf');
    timeline.sleep(id, startMs + 1).catch(() => undefined);
    timeline.hold(id, 'SIGINT');
    // when
    wall.pass(10_000);
    // then
    expect(timeline.failed.reason).toMatchObject({ message: expect.stringContaining('"deaf"') });
  });

  test('begins anew with every call, and does not count for a sleeper', () => {
    // given
    const { wall, timeline } = silent();
    const busy = timeline.join('busy');
    void timeline.sleep(timeline.join('sleeper'), startMs + 1);
    // when
    for (let call = 0; call < 5; call += 1) {
      wall.pass(9_000);
      timeline.touch(busy);
    }
    // then
    expect(timeline.failed.aborted).toBe(false);
  });
});

describe('a paced timeline', () => {
  const paced = (pace: Pace) => {
    const wall = handWall();
    return { wall, timeline: createTimeline({ startMs, pace, wall }) };
  };

  test('waits the wall time that the jump takes at its speed, and shows the time in between', async () => {
    // given
    const { wall, timeline } = paced({ kind: 'paced', speed: 100 });
    const woken: number[] = [];
    void timeline.sleep(timeline.join('sleeper'), startMs + 60_000).then(now => woken.push(now));
    // when
    wall.pass(300);
    const between = timeline.now();
    await turnOfTheLoop();
    const early = [...woken];
    wall.pass(300);
    await turnOfTheLoop();
    // then
    expect(between).toBe(startMs + 30_000);
    expect(early).toEqual([]);
    expect(woken).toEqual([startMs + 60_000]);
  });

  test('stops in the middle of a jump when a sleeper is woken there', async () => {
    // given
    const { wall, timeline } = paced({ kind: 'paced', speed: 100 });
    const id = timeline.join('sleeper');
    const slept = timeline.sleep(id, startMs + 60_000);
    // when
    wall.pass(123);
    timeline.wake(id);
    wall.pass(5_000);
    // then
    expect(await slept).toBe(startMs + 12_300);
    expect(timeline.now()).toBe(startMs + 12_300);
  });

  test('keeps its promises on the machine wall too', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'paced', speed: 1_000_000 } });
    const before = performance.now();
    // when
    const now = await timeline.sleep(timeline.join('sleeper'), startMs + 3_600_000 * 5);
    // then
    expect(now).toBe(startMs + 3_600_000 * 5);
    expect(performance.now() - before).toBeGreaterThanOrEqual(17);
  });
});

describe('a real timeline', () => {
  test('lets events and wakes happen on the wall clock, whoever is awake', async () => {
    // given
    const wall = handWall();
    const timeline = createTimeline({ startMs, pace: { kind: 'real' }, wall });
    const seen: number[] = [];
    timeline.join('awake');
    timeline.at(startMs + 500, now => seen.push(now - startMs));
    const slept = timeline.sleep(timeline.join('sleeper'), startMs + 700);
    // when
    wall.pass(600);
    wall.pass(150);
    // then
    expect(seen).toEqual([500]);
    expect(await slept).toBe(startMs + 750);
    expect(timeline.failed.aborted).toBe(false);
  });
});

function turnOfTheLoop(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
