import { describe, expect, test } from '@jest/globals';
import { rollbackFindings } from '../../../../src/targets/ecs-codedeploy/preflight/rollback.ts';
import { aGroup, facts } from './a-release-to-be.ts';

describe('what a group does by itself when a deployment goes wrong', () => {
  test.each<{ what: string; change: Parameters<typeof aGroup>[0] }>([
    { what: 'failures without alarms', change: { rollsBackOn: ['DEPLOYMENT_FAILURE'] } },
    {
      what: 'failures and alarms',
      change: { stopsOnAlarm: 'and goes back', rollsBackOn: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
    },
  ])('is worth no word where it rolls back on all it can: $what', ({ change }) => {
    // when
    const found = rollbackFindings(facts({ group: aGroup(change) }));
    // then
    expect(found).toEqual([]);
  });

  test.each<{ what: string; change: Parameters<typeof aGroup>[0]; reason: string; events: readonly string[] }>([
    {
      what: 'no rollback at all',
      change: { rollsBackOn: [] },
      reason: 'no automatic rollback',
      events: ['DEPLOYMENT_FAILURE'],
    },
    {
      what: 'a stop on alarms that leaves traffic',
      change: { stopsOnAlarm: 'and leaves traffic', rollsBackOn: ['DEPLOYMENT_FAILURE'] },
      reason: 'stops on its alarms without automatic rollback',
      events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
    },
    {
      what: 'a rollback on request only',
      change: { rollsBackOn: ['DEPLOYMENT_STOP_ON_REQUEST'] },
      reason: 'no automatic rollback',
      events: ['DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_FAILURE'],
    },
  ])('is a warning, with the command that keeps what is set: $what', ({ change, reason, events }) => {
    // when
    const found = rollbackFindings(facts({ group: aGroup(change) }));
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'warning',
        where: 'deployment-group',
        reason: expect.stringContaining(reason),
        command:
          'aws deploy update-deployment-group --region eu-west-1 --application-name AppECS-shop-api --current-deployment-group-name DgpECS-shop-api ' +
          `--auto-rollback-configuration '${JSON.stringify({ enabled: true, events })}'`,
      }),
    ]);
  });
});
