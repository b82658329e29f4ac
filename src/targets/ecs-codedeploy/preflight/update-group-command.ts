import type { AutoRollbackEvent, BlueGreenDeploymentConfiguration } from '@aws-sdk/client-codedeploy';
import type { Millis } from '../../../release/words.ts';
import type { Termination } from '../../codedeploy/group-settings.ts';
import type { Facts } from './facts.ts';
import { shellWord } from './shell-word.ts';

type Place = Pick<Facts, 'group' | 'region'>;

/** The command that gives the group a wait for a word before traffic moves, and leaves blue's end as it is. */
export function readyWaitCommand({ group, region }: Place, wait: Millis): string {
  // UpdateDeploymentGroup replaces the whole member: what is not sent again would be lost.
  const configuration: BlueGreenDeploymentConfiguration = {
    deploymentReadyOption: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: Math.ceil(wait / 60_000) },
    ...(group.termination === undefined
      ? {}
      : { terminateBlueInstancesOnDeploymentSuccess: terminationOption(group.termination) }),
  };
  return updateGroup({ group, region }, '--blue-green-deployment-configuration', configuration);
}

/** The command that has the group roll back on these events besides those it rolls back on already. */
export function rollbackCommand({ group, region }: Place, events: readonly AutoRollbackEvent[]): string {
  const all = [...new Set([...group.rollsBackOn, ...events])];
  return updateGroup({ group, region }, '--auto-rollback-configuration', { enabled: true, events: all });
}

function terminationOption(termination: Termination) {
  switch (termination.action) {
    case 'TERMINATE':
      return { action: termination.action, terminationWaitTimeInMinutes: termination.minutes };
    case 'KEEP_ALIVE':
      return { action: termination.action };
  }
}

function updateGroup({ group, region }: Place, option: string, value: object): string {
  const words = [
    ...['--region', region],
    ...['--application-name', group.application],
    ...['--current-deployment-group-name', group.name],
    ...[option, JSON.stringify(value)],
  ];
  return ['aws', 'deploy', 'update-deployment-group', ...words.map(shellWord)].join(' ');
}
