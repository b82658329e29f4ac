import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { openAccount, START } from '../codedeploy/account.ts';

const web = { name: 'web', image: 'shop:1', portMappings: [{ containerPort: 8080 }] };
const shop: RegisterTaskDefinitionCommandInput = {
  family: 'shop',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '.25 vCPU',
  memory: '0.5 GB',
  containerDefinitions: [web],
  tags: [{ key: 'team', value: 'checkout' }],
};

describe('a registered task definition', () => {
  test('is described with the defaults that AWS fills in', async () => {
    // given
    await using account = await openAccount();

    // when
    await account.ecs.send(new RegisterTaskDefinitionCommand(shop));
    const { taskDefinition, tags } = await account.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'shop' }),
    );

    // then
    expect(taskDefinition).toEqual({
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1',
      family: 'shop',
      revision: 1,
      status: 'ACTIVE',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      compatibilities: ['EC2', 'FARGATE'],
      cpu: '256',
      memory: '512',
      volumes: [],
      placementConstraints: [],
      requiresAttributes: [
        { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' },
        { name: 'ecs.capability.task-eni' },
      ],
      registeredAt: new Date(START),
      registeredBy: 'arn:aws:sts::123456789012:assumed-role/deployer/test',
      containerDefinitions: [
        {
          name: 'web',
          image: 'shop:1',
          cpu: 0,
          essential: true,
          portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
        },
      ],
    });
    expect(tags).toBeUndefined();
  });

  test('shows its tags only to those who ask for them', async () => {
    // given
    await using account = await openAccount();
    await account.ecs.send(new RegisterTaskDefinitionCommand(shop));

    // when
    const { tags } = await account.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'shop:1', include: ['TAGS'] }),
    );

    // then
    expect(tags).toEqual([{ key: 'team', value: 'checkout' }]);
  });

  test('gets the next revision of its family, and a family stands for its newest active one', async () => {
    // given
    await using account = await openAccount();
    for (let count = 0; count < 3; count += 1) await account.ecs.send(new RegisterTaskDefinitionCommand(shop));

    // when
    await account.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'shop:3' }));
    const newest = await account.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'shop' }));
    const inactive = await account.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'shop:3' }));
    const listed = await account.ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'shop', sort: 'DESC' }));

    // then
    expect(newest.taskDefinition?.revision).toBe(2);
    expect(inactive.taskDefinition?.status).toBe('INACTIVE');
    expect(listed.taskDefinitionArns?.map(arn => arn.split('/')[1])).toEqual(['shop:2', 'shop:1']);
  });

  test('can be listed page by page', async () => {
    // given
    await using account = await openAccount();
    for (let count = 0; count < 3; count += 1) await account.ecs.send(new RegisterTaskDefinitionCommand(shop));
    const page = (nextToken?: string) =>
      account.ecs.send(
        new ListTaskDefinitionsCommand({
          familyPrefix: 'shop',
          maxResults: 2,
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      );

    // when
    const first = await page();
    const second = await page(first.nextToken);

    // then
    expect([first.taskDefinitionArns?.length, second.taskDefinitionArns?.length]).toEqual([2, 1]);
    expect(second.nextToken).toBeUndefined();
  });
});

describe('RegisterTaskDefinition refuses', () => {
  test.each<[string, Partial<RegisterTaskDefinitionCommandInput>, RegExp]>([
    ['a family with a blank', { family: 'my shop' }, /Family contains invalid characters/],
    ['no container', { containerDefinitions: [] }, /Container list cannot be empty/],
    [
      'a container without name',
      { containerDefinitions: [{ image: 'x' }] },
      /Container\.name should not be null or empty/,
    ],
    [
      'a container without image',
      { containerDefinitions: [{ name: 'x' }] },
      /Container\.image should not be null or empty/,
    ],
    ['two containers of one name', { containerDefinitions: [web, web] }, /'web' is not unique/],
    ['no essential container', { containerDefinitions: [{ ...web, essential: false }] }, /essential/],
    ['Fargate without awsvpc', { networkMode: 'bridge' }, /network mode 'awsvpc'/],
    ['Fargate without cpu', { cpu: undefined }, /requires that 'cpu' be defined/],
    [
      'Fargate without memory',
      { memory: undefined, containerDefinitions: [{ ...web, memory: 512 }] },
      /requires that 'memory' be defined/,
    ],
    ['a size that Fargate has not', { cpu: '256', memory: '8192' }, /No Fargate configuration exists for given values/],
    [
      'no memory anywhere on EC2',
      { requiresCompatibilities: ['EC2'], memory: undefined },
      /At least one of 'memory' or 'memoryReservation' must be specified/,
    ],
  ])('%s', async (_what, change, message) => {
    // given
    await using account = await openAccount();

    // when
    const call = account.ecs.send(new RegisterTaskDefinitionCommand({ ...shop, ...change }));

    // then
    await expect(call).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(message) });
  });
});

describe('the length of a task definition', () => {
  test.each([
    { bytes: 65_536, accepted: true },
    { bytes: 65_537, accepted: false },
  ])('may be $bytes bytes, tags aside: $accepted', async ({ bytes, accepted }) => {
    // given
    await using account = await openAccount();
    const padded = (value: string) => ({
      ...shop,
      containerDefinitions: [{ ...web, environment: [{ name: 'PADDING', value }] }],
    });
    const { tags: _tags, ...bare } = padded('');
    const padding = 'x'.repeat(bytes - JSON.stringify(bare).length);

    // when
    const [outcome] = await Promise.allSettled([account.ecs.send(new RegisterTaskDefinitionCommand(padded(padding)))]);

    // then
    expect(outcome).toMatchObject(
      accepted
        ? { status: 'fulfilled' }
        : {
            reason: {
              name: 'ClientException',
              message: `Actual length: '${bytes}'. Max allowed length is '65536' bytes.`,
            },
          },
    );
  });
});

test('a task definition that does not exist cannot be described', async () => {
  // given
  await using account = await openAccount();

  // when
  const call = account.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'shop:7' }));

  // then
  await expect(call).rejects.toMatchObject({ name: 'ClientException', message: 'Unable to describe task definition.' });
});
