import type { AutoRollbackEvent } from '@aws-sdk/client-codedeploy';
import type { Finding } from '../../../release/problem.ts';
import type { Group } from '../../codedeploy/group-settings.ts';
import { type Facts, titleOf } from './facts.ts';
import { rollbackCommand } from './update-group-command.ts';

/** What the group does by itself when a deployment goes wrong: it goes for deployments that Greenlight does not make, too. */
export function rollbackFindings(facts: Facts): readonly Finding[] {
  const { group } = facts;
  const lacks = missingEvents(group);
  if (lacks.length === 0) return [];
  return [
    {
      level: 'warning',
      where: 'deployment-group',
      value: titleOf(facts),
      reason: lacks.includes('DEPLOYMENT_STOP_ON_ALARM')
        ? 'the group stops on its alarms without automatic rollback, and leaves traffic where it is'
        : 'the group has no automatic rollback of a deployment that fails',
      remedy:
        'with `on-failure: revert` this release asks AWS for the rollback itself; for all other deployments, switch it on in the group',
      command: rollbackCommand(facts, lacks),
    },
  ];
}

function missingEvents({ stopsOnAlarm, rollsBackOn }: Group): readonly AutoRollbackEvent[] {
  const wanted: readonly AutoRollbackEvent[] =
    stopsOnAlarm === 'no' ? ['DEPLOYMENT_FAILURE'] : ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];
  return wanted.filter(event => !rollsBackOn.includes(event));
}
