import { describe, expect, test } from '@jest/globals';
import { change, releaseOfRun } from './a-history.ts';
import { answer, type Case, ours, oursFailed, before, next, refused } from './a-rerun.ts';

describe('a re-run with `on-rerun: release`', () => {
  test.each<Case>([
    {
      title: 'adopts our change that is in flight',
      inFlight: { brings: 'api:2' },
      serves: 'api:1',
      changes: [change('42.1', 'api:1 → api:2', 'open'), before],
      answer: { do: 'adopt' },
    },
    {
      title: 'releases the inputs where ours serves',
      serves: 'api:2',
      changes: [ours, before],
      answer: { do: 'release' },
    },
    {
      title: 'releases the inputs where our attempt failed',
      serves: 'api:1',
      changes: [oursFailed, before],
      answer: { do: 'release' },
    },
    {
      title: 'is refused where a newer release serves, though ours is directly before it',
      serves: 'api:3',
      changes: [next, ours, before],
      answer: refused('newer', `to: ${releaseOfRun(42)}`),
    },
    {
      title: 'is refused where a newer run has put our revision back',
      serves: 'api:2',
      changes: [change('44.1', 'api:3 → api:2', 'serves'), change('43.1', 'api:2 → api:3', 'taken back'), ours, before],
      answer: refused('newer'),
    },
    {
      title: 'is refused where somebody released past the ledger',
      serves: 'api:9',
      changes: [ours, before],
      answer: refused('past the ledger'),
    },
  ])('$title', row => {
    // when
    const does = answer('release', row);

    // then
    expect(does).toMatchObject(row.answer);
  });
});

describe('a run with `on-rerun: refuse`', () => {
  test.each<Case>([
    {
      title: 'is refused on a later attempt',
      serves: 'api:1',
      changes: [oursFailed, before],
      answer: refused('attempt 2'),
    },
    {
      title: 'is refused on a later attempt while our change is in flight',
      inFlight: { brings: 'api:2' },
      serves: 'api:1',
      changes: [],
      answer: refused('attempt 2'),
    },
    { title: 'releases on the first', attempt: 1, serves: 'api:1', changes: [before], answer: { do: 'release' } },
  ])('$title', row => {
    // when
    const does = answer('refuse', row);

    // then
    expect(does).toMatchObject(row.answer);
  });
});
