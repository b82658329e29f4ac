import {
  type CodeDeployClient,
  CreateApplicationCommand,
  CreateDeploymentGroupCommand,
  type CreateDeploymentGroupInput,
} from '@aws-sdk/client-codedeploy';
import type { EcsGroupSeed } from '../../../aws/codedeploy/seed.ts';
import type { Seed } from '../../../aws/seed.ts';
import { type Arns, made } from './balancers.ts';

/** CodeDeploy's applications and groups of a seed, by create calls. */
export async function createApplications(
  codedeploy: CodeDeployClient,
  { codeDeploy }: Seed,
  arns: Arns,
): Promise<void> {
  for (const { name: applicationName, computePlatform, groups } of codeDeploy.applications) {
    await codedeploy.send(new CreateApplicationCommand({ applicationName, computePlatform }));
    for (const group of groups.filter(isOfEcs)) {
      await codedeploy.send(new CreateDeploymentGroupCommand({ applicationName, ...groupInput(group, arns) }));
    }
  }
}

type Group = EcsGroupSeed;

/** Groups of functions are not among what is compared yet. */
function isOfEcs(group: Seed['codeDeploy']['applications'][number]['groups'][number]): group is EcsGroupSeed {
  return 'service' in group;
}

function groupInput(group: Group, arns: Arns): Omit<CreateDeploymentGroupInput, 'applicationName'> {
  const { service, prodListener, readyWait, alarms, autoRollback } = group;
  const listener = `${prodListener.loadBalancer}:${prodListener.port}`;
  return {
    deploymentGroupName: group.name,
    deploymentConfigName: group.deploymentConfigName,
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: readyWait.onTimeout, waitTimeInMinutes: readyWait.minutes },
      terminateBlueInstancesOnDeploymentSuccess: {
        action: group.terminate,
        terminationWaitTimeInMinutes: group.terminationWaitMinutes,
      },
    },
    ecsServices: [{ serviceName: service.name, clusterName: service.cluster }],
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: group.targetGroups.map(name => ({ name })),
          prodTrafficRoute: { listenerArns: [made(arns.get(listener), listener)] },
        },
      ],
    },
    alarmConfiguration: {
      enabled: alarms.enabled,
      ignorePollAlarmFailure: alarms.ignorePollAlarmFailure,
      alarms: alarms.names.map(name => ({ name })),
    },
    autoRollbackConfiguration: { enabled: autoRollback.enabled, events: autoRollback.events },
  };
}
