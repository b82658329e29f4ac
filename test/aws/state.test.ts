import { describe, expect, test } from '@jest/globals';
import { openBalancedAccount } from './elbv2/balanced-account.ts';
import { openCheckout } from './lambda/checkout.ts';
import { MINUTE, openOrders } from './rds/database-account.ts';

describe('the dump of a world', () => {
  test('tells where every rule sends requests, and what is apart from all load balancers', async () => {
    // given
    await using account = await openBalancedAccount();
    await account.pass(60_000);

    // when
    const state = account.aws.state();

    // then
    expect(state).toMatchObject({
      loadBalancers: [
        {
          name: 'api',
          listeners: [
            {
              port: 443,
              weightsAsked: { blue: 100, green: 0, assets: 0 },
              weightsInEffect: { blue: 100, green: 0, assets: 0 },
              rules: [
                { priority: 10, field: 'host-header', weightsInEffect: { assets: 1 } },
                { priority: 20, field: 'path-pattern', pattern: '/v2/*', weightsInEffect: { blue: 1 } },
              ],
            },
            { port: 8443, rules: [] },
          ],
          targetGroups: [
            { name: 'blue', targets: [{ id: '10.0.0.1', health: 'healthy' }, { id: '10.0.0.2' }] },
            { name: 'green', targets: [] },
            { name: 'assets', targets: [] },
          ],
        },
        { name: 'web' },
      ],
      targetGroupsApart: [{ name: 'spare', targets: [] }],
    });
  });

  test('tells where aliases point, and where their users go', async () => {
    // given
    await using checkout = await openCheckout();

    // when
    await checkout.aws.perform({
      call: 'lambda:UpdateAlias',
      input: { FunctionName: 'checkout', Name: 'live', RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } },
    });

    // then
    expect(checkout.aws.state()).toMatchObject({
      functions: [
        {
          name: 'checkout',
          latest: { package: 'better', update: 'done' },
          versions: [
            { version: '1', package: 'good', state: 'done' },
            { version: '2', package: 'better' },
          ],
          aliases: [
            {
              alias: 'live',
              asked: { version: '1', weights: { 2: 0.1 } },
              inEffect: { version: '1', weights: {} },
            },
          ],
        },
      ],
    });
  });

  test('tells what every database is called, who may write to it, and how far deployments are', async () => {
    // given
    await using account = await openOrders();
    await account.create({ TargetEngineVersion: '8.4.3' });
    await account.pass(10 * MINUTE);

    // when
    const state = account.aws.state();

    // then
    expect(state).toMatchObject({
      databases: [
        { name: 'orders', version: 'mysql:8.0.40', access: 'read-write', follows: undefined },
        { name: expect.stringMatching(/^orders-green-/), access: 'closed', method: 'binlog', replication: 'running' },
      ],
      blueGreenDeployments: [{ name: 'upgrade', status: 'PROVISIONING', members: [{ blue: 'orders' }] }],
    });
  });
});
