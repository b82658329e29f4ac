import { describe, expect, test } from '@jest/globals';
import type { Past } from '../../src/release/history.ts';
import { goodRelease, previousGood } from '../../src/release/known-good.ts';
import type { Standing } from '../../src/release/ledger.ts';
import { back, change, releaseOfRun } from './a-history.ts';

const first = change('41.1', 'api:0 → api:1', 'serves');
const second = change('42.1', 'api:1 → api:2', 'serves');
const third = change('43.1', 'api:2 → api:3', 'serves');
const marked = (past: Past): Past => ({ ...past, restorable: 'do not restore' });
const found = (past: Past) => ({ is: 'found', past });
const none = (...words: readonly string[]) => ({
  is: 'none',
  because: expect.stringMatching(words.map(word => `(?=.*${word})`).join('')),
});

describe('the previous known-good release', () => {
  test.each<{ title: string; changes: readonly Past[]; serves: string; is: object }>([
    {
      title: 'is the newest that succeeded and does not serve',
      changes: [third, second, first],
      serves: 'api:3',
      is: found(second),
    },
    {
      title: 'is the newest success while a revision serves that never succeeded',
      changes: [change('44.1', 'api:3 → api:4', 'unproven'), third, second],
      serves: 'api:4',
      is: found(third),
    },
    ...(['open', 'taken back', 'unproven', 'rehearsed'] as const).map(standing => ({
      title: `is none whose last word is \`${standing}\``,
      changes: [third, change('42.1', 'api:1 → api:2', standing), first],
      serves: 'api:3',
      is: found(first),
    })),
    { title: 'is none that is marked', changes: [third, marked(second), first], serves: 'api:3', is: found(first) },
    {
      title: 'is none whose revision is marked in another change',
      changes: [third, second, first, marked(change('40.1', 'api:0 → api:2', 'taken back'))],
      serves: 'api:3',
      is: found(first),
    },
    {
      title: 'is not the revision that was just gone back from',
      changes: [
        change('44.1', 'api:3 → api:2', 'serves'),
        change('43.1', 'api:2 → api:3', 'taken back'),
        second,
        first,
      ],
      serves: 'api:2',
      is: found(first),
    },
    {
      title: 'is not the revision that was gone back from, though its entry never learnt of it',
      changes: [change('44.1', 'api:3 → api:2', 'serves'), third, second, first],
      serves: 'api:2',
      is: found(first),
    },
    {
      title: 'is not the revision that was gone back from by a runner that died',
      changes: [change('44.1', 'api:3 → api:2', 'open'), third, second, first],
      serves: 'api:2',
      is: found(first),
    },
    {
      title: 'is not what was gone back from to what served before Greenlight',
      changes: [change('44.1', 'api:1 → api:0', 'serves'), first],
      serves: 'api:0',
      is: none('gl-41', 'gone back from'),
    },
    {
      title: 'is not an older change of the revision that was gone back from',
      changes: [
        change('45.1', 'api:2 → api:1', 'serves'),
        change('44.1', 'api:3 → api:2', 'taken back'),
        change('43.1', 'api:2 → api:3', 'taken back'),
        second,
        first,
      ],
      serves: 'api:1',
      is: none('gl-42-3f9a12c0.1', 'gone back from'),
    },
    {
      title: 'may be a revision that was gone back from, once it was released again and did well',
      changes: [
        change('45.1', 'api:2 → api:4', 'serves'),
        change('44.1', 'api:1 → api:2', 'serves'),
        change('43.1', 'api:2 → api:1', 'serves'),
        change('42.1', 'api:1 → api:2', 'taken back'),
        first,
      ],
      serves: 'api:4',
      is: found(change('44.1', 'api:1 → api:2', 'serves')),
    },
    {
      title: 'is still the one that a rollback failed to bring back',
      changes: [change('44.1', 'api:3 → api:2', 'taken back'), third, second, first],
      serves: 'api:3',
      is: found(second),
    },
    { title: 'is none in an empty ledger', changes: [], serves: 'api:3', is: none('no release') },
    { title: 'is none beside what serves', changes: [third], serves: 'api:3', is: none('api:3') },
    {
      title: 'is none where none will do, and each reason is said',
      changes: [third, marked(second), change('41.1', 'api:0 → api:1', 'rehearsed')],
      serves: 'api:3',
      is: none('gl-42-3f9a12c0.1 .api:2.: marked', 'gl-41-3f9a12c0.1 .api:1.: a drill'),
    },
  ])('$title', ({ changes, serves, is }) => {
    // when
    const good = previousGood(changes, serves);

    // then
    expect(good).toEqual(is);
  });
});

describe('the release that is asked for by id', () => {
  const again = change('42.2', 'api:3 → api:2', 'serves');
  const oneByOne: readonly { title: string; changes: readonly Past[]; id: string; is: object }[] = [
    { title: 'is its success', changes: [third, second, first], id: releaseOfRun(41), is: found(first) },
    {
      title: 'is its newest success of several attempts',
      changes: [change('42.3', 'api:1 → api:5', 'taken back'), again, third, second],
      id: releaseOfRun(42),
      is: found(again),
    },
    {
      title: 'is the one change of it that is named',
      changes: [again, third, second],
      id: second.entry.changeId,
      is: found(second),
    },
    {
      title: 'is not what its own roll-back job went back to',
      changes: [back('42.2', 'api:2 → api:1', 'serves'), change('42.1', 'api:1 → api:2', 'taken back'), first],
      id: releaseOfRun(42),
      is: none('gl-42-3f9a12c0.1 .api:2.', 'failed, or rolled back from'),
    },
    {
      title: 'is what a rollback of its own run went back to',
      changes: [change('44.1', 'api:3 → api:2', 'serves'), third, second],
      id: releaseOfRun(44),
      is: found(change('44.1', 'api:3 → api:2', 'serves')),
    },
    {
      title: 'is none that is marked',
      changes: [third, marked(second)],
      id: releaseOfRun(42),
      is: none('gl-42', 'do-not-restore'),
    },
    {
      title: 'is none that the ledger does not have',
      changes: [third, second],
      id: releaseOfRun(7),
      is: none('gl-7-3f9a12c0 is not among the newest 2'),
    },
    ...(['open', 'taken back', 'unproven', 'rehearsed'] satisfies Standing[]).map(standing => ({
      title: `is none whose last word is \`${standing}\``,
      changes: [third, change('42.1', 'api:1 → api:2', standing)],
      id: releaseOfRun(42),
      is: none('gl-42'),
    })),
  ];
  test.each(oneByOne)('$title', ({ changes, id, is }) => {
    // when
    const good = goodRelease(changes, id);

    // then
    expect(good).toEqual(is);
  });
});
