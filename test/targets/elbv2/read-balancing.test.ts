import { describe, expect, test } from '@jest/globals';
import { missing, there } from '../../../src/targets/elbv2/balancing.ts';
import { type Named, readBalancing } from '../../../src/targets/elbv2/read-balancing.ts';
import { weightsOf } from '../../../src/targets/elbv2/weights.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { type OpenBalancing, openBalancing } from './open-balancing.ts';

type LoadBalancer = NonNullable<SeedInput['loadBalancers']>[number];

const balanced = (change: Partial<LoadBalancer> = {}): SeedInput => ({
  warmUp: '0s',
  loadBalancers: [
    {
      name: 'shop',
      requestsPerSecond: 0,
      targetGroups: [{ name: 'api-1' }, { name: 'api-2' }, { name: 'assets', targetType: 'instance', port: 3000 }],
      listeners: [
        {
          port: 443,
          forward: { 'api-1': 90, 'api-2': 10 },
          rules: [
            { priority: 20, pathPattern: '/v2/*', forward: { 'api-1': 9, 'api-2': 1 }, stickiness: { seconds: 60 } },
            { priority: 10, hostHeader: 'static.example.com', forward: { assets: 1 } },
          ],
        },
        { port: 8443, protocol: 'HTTPS', forward: { 'api-2': 1 } },
      ],
      ...change,
    },
  ],
  targetGroups: [{ name: 'spare' }],
});

const read = ({ account, elbv2, listener }: OpenBalancing, change: Partial<Named> = {}) =>
  readBalancing(elbv2, account.patient, {
    targetGroups: ['api-1', 'api-2'],
    prodListeners: [listener('shop', 443)],
    testListeners: [listener('shop', 8443)],
    ...change,
  });

describe('what leads the traffic of a service', () => {
  test('is read: target groups, listeners, and all that they forward', async () => {
    // given
    await using world = await openBalancing(balanced());
    const [one, two, assets] = ['api-1', 'api-2', 'assets'].map(world.group);
    // when
    const balancing = await read(world);
    // then
    const [production] = there(balancing.production);
    expect(there(balancing.targetGroups)).toEqual([
      expect.objectContaining({ name: 'api-1', arn: one, targetType: 'ip', protocol: 'HTTP', port: 80 }),
      expect.objectContaining({ name: 'api-2', arn: two, loadBalancers: [production?.loadBalancer] }),
    ]);
    expect(production).toMatchObject({ arn: world.listener('shop', 443), port: 443, protocol: 'HTTPS' });
    expect(production?.forwards).toHaveLength(3);
    expect(production?.forwards).toEqual(
      expect.arrayContaining([
        {
          of: 'default',
          rule: expect.stringContaining(':listener-rule/app/shop/'),
          weights: new Map([
            [one, 90],
            [two, 10],
          ]),
          sticky: false,
        },
        {
          of: { rule: '20' },
          rule: expect.stringContaining(':listener-rule/app/shop/'),
          weights: new Map([
            [one, 9],
            [two, 1],
          ]),
          sticky: true,
        },
        {
          of: { rule: '10' },
          rule: expect.stringContaining(':listener-rule/app/shop/'),
          weights: new Map([[assets, 1]]),
          sticky: false,
        },
      ]),
    );
    expect(there(balancing.test).map(({ port, forwards }) => [port, forwards.length])).toEqual([[8443, 1]]);
  });

  test('says who has the traffic', async () => {
    // given
    await using world = await openBalancing(balanced());
    // when
    const serving = weightsOf(await read(world), world.group('api-1'));
    // then
    expect(serving).toEqual({ who: 'split', green: 10 });
  });

  test('takes one call for the target groups, one for the listeners, and one for the rules of each', async () => {
    // given
    await using world = await openBalancing(balanced());
    // when
    await read(world);
    // then
    expect([...world.account.called()].sort()).toEqual([
      'DescribeListeners',
      'DescribeRules',
      'DescribeRules',
      'DescribeTargetGroups',
    ]);
  });

  test('asks for a listener once that is named for production and for tests', async () => {
    // given
    await using world = await openBalancing(balanced());
    // when
    const balancing = await read(world, { testListeners: [world.listener('shop', 443)] });
    // then
    expect(balancing.test).toEqual(balancing.production);
    expect(world.account.called().filter(name => name === 'DescribeRules')).toHaveLength(1);
  });

  test('asks for no listener where none is named', async () => {
    // given
    await using world = await openBalancing(balanced());
    // when
    const balancing = await read(world, { prodListeners: [], testListeners: [] });
    // then
    expect([balancing.production, balancing.test]).toEqual([[], []]);
    expect(world.account.called()).toEqual(['DescribeTargetGroups']);
  });

  test('shows a target group that no listener leads to as one without a load balancer', async () => {
    // given
    await using world = await openBalancing(balanced());
    // when
    const balancing = await read(world, { targetGroups: ['api-1', 'spare'] });
    // then
    expect(there(balancing.targetGroups).map(({ name, loadBalancers }) => [name, loadBalancers.length])).toEqual([
      ['api-1', 1],
      ['spare', 0],
    ]);
  });

  test('names all that does not exist, and reads the rest', async () => {
    // given
    await using world = await openBalancing(balanced());
    const gone = world.listener('shop', 443).replace(/.{4}$/, '0000');
    // when
    const balancing = await read(world, { targetGroups: ['api-9', 'api-2'], testListeners: [gone] });
    // then
    expect(missing(balancing.targetGroups)).toEqual(['api-9']);
    expect(there(balancing.targetGroups).map(({ name }) => name)).toEqual(['api-2']);
    expect(missing(balancing.test)).toEqual([gone]);
    expect(there(balancing.production)).toHaveLength(1);
  });

  test('names everything where nothing exists', async () => {
    // given
    await using world = await openBalancing({ warmUp: '0s' });
    const arn =
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/0000000000000000/0000000000000000';
    // when
    const balancing = await readBalancing(world.elbv2, world.account.patient, {
      targetGroups: ['api-1', 'api-2'],
      prodListeners: [arn],
      testListeners: [],
    });
    // then
    expect([missing(balancing.targetGroups), missing(balancing.production)]).toEqual([['api-1', 'api-2'], [arn]]);
  });

  test('includes a rule on the second page', async () => {
    // given
    const rules = Array.from({ length: 410 }, (_, at) => ({
      priority: at + 1,
      pathPattern: `/${at}`,
      forward: { 'api-1': 1 },
    }));
    const test = { port: 8443, forward: { 'api-2': 1 } };
    await using world = await openBalancing(
      balanced({ listeners: [{ port: 443, forward: { 'api-1': 1 }, rules }, test] }),
    );
    // when
    const balancing = await read(world, { testListeners: [] });
    // then
    expect(world.account.called().filter(name => name === 'DescribeRules')).toHaveLength(2);
    expect(there(balancing.production)[0]?.forwards).toHaveLength(411);
  });

  test('may have listeners that know no rules, as those of a network load balancer', async () => {
    // given
    await using world = await openBalancing({
      ...balanced(),
      faults: [
        {
          operation: 'elasticloadbalancing:DescribeRules',
          calls: 'every',
          fault: { kind: 'error', name: 'UnsupportedProtocolException', message: 'not for this protocol' },
        },
      ],
    });
    // when
    const balancing = await read(world);
    // then
    expect(there(balancing.production)[0]?.forwards.map(({ of }) => of)).toEqual(['default']);
  });

  test('that may not be read is denied by the name of the action', async () => {
    // given
    await using world = await openBalancing({ ...balanced(), denied: ['elasticloadbalancing:DescribeRules'] });
    // when
    const reading = read(world);
    // then
    await expect(reading).rejects.toMatchObject({ code: 'denied', action: 'elasticloadbalancing:DescribeRules' });
  });

  test('fails loudly where targets are of a type that nobody knows', async () => {
    // given
    await using world = await openBalancing({
      ...balanced(),
      faults: [
        {
          operation: 'elasticloadbalancing:DescribeTargetGroups',
          calls: 'every',
          fault: { kind: 'set', members: { 'TargetGroups.0.TargetType': 'pigeon' } },
        },
      ],
    });
    // when
    const reading = read(world);
    // then
    await expect(reading).rejects.toMatchObject({ code: 'unknown-answer', message: expect.stringContaining('pigeon') });
  });
});
