import { describe, expect, test } from '@jest/globals';
import type { LoadBalancer, Service } from '@aws-sdk/client-ecs';
import { balancedBy, isNetwork } from '../../../src/targets/ecs-native/balanced.ts';
import { nativeServiceOf } from '../../../src/targets/ecs-native/service.ts';
import { nativeShop } from '../../releases/native-shop.ts';
import { open } from '../open-shop.ts';
import { serviceOf } from './open-native.ts';

const primary = { id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'arn:x:task-definition/api:1' };

const told = (service: Partial<Service>, controller: 'ECS' | 'CodeDeploy' = 'ECS') =>
  nativeServiceOf({
    cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop',
    name: 'api',
    controller,
    service: {
      clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop',
      serviceName: 'api',
      deployments: [primary],
      ...service,
    },
  });

describe('a service that ECS itself deploys', () => {
  test('is read with what leads its traffic and how it is deployed', async () => {
    // given
    await using shop = await open(nativeShop());
    // when
    const service = await serviceOf(shop);
    // then
    expect(service).toMatchObject({
      place: { cluster: 'shop', service: 'api', account: 'arn:aws:ecs:eu-west-1:123456789012' },
      desiredCount: 3,
      rollouts: [{ status: 'primary', side: { revision: 'api:1', wanted: 3, running: 3 }, state: 'completed' }],
      configuration: { strategy: 'CANARY' },
      balanced: [{ is: 'a pair', container: { name: 'api', port: 8080 } }],
      serviceConnect: 'off',
    });
  });

  test('has its PRIMARY deployment first, wherever ECS lists it', () => {
    // when
    const { rollouts } = told({ deployments: [{ ...primary, id: 'ecs-svc/0', status: 'ACTIVE' }, primary] });
    // then
    expect(rollouts.map(({ id, status }) => [id, status])).toEqual([
      ['ecs-svc/1', 'primary'],
      ['ecs-svc/0', 'active'],
    ]);
  });

  test.each<{ what: string; service: Partial<Service>; message: RegExp }>([
    { what: 'a status', service: { deployments: [{ ...primary, status: 'SIDEWAYS' }] }, message: /SIDEWAYS/ },
    {
      what: 'a rollout state',
      service: { deployments: [{ ...primary, rolloutState: 'SIDEWAYS' as never }] },
      message: /SIDEWAYS/,
    },
    { what: 'no primary deployment', service: { deployments: [] }, message: /no primary deployment/ },
  ])('is refused with what nobody knows: $what', ({ service, message }) => {
    // when
    const read = () => told(service);
    // then
    expect(read).toThrow(message);
  });

  test('is refused where CodeDeploy deploys it', () => {
    // when
    const read = () => told({}, 'CodeDeploy');
    // then
    expect(read).toThrow(/CodeDeploy's/);
  });
});

describe('what leads traffic to a service', () => {
  const container = { containerName: 'api', containerPort: 8080 };
  const advanced = { alternateTargetGroupArn: 'two', productionListenerRule: 'rule', roleArn: 'role' };

  test.each<{ what: string; balancer: LoadBalancer; told: object }>([
    {
      what: 'a pair',
      balancer: { targetGroupArn: 'one', advancedConfiguration: { ...advanced, testListenerRule: 'test' } },
      told: { is: 'a pair', targetGroups: ['one', 'two'], production: 'rule', test: 'test', role: 'role' },
    },
    {
      what: 'a pair without tests',
      balancer: { targetGroupArn: 'one', advancedConfiguration: advanced },
      told: { is: 'a pair', test: undefined },
    },
    {
      what: 'one target group',
      balancer: { targetGroupArn: 'one' },
      told: { is: 'one target group', lacks: ['alternateTargetGroupArn', 'productionListenerRule'] },
    },
    {
      what: 'a pair that lacks its rule',
      balancer: { targetGroupArn: 'one', advancedConfiguration: { alternateTargetGroupArn: 'two' } },
      told: { is: 'one target group', lacks: ['productionListenerRule'] },
    },
    {
      what: 'a classic load balancer',
      balancer: { loadBalancerName: 'old' },
      told: { is: 'a classic load balancer', name: 'old' },
    },
  ])('is told: $what', ({ balancer, told: as }) => {
    // when
    const balanced = balancedBy({ ...balancer, ...container });
    // then
    expect(balanced).toMatchObject({ ...as, container: { name: 'api', port: 8080 } });
  });

  test.each<{ arn: string; is: boolean }>([
    { arn: 'arn:aws:elasticloadbalancing:eu-west-1:1:listener/net/shop/1/2', is: true },
    { arn: 'arn:aws:elasticloadbalancing:eu-west-1:1:listener-rule/app/shop/1/2/3', is: false },
  ])('is a network load balancer by its ARN: $arn', ({ arn, is }) => {
    // when
    const network = isNetwork(arn);
    // then
    expect(network).toBe(is);
  });
});
