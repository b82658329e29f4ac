import { describe, expect, test } from '@jest/globals';
import { aCall, aDeployment, aHistory, aLife, after, minute } from '../a-history.ts';
import { plainDatabase } from '../kills/database-tales.ts';
import type { StepName } from '../schedule/plot.ts';
import type { ToTheDatabase } from '../schedule/schedule.ts';
import { deletedOnDemand } from './deleted-on-demand.ts';

const tale = plainDatabase;
const withGreen = '{"BlueGreenDeploymentIdentifier":"bgd-1","DeleteTarget":true}';
const recordAlone = '{"BlueGreenDeploymentIdentifier":"bgd-1"}';

describe('A blue/green deployment may be deleted', () => {
  test.each<[string, StepName, string, string | undefined, number]>([
    ['with its green by a rollback', 'roll back', withGreen, 'gl-1-0123abcd.1', 0],
    ['with its green by a re-run that goes back', 'go back', withGreen, 'gl-1-0123abcd.1', 0],
    ['with its green by a newer release', 'supersede', withGreen, 'gl-1-0123abcd.1', 0],
    ['without green where its record was to go', 'delete the record', recordAlone, undefined, 0],
    ['but not with green where its record was to go', 'delete the record', withGreen, undefined, 1],
    ['but not by a rollback where it is somebody else’s', 'roll back', withGreen, undefined, 1],
    ['but not by a release', 'release', withGreen, 'gl-1-0123abcd.1', 1],
    ['but not by a promotion', 'promote', withGreen, 'gl-1-0123abcd.1', 1],
  ])('%s', (_, step, input, changeId, broken) => {
    // given
    const calls = [aCall('DeleteBlueGreenDeployment', after(minute), { service: 'rds', input })];
    const deployments = [aDeployment({ id: 'bgd-1', changeId })];
    const history = aHistory({ schedule: { tale }, calls, deployments, lives: [aLife({ step })] });
    // when
    const violations = deletedOnDemand.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

test('What the post step of a bundle deletes, whose key nobody knows, was asked of the step that it follows', () => {
  // given
  const calls = [
    aCall('DeleteBlueGreenDeployment', after(minute), { service: 'rds', input: withGreen, caller: 'AKIATEST9' }),
  ];
  const lives = [aLife({ step: 'stage', to: after(minute) }), aLife({ step: 'roll back', from: after(minute) })];
  const history = aHistory({ schedule: { tale }, calls, deployments: [aDeployment({ id: 'bgd-1' })], lives });
  // when
  const violations = deletedOnDemand.violations(history);
  // then
  expect(violations).toEqual([]);
});

describe('The database of the beginning', () => {
  const before = { at: after(0), named: 'db-BLUE', standing: ['db-BLUE'] };
  const switched = { at: after(minute), named: 'db-GREEN', standing: ['db-BLUE', 'db-GREEN'] };
  const gone = { at: after(2 * minute), named: 'db-GREEN', standing: ['db-GREEN'] };
  const byHand = (toTheDatabase: ToTheDatabase['toTheDatabase']) => ({
    troubles: [{ with: 'somebody', does: { words: 'deletes something', act: { toTheDatabase } }, after: 0 } as const],
  });

  test.each([
    ['stands beside green', [before, switched], {}, 0],
    ['is missed where it is gone', [before, switched, gone], {}, 1],
    ['is missed where somebody deleted something else', [before, switched, gone], byHand('delete green'), 1],
    ['is not missed where somebody deleted it', [before, switched, gone], byHand('delete blue'), 0],
  ])('%s', (_, databases, schedule, broken) => {
    // given
    const history = aHistory({ schedule: { tale, ...schedule }, databases });
    // when
    const violations = deletedOnDemand.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});
