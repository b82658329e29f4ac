import {
  BatchGetApplicationsCommand,
  BatchGetDeploymentGroupsCommand,
  ContinueDeploymentCommand,
  CreateDeploymentCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
  GetDeploymentTargetCommand,
  ListDeploymentsCommand,
  type CreateDeploymentCommandInput,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../account.ts';
import { untilStatus } from '../releases.ts';
import { appSpec, GROUP, openLambdaAccount, release } from './account.ts';

const content = appSpec();
const revision = { revisionType: 'AppSpecContent' as const, appSpecContent: { content } };
const spec = (text: string) => ({ revision: { ...revision, appSpecContent: { content: text } } });

describe('CreateDeployment for a function refuses', () => {
  test.each<[string, Partial<CreateDeploymentCommandInput>, string, RegExp]>([
    [
      "ECS's configuration",
      { deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce' },
      'InvalidComputePlatformException',
      /not Lambda/,
    ],
    ['text that is no AppSpec', spec('hello'), 'InvalidRevisionException', /mapping/],
    [
      'an AppSpec for ECS',
      spec(content.replace('AWS::Lambda::Function', 'AWS::ECS::Service')),
      'InvalidRevisionException',
      /AWS::Lambda::Function/,
    ],
    [
      'an AppSpec without current version',
      spec(content.replace('CurrentVersion', 'x')),
      'InvalidRevisionException',
      /CurrentVersion is missing/,
    ],
    [
      'a wrong hash',
      { revision: { ...revision, appSpecContent: { content, sha256: 'ab' } } },
      'InvalidRevisionException',
      /sha256/,
    ],
    ['an option for servers', { fileExistsBehavior: 'OVERWRITE' }, 'InvalidFileExistsBehaviorException', /Lambda/],
    [
      'another one',
      { updateOutdatedInstancesOnly: true },
      'InvalidUpdateOutdatedInstancesOnlyValueException',
      /Lambda/,
    ],
  ])('%s', async (_name, change, name, message) => {
    // given
    await using account = await openLambdaAccount();

    // when
    const call = account.codeDeploy.send(new CreateDeploymentCommand({ ...GROUP, revision, ...change }));

    // then
    await expect(call).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
    expect(account.bugs).toEqual([]);
  });

  test('a group that is busy, naming the deployment in its way', async () => {
    // given
    await using account = await openLambdaAccount();
    const id = await release(account);

    // when
    const second = release(account);

    // then
    await expect(second).rejects.toMatchObject({
      name: 'DeploymentLimitExceededException',
      message: `The Deployment Group 'checkout-live' already has an active Deployment '${id}'`,
    });
  });
});

test('the AppSpec may come as a revision of type String, and is shown as such', async () => {
  // given
  await using account = await openLambdaAccount();
  const asString = { revisionType: 'String' as const, string: { content } };

  // when
  const id = await release(account, {}, { revision: asString });

  // then
  const { revision: shown } = await untilStatus(account, id, ['Succeeded'], 10 * MINUTE);
  expect(shown).toEqual(asString);
});

test.each(['READY_WAIT' as const, 'TERMINATION_WAIT' as const])(
  'ContinueDeployment %s is not for deployments to Lambda',
  async deploymentWaitType => {
    // given
    await using account = await openLambdaAccount();
    const deploymentId = await release(account);
    await untilStatus(account, deploymentId, ['InProgress'], MINUTE);

    // when
    const call = account.codeDeploy.send(new ContinueDeploymentCommand({ deploymentId, deploymentWaitType }));

    // then
    await expect(call).rejects.toMatchObject({ name: 'UnsupportedActionForDeploymentTypeException' });
    expect(account.bugs).toEqual([]);
  },
);

test('a target goes by the name of the function and by no other', async () => {
  // given
  await using account = await openLambdaAccount();
  const deploymentId = await release(account);
  await untilStatus(account, deploymentId, ['InProgress'], MINUTE);

  // when
  const call = account.codeDeploy.send(new GetDeploymentTargetCommand({ deploymentId, targetId: 'checkout:live' }));

  // then
  await expect(call).rejects.toMatchObject({ name: 'DeploymentTargetDoesNotExistException' });
});

test.each(['AllAtOnce', 'Linear10PercentEvery1Minute', 'Canary10Percent30Minutes'])(
  'Lambda%s is there from the start',
  async name => {
    // given
    await using account = await openLambdaAccount();
    const deploymentConfigName = `CodeDeployDefault.Lambda${name}`;

    // when
    const { deploymentConfigInfo } = await account.codeDeploy.send(
      new GetDeploymentConfigCommand({ deploymentConfigName }),
    );

    // then
    expect(deploymentConfigInfo).toMatchObject({ deploymentConfigName, computePlatform: 'Lambda' });
  },
);

test('a configuration of the seed is of the platform that it says', async () => {
  // given
  const trafficRouting = { type: 'TimeBasedCanary' as const, percent: 5, minutes: 2 };
  const configs = [{ name: 'five-for-two', computePlatform: 'Lambda' as const, trafficRouting }];
  await using account = await openLambdaAccount({
    deploy: { configs },
    group: { deploymentConfigName: 'five-for-two' },
  });

  // when
  const info = await untilStatus(account, await release(account), ['Succeeded'], 5 * MINUTE);

  // then
  expect(info.deploymentConfigName).toBe('five-for-two');
  expect((info.completeTime?.getTime() ?? 0) - (info.startTime?.getTime() ?? 0)).toBe(2 * MINUTE);
});

describe('a deployment group of Lambda', () => {
  const lastDeployment = { functionName: 'checkout', alias: 'live', currentVersion: '3', targetVersion: '4' };

  test('is shown with its platform, and without anything of ECS', async () => {
    // given
    await using account = await openLambdaAccount();
    const { codeDeploy } = account;

    // when
    const one = await codeDeploy.send(new GetDeploymentGroupCommand(GROUP));
    const batch = await codeDeploy.send(
      new BatchGetDeploymentGroupsCommand({ applicationName: 'shop', deploymentGroupNames: ['checkout-live'] }),
    );
    const { applicationsInfo } = await codeDeploy.send(new BatchGetApplicationsCommand({ applicationNames: ['shop'] }));

    // then
    expect(one.deploymentGroupInfo).toMatchObject({
      ...GROUP,
      computePlatform: 'Lambda',
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    });
    expect(one.deploymentGroupInfo).not.toHaveProperty('ecsServices');
    expect(one.deploymentGroupInfo).not.toHaveProperty('loadBalancerInfo');
    expect(one.deploymentGroupInfo).not.toHaveProperty('lastAttemptedDeployment');
    expect(batch.deploymentGroupsInfo).toEqual([one.deploymentGroupInfo]);
    expect(applicationsInfo?.[0]?.computePlatform).toBe('Lambda');
    expect(account.bugs).toEqual([]);
  });

  test('tells by its last deployment which alias it moves', async () => {
    // given
    await using account = await openLambdaAccount({ group: { lastDeployment } });

    // when
    const { deploymentGroupInfo } = await account.codeDeploy.send(new GetDeploymentGroupCommand(GROUP));
    const { deployments = [] } = await account.codeDeploy.send(new ListDeploymentsCommand(GROUP));

    // then
    const id = deploymentGroupInfo?.lastSuccessfulDeployment?.deploymentId;
    expect(deployments).toEqual([id]);
    expect(deploymentGroupInfo?.lastAttemptedDeployment).toMatchObject({ deploymentId: id, status: 'Succeeded' });
    const moved = deploymentGroupInfo?.targetRevision?.appSpecContent?.content ?? '';
    expect(JSON.parse(moved)).toMatchObject({
      Resources: [
        { checkout: { Properties: { Name: 'checkout', Alias: 'live', CurrentVersion: '3', TargetVersion: '4' } } },
      ],
    });
  });

  test('shows the release that was before the world began as one that has moved everything', async () => {
    // given
    await using account = await openLambdaAccount({ group: { lastDeployment } });
    const { deployments = [] } = await account.codeDeploy.send(new ListDeploymentsCommand(GROUP));

    // when
    const { deploymentTarget } = await account.codeDeploy.send(
      new GetDeploymentTargetCommand({ deploymentId: deployments[0], targetId: 'checkout' }),
    );

    // then
    expect(deploymentTarget?.lambdaTarget).toMatchObject({
      status: 'Succeeded',
      lambdaFunctionInfo: { currentVersion: '3', targetVersion: '4', targetVersionWeight: 100 },
      lifecycleEvents: [{ status: 'Succeeded' }, { status: 'Succeeded' }, { status: 'Succeeded' }],
    });
  });
});
