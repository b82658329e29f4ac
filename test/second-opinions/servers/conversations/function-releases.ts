import { printLambdaAppSpec } from '../../../aws/codedeploy/on-lambda/appspec.ts';
import { conversation, type Conversation, said } from '../conversation.ts';

const applicationName = 'AppLambda-checkout';
const deploymentGroupName = 'DgpLambda-checkout';
const group = { applicationName, deploymentGroupName };

/** What CodeDeploy is told to release: an AppSpec of Lambda. */
const revision = {
  revisionType: 'AppSpecContent' as const,
  appSpecContent: {
    content: printLambdaAppSpec({ functionName: 'checkout', alias: 'live', currentVersion: '1', targetVersion: '2' }),
  },
};

const released = conversation('codedeploy', 'a deployment of a function', async ask => {
  await ask('GetApplication', { applicationName });
  await ask('GetDeploymentGroup', group);
  await ask('BatchGetDeploymentGroups', { applicationName, deploymentGroupNames: [deploymentGroupName] });
  await ask('GetDeploymentConfig', { deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes' });
  const created = await ask('CreateDeployment', { ...group, revision, description: 'a release' });
  const deploymentId = said(created?.deploymentId, 'the id of a deployment');
  await ask('GetDeployment', { deploymentId });
  await ask('ListDeployments', group);
  await ask('ListDeploymentTargets', { deploymentId });
  await ask('CreateDeployment', { ...group, revision }, 'while there is one');
  await ask('StopDeployment', { deploymentId });
});

export const functionReleases: readonly Conversation[] = [released];
