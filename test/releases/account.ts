import { BatchGetDeploymentsCommand, CodeDeployClient, ListDeploymentsCommand } from '@aws-sdk/client-codedeploy';
import { ECSClient, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';

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
  return {
    /** Deployments that somebody asked for, rollbacks left out. */
    released: deploymentsInfo.filter(({ creator }) => creator === 'user'),
    rollbacks: deploymentsInfo.filter(({ creator }) => creator === 'codeDeployRollback'),
    revisions: taskDefinitionArns.length,
  };
}
