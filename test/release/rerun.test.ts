import { describe, expect, test } from '@jest/globals';
import type { Past } from '../../src/release/history.ts';
import { answerRerun, type OnRerun, type Rerun } from '../../src/release/rerun.ts';
import { back, change, releaseOfRun } from './a-history.ts';

interface Case {
  readonly title: string;
  readonly attempt?: number;
  readonly inFlight?: Rerun['inFlight'];
  readonly serves: string;
  readonly madeBy?: string;
  /** Newest first. */
  readonly changes: readonly Past[];
  readonly answer: object;
}

/** The answer to a re-run of run 42. */
function answer(policy: OnRerun, { attempt = 2, inFlight, serves, madeBy, changes }: Case) {
  const run = { releaseId: releaseOfRun(42), runId: '42', attempt };
  return answerRerun({ policy, run, inFlight, serves, servesMadeBy: madeBy, changes });
}

const ours = change('42.1', 'api:1 → api:2', 'serves');
const oursFailed = change('42.1', 'api:1 → api:2', 'taken back');
const before = change('41.1', 'api:0 → api:1', 'serves');
const next = change('43.1', 'api:2 → api:3', 'serves');
const toOurs = { do: 'restore', revision: 'api:2', of: ours.entry.changeId };
const toBefore = { do: 'restore', revision: 'api:1', of: before.entry.changeId };
const refused = (because: string | RegExp, next?: string | RegExp) => ({
  do: 'refuse',
  because: expect.stringMatching(because),
  ...(next === undefined ? {} : { next: expect.stringMatching(next) }),
});
const inVain = (because: string | RegExp) => ({ do: 'nothing', because: expect.stringMatching(because) });

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

describe('a re-run with `on-rerun: rollback`', () => {
  test.each<Case>([
    {
      title: 'goes back to what served before us where our revision serves',
      serves: 'api:2',
      changes: [ours, before],
      answer: toBefore,
    },
    {
      title: 'goes back to what served before Greenlight released here for the first time',
      serves: 'api:2',
      changes: [ours],
      answer: { do: 'restore', revision: 'api:1', of: ours.entry.changeId },
    },
    {
      title: 'goes back from a change in flight that an earlier attempt began',
      inFlight: { brings: 'api:2' },
      serves: 'api:1',
      changes: [change('42.1', 'api:1 → api:2', 'open'), before],
      answer: toBefore,
    },
    {
      title: 'goes back from what this run has promoted for the run that staged it',
      serves: 'api:2',
      changes: [change('40.1', 'api:1 → api:2', 'serves', { toldBy: { runId: '42', attempt: 1 } }), before],
      answer: toBefore,
    },
    {
      title: 'does nothing about what another run has promoted',
      serves: 'api:2',
      changes: [change('40.1', 'api:1 → api:2', 'serves', { toldBy: { runId: '39', attempt: 1 } }), before],
      answer: inVain('changed nothing'),
    },
    {
      title: 'goes on with its own way back that is in flight',
      attempt: 3,
      inFlight: { brings: 'api:1' },
      serves: 'api:2',
      changes: [back('42.2', 'api:2 → api:1', 'open'), ours, before],
      answer: toBefore,
    },
    {
      title: 'goes on with its own way back that is in flight, and that the ledger has not heard of',
      attempt: 3,
      inFlight: { brings: 'api:1' },
      serves: 'api:2',
      changes: [ours, before],
      answer: toBefore,
    },
    {
      title: 'goes on with its own way back that is in flight, though its end was marked meanwhile',
      attempt: 3,
      inFlight: { brings: 'api:1' },
      serves: 'api:2',
      changes: [
        back('42.2', 'api:2 → api:1', 'open'),
        ours,
        change('41.1', 'api:0 → api:1', 'serves', { restorable: 'do not restore' }),
      ],
      answer: { do: 'restore', revision: 'api:1' },
    },
    {
      title: 'tries again where its way back failed',
      attempt: 3,
      serves: 'api:2',
      changes: [back('42.2', 'api:2 → api:1', 'taken back'), ours, before],
      answer: toBefore,
    },
    {
      title: 'does nothing where it has gone back already',
      attempt: 3,
      serves: 'api:1',
      changes: [back('42.2', 'api:2 → api:1', 'serves'), oursFailed, before],
      answer: inVain('nothing to go back from'),
    },
    {
      title: 'does nothing where our release failed by itself',
      serves: 'api:1',
      changes: [oursFailed, before],
      answer: inVain('nothing to go back from'),
    },
    {
      title: 'does nothing where an earlier attempt died before it changed anything',
      serves: 'api:1',
      changes: [before],
      answer: inVain('changed nothing'),
    },
    {
      title: 'does nothing about what this very attempt has begun',
      attempt: 2,
      serves: 'api:2',
      changes: [change('42.2', 'api:1 → api:2', 'serves'), oursFailed, before],
      answer: inVain('this very attempt'),
    },
    {
      title: 'does nothing about what an earlier attempt began and this very attempt brought to its end',
      attempt: 2,
      serves: 'api:2',
      changes: [{ ...ours, toldBy: { runId: '42', attempt: 2 } }, before],
      answer: inVain('this very attempt'),
    },
    {
      title: 'does nothing in the attempt that has released, which the roll-back job of every run ends with',
      attempt: 1,
      serves: 'api:2',
      changes: [ours, before],
      answer: inVain('this very attempt'),
    },
    {
      title: 'does nothing in the attempt that has released, where the revision alone tells that it is ours',
      attempt: 1,
      serves: 'api:2',
      madeBy: `${releaseOfRun(42)}.1`,
      changes: [],
      answer: inVain('this very attempt'),
    },
    {
      title: 'does nothing in the attempt that has promoted what another run staged',
      attempt: 1,
      serves: 'api:2',
      changes: [change('40.3', 'api:1 → api:2', 'serves', { toldBy: { runId: '42', attempt: 1 } }), before],
      answer: inVain('this very attempt'),
    },
    {
      title: 'does nothing in the attempt whose release failed',
      attempt: 1,
      serves: 'api:1',
      changes: [oursFailed, before],
      answer: inVain('nothing to go back from'),
    },
    {
      title: 'releases on the first attempt, as a step of its own does',
      attempt: 1,
      serves: 'api:1',
      changes: [before],
      answer: { do: 'release' },
    },
    {
      title: 'is refused on the first attempt where a newer release serves',
      attempt: 1,
      serves: 'api:3',
      changes: [next, ours],
      answer: refused('newer'),
    },
    {
      title: 'is refused where a newer release serves',
      serves: 'api:3',
      changes: [next, ours, before],
      answer: refused('newer', `to: ${releaseOfRun(42)}`),
    },
    {
      title: 'is refused where a newer run has put our revision back',
      serves: 'api:2',
      changes: [change('44.1', 'api:3 → api:2', 'serves'), change('43.1', 'api:2 → api:3', 'taken back'), ours, before],
      answer: refused('put it back'),
    },
    {
      title: 'is refused where what served before us is marked',
      serves: 'api:2',
      changes: [ours, { ...before, restorable: 'do not restore' }],
      answer: refused('do-not-restore', 'to: <release-id>'),
    },
    {
      title: 'is refused where what served before us is what we went back from',
      attempt: 3,
      serves: 'api:2',
      changes: [back('42.2', 'api:3 → api:2', 'serves'), next, ours, before],
      answer: refused('gone back from'),
    },
    {
      title: 'is refused where nothing tells what served before us',
      serves: 'api:2',
      madeBy: `${releaseOfRun(42)}.1`,
      changes: [],
      answer: refused('ledger', 'deployments: write'),
    },
    {
      title: 'is refused where somebody released past the ledger',
      serves: 'api:9',
      changes: [ours, before],
      answer: refused('past the ledger'),
    },
  ])('$title', row => {
    // when
    const does = answer('rollback', row);

    // then
    expect(does).toMatchObject(row.answer);
  });
});

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
