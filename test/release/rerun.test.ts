import { describe, expect, test } from '@jest/globals';
import { back, change, releaseOfRun } from './a-history.ts';
import { answer, type Case, ours, oursFailed, before, next, toOurs, refused, inVain } from './a-rerun.ts';

describe('a re-run with `on-rerun: auto`', () => {
  test.each<Case>([
    {
      title: 'adopts our change that is in flight',
      inFlight: { brings: 'api:2' },
      serves: 'api:1',
      changes: [change('42.1', 'api:1 → api:2', 'open'), before],
      answer: { do: 'adopt' },
    },
    {
      title: 'goes on with the way back to ours that is in flight, as a way back',
      attempt: 3,
      inFlight: { brings: 'api:2' },
      serves: 'api:3',
      changes: [back('42.2', 'api:3 → api:2', 'open'), next, ours, before],
      answer: toOurs,
    },
    {
      title: 'adopts our second try that is in flight as the release that it is',
      attempt: 3,
      inFlight: { brings: 'api:2' },
      serves: 'api:1',
      changes: [change('42.2', 'api:1 → api:2', 'open'), oursFailed, before],
      answer: { do: 'adopt' },
    },
    {
      title: 'adopts our change that is in flight, whatever else the ledger says',
      inFlight: { brings: 'api:2' },
      serves: 'api:3',
      changes: [next],
      answer: { do: 'adopt' },
    },
    {
      title: 'does nothing where our revision serves, and says how to go back',
      serves: 'api:2',
      changes: [ours, before],
      answer: { do: 'nothing', next: expect.stringContaining('operation: rollback') },
    },
    {
      title: 'does nothing where our revision serves though nobody saw our change end',
      serves: 'api:2',
      changes: [change('42.1', 'api:1 → api:2', 'open'), before],
      answer: inVain('api:2'),
    },
    {
      title: 'does nothing where the revision alone tells that it is ours',
      serves: 'api:2',
      madeBy: `${releaseOfRun(42)}.1`,
      changes: [],
      answer: inVain('api:2'),
    },
    {
      title: 'does nothing where a newer run has put our revision back',
      serves: 'api:2',
      changes: [change('44.1', 'api:3 → api:2', 'serves'), change('43.1', 'api:2 → api:3', 'taken back'), ours, before],
      answer: inVain('api:2'),
    },
    {
      title: 'rolls back to ours where a newer release serves and ours is the one directly before it',
      serves: 'api:3',
      changes: [next, ours, before],
      answer: toOurs,
    },
    {
      title: 'rolls back to ours where the runner of the newer release died',
      serves: 'api:3',
      changes: [change('43.1', 'api:2 → api:3', 'open'), ours, before],
      answer: toOurs,
    },
    {
      title: 'rolls back to ours where releases between it and the newer one have failed',
      serves: 'api:4',
      changes: [change('44.1', 'api:2 → api:4', 'serves'), change('43.1', 'api:2 → api:3', 'taken back'), ours],
      answer: toOurs,
    },
    {
      title: 'rolls back to ours once more where a former attempt failed to',
      attempt: 3,
      serves: 'api:3',
      changes: [back('42.2', 'api:3 → api:2', 'taken back'), next, ours, before],
      answer: toOurs,
    },
    {
      title: 'is refused where a newer release serves and ours is older than the one before it',
      serves: 'api:4',
      changes: [change('44.1', 'api:3 → api:4', 'serves'), next, ours, before],
      answer: refused('api:4', `operation: rollback.*to: ${releaseOfRun(42)}`),
    },
    {
      title: 'is refused where a newer release serves and ours never was released',
      serves: 'api:3',
      changes: [change('43.1', 'api:1 → api:3', 'serves'), oursFailed, before],
      answer: refused('failed', 'new run'),
    },
    {
      title: 'is refused where a newer release serves and our first attempt died before it changed anything',
      serves: 'api:3',
      changes: [change('43.1', 'api:1 → api:3', 'serves'), before],
      answer: refused('released anything', 'new run'),
    },
    {
      title: 'is refused where only the revision tells of the newer release',
      serves: 'api:3',
      madeBy: `${releaseOfRun(43)}.1`,
      changes: [],
      answer: refused('newer'),
    },
    {
      title: 'is refused where ours is directly before the newer release, and marked',
      serves: 'api:3',
      changes: [next, { ...ours, restorable: 'do not restore' }, before],
      answer: refused('do-not-restore'),
    },
    {
      title: 'is refused where a newer run has gone back from ours',
      serves: 'api:1',
      changes: [change('44.1', 'api:2 → api:1', 'serves'), oursFailed, before],
      answer: refused('newer', 'new run'),
    },
    {
      title: 'is refused where a newer run has gone back from ours and could not tell our entry',
      serves: 'api:1',
      changes: [change('44.1', 'api:2 → api:1', 'serves'), ours, before],
      answer: refused('gone back from'),
    },
    {
      title: 'is refused where somebody released past the ledger',
      serves: 'api:9',
      changes: [ours, before],
      answer: refused('past the ledger'),
    },
    {
      title: 'releases again where our attempt failed, was cancelled or rolled back and nothing newer serves',
      serves: 'api:1',
      changes: [oursFailed, before],
      answer: { do: 'release' },
    },
    {
      title: 'releases again where our attempt ended unproven and what was before it serves',
      serves: 'api:1',
      changes: [change('42.1', 'api:1 → api:2', 'unproven'), before],
      answer: { do: 'release' },
    },
    {
      title: 'releases again where a roll-back job of this run has gone back',
      attempt: 3,
      serves: 'api:1',
      changes: [back('42.2', 'api:2 → api:1', 'serves'), oursFailed, before],
      answer: { do: 'release' },
    },
    {
      title: 'releases where the first attempt died before it changed anything',
      serves: 'api:1',
      changes: [before],
      answer: { do: 'release' },
    },
    {
      title: 'releases where the ledger cannot be read and nothing tells of a newer release',
      serves: 'api:1',
      madeBy: `${releaseOfRun(41)}.1`,
      changes: [],
      answer: { do: 'release' },
    },
    {
      title: 'releases on the first attempt over what somebody released past the ledger',
      attempt: 1,
      serves: 'api:9',
      changes: [before],
      answer: { do: 'release' },
    },
    {
      title: 'is refused on the first attempt where a later run has released meanwhile',
      attempt: 1,
      serves: 'api:3',
      changes: [change('43.1', 'api:1 → api:3', 'serves'), before],
      answer: refused('newer', 'new run'),
    },
  ])('$title', row => {
    // when
    const does = answer('auto', row);

    // then
    expect(does).toMatchObject(row.answer);
  });
});
