import { describe, expect, test } from '@jest/globals';
import { readService } from '../../../src/targets/ecs/service.ts';
import type { FaultRule } from '../../aws/fault-rule.ts';
import { openShop } from '../open-shop.ts';

/** DescribeServices answers with these members in place of its own. */
const answering = (members: Record<string, unknown>): FaultRule => ({
  operation: 'ecs:DescribeServices',
  calls: 'every',
  fault: { kind: 'set', members },
});

async function read(faults: FaultRule[], cluster = 'shop', name = 'api') {
  await using shop = await openShop({ world: { faults } });
  return await readService(shop.clients.ecs, shop.patient, cluster, name);
}

describe('a service under CodeDeploy', () => {
  test('is told by what serves, with its tasks and the container that takes traffic', async () => {
    // when
    const service = await read([]);
    // then
    expect(service).toMatchObject({
      cluster: 'shop',
      name: 'api',
      taskSets: [
        {
          taskDefinition: expect.stringMatching(/:task-definition\/api:1$/),
          side: { revision: 'api:1', wanted: 3, running: 3, pending: 0 },
          container: { name: 'api', port: 8080 },
        },
      ],
    });
  });

  test('is told with its primary set first, wherever AWS lists it, and without those that drain', async () => {
    // given
    const taskSets = [
      { id: 'ecs-svc/1', status: 'ACTIVE', taskDefinition: 'arn:x/api:2' },
      { id: 'ecs-svc/2', status: 'DRAINING', taskDefinition: 'arn:x/api:0' },
      { id: 'ecs-svc/3', status: 'PRIMARY', taskDefinition: 'arn:x/api:1' },
    ];
    // when
    const service = await read([answering({ 'services.0.taskSets': taskSets })]);
    // then
    expect(service.taskSets.map(({ id, side }) => [id, side.revision])).toEqual([
      ['ecs-svc/3', 'api:1'],
      ['ecs-svc/1', 'api:2'],
    ]);
  });

  test('that stands behind no load balancer has no container that takes traffic', async () => {
    // given
    const taskSets = [{ id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'arn:x/api:1', loadBalancers: [] }];
    // when
    const service = await read([answering({ 'services.0.taskSets': taskSets })]);
    // then
    expect(service.taskSets[0].container).toBeUndefined();
  });
});

describe('a release is refused', () => {
  test.each<{ what: string; cluster?: string; name?: string; problem: object }>([
    {
      what: 'the cluster does not exist',
      cluster: 'shed',
      problem: { where: 'cluster', value: 'shed', reason: expect.stringContaining('no cluster of this name') },
    },
    {
      what: 'the service does not exist',
      name: 'apy',
      problem: { where: 'service', value: 'apy', reason: 'ECS has no service of this name in cluster shop' },
    },
  ])('where $what', async ({ cluster, name, problem }) => {
    // when
    const reading = read([], cluster, name);
    // then
    await expect(reading).rejects.toMatchObject({ code: 'refused', problems: [problem] });
  });

  test.each<{ what: string; members: Record<string, unknown>; reason: string }>([
    { what: 'the service is being deleted', members: { 'services.0.status': 'DRAINING' }, reason: 'is DRAINING' },
    { what: 'the service was deleted', members: { 'services.0.status': 'INACTIVE' }, reason: 'is INACTIVE' },
    {
      what: "ECS's own controller deploys it",
      members: { 'services.0.deploymentController.type': 'ECS' },
      reason: "ECS's own",
    },
    {
      what: 'no controller is named, which means that of ECS',
      members: { 'services.0.deploymentController': undefined },
      reason: "ECS's own",
    },
    {
      what: 'an external controller deploys it',
      members: { 'services.0.deploymentController.type': 'EXTERNAL' },
      reason: 'outside AWS',
    },
  ])('where $what', async ({ members, reason }) => {
    // when
    const reading = read([answering(members)]);
    // then
    await expect(reading).rejects.toMatchObject({
      code: 'refused',
      problems: [{ where: 'service', value: 'api', reason: expect.stringContaining(reason) }],
    });
  });

  test('where nothing serves that could be released over', async () => {
    // when
    const reading = read([answering({ 'services.0.taskSets': [] })]);
    // then
    await expect(reading).rejects.toMatchObject({
      code: 'missing',
      message: expect.stringContaining('no primary task set'),
    });
  });

  test.each([
    { what: 'status', members: { 'services.0.status': 'LEVITATING' } },
    { what: 'deployment controller', members: { 'services.0.deploymentController.type': 'LEVITATING' } },
  ])('loudly where ECS reports a $what that nobody knows', async ({ members }) => {
    // when
    const reading = read([answering(members)]);
    // then
    await expect(reading).rejects.toMatchObject({
      code: 'unknown-answer',
      message: expect.stringContaining('LEVITATING'),
    });
  });
});
