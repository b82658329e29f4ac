import { describe, expect, test } from '@jest/globals';
import { loadBalancerOf, readForward } from '../../../src/targets/elbv2/live-forward.ts';
import { readTargetGroups } from '../../../src/targets/elbv2/read-balancing.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { nativeShop } from '../../releases/native-shop.ts';
import { serviceOf } from '../ecs-native/open-native.ts';
import { type OpenBalancing, openBalancing } from './open-balancing.ts';

const network = (): SeedInput => ({
  ...nativeShop(),
  ecs: { clusters: [], taskDefinitions: [], services: [] },
  loadBalancers: [
    {
      name: 'shop',
      type: 'network',
      requestsPerSecond: 0,
      targetGroups: [{ name: 'api-1' }, { name: 'api-2' }],
      listeners: [{ port: 443, forward: { 'api-1': 90, 'api-2': 10 } }],
    },
  ],
});

/** The rule by which ECS leads production traffic to the shop's service. */
async function productionRule({ account }: OpenBalancing): Promise<string> {
  const [balanced] = (await serviceOf(account)).balanced;
  if (balanced?.is !== 'a pair') throw new Error('the service stands in a pair of target groups');
  return balanced.production;
}

describe('what a rule sends its requests to now', () => {
  test('is read by the ARN of the rule, also of the default one', async () => {
    // given
    await using world = await openBalancing(nativeShop());
    const rule = await productionRule(world);
    // when
    const forward = await readForward(world.elbv2, world.account.brisk, rule);
    // then
    expect(forward).toMatchObject({
      is: 'there',
      what: {
        arn: rule,
        weights: new Map([
          [world.group('api-1'), 100],
          [world.group('api-2'), 0],
        ]),
        sticky: false,
        loadBalancer: expect.stringMatching(/^app\/shop\//),
      },
    });
  });

  test('is read of a listener where rules are unknown, as behind a network load balancer', async () => {
    // given
    await using world = await openBalancing(network());
    // when
    const forward = await readForward(world.elbv2, world.account.brisk, world.listener('shop', 443));
    // then
    expect(forward).toMatchObject({
      is: 'there',
      what: {
        weights: new Map([
          [world.group('api-1'), 90],
          [world.group('api-2'), 10],
        ]),
        loadBalancer: expect.stringMatching(/^net\/shop\//),
      },
    });
  });

  test.each<{ what: string; change: (arn: string) => string }>([
    { what: 'a rule', change: arn => `${arn.slice(0, -4)}0000` },
    { what: 'a listener', change: () => 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/1/2' },
  ])('is missing where there is no such thing: $what', async ({ change }) => {
    // given
    await using world = await openBalancing(nativeShop());
    const named = change(await productionRule(world));
    // when
    const forward = await readForward(world.elbv2, world.account.brisk, named);
    // then
    expect(forward).toEqual({ is: 'missing', named });
  });

  test('is nothing where it does not forward', async () => {
    // given
    await using world = await openBalancing(nativeShop());
    const rule = await productionRule(world);
    world.account.aws.faults.inject({
      operation: 'elasticloadbalancing:DescribeRules',
      calls: 'every',
      fault: { kind: 'set', members: { 'Rules.0.Actions': [{ Type: 'redirect' }] } },
    });
    // when
    const forward = await readForward(world.elbv2, world.account.brisk, rule);
    // then
    expect(forward).toMatchObject({ is: 'there', what: { weights: new Map() } });
  });

  test.each<{ arn: string; is: string }>([
    { arn: 'arn:aws:elasticloadbalancing:eu-west-1:1:listener-rule/app/shop/50dc/f2f7/9683', is: 'app/shop/50dc' },
    { arn: 'arn:aws:elasticloadbalancing:eu-west-1:1:listener/net/shop/50dc/f2f7', is: 'net/shop/50dc' },
  ])('names its load balancer as CloudWatch does: $is', ({ arn, is }) => {
    // when
    const told = loadBalancerOf(arn);
    // then
    expect(told).toBe(is);
  });
});

describe('target groups', () => {
  test('are read by their ARNs, and those that are missing are named', async () => {
    // given
    await using world = await openBalancing(nativeShop());
    const there = world.group('api-1');
    const gone = there.replace('api-1', 'api-9');
    // when
    const groups = await readTargetGroups(world.elbv2, world.account.brisk, [there, gone]);
    // then
    expect(groups).toMatchObject([
      { is: 'there', what: { name: 'api-1', arn: there } },
      { is: 'missing', named: gone },
    ]);
  });
});
