import {
  CreateTaskSetCommand,
  DeleteTaskSetCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskSetsCommand,
  ListServicesCommand,
  UpdateServiceCommand,
  UpdateServicePrimaryTaskSetCommand,
  type Service,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from '../codedeploy/account.ts';

const HERE = { cluster: 'prod', service: 'api' };

async function describedApi({ ecs }: Account): Promise<Service> {
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }));
  return services?.[0] ?? {};
}

describe('a service under CODE_DEPLOY', () => {
  test('has one primary task set from the start, steady, and no deployments', async () => {
    // given
    await using account = await openAccount();

    // when
    const service = await describedApi(account);

    // then
    expect(service).toMatchObject({
      serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/prod/api',
      status: 'ACTIVE',
      deploymentController: { type: 'CODE_DEPLOY' },
      desiredCount: 2,
      runningCount: 2,
      pendingCount: 0,
      deployments: [],
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:1',
    });
    expect(service.taskSets).toHaveLength(1);
    expect(service.taskSets?.[0]).toMatchObject({
      id: expect.stringMatching(/^ecs-svc\/[1-9]\d{18}$/),
      status: 'PRIMARY',
      stabilityStatus: 'STEADY_STATE',
      computedDesiredCount: 2,
      loadBalancers: [{ targetGroupArn: account.blue, containerName: 'web', containerPort: 8080 }],
    });
    expect(account.bugs).toEqual([]);
  });

  test.each<[string, Partial<UpdateServiceCommandInput>, string]>([
    [
      'task definition',
      { taskDefinition: 'api:2' },
      'Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
    ],
    [
      'platform version',
      { platformVersion: '1.3.0' },
      'Unable to update platform version on services with a CODE_DEPLOY',
    ],
    ['load balancers', { loadBalancers: [] }, 'Unable to update load balancers on services with a CODE_DEPLOY'],
    ['tasks by force', { forceNewDeployment: true }, 'Cannot force a new deployment on services with a CODE_DEPLOY'],
  ])('does not change its %s by UpdateService', async (_what, change, message) => {
    // given
    await using account = await openAccount();

    // when
    const call = account.ecs.send(new UpdateServiceCommand({ ...HERE, ...change }));

    // then
    await expect(call).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    });
  });

  test.each([5, 1, 0])('follows a desired count of %i', async desiredCount => {
    // given
    await using account = await openAccount();

    // when
    await account.ecs.send(new UpdateServiceCommand({ ...HERE, desiredCount }));
    await account.pass(3 * MINUTE);

    // then
    const service = await describedApi(account);
    expect([service.runningCount, service.taskSets?.[0]?.stabilityStatus]).toEqual([desiredCount, 'STEADY_STATE']);
  });

  test("keeps everybody's hands but CodeDeploy's off its task sets", async () => {
    // given
    await using account = await openAccount();
    const taskSet = (await describedApi(account)).taskSets?.[0]?.id ?? '';

    // when
    const calls = [
      account.ecs.send(new CreateTaskSetCommand({ ...HERE, taskDefinition: 'api:2' })),
      account.ecs.send(new UpdateServicePrimaryTaskSetCommand({ ...HERE, primaryTaskSet: taskSet })),
      account.ecs.send(new DeleteTaskSetCommand({ ...HERE, taskSet })),
    ];

    // then
    for (const call of calls) await expect(call).rejects.toMatchObject({ name: 'ClientException' });
    const { taskSets } = await account.ecs.send(new DescribeTaskSetsCommand(HERE));
    expect(taskSets?.map(({ id }) => id)).toEqual([taskSet]);
  });
});

describe('what does not exist', () => {
  test('is a failure MISSING in DescribeServices and DescribeClusters', async () => {
    // given
    await using account = await openAccount();

    // when
    const services = await account.ecs.send(
      new DescribeServicesCommand({ cluster: 'prod', services: ['api', 'shop'] }),
    );
    const clusters = await account.ecs.send(new DescribeClustersCommand({ clusters: ['prod', 'dev'] }));

    // then
    expect(services.services).toHaveLength(1);
    expect(services.failures).toEqual([{ arn: 'arn:aws:ecs:us-east-1:123456789012:service/shop', reason: 'MISSING' }]);
    expect(clusters.clusters?.map(({ clusterName }) => clusterName)).toEqual(['prod']);
    expect(clusters.failures).toEqual([{ arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/dev', reason: 'MISSING' }]);
  });

  test.each<[string, (account: Account) => Promise<unknown>, string]>([
    [
      'cluster in DescribeServices',
      ({ ecs }) => ecs.send(new DescribeServicesCommand({ cluster: 'dev', services: ['api'] })),
      'ClusterNotFoundException',
    ],
    [
      'cluster, as none is named and there is no default,',
      ({ ecs }) => ecs.send(new DescribeServicesCommand({ services: ['api'] })),
      'ClusterNotFoundException',
    ],
    [
      'service in UpdateService',
      ({ ecs }) => ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'shop' })),
      'ServiceNotFoundException',
    ],
  ])('as a %s is an error', async (_what, call, name) => {
    // given
    await using account = await openAccount();

    // when
    const answer = call(account);

    // then
    await expect(answer).rejects.toMatchObject({ name });
  });
});

test('eleven services at once are too many for DescribeServices', async () => {
  // given
  await using account = await openAccount();
  const services = Array.from({ length: 11 }, (_, index) => `s${index}`);

  // when
  const call = account.ecs.send(new DescribeServicesCommand({ cluster: 'prod', services }));

  // then
  await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('services are listed by ARN, and tags are shown on request', async () => {
  // given
  await using account = await openAccount({ service: { tags: [{ key: 'team', value: 'a' }] } });

  // when
  const { serviceArns = [] } = await account.ecs.send(new ListServicesCommand({ cluster: 'prod' }));
  const described = await account.ecs.send(
    new DescribeServicesCommand({ cluster: 'prod', services: serviceArns, include: ['TAGS'] }),
  );

  // then
  expect(described.services?.[0]?.tags).toEqual([{ key: 'team', value: 'a' }]);
});

test('a service of the ECS controller is described by its deployment, and has no task sets', async () => {
  // given
  await using account = await openAccount({ service: { deploymentController: 'ECS' } });

  // when
  const service = await describedApi(account);

  // then
  expect(service.taskSets).toBeUndefined();
  expect(service.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2 }]);
});
