import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from './account.ts';
import { deploymentOf, release, taskSetsOf, untilStatus } from './releases.ts';

const NETWORK = {
  AwsvpcConfiguration: { Subnets: ['subnet-9'], SecurityGroups: ['sg-9'], AssignPublicIp: 'ENABLED' },
};
const awsvpcConfiguration = { subnets: ['subnet-9'], securityGroups: ['sg-9'], assignPublicIp: 'ENABLED' };
const SPOT = [
  { CapacityProvider: 'FARGATE', Base: 1, Weight: 1 },
  { CapacityProvider: 'FARGATE_SPOT', Weight: 3 },
];

const primary = async (account: Account) => (await taskSetsOf(account)).find(({ status }) => status === 'PRIMARY');

describe('the green task set', () => {
  test('is launched as the AppSpec says', async () => {
    // given
    await using account = await openAccount();
    const properties = { PlatformVersion: '1.3.0', NetworkConfiguration: NETWORK, CapacityProviderStrategy: SPOT };

    // when
    await untilStatus(account, await release(account, { properties }), ['Succeeded'], 10 * MINUTE);

    // then
    const green = await primary(account);
    expect(green).toMatchObject({
      platformVersion: '1.3.0',
      networkConfiguration: { awsvpcConfiguration },
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 1, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', base: 0, weight: 3 },
      ],
    });
    expect(green).not.toHaveProperty('launchType');
    expect(account.bugs).toEqual([]);
  });

  test('takes from the one before what the AppSpec does not say', async () => {
    // given
    const launch = { platformVersion: '1.3.0', network: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } };
    await using account = await openAccount({ service: { launch } });

    // when
    const id = await release(account, { properties: { PlatformVersion: '1.4.0' } });
    await untilStatus(account, id, ['Succeeded'], 10 * MINUTE);

    // then
    expect(await primary(account)).toMatchObject({
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
      },
    });
  });

  test.each([
    [
      'two bases',
      [
        { CapacityProvider: 'a', Base: 1, Weight: 1 },
        { CapacityProvider: 'b', Base: 1 },
      ],
      /Only one/,
    ],
    ['no weight', [{ CapacityProvider: 'a', Base: 1 }], /weight greater than zero/],
  ])('is refused by ECS for a capacity provider strategy with %s', async (_what, CapacityProviderStrategy, reason) => {
    // given
    await using account = await openAccount();

    // when
    const id = await release(account, { properties: { CapacityProviderStrategy } });
    await untilStatus(account, id, ['Failed'], 10 * MINUTE);

    // then
    const { errorInformation } = await deploymentOf(account, id);
    expect(errorInformation).toMatchObject({ code: 'ECS_UPDATE_ERROR', message: expect.stringMatching(reason) });
  });
});
