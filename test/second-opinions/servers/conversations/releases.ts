import { conversation, type Conversation, said } from '../conversation.ts';

const applicationName = 'AppECS-shop-api';
const deploymentGroupName = 'DgpECS-shop-api';
const group = { applicationName, deploymentGroupName };
const nobody = 'nobody';

const applications = conversation('codedeploy', 'applications and groups', async ask => {
  await ask('ListApplications', {});
  await ask('GetApplication', { applicationName });
  await ask('GetApplication', { applicationName: nobody }, 'that is missing');
  await ask('BatchGetApplications', { applicationNames: [applicationName] });
  await ask('BatchGetApplications', { applicationNames: [nobody] }, 'one that is missing');
  await ask('ListDeploymentGroups', { applicationName });
  await ask('ListDeploymentGroups', { applicationName: nobody }, 'of a missing application');
  await ask('GetDeploymentGroup', group);
  await ask('GetDeploymentGroup', { ...group, deploymentGroupName: nobody }, 'that is missing');
  await ask('GetDeploymentGroup', { ...group, applicationName: nobody }, 'of a missing application');
  const deploymentGroupNames = [deploymentGroupName, nobody];
  await ask('BatchGetDeploymentGroups', { applicationName, deploymentGroupNames });
});

const configs = conversation('codedeploy', 'deployment configurations', async ask => {
  await ask('GetDeploymentConfig', { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
  await ask('GetDeploymentConfig', { deploymentConfigName: nobody }, 'that is missing');
  await ask('CreateDeploymentConfig', {
    deploymentConfigName: 'slowly',
    computePlatform: 'ECS',
    trafficRoutingConfig: {
      type: 'TimeBasedLinear',
      timeBasedLinear: { linearPercentage: 5, linearInterval: 2 },
    },
  });
  await ask('ListDeploymentConfigs', {});
});

/** What CodeDeploy is told to release: an AppSpec of ECS. */
const revision = {
  revisionType: 'AppSpecContent' as const,
  appSpecContent: {
    content: JSON.stringify({
      version: 0.0,
      Resources: [
        {
          TargetService: {
            Type: 'AWS::ECS::Service',
            Properties: {
              TaskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:1',
              LoadBalancerInfo: { ContainerName: 'api', ContainerPort: 8080 },
            },
          },
        },
      ],
    }),
  },
};

const deployments = conversation('codedeploy', 'a deployment', async ask => {
  await ask('ListDeployments', group, 'before there is one');
  const created = await ask('CreateDeployment', { ...group, revision, description: 'a release' });
  const deploymentId = said(created?.deploymentId, 'the id of a deployment');
  await ask('GetDeployment', { deploymentId });
  await ask('BatchGetDeployments', { deploymentIds: [deploymentId] });
  await ask('ListDeployments', group, 'when there is one');
  await ask('ListDeployments', { ...group, includeOnlyStatuses: ['Failed'] }, 'that failed');
  await ask('CreateDeployment', { ...group, revision }, 'while there is one');
  await ask('ListDeploymentTargets', { deploymentId });
  const targetId = 'shop:api';
  await ask('GetDeploymentTarget', { deploymentId, targetId });
  await ask('BatchGetDeploymentTargets', { deploymentId, targetIds: [targetId] });
  await ask('ContinueDeployment', { deploymentId, deploymentWaitType: 'READY_WAIT' });
  const hook = { deploymentId, lifecycleEventHookExecutionId: 'none', status: 'Succeeded' as const };
  await ask('PutLifecycleEventHookExecutionStatus', hook);
  await ask('StopDeployment', { deploymentId });
});

const refused = conversation('codedeploy', 'deployments that are refused', async ask => {
  await ask('GetDeployment', { deploymentId: 'd-ABCDEFGHI' }, 'that is missing');
  await ask('GetDeployment', { deploymentId: 'x' }, 'a malformed id');
  await ask('BatchGetDeployments', { deploymentIds: ['d-ABCDEFGHI'] }, 'one that is missing');
  await ask('ListDeployments', { ...group, applicationName: nobody }, 'of a missing application');
  await ask('CreateDeployment', { ...group, applicationName: nobody, revision }, 'in a missing application');
  await ask('CreateDeployment', { ...group, deploymentGroupName: nobody, revision }, 'in a missing group');
  await ask('CreateDeployment', group, 'without a revision');
});

export const releases: readonly Conversation[] = [applications, configs, deployments, refused];
