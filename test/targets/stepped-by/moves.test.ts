import { describe, expect, test } from '@jest/globals';
import { BusyError } from '../../../src/errors.ts';
import type { Mark } from '../../../src/release/mark.ts';
import { nothingYet } from '../../../src/release/words.ts';
import type { Routing } from '../../../src/targets/router.ts';
import { steppedBy } from '../../../src/targets/stepped-by.ts';
import { minute, noon } from '../../release/a-release.ts';
import { type Fate, routerHere } from '../a-router.ts';
import { green, third, plan, change, onBlue, split, onGreen, ours, held, theirs, moverOver } from './a-stepping.ts';

describe('A mover over weights', () => {
  test('writes nothing when it begins, and nothing when it looks', async () => {
    // given
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    // when
    const began = await mover.begin(green);
    const seen = await mover.see(began);
    // then
    expect(began).toEqual(change);
    expect(seen.motion).toEqual({ is: 'ready', until: undefined });
    expect(router.written).toEqual([]);
  });

  test('gives green its share in one write, with a lease', async () => {
    // given
    const router = routerHere(onBlue);
    // when
    await moverOver(router).advance(change, 10);
    // then: a quarter of an hour at most
    const stage = { is: 'held', until: noon + 15 * minute, by: { runId: '9', attempt: 1 } } as const;
    expect(router.written).toEqual([{ by: 'Greenlight', shares: split(10), mark: ours(stage) }]);
  });

  test('gives all traffic to green alone: blue is not left with nothing', async () => {
    // given
    const router = routerHere(split(10), held);
    // when
    await moverOver(router).advance(change, 100);
    // then
    expect(router.now().shares).toEqual(onGreen);
  });

  test('goes back in one write, whatever share green has', async () => {
    // given
    const router = routerHere(split(10), held);
    // when
    const answer = await moverOver(router).goBack(change);
    // then
    expect(answer).toBe('accepted');
    expect(router.written).toEqual([{ by: 'Greenlight', shares: onBlue, mark: ours({ is: 'taken back' }) }]);
  });

  test('goes back all the same where somebody writes at the same moment, if it is green that still has traffic', async () => {
    // given
    const router = routerHere(split(10), held);
    const described: Fate = { is: 'somebody else first', routing: { shares: split(10), mark: held } };
    router.befall([{ is: 'well' }, described]);
    // when
    const answer = await moverOver(router).goBack(change);
    // then
    expect(answer).toBe('accepted');
    expect(router.now().shares).toEqual(onBlue);
  });

  test('says so where somebody writes each time it would go back', async () => {
    // given
    const router = routerHere(split(10), held);
    const described: Fate = { is: 'somebody else first', routing: { shares: split(10), mark: held } };
    router.befall([1, 2, 3].flatMap(() => [{ is: 'well' }, described] as const));
    // when
    const goingBack = moverOver(router).goBack(change);
    // then
    await expect(goingBack).rejects.toThrow('Somebody else writes the weights at the same time.');
  });

  test('needs no read to go back: what it wrote last is enough, and is the lock', async () => {
    // given: an alarm rings while nobody answers reads
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    await mover.advance(change, 10);
    router.befall([{ is: 'a lost call' }]);
    // when
    const answer = await mover.goBack(change);
    // then
    expect(answer).toBe('accepted');
    expect(router.now().shares).toEqual(onBlue);
  });

  test.each<[who: string, shares: Routing['shares'], mark: Mark | undefined]>([
    ['another change of Greenlight’s has begun to move traffic', split(10, third), theirs(noon + minute)],
    ['another change of Greenlight’s was released', new Map([[third.id, 100]]), theirs(noon + minute)],
    ['somebody else has given traffic to a third revision', split(10, third), undefined],
  ])('does not begin where %s since the plan was made: it waits for its turn', async (_, shares, mark) => {
    // given
    const router = routerHere(shares, mark);
    // when
    const beginning = moverOver(router).begin(green);
    // then
    await expect(beginning).rejects.toThrow(BusyError);
    expect(router.written).toEqual([]);
  });

  test('that was overtaken before it has written anything says that no user has met green', async () => {
    // given
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    await mover.begin(green);
    router.meddle({ shares: split(10, third), mark: theirs(noon + minute) });
    // when
    const seen = await mover.see(change);
    // then
    expect(seen.motion).toMatchObject({ is: 'stopped', reached: 'nobody', back: { is: 'none' } });
  });

  test('renews its lease before it has run out, in a step that may take longer', async () => {
    // given
    let now = noon;
    const router = routerHere(onBlue);
    const mover = moverOver(router, { now: () => now });
    await mover.advance(change, 10);
    // when
    const leases = [];
    for (const after of [1, 7, 8]) {
      now = noon + after * minute;
      leases.push((await mover.see(change)).lease);
    }
    await mover.advance(change, 10);
    // then
    expect(leases).toEqual(['as it should be', 'as it should be', 'to be renewed']);
    expect(router.now().mark?.stage).toMatchObject({ until: noon + 23 * minute });
  });

  test('whose note was written over, with the weights as it left them, goes on and notes it anew', async () => {
    // given: infrastructure code has put its own description there
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    await mover.advance(change, 10);
    router.meddle({ shares: split(10), mark: undefined });
    // when
    const seen = await mover.see(change);
    await mover.advance(change, 10);
    // then
    expect(seen).toMatchObject({ motion: { is: 'shifting' }, lease: 'to be taken over' });
    expect(router.now()).toMatchObject({ shares: split(10), mark: held });
  });

  test('whose note was written over goes back all the same', async () => {
    // given
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    await mover.advance(change, 10);
    router.meddle({ shares: split(10), mark: undefined });
    // when
    const answer = await mover.goBack(change);
    // then
    expect(answer).toBe('accepted');
    expect(router.now().shares).toEqual(onBlue);
  });

  test.each<[given: string, shares: Routing['shares']]>([
    ['half of it', split(50)],
    ['all of it', onGreen],
  ])('does not take for its own what somebody else has given green: %s', async (_, shares) => {
    // given: with the AWS CLI, which leaves the description as it is
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    await mover.advance(change, 10);
    router.meddle({ shares, mark: held });
    // when
    const seen = await mover.see(change);
    const answer = await mover.advance(change, 100);
    // then
    expect(seen.motion).toMatchObject({
      is: 'stopped',
      because: expect.stringMatching(/^Somebody else has given green (50|100) % of traffic/),
    });
    expect(answer).toBe('not ours');
  });

  test('takes less than it gave for an old answer at first, and for somebody else’s work later', async () => {
    // given
    let now = noon;
    const router = routerHere(onBlue);
    const mover = moverOver(router, { now: () => now });
    await mover.advance(change, 10);
    await mover.advance(change, 25);
    router.meddle({ shares: split(10), mark: held });
    // when
    const atOnce = await mover.see(change);
    now += minute;
    const later = await mover.see(change);
    // then
    expect(atOnce).toMatchObject({ motion: { is: 'shifting' }, serving: { green: 25 } });
    expect(later.motion).toMatchObject({ is: 'stopped' });
  });

  test('has nothing to undo where nothing has moved, and shows itself as stopped from then on', async () => {
    // given
    const router = routerHere(onBlue);
    const mover = moverOver(router);
    // when
    const answer = await mover.goBack(change);
    // then
    expect(answer).toBe('nothing to undo');
    expect(router.written).toEqual([]);
    expect((await mover.see(change)).motion).toMatchObject({ is: 'stopped', reached: 'nobody', back: { is: 'done' } });
  });

  test('cannot go back from the first release of all: there is nothing before it', async () => {
    // given
    const router = routerHere(onGreen, { ...held, from: undefined });
    const first = steppedBy(router, {
      plan: { ...plan, blue: nothingYet },
      shortOf: ({ id }) => id.slice(-1),
      now: () => noon,
      over: undefined,
      arrivals: undefined,
    });
    // when
    const answer = await first.goBack(change);
    // then
    expect(answer).toBe('too late');
    expect(router.written).toEqual([]);
  });

  test('gives its lease back and leaves the traffic where it is', async () => {
    // given
    const router = routerHere(onGreen, held);
    // when
    const answer = await moverOver(router).letGo(change);
    // then
    expect(answer).toBe('let go');
    expect(router.written).toEqual([{ by: 'Greenlight', shares: onGreen, mark: ours({ is: 'released' }) }]);
  });

  test.each<
    [given: string, fates: readonly Fate[], then: 'let go' | 'not ours', stage: Mark['stage']['is'] | undefined]
  >([
    [
      'writes at the same moment, and leaves the weights',
      [{ is: 'well' }, { is: 'somebody else first', routing: { shares: onGreen, mark: held } }],
      'let go',
      'released',
    ],
    [
      'takes them at the same moment',
      [{ is: 'well' }, { is: 'somebody else first', routing: { shares: new Map([[third.id, 100]]), mark: undefined } }],
      'not ours',
      undefined,
    ],
  ])('does not say that its lease is given back where it is not: somebody %s', async (_, fates, then, stage) => {
    // given
    const router = routerHere(onGreen, held);
    router.befall(fates);
    // when
    const answer = await moverOver(router).letGo(change);
    // then
    expect(answer).toBe(then);
    expect(router.now().mark?.stage.is).toBe(stage);
  });

  test('gives its lease back also where the note of it was written over', async () => {
    // given
    const router = routerHere(split(10), held);
    const mover = moverOver(router);
    await mover.advance(change, 100);
    router.meddle({ shares: onGreen, mark: undefined });
    // when
    const answer = await mover.letGo(change);
    // then
    expect(answer).toBe('let go');
    expect(router.now().mark).toEqual(ours({ is: 'released' }));
  });
});
