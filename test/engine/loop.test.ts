import { describe, expect, test } from '@jest/globals';
import { verdictOf } from '../../src/engine/ending.ts';
import { type Happening, servingOf } from '../../src/release/words.ts';
import { after, aGate, aPlan, change, inWords, minute, noon, second } from '../release/a-release.ts';
import { type Call, play } from './a-world.ts';

const onBlue = servingOf(0);

const inFlight = { is: 'change', change } as const;

/** The canary of these tests: two minutes until green has started, five at 10 %, ten of bake. */
const shifts = after(2 * minute);
const settles = after(7 * minute);
const baked = after(17 * minute);

describe('a release of a good revision', () => {
  test('makes green once, begins once, and ends as released with green serving', async () => {
    // given, when
    const { outcome, times, ended } = await play();

    // then
    expect(verdictOf(outcome, onBlue, ended)).toMatchObject({
      name: 'released',
      serving: { who: 'green', green: 100 },
    });
    expect([times('make').length, times('begin').length, times('go back').length]).toEqual([1, 1, 0]);
    expect(ended).toBe(baked);
  });

  test('tells its phases in order, each once', async () => {
    // given, when
    const { events } = await play();

    // then
    const phases = events.flatMap(event => (event.type === 'phase' ? [event.phase] : []));
    expect(phases).toEqual(['staging', 'shifting', 'baking']);
  });

  test('tells who serves each time that changes, and only then', async () => {
    // given, when
    const { events } = await play();

    // then
    const traffic = events.flatMap(event => (event.type === 'traffic' ? [[event.at - noon, event.serving]] : []));
    expect(traffic).toEqual([
      [0, { who: 'blue', green: 0 }],
      [2 * minute, { who: 'split', green: 10 }],
      [7 * minute, { who: 'green', green: 100 }],
    ]);
  });

  test('tells what is waited for, each thing once', async () => {
    // given, when
    const { events } = await play();

    // then
    const waits = events.flatMap(event => (event.type === 'waiting' ? [event.wait] : []));
    expect(waits).toEqual([...new Set(waits)]);
    expect(waits).toEqual(
      expect.arrayContaining([expect.stringContaining('proof at 10 %'), expect.stringContaining('bake')]),
    );
  });

  test('tells of a bad one what was written, the causes, the gate, the stop and the way back, in this order', async () => {
    // given
    const cause: Happening = { id: 'x', at: noon, kind: 'cause', of: 'alarm', text: 'The database is slow.' };

    // when
    const { events } = await play({ fate: { alarm: [[3 * minute, 'fail']] }, causes: [cause] });

    // then
    const said = events.flatMap(event => {
      if (event.type === 'gates' && event.readings.some(({ outcome }) => outcome === 'fail')) return ['the gate fails'];
      if (event.type === 'wrote') return [event.what];
      if (event.type === 'phase' && event.phase === 'reverting') return ['it goes back'];
      return event.type === 'happened' && event.happening.id === 'x' ? ['a cause'] : [];
    });
    expect(said).toEqual([
      'registered api:8',
      expect.stringContaining('began d-1'),
      'a cause',
      'the gate fails',
      'asked AWS to stop d-1 and go back',
      'it goes back',
    ]);
  });

  test('goes on from a change that is in flight already, and begins no second one', async () => {
    // given, when
    const { outcome, times } = await play({ made: inFlight });

    // then
    expect(inWords(outcome.decision)).toBe('end: released');
    expect([times('make'), times('begin')]).toEqual([[], []]);
  });

  test('lets traffic move where AWS waits for a word', async () => {
    // given, when
    const { outcome, times } = await play({ fate: { waits: true } });

    // then
    expect(inWords(outcome.decision)).toBe('end: released');
    expect(times('go on')).toEqual([shifts]);
  });
});

describe('the pace', () => {
  const gaps = (times: readonly number[], from: number, to: number) => {
    const within = times.filter(at => at >= from && at <= to);
    return within.slice(1).map((at, before) => (at - within[before]!) / second);
  };

  test('is 5 s for the proof, all the time that a gate is measured', async () => {
    // given, when
    const { times } = await play();

    // then
    expect(new Set(gaps(times('readings'), noon, baked))).toEqual(new Set([5]));
  });

  test.each([
    ['15 s for the state while nothing is about to change', shifts, settles - 45 * second, 15],
    ['5 s for the state near a change that is expected', settles - 20 * second, settles, 5],
    ['15 s for the state in the bake', settles + 30 * second, baked - second, 15],
  ])('is %s', async (_, from, to, gap) => {
    // given, when
    const { times } = await play();

    // then
    expect(new Set(gaps(times('see'), from, to))).toEqual(new Set([gap]));
  });

  test('is as asked for where the proof is to be looked at less often', async () => {
    // given
    const poll = { proof: 20 * second, state: 20 * second };

    // when
    const { times } = await play({ plan: aPlan({ policy: { poll } }) });

    // then
    expect(Math.min(...gaps(times('readings'), noon, baked))).toBe(20);
    expect(Math.min(...gaps(times('see'), shifts, baked))).toBe(20);
  });

  test('reads no gate that is not measured now', async () => {
    // given, when
    const { times } = await play({ plan: aPlan({ gates: [aGate({ when: 'bake' })] }) });

    // then
    expect(times('readings').filter(at => at < settles)).toEqual([]);
    expect(times('readings').length).toBeGreaterThan(100);
  });

  test.each<[Call, Parameters<typeof play>[0]]>([
    ['confirm', { fate: { namedLate: 10 * minute + 40 * second }, takes: call => (call === 'confirm' ? 100 : 0) }],
    ['go on', { fate: { waits: true, heeds: 20 * second }, takes: call => (call === 'see' ? 100 : 0) }],
  ])('is never quicker than the proof’s for `%s`, however long AWS takes to show an effect', async (call, script) => {
    // given, when
    const { times } = await play(script);

    // then
    const quick = gaps(times(call), noon, after(60 * minute)).filter(gap => gap < 5);
    expect(quick).toEqual([]);
  });
});
