import {
  CreateClusterCommand,
  CreateServiceCommand,
  CreateTaskSetCommand,
  type ECSClient,
  type LoadBalancer,
  type NetworkConfiguration,
  RegisterTaskDefinitionCommand,
  UpdateServicePrimaryTaskSetCommand,
} from '@aws-sdk/client-ecs';
import type { Seed } from '../../../aws/seed.ts';
import { type Arns, made } from './balancers.ts';
import type { Network } from './network.ts';

/** Clusters, task definitions and services of a seed, by create calls. */
export async function createServices(ecs: ECSClient, { ecs: seed }: Seed, arns: Arns, network: Network): Promise<void> {
  const networkConfiguration = configurationOf(network);
  for (const clusterName of seed.clusters) await ecs.send(new CreateClusterCommand({ clusterName }));
  for (const definition of seed.taskDefinitions) await ecs.send(new RegisterTaskDefinitionCommand(definition));
  for (const {
    cluster,
    name,
    taskDefinition,
    desiredCount,
    launchType,
    deploymentController,
    loadBalancer,
    tags,
  } of seed.services) {
    await ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: name,
        taskDefinition,
        desiredCount,
        launchType,
        deploymentController: { type: deploymentController },
        loadBalancers: bindingsOf(loadBalancer, arns),
        networkConfiguration,
        tags,
      }),
    );
  }
}

/** What AWS does by itself, being alive: a service under CODE_DEPLOY has a task set, and the task set has tasks. */
export async function bringToLife(ecs: ECSClient, { ecs: seed }: Seed, arns: Arns, network: Network): Promise<void> {
  const networkConfiguration = configurationOf(network);
  const released = seed.services.filter(({ deploymentController }) => deploymentController === 'CODE_DEPLOY');
  for (const { cluster, name: service, taskDefinition, launchType, loadBalancer } of released) {
    const { taskSet } = await ecs.send(
      new CreateTaskSetCommand({
        cluster,
        service,
        taskDefinition,
        launchType,
        loadBalancers: bindingsOf(loadBalancer, arns),
        networkConfiguration,
        scale: { value: 100, unit: 'PERCENT' },
      }),
    );
    const primaryTaskSet = made(taskSet?.taskSetArn, service);
    await ecs.send(new UpdateServicePrimaryTaskSetCommand({ cluster, service, primaryTaskSet }));
  }
}

/** Of the container alone: no other server has pairs of target groups in a service. */
function bindingsOf(loadBalancer: Seed['ecs']['services'][number]['loadBalancer'], arns: Arns): LoadBalancer[] {
  if (loadBalancer === undefined) return [];
  const { targetGroup, containerName, containerPort } = loadBalancer;
  return [{ targetGroupArn: made(arns.get(targetGroup), targetGroup), containerName, containerPort }];
}

function configurationOf({ subnets, securityGroup }: Network): NetworkConfiguration {
  return {
    awsvpcConfiguration: { subnets: [...subnets], securityGroups: [securityGroup], assignPublicIp: 'DISABLED' },
  };
}
