import { describe, expect, test } from '@jest/globals';
import { evolve, type Observation } from '../../src/release/observation.ts';
import { wait } from '../../src/release/step.ts';
import { news, waitNews } from '../../src/release/telling.ts';
import {
  aCourse,
  aPlan,
  after,
  asked,
  aReading,
  aSighting,
  minute,
  motion,
  noon,
  read,
  readNothing,
  saw,
  sawNothing,
  second,
  turned,
} from './a-release.ts';

const shifting = motion.shifting(after(5 * minute));
const now = after(5 * second);
const inTheStep = saw(noon, shifting, { green: 10 });

/** What is told when this is seen after all that. */
function told(seen: readonly Observation[], next: Observation) {
  const before = aCourse(...seen);
  return news(aPlan(), before, evolve(before, next), now).map(({ type }) => type);
}

describe('what is new is told', () => {
  test.each<[string, readonly Observation[], Observation, string[]]>([
    ['a look that shows what the last one showed: nothing', [inTheStep], saw(now, shifting, { green: 10 }), []],
    ['another phase', [saw(noon, motion.preparing)], saw(now, motion.ready), ['phase']],
    ['another share of traffic', [inTheStep], saw(now, shifting, { green: 20 }), ['traffic']],
    ['another number of tasks', [inTheStep], saw(now, shifting, { green: 10, greenRunning: 3 }), ['capacity']],
    ['readings with another outcome', [inTheStep, read(noon, 'pass')], read(now, 'fail'), ['gates']],
    ['readings of the same outcome: nothing', [inTheStep, read(noon, 'pass')], read(now, 'pass'), []],
    [
      'a reading that is obeyed from now on',
      [inTheStep, read(noon, aReading('fail', noon, { force: 'advisory' }))],
      read(now, 'fail'),
      ['gates'],
    ],
    ['the turn: nothing reverts before AWS has taken the stop', [inTheStep], turned(now, 'a gate failed'), []],
    ['the stop that AWS took', [inTheStep, turned(noon, 'a gate failed')], asked(now, 'accepted'), ['phase']],
    [
      'a stop that came too late: nothing reverts',
      [inTheStep, turned(noon, 'a gate failed')],
      asked(now, 'too late'),
      [],
    ],
    [
      'the third look that shows nothing: where the traffic is, is not known any more',
      [inTheStep, sawNothing(noon), sawNothing(noon)],
      sawNothing(now),
      ['traffic'],
    ],
    [
      'the look after that: the traffic, although it is as before',
      [inTheStep, sawNothing(noon), sawNothing(noon), sawNothing(noon)],
      saw(now, shifting, { green: 10 }),
      ['traffic'],
    ],
    ['a target out of sight', [inTheStep], sawNothing(now), ['trouble']],
    ['a target that is still out of sight: nothing', [inTheStep, sawNothing(noon)], sawNothing(now), []],
    ['gates that cannot be read', [inTheStep], readNothing(now), ['trouble']],
    ['gates that can still not be read: nothing', [inTheStep, readNothing(noon)], readNothing(now), []],
  ])('%s', (_, seen, next, types) => {
    // given, when
    const events = told(seen, next);

    // then
    expect(events).toEqual(types);
  });

  test('what happened in AWS is told once, by its id', () => {
    // given
    const happening = { id: 'd-1:Install:done', at: noon, kind: 'progress', text: 'Install succeeded.' } as const;
    const look = (at: number) => ({ ...aSighting(at, shifting, { green: 10 }), happened: [happening] });

    // when
    const first = told([inTheStep], { saw: 'target', sighting: look(now) });
    const again = told([inTheStep, { saw: 'target', sighting: look(noon) }], { saw: 'target', sighting: look(now) });

    // then
    expect([first, again]).toEqual([['happened'], []]);
  });

  test('alarms that could not be read three times are shown as not read since, and as they are once they can be', () => {
    // given
    const blind = aCourse(inTheStep, read(noon, 'pass'), readNothing(now), readNothing(now));

    // when
    const third = evolve(blind, readNothing(now));
    const [stale] = news(aPlan(), blind, third, now);
    const [fresh] = news(aPlan(), third, evolve(third, read(now, 'pass')), now);

    // then
    expect(stale).toMatchObject({
      type: 'gates',
      readings: [{ outcome: 'error', says: expect.stringMatching(/^Not read since 12:00:00 UTC: /) }],
    });
    expect(fresh).toMatchObject({ type: 'gates', readings: [{ outcome: 'pass' }] });
  });

  test('a deployment that somebody stopped is not shown as going back, as long as nobody takes it back', () => {
    // given
    const stopped = motion.stopped({ by: 'a request', back: { is: 'awaited' } });
    const before = aCourse(inTheStep);

    // when
    const events = news(aPlan(), before, evolve(before, saw(now, stopped, { green: 10 })), now);

    // then
    expect(events).not.toContainEqual(expect.objectContaining({ phase: 'reverting' }));
  });

  test('the way back says why', () => {
    // given
    const before = aCourse(inTheStep, turned(noon, 'a gate failed', 'The alarm rang.'));

    // when
    const events = news(aPlan(), before, evolve(before, asked(now, 'accepted')), now);

    // then
    expect(events).toEqual([{ at: now, type: 'phase', phase: 'reverting', because: 'The alarm rang.' }]);
  });
});

describe('what is waited for is told', () => {
  const bake = (until: number | undefined) => wait('the bake', until, 'calmly');

  test.each([
    ['at first', undefined, bake(after(minute)), 1],
    ['when it is another thing', wait('green', undefined, 'calmly'), bake(after(minute)), 1],
    ['when its end has moved by more than a look', bake(after(minute)), bake(after(2 * minute)), 1],
    ['not again when nothing has changed', bake(after(minute)), bake(after(minute)), 0],
    ['not again when its end has moved by a look', bake(after(minute)), bake(after(minute + 15 * second)), 0],
    ['not where nothing is waited for', bake(after(minute)), { step: { do: 'confirm' }, because: 'baked' } as const, 0],
  ])('%s', (_, before, decision, times) => {
    // given, when
    const events = waitNews(aPlan(), before, decision, now);

    // then
    expect(events).toHaveLength(times);
  });
});
