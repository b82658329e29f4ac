import { describe, expect, test } from '@jest/globals';
import type { Past } from '../../src/release/history.ts';
import { type Asked, rollbackGoal } from '../../src/release/rollback-goal.ts';
import { back, change, releaseOfRun } from './a-history.ts';

interface Case extends Partial<Pick<Asked, 'to' | 'leaving' | 'inFlight' | 'awsWentBack'>> {
  readonly title: string;
  readonly attempt?: number;
  /** Newest first. */
  readonly changes: readonly Past[];
  /** The revision, or why there is none. */
  readonly goal: string | RegExp;
}

/** Run 50 is the rollback. */
function goalOf({ to = 'previous', leaving = 'api:3', inFlight, awsWentBack = false, attempt = 1, changes }: Case) {
  const run = { releaseId: releaseOfRun(50), runId: '50', attempt };
  return rollbackGoal({ to, run, leaving, inFlight, awsWentBack, changes, mover: { trafficOf: 'a service' } });
}

const first = change('41.1', 'api:0 → api:1', 'serves');
const second = change('42.1', 'api:1 → api:2', 'serves');
const third = change('43.1', 'api:2 → api:3', 'serves');
const releases = [third, second, first];

/** The way back of run 50 by a deployment of its own, and by sending back the one of run 43. */
const restored = (standing: Past['standing']): Past => back('50.1', 'api:3 → api:2', standing);
const sentBack = { ...third, standing: 'taken back', toldBy: { runId: '50', attempt: 1 } } as const;

describe('A rollback to `previous`', () => {
  test.each<Case>([
    { title: 'leads to the good release before what serves', changes: releases, goal: 'api:2' },
    {
      title: 'leads to what served before the first release that the ledger has, where nothing else is left',
      leaving: 'api:1',
      changes: [first],
      goal: 'api:0',
    },
    {
      title: 'leads nowhere from what served before the ledger began',
      leaving: 'api:0',
      changes: [],
      goal: /no release/,
    },
    {
      title: 'never leads forward to what was left without a word',
      leaving: 'api:2',
      changes: releases,
      goal: 'api:1',
    },
    {
      title: 'means what AWS has gone back to since it came',
      leaving: 'api:3',
      awsWentBack: true,
      changes: [change('44.1', 'api:3 → api:4', 'serves'), ...releases],
      goal: 'api:3',
    },
    {
      title: 'leads on where AWS failed to go back',
      leaving: 'api:4',
      awsWentBack: true,
      changes: [change('44.1', 'api:3 → api:4', 'open'), ...releases],
      goal: 'api:3',
    },
    {
      title: 'leads to the blue beside a release that is in flight, whatever the ledger has',
      inFlight: { changeId: `${releaseOfRun(44)}.1`, brings: 'api:4', blue: 'api:9' },
      leaving: 'api:9',
      changes: [change('44.1', 'api:9 → api:4', 'open'), ...releases],
      goal: 'api:9',
    },
    {
      title: 'leads to the blue beside a release of its own run that is in flight',
      inFlight: { changeId: `${releaseOfRun(50)}.1`, brings: 'api:4', blue: 'api:3' },
      changes: [change('50.1', 'api:3 → api:4', 'open'), ...releases],
      goal: 'api:3',
    },
    {
      title:
        'goes on with a way back that carries the stamp of the release that it brings back, as its open entry tells',
      inFlight: { changeId: `${releaseOfRun(42)}.1`, brings: 'api:2', blue: 'api:3' },
      changes: [back('44.1', 'api:3 → api:2', 'open'), ...releases],
      goal: 'api:2',
    },
    {
      title: 'goes on with a deployment of what served before, where what took its place was not let be',
      inFlight: { changeId: `${releaseOfRun(42)}.1`, brings: 'api:2', blue: 'api:3' },
      changes: [{ ...third, standing: 'taken back' }, second, first],
      goal: 'api:2',
    },
    {
      title: 'leads back from a former revision that is released anew over one that serves',
      inFlight: { changeId: `${releaseOfRun(42)}.1`, brings: 'api:2', blue: 'api:3' },
      changes: releases,
      goal: 'api:3',
    },
    {
      title: 'leads where the rollback of another run that is in flight leads',
      inFlight: { changeId: `${releaseOfRun(44)}.1`, brings: 'api:2', blue: 'api:3' },
      changes: [back('44.1', 'api:3 → api:2', 'open'), ...releases],
      goal: 'api:2',
    },
  ])('$title', row => {
    // when
    const goal = goalOf(row);

    // then
    if (typeof row.goal === 'string') expect(goal).toMatchObject({ is: 'found', revision: row.goal });
    else expect(goal).toMatchObject({ is: 'none', because: expect.stringMatching(row.goal) });
  });
});

describe('A later attempt of a rollback to `previous` means what the first one meant', () => {
  test.each<Case>([
    {
      title: 'where that did well by a deployment of its own',
      leaving: 'api:2',
      changes: [restored('serves'), { ...third, standing: 'taken back' }, second, first],
      goal: 'api:2',
    },
    {
      title: 'where that is in flight, and told the ledger',
      inFlight: { changeId: `${releaseOfRun(50)}.1`, brings: 'api:2', blue: 'api:3' },
      changes: [restored('open'), ...releases],
      goal: 'api:2',
    },
    {
      title: 'where that is in flight, and told nobody',
      inFlight: { changeId: `${releaseOfRun(50)}.1`, brings: 'api:2', blue: 'api:3' },
      changes: releases,
      goal: 'api:2',
    },
    { title: 'where that failed', changes: [restored('taken back'), ...releases], goal: 'api:2' },
    { title: 'where that sent a release back', leaving: 'api:2', changes: [sentBack, second, first], goal: 'api:2' },
    {
      title: 'where that was cut short while AWS sent a release back, as its post step told',
      leaving: 'api:2',
      changes: [{ ...sentBack, standing: 'unproven' }, second, first],
      goal: 'api:2',
    },
    {
      title: 'where that was cut short, and AWS did not send the release back',
      changes: [{ ...sentBack, standing: 'unproven' }, second, first],
      goal: 'api:2',
    },
    { title: 'where that sent a release back, and told nobody', leaving: 'api:2', changes: releases, goal: 'api:2' },
    { title: 'where that came to nothing', changes: releases, goal: 'api:2' },
    {
      title: 'but not over what was released since',
      leaving: 'api:4',
      changes: [change('51.1', 'api:2 → api:4', 'serves'), sentBack, second, first],
      goal: /newer/,
    },
  ])('$title', row => {
    // when
    const goal = goalOf({ attempt: 2, ...row });

    // then
    if (typeof row.goal === 'string') expect(goal).toMatchObject({ is: 'found', revision: row.goal });
    else expect(goal).toMatchObject({ is: 'none', because: expect.stringMatching(row.goal) });
  });
});
