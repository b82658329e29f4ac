import { BatchGetDeploymentsCommand, CodeDeployClient, ListDeploymentsCommand } from '@aws-sdk/client-codedeploy';
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
} from '@aws-sdk/client-ecs';

/** What an auditor finds in the account afterwards, asked with the real SDK. */
export async function account(endpoint: string) {
  const settings = {
    endpoint,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIAAUDITOR', secretAccessKey: 'of no account' },
  };
  const codedeploy = new CodeDeployClient(settings);
  const ecs = new ECSClient(settings);
  const { deployments = [] } = await codedeploy.send(new ListDeploymentsCommand({}));
  const { deploymentsInfo = [] } =
    deployments.length === 0
      ? {}
      : await codedeploy.send(new BatchGetDeploymentsCommand({ deploymentIds: deployments }));
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'api' }));
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'shop', services: ['api'] }));
  const taskSets = services?.[0]?.taskSets ?? [];
  const primary = taskSets.find(({ status }) => status === 'PRIMARY');
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: primary?.taskDefinition }),
  );
  return {
    /** Deployments that somebody asked for, rollbacks left out; the first one first. */
    released: deploymentsInfo
      .filter(({ creator }) => creator === 'user')
      .toSorted((one, other) => Number(one.createTime) - Number(other.createTime)),
    rollbacks: deploymentsInfo.filter(({ creator }) => creator === 'codeDeployRollback'),
    revisions: taskDefinitionArns.length,
    taskSets,
    /** The task set that ECS shows as the one that serves, and what its tasks run. */
    primary,
    servingImage: taskDefinition?.containerDefinitions?.[0]?.image,
  };
}
