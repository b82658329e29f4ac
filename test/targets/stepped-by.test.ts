import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { BusyError, GreenlightError, RefusedError } from '../../src/errors.ts';
import type { Mark } from '../../src/release/mark.ts';
import type { Can } from '../../src/release/plan.ts';
import { type Change, nothingYet, type Percent, type Revision } from '../../src/release/words.ts';
import type { Mover } from '../../src/targets/ports.ts';
import type { Routing } from '../../src/targets/router.ts';
import { steppedBy } from '../../src/targets/stepped-by.ts';
import type { Arrivals } from '../../src/targets/stepped-by/arrivals.ts';
import { aPlan, codeDeploy, minute, noon, run } from '../release/a-release.ts';
import { type Fate, type RouterHere, routerHere } from './a-router.ts';

const [blue, green, third] = ['1', '2', '3'].map((version): Revision => ({
  id: `arn:checkout:${version}`,
  name: `checkout:${version}`,
})) as [Revision, Revision, Revision];

const mover: Can = { ...codeDeploy, mover: 'Greenlight', moves: 'Greenlight', canarySteps: 'any', hold: 'anywhere' };
const plan = aPlan({
  mover,
  blue,
  strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
  bake: 10 * minute,
});
const change: Change = { id: run.changeId, revision: green, began: noon };

const onBlue = new Map([[blue.id, 100]]);
const split = (share: Percent, of = green): Routing['shares'] =>
  new Map([
    [blue.id, 100 - share],
    [of.id, share],
  ]);
const onGreen = new Map([[green.id, 100]]);

/** Of this change, in the name of its run. */
const ours = (stage: Mark['stage']): Mark => ({ changeId: run.changeId, from: '1', to: '2', stage });
const held = ours({ is: 'held', until: noon + 45 * minute, by: { runId: '9', attempt: 1 } });
const theirs = (until: number): Mark => ({
  changeId: 'gl-8-0123abcd.1',
  from: '1',
  to: '3',
  stage: { is: 'held', until, by: { runId: '8', attempt: 1 } },
});

function moverOver(router: RouterHere, arrivals?: Arrivals, now: () => number = () => noon): Mover {
  const shortOf = ({ id }: Revision) => id.slice(-1);
  return steppedBy(router, { plan, shortOf, now, arrivals });
}

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

  test('gives green its share in one write, with a lease for as long as it may keep it', async () => {
    // given
    const router = routerHere(onBlue);
    // when
    await moverOver(router).advance(change, 10);
    // then: the step, two extensions of it, and the 30 minutes that a person has
    const stage = { is: 'held', until: noon + 45 * minute, by: { runId: '9', attempt: 1 } } as const;
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
    await moverOver(router).letGo(change);
    // then
    expect(router.written).toEqual([{ by: 'Greenlight', shares: onGreen, mark: ours({ is: 'released' }) }]);
  });

  test.each<[what: string, at: Routing, motion: object]>([
    ['all traffic on blue', { shares: onBlue, mark: undefined }, { is: 'ready' }],
    ['all traffic on blue, and a lease that has run out', { shares: onBlue, mark: theirs(noon - 1) }, { is: 'ready' }],
    ['a share on green under our lease', { shares: split(10), mark: held }, { is: 'shifting', nextAt: undefined }],
    ['all traffic on green under our lease', { shares: onGreen, mark: held }, { is: 'settled', blueEnds: 'never' }],
    ['all traffic on green, released', { shares: onGreen, mark: ours({ is: 'released' }) }, { is: 'finished' }],
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
    ['a lease of another release that lives', { shares: onBlue, mark: theirs(noon + 1) }, { is: 'stopped' }],
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
});

describe('What somebody else has written', () => {
  test.each<[what: string, at: Routing]>([
    ['a third version', { shares: new Map([[third.id, 100]]), mark: undefined }],
    ['a share of a third version', { shares: split(10, third), mark: undefined }],
    ['a share of green without a lease', { shares: split(50), mark: undefined }],
    ['a lease of another release', { shares: onBlue, mark: theirs(noon + minute) }],
    ['all traffic back on blue under our lease', { shares: onBlue, mark: held }],
    ['another share after it was taken back', { shares: split(50), mark: ours({ is: 'taken back' }) }],
    ['a way back of the same change', { shares: onBlue, mark: ours({ is: 'taken back' }) }],
    ['the release of the same change', { shares: onGreen, mark: ours({ is: 'released' }) }],
  ])('is not written over: %s', async (_, { shares, mark }) => {
    // given
    const router = routerHere(shares, mark);
    const mover = moverOver(router);
    // when
    const answers = [await mover.advance(change, 50), await mover.goBack(change), await mover.letGo(change)];
    // then
    expect(answers[0]).toBe('not ours');
    expect(router.written).toEqual([]);
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

describe('Whatever befalls it, a mover over weights', () => {
  const anyRouting: fc.Arbitrary<Routing> = fc.record({
    shares: fc.constantFrom(onBlue, onGreen, split(10), split(50), split(10, third), new Map([[third.id, 100]])),
    mark: fc.constantFrom(undefined, held, ours({ is: 'taken back' }), theirs(noon - minute), theirs(noon + minute)),
  });
  const anyFate: fc.Arbitrary<Fate> = fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fate>({ is: 'well' }) },
    fc.integer({ min: 1, max: 3 }).map((writesAgo): Fate => ({ is: 'an old answer', writesAgo })),
    fc.constantFrom<Fate[]>({ is: 'a lost answer' }, { is: 'a lost call' }),
    anyRouting.map((routing): Fate => ({ is: 'somebody else first', routing })),
  );
  type Word = { readonly do: 'advance'; readonly share: Percent } | { readonly do: 'go back' | 'let go' | 'look' };
  const anyWord: fc.Arbitrary<Word> = fc.oneof(
    fc.constantFrom(0.01, 7, 10, 50, 99.99, 100).map((share): Word => ({ do: 'advance', share })),
    fc.constantFrom<Word[]>({ do: 'go back' }, { do: 'let go' }, { do: 'look' }),
  );
  const anyDay = fc.tuple(
    anyRouting,
    fc.array(fc.tuple(anyWord, fc.array(anyFate, { maxLength: 4 })), { maxLength: 8 }),
  );

  const said = (mover: Mover, word: Word): Promise<unknown> => {
    switch (word.do) {
      case 'advance':
        return mover.advance(change, word.share);
      case 'go back':
        return mover.goBack(change);
      case 'let go':
        return mover.letGo(change);
      case 'look':
        return mover.see(change);
    }
  };

  test('gives green no more than was asked, takes back all or nothing, and moves nothing where it only gives its lease back', async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, async ([routing, words]) => {
        // given
        const router = routerHere(routing.shares, routing.mark);
        const mover = moverOver(router);
        for (const [word, fates] of words) {
          const before = router.written.length;
          router.befall(fates);
          // when
          const [stood] = [router.now()];
          await said(mover, word).catch((error: unknown) => {
            if (!(error instanceof GreenlightError)) throw error;
          });
          // then
          const wrote = router.written.slice(before).filter(({ by }) => by === 'Greenlight');
          const shares = wrote.map(one => one.shares);
          expect(wrote.length).toBeLessThanOrEqual(1);
          switch (word.do) {
            case 'advance':
              for (const one of shares) expect(one.get(green.id)).toBe(word.share);
              break;
            case 'go back':
              for (const one of shares) expect(one).toEqual(onBlue);
              break;
            case 'let go':
              if (router.written.length === before + 1 && wrote.length === 1) expect(shares).toEqual([stood.shares]);
              break;
            case 'look':
              expect(shares).toEqual([]);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('writes only over what it has written itself, or over all traffic on blue that nobody holds', async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, async ([routing, words]) => {
        // given
        const router = routerHere(routing.shares, routing.mark);
        const mover = moverOver(router);
        // when
        for (const [word, fates] of words) {
          router.befall(fates);
          await said(mover, word).catch(() => undefined);
        }
        // then
        const states = [{ by: 'somebody else' as const, ...routing }, ...router.written];
        const overwritten = states.filter((_, at) => states[at + 1]?.by === 'Greenlight');
        const foreign = overwritten.filter(
          ({ by, shares, mark }) =>
            by === 'somebody else' &&
            mark?.changeId !== run.changeId &&
            !(shares.get(blue.id) === 100 && !(mark?.stage.is === 'held' && mark.stage.until > noon)),
        );
        expect(foreign).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('The requests that a share brings', () => {
  const minutes = (count: number) => noon + count * minute;

  test('are counted once a minute at most, and anew from when green has another share', async () => {
    // given
    const asked: number[][] = [];
    let now = noon;
    const router = routerHere(split(10), held);
    const count: Arrivals = async ({ since, now: at }) => {
      asked.push([since, at]);
      return { green: 10, all: 100 };
    };
    const mover = moverOver(router, count, () => now);
    const look = async (at: number) => {
      now = at;
      return (await mover.see(change)).arrived;
    };
    // when
    const first = await look(minutes(0));
    const again = await look(minutes(0.5));
    router.meddle({ shares: split(50), mark: held });
    const anew = await look(minutes(0.75));
    const later = await look(minutes(1));
    // then
    expect([first, again, anew, later]).toEqual([
      { green: 10, all: 100 },
      { green: 10, all: 100 },
      undefined,
      { green: 10, all: 100 },
    ]);
    expect(asked).toEqual([
      [minutes(0), minutes(0)],
      [minutes(0.75), minutes(1)],
    ]);
  });

  test('are not known where they cannot be counted, and that stops nothing', async () => {
    // given
    const router = routerHere(split(10), held);
    const denied: Arrivals = () => Promise.reject(new RefusedError([]));
    // when
    const { arrived, motion } = await moverOver(router, denied).see(change);
    // then
    expect(arrived).toBeUndefined();
    expect(motion.is).toBe('shifting');
  });
});
