import { describe, expect, test } from '@jest/globals';
import type { Routing } from '../../../src/targets/router.ts';
import { minute, noon } from '../../release/a-release.ts';
import { routerHere } from '../a-router.ts';
import { third, change, onBlue, split, onGreen, ours, held, blueBakes, moverOver } from './a-stepping.ts';

describe('What somebody else has written', () => {
  test.each<[what: string, at: Routing]>([
    ['a third version', { shares: new Map([[third.id, 100]]), mark: undefined }],
    ['a share of a third version', { shares: split(10, third), mark: undefined }],
    ['a share of green without a lease', { shares: split(50), mark: undefined }],
    ['the bake of another release', { shares: onBlue, mark: blueBakes(noon + minute) }],
    ['all traffic back on blue under our lease', { shares: onBlue, mark: held }],
    ['another share after it was taken back', { shares: split(50), mark: ours({ is: 'taken back' }) }],
    ['a way back of the same change', { shares: onBlue, mark: ours({ is: 'taken back' }) }],
    ['the release of the same change', { shares: onGreen, mark: ours({ is: 'released' }) }],
  ])('is not written over: %s', async (_, { shares, mark }) => {
    // given
    const router = routerHere(shares, mark);
    const mover = moverOver(router);
    // when
    const answer = await mover.advance(change, 50);
    await mover.goBack(change);
    await mover.letGo(change);
    // then
    expect(answer).toBe('not ours');
    expect(router.written).toEqual([]);
  });

  test('is no hold where the survey has found whoever held it to be gone', async () => {
    // given
    const left = blueBakes(noon + minute);
    const router = routerHere(onBlue, left);
    // when
    const answer = await moverOver(router, { over: left }).advance(change, 10);
    // then
    expect(answer).toBe('moved');
  });

  test('is not written over where it gives all traffic to blue and takes our lease away', async () => {
    // given
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    await mover.advance(change, 10);
    router.meddle({ shares: onBlue, mark: undefined });
    // when
    const answer = await mover.advance(change, 50);
    // then
    expect(answer).toBe('not ours');
    expect(router.now()).toMatchObject({ shares: onBlue, mark: undefined });
  });

  test('is seen by whoever looks at the weights a moment too early: the lock does not fit any more', async () => {
    // given
    const router = routerHere(split(10), held);
    router.befall([{ is: 'well' }, { is: 'somebody else first', routing: { shares: onBlue, mark: undefined } }]);
    // when
    const answer = await moverOver(router).advance(change, 50);
    // then
    expect(answer).toBe('not ours');
    expect(router.now().shares).toEqual(onBlue);
  });
});
