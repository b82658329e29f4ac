import { describe, expect, test } from '@jest/globals';
import { errands } from '../../src/engine/errands.ts';
import { saw, type Seen } from '../../src/engine/seen.ts';
import { after, aPlan, aSmokeGate, aTargetsGate, inWords, minute, noon, second, tried } from '../release/a-release.ts';
import { play } from './a-world.ts';

/** Green stands after two minutes and waits for a word; five at 10 %, ten of bake. */
const stands = after(2 * minute);

describe('a gate that is asked beside the loop', () => {
  test('is asked once green stands, and not before', async () => {
    // given
    const plan = aPlan({ gates: [aSmokeGate(), aTargetsGate()] });

    // when
    const { times, outcome } = await play({ plan, fate: { waits: true } });

    // then
    expect(Math.min(...times('try'))).toBe(stands);
    expect(Math.min(...times('health'))).toBe(stands);
    expect(inWords(outcome.decision)).toBe('end: released');
  });

  test('keeps all traffic away from a green that never answers as it should', async () => {
    // given
    const plan = aPlan({ gates: [aSmokeGate({}, 2)] });

    // when
    const { times, outcome, events } = await play({ plan, fate: { waits: true, answers: [[0, 'fail']] } });

    // then
    expect(times('try')).toEqual([0, 5, 10].map(seconds => stands + seconds * second));
    expect(times('go on')).toEqual([]);
    expect(inWords(outcome.decision)).toBe('end: failed');
    expect(events.some(event => event.type === 'traffic' && event.serving.who !== 'blue')).toBe(false);
  });

  test('is asked at the pace of the state while it passes, and quicker once it has failed', async () => {
    // given
    const plan = aPlan({ gates: [aSmokeGate({ when: 'bake' }, 3)] });
    const failsFrom = 8 * minute;

    // when
    const { times } = await play({ plan, fate: { answers: [[failsFrom, 'fail']] } });

    // then: it is first asked when all traffic is on green, seven minutes in
    const seconds = times('try').map(at => (at - noon) / second);
    expect(seconds).toEqual([420, 435, 450, 465, 480, 485, 490, 495]);
  });
});

describe('an errand', () => {
  const seen = saw(tried(noon, 'pass'));

  test('is under way until it comes home, once, and rings when it does', async () => {
    // given
    const beside = errands();
    const home = Promise.withResolvers<Seen>();
    const bell = beside.bell();

    // when
    beside.send('smoke', () => home.promise);

    // then
    expect([beside.underWay('smoke'), beside.home()]).toEqual([true, []]);
    const rings = beside.bell();
    home.resolve(seen);
    await home.promise;
    await Promise.resolve();
    expect([beside.underWay('smoke'), bell.aborted, rings.aborted]).toEqual([false, false, true]);
    expect([beside.home(), beside.home()]).toEqual([[seen], []]);
  });

  test('that fails is raised where it is brought home', async () => {
    // given
    const beside = errands();

    // when
    beside.send('smoke', () => Promise.reject(new Error('a fault of ours')));
    await Promise.resolve();
    await Promise.resolve();

    // then
    expect(() => beside.home()).toThrow('a fault of ours');
  });

  test('is called back when the release ends', () => {
    // given
    const beside = errands();
    let called: AbortSignal | undefined;
    beside.send('smoke', signal => {
      called = signal;
      return new Promise(() => undefined);
    });

    // when
    beside.end();

    // then
    expect(called?.aborted).toBe(true);
  });
});
