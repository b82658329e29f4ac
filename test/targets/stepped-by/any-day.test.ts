import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { GreenlightError } from '../../../src/errors.ts';
import type { Mark } from '../../../src/release/mark.ts';
import type { Percent } from '../../../src/release/words.ts';
import type { Mover } from '../../../src/targets/ports.ts';
import type { Routing } from '../../../src/targets/router.ts';
import { minute, noon, run } from '../../release/a-release.ts';
import { type Fate, routerHere } from '../a-router.ts';
import {
  blue,
  green,
  third,
  change,
  onBlue,
  split,
  onGreen,
  ours,
  held,
  theirs,
  blueBakes,
  moverOver,
} from './a-stepping.ts';

describe('Whatever befalls it, a mover over weights', () => {
  const anyRouting: fc.Arbitrary<Routing> = fc.record({
    shares: fc.constantFrom(onBlue, onGreen, split(10), split(50), split(10, third), new Map([[third.id, 100]])),
    mark: fc.constantFrom(
      undefined,
      held,
      ours({ is: 'taken back' }),
      theirs(noon - minute),
      theirs(noon + minute),
      blueBakes(noon + minute),
    ),
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

  const isInItsBake = (mark: Mark | undefined): boolean =>
    mark?.stage.is === 'held' && mark.stage.until > noon && mark.to === '1';

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
        const foreign = states.filter(({ by, shares, mark }, at) => {
          if (by !== 'somebody else' || states[at + 1]?.by !== 'Greenlight' || mark?.changeId === run.changeId)
            return false;
          // Only the note was written over, and the weights are as this change was once seen to have left them.
          const own = states.slice(0, at).filter(one => one.mark?.changeId === run.changeId);
          const isOnlyUnsigned = mark === undefined && own.some(one => isDeepStrictEqual(shares, one.shares));
          return !isOnlyUnsigned && !(shares.get(blue.id) === 100 && !isInItsBake(mark));
        });
        expect(foreign).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
