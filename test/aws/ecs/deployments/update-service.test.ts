import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
  type DeploymentConfiguration,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, type Account } from '../../codedeploy/account.ts';
import { weights } from '../../codedeploy/releases.ts';
import {
  CANARY,
  deploy,
  deploymentOf,
  HERE,
  openOwnAccount,
  pauseAt,
  revisionOf,
  serviceOf,
  untilStage,
  untilStatus,
} from './own-account.ts';

async function updated({ ecs }: Account, change: Partial<UpdateServiceCommandInput>) {
  const { service } = await ecs.send(new UpdateServiceCommand({ ...HERE, ...change }));
  return service ?? {};
}

const listed = async ({ ecs }: Account, more = {}) => {
  const { serviceDeployments = [] } = await ecs.send(new ListServiceDeploymentsCommand({ ...HERE, ...more }));
  return serviceDeployments;
};

const SUBNETS = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: [] } };

describe('UpdateService', () => {
  test.each<[string, Partial<UpdateServiceCommandInput>]>([
    ['another task definition', { taskDefinition: 'api:2' }],
    ['another network', { networkConfiguration: SUBNETS }],
    ['another platform version', { platformVersion: '1.3.0' }],
    ['force', { forceNewDeployment: true }],
  ])('with %s begins a deployment', async (_what, change) => {
    // given
    await using account = await openOwnAccount();
    const { deployments: [former] = [] } = await serviceOf(account);

    // when
    const service = await updated(account, change);

    // then
    expect(service.deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', failedTasks: 0 },
      { status: 'ACTIVE', id: former?.id },
    ]);
  });

  test.each<[string, Partial<UpdateServiceCommandInput>]>([
    ['the same task definition', { taskDefinition: 'api:1' }],
    ['a desired count', { desiredCount: 3 }],
    ['a deployment configuration', { deploymentConfiguration: { bakeTimeInMinutes: 1 } }],
    ['a grace period', { healthCheckGracePeriodSeconds: 10 }],
  ])('with %s begins none, and answers with the deployment that was there', async (_what, change) => {
    // given
    await using account = await openOwnAccount();
    const before = await serviceOf(account);

    // when
    const service = await updated(account, change);

    // then
    expect(service.deployments?.map(({ id }) => id)).toEqual(before.deployments?.map(({ id }) => id));
    expect(service.currentServiceDeployment).toBe(before.currentServiceDeployment);
  });

  test.each([
    ['former-deployment', true],
    ['new-deployment', false],
  ] as const)('may call the %s its current one', async (updateAnswers, isFormer) => {
    // given
    await using account = await openOwnAccount({ ecs: { uncertain: { updateAnswers } } });
    const { currentServiceDeployment: former } = await serviceOf(account);

    // when
    const { currentServiceDeployment: answered } = await updated(account, { taskDefinition: 'api:2' });
    const { currentServiceDeployment: described } = await serviceOf(account);

    // then
    expect(answered === former).toBe(isFormer);
    expect(described).not.toBe(former);
  });

  test('changes of the deployment configuration what it names, or all of it', async () => {
    // given
    await using keeps = await openOwnAccount();
    await using replaces = await openOwnAccount({ ecs: { uncertain: { configurationUpdate: 'replaces-all' } } });
    const deploymentConfiguration: DeploymentConfiguration = {
      strategy: 'CANARY',
      lifecycleHooks: [pauseAt('PRE_SCALE_UP')],
    };

    // when
    const kept = await updated(keeps, { deploymentConfiguration });
    const replaced = await updated(replaces, { deploymentConfiguration });

    // then
    expect(kept.deploymentConfiguration).toMatchObject({ ...CANARY, ...deploymentConfiguration });
    expect(replaced.deploymentConfiguration).toMatchObject({
      ...deploymentConfiguration,
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 },
    });
  });

  test('gives a deployment the configuration of its beginning', async () => {
    // given
    await using account = await openOwnAccount();
    const arn = await deploy(account);

    // when
    await updated(account, { deploymentConfiguration: { bakeTimeInMinutes: 99 } });

    // then
    expect((await deploymentOf(account, arn)).deploymentConfiguration).toMatchObject(CANARY);
  });

  test.each<[string, DeploymentConfiguration]>([
    ['0 % as a canary', { canaryConfiguration: { canaryPercent: 0 } }],
    ['hundredths of a percent', { canaryConfiguration: { canaryPercent: 1.25 } }],
    ['steps below 3 %', { strategy: 'LINEAR', linearConfiguration: { stepPercent: 2 } }],
    ['a bake of more than a day', { bakeTimeInMinutes: 1441 }],
    ['half minutes', { canaryConfiguration: { canaryBakeTimeInMinutes: 0.5 } }],
    ['the steps of another strategy', { strategy: 'CANARY', linearConfiguration: { stepPercent: 10 } }],
    ['early success of what does not roll', { earlySuccessCriteria: { enable: false } }],
    ['a pause where traffic shifts', { lifecycleHooks: [pauseAt('PRODUCTION_TRAFFIC_SHIFT')] }],
    ['a hook without stages', { lifecycleHooks: [{ targetType: 'PAUSE' }] }],
    ['a Lambda hook without function', { lifecycleHooks: [{ lifecycleStages: ['PRE_SCALE_UP'] }] }],
    [
      'a hook that waits for more than fourteen days',
      { lifecycleHooks: [{ ...pauseAt('PRE_SCALE_UP'), timeoutConfiguration: { timeoutInMinutes: 20_161 } }] },
    ],
    ['eleven pauses', { lifecycleHooks: Array.from({ length: 11 }, () => pauseAt('PRE_SCALE_UP')) }],
  ])('refuses %s, and changes nothing', async (_what, deploymentConfiguration) => {
    // given
    await using account = await openOwnAccount();

    // when
    const call = updated(account, { deploymentConfiguration, desiredCount: 7 });

    // then
    await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(await serviceOf(account)).toMatchObject({ desiredCount: 2, deploymentConfiguration: CANARY });
  });

  test('refuses to shift traffic for a service that has no second target group', async () => {
    // given
    const { advanced: _advanced, ...loadBalancer } = {
      targetGroup: 'api-a',
      containerName: 'web',
      containerPort: 8080,
      advanced: 0,
    };
    await using account = await openOwnAccount({ configuration: {}, service: { loadBalancer } });

    // when
    const call = updated(account, { deploymentConfiguration: CANARY });

    // then
    await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test.each<[string, Partial<UpdateServiceCommandInput>, string]>([
    ['a task definition that does not exist', { taskDefinition: 'api:9' }, 'ClientException'],
    ['another controller', { deploymentController: { type: 'CODE_DEPLOY' } }, 'UnsupportedFeatureException'],
  ])('refuses %s', async (_what, change, name) => {
    // given
    await using account = await openOwnAccount();

    // when
    const call = updated(account, change);

    // then
    await expect(call).rejects.toMatchObject({ name });
  });

  test.each([
    ['pin', true],
    ['change-nothing', false],
  ] as const)(
    'that sends the load balancers again may %s: green then stands among blue',
    async (loadBalancersResent, isPinned) => {
      // given
      await using account = await openOwnAccount({ ecs: { uncertain: { loadBalancersResent } } });
      const { loadBalancers = [] } = await serviceOf(account);

      // when
      const arn = await deploy(account, { loadBalancers });
      const { targetServiceRevision: green } = await untilStage(account, arn, 'POST_SCALE_UP', 10 * MINUTE);

      // then
      const { resolvedConfiguration } = await revisionOf(account, green?.arn);
      expect(resolvedConfiguration?.loadBalancers).toMatchObject([
        { targetGroupArn: isPinned ? account.blue : account.green },
      ]);
      expect(weights(account)).toMatchObject({ green: 0 });
    },
  );
});

describe('what is asked about deployments', () => {
  test('a new one may take some seconds until it is listed, and is described at once by who knows it', async () => {
    // given
    await using account = await openOwnAccount({ ecs: { uncertain: { listedAfterSeconds: 10 } } });
    await updated(account, { taskDefinition: 'api:2' });
    const { currentServiceDeployment: arn = '' } = await serviceOf(account);

    // when
    const early = await listed(account);
    await account.pass(10_000);
    const later = await listed(account);

    // then
    expect([early.length, later.length]).toEqual([1, 2]);
    expect(later[0]).toMatchObject({ serviceDeploymentArn: arn, status: 'IN_PROGRESS' });
    expect(await deploymentOf(account, arn)).toMatchObject({ serviceDeploymentArn: arn });
  });

  test('they are listed newest first, by status and by time of creation', async () => {
    // given
    await using account = await openOwnAccount();
    const first = await deploy(account);
    await untilStatus(account, first, 'SUCCESSFUL', 60 * MINUTE);
    const between = new Date(account.world.timeline.now());
    await account.pass(MINUTE);
    const second = await deploy(account, { taskDefinition: 'api:1' });

    // when
    const arns = async (more: object) => (await listed(account, more)).map(item => item.serviceDeploymentArn);

    // then
    expect((await arns({})).slice(0, 2)).toEqual([second, first]);
    expect(await arns({ status: ['IN_PROGRESS', 'PENDING'] })).toEqual([second]);
    expect(await arns({ createdAt: { after: between } })).toEqual([second]);
    expect(await arns({ createdAt: { before: between } })).not.toContain(second);
    expect(await arns({ maxResults: 1 })).toEqual([second]);
  });

  test.each<[string, (account: Account) => Promise<unknown>, string]>([
    [
      'to stop one that does not exist',
      ({ ecs }) =>
        ecs.send(
          new StopServiceDeploymentCommand({
            serviceDeploymentArn: 'arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/api/nothing',
          }),
        ),
      'ServiceDeploymentNotFoundException',
    ],
    [
      'for something that is no ARN of one',
      ({ ecs }) => ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: ['api'] })),
      'InvalidParameterException',
    ],
    [
      'for 21 of them',
      ({ ecs }) =>
        ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: Array.from({ length: 21 }, () => 'api') })),
      'InvalidParameterException',
    ],
  ])('is refused when it is %s', async (_what, ask, name) => {
    // given
    await using account = await openOwnAccount();

    // when
    const answered = ask(account);

    // then
    await expect(answered).rejects.toMatchObject({ name });
  });

  test.each(['is-refused', 'stops'] as const)('ABORT %s', async abort => {
    // given
    await using account = await openOwnAccount({ ecs: { uncertain: { abort } } });
    const serviceDeploymentArn = await deploy(account);

    // when
    const call = account.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ABORT' }));

    // then
    if (abort === 'is-refused') await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
    else await call.then(() => untilStatus(account, serviceDeploymentArn, 'STOPPED', MINUTE));
  });

  test('what does not exist is a failure MISSING', async () => {
    // given
    await using account = await openOwnAccount();
    const arn = 'arn:aws:ecs:us-east-1:123456789012:service-revision/prod/api/1';

    // when
    const { failures } = await account.ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] }));

    // then
    expect(failures).toEqual([{ arn, reason: 'MISSING' }]);
  });
});
