import { describe, expect, test } from '@jest/globals';
import { RefusedError } from '../../../src/errors.ts';
import type { Percent } from '../../../src/release/words.ts';
import type { Routing } from '../../../src/targets/router.ts';
import type { Arrivals } from '../../../src/targets/stepped-by/arrivals.ts';
import { noon } from '../../release/a-release.ts';
import { routerHere } from '../a-router.ts';
import { third, change, onBlue, split, onGreen, ours, held, theirs, blueBakes, moverOver } from './a-stepping.ts';

describe('Weights that are looked at', () => {
  test.each<[what: string, at: Routing, motion: object]>([
    ['all traffic on blue', { shares: onBlue, mark: undefined }, { is: 'ready' }],
    [
      'all traffic on blue, and a lease that has run out',
      { shares: onBlue, mark: blueBakes(noon - 1) },
      { is: 'ready' },
    ],
    [
      'all traffic given back to blue by hand, and the lease left there',
      { shares: onBlue, mark: theirs(noon + 1) },
      { is: 'ready' },
    ],
    ['a share on green under our lease', { shares: split(10), mark: held }, { is: 'shifting', nextAt: undefined }],
    ['all traffic on green under our lease', { shares: onGreen, mark: held }, { is: 'settled', blueEnds: 'never' }],
    [
      'all traffic on green, released',
      { shares: onGreen, mark: ours({ is: 'released' }) },
      { is: 'finished', switched: undefined, blueNow: undefined },
    ],
    [
      'all traffic back on blue',
      { shares: onBlue, mark: ours({ is: 'taken back' }) },
      { is: 'stopped', reached: 'users', back: { is: 'done' } },
    ],
    ['a share on a third version', { shares: split(10, third), mark: held }, { is: 'stopped', back: { is: 'none' } }],
    ['a share on green that nobody signs', { shares: split(10), mark: undefined }, { is: 'stopped' }],
    ['all traffic on green that nobody signs', { shares: onGreen, mark: undefined }, { is: 'stopped' }],
    ['a share on green, and taken back', { shares: split(10), mark: ours({ is: 'taken back' }) }, { is: 'stopped' }],
    ['a share on green, and released', { shares: split(10), mark: ours({ is: 'released' }) }, { is: 'stopped' }],
    ['all traffic on blue under our lease', { shares: onBlue, mark: held }, { is: 'stopped', back: { is: 'none' } }],
    ['the bake of another release, which lives', { shares: onBlue, mark: blueBakes(noon + 1) }, { is: 'stopped' }],
  ])('calls %s what it is', async (_, { shares, mark }, motion) => {
    // given
    const router = routerHere(shares, mark);
    // when
    const seen = await moverOver(router).see(change);
    // then
    expect(seen.motion).toMatchObject(motion);
  });

  test('does not say what share green has where a third version has some', async () => {
    // given
    const router = routerHere(split(10, third));
    // when
    const { serving } = await moverOver(router).see(change);
    // then
    expect(serving).toMatchObject({ who: 'unknown', because: expect.stringContaining('10 % of traffic') });
  });

  test.each<[given: string, before: readonly Percent[], share: Percent]>([
    ['all of it', [], 100],
    ['a share', [], 10],
    ['more than it had', [10], 25],
  ])(
    'are not said to be taken from green by an answer that is half a minute old: it was given %s',
    async (...given) => {
      // given: looked at every 15 s, the second time just as long after the write as an answer may be old
      const [, before, share] = given;
      let now = noon;
      const router = routerHere(onBlue);
      const mover = moverOver(router, { now: () => now });
      for (const each of [...before, share]) await mover.advance(change, each);
      router.befall([1, 2].map(() => ({ is: 'an old answer', writesAgo: 1 })));
      // when
      const seen = [];
      for (const after of [15_000, 30_000]) {
        now = noon + after;
        seen.push(await mover.see(change));
      }
      // then
      const motion = { is: share === 100 ? 'settled' : 'shifting' };
      const serving = { green: share };
      expect(seen).toMatchObject([
        { motion, serving },
        { motion, serving },
      ]);
    },
  );

  test.each<[left: string, shares: Routing['shares'], mark: Routing['mark']]>([
    ['nothing', onBlue, undefined],
    ['less', split(10), held],
  ])('are taken from green where it still has %s after that: no answer is so old', async (_, shares, mark) => {
    // given
    let now = noon;
    const router = routerHere(onBlue);
    const mover = moverOver(router, { now: () => now });
    await mover.advance(change, 25);
    router.meddle({ shares, mark });
    now = noon + 30_001;
    // when
    const { motion } = await mover.see(change);
    // then
    expect(motion).toMatchObject({ is: 'stopped', because: expect.stringMatching(/^Somebody else has given/) });
  });
});

describe('The requests that a share brings', () => {
  test('are not known where they cannot be counted, and that stops nothing', async () => {
    // given
    const router = routerHere(split(10), held);
    const denied: Arrivals = () => Promise.reject(new RefusedError([]));
    // when
    const { arrived, motion } = await moverOver(router, { arrivals: denied }).see(change);
    // then
    expect(arrived).toBeUndefined();
    expect(motion.is).toBe('shifting');
  });
});
