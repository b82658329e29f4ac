import {
  type CodeDeployClient,
  CreateApplicationCommand,
  CreateDeploymentGroupCommand,
  type CreateDeploymentGroupInput,
} from '@aws-sdk/client-codedeploy';
import type { EcsGroupSeed, LambdaGroupSeed } from '../../../aws/codedeploy/seed.ts';
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
    for (const group of groups) {
      const platform = 'service' in group ? ofService(group, arns) : ofFunctions;
      const input = { applicationName, ...ofAnyGroup(group), ...platform };
      await codedeploy.send(new CreateDeploymentGroupCommand(input));
    }
  }
}

type GroupInput = Omit<CreateDeploymentGroupInput, 'applicationName'>;
type OfAnyGroup = Omit<GroupInput, 'serviceRoleArn'>;

function ofAnyGroup({ name, deploymentConfigName, alarms, autoRollback }: EcsGroupSeed | LambdaGroupSeed): OfAnyGroup {
  return {
    deploymentGroupName: name,
    deploymentConfigName,
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    alarmConfiguration: {
      enabled: alarms.enabled,
      ignorePollAlarmFailure: alarms.ignorePollAlarmFailure,
      alarms: alarms.names.map(alarm => ({ name: alarm })),
    },
    autoRollbackConfiguration: { enabled: autoRollback.enabled, events: autoRollback.events },
  };
}

type OfPlatform = Pick<GroupInput, 'serviceRoleArn'> & Partial<GroupInput>;

const ofFunctions: OfPlatform = { serviceRoleArn: 'arn:aws:iam::123456789012:role/lambdaCodeDeployRole' };

function ofService(group: EcsGroupSeed, arns: Arns): OfPlatform {
  const { service, prodListener, readyWait } = group;
  const listener = `${prodListener.loadBalancer}:${prodListener.port}`;
  return {
    serviceRoleArn: 'arn:aws:iam::123456789012:role/ecsCodeDeployRole',
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
  };
}
