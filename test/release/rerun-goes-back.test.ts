import { describe, expect, test } from '@jest/globals';
import { back, change, releaseOfRun } from './a-history.ts';
import { answer, type Case, ours, oursFailed, before, next, toBefore, refused, inVain } from './a-rerun.ts';

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
