import { CreateDeploymentConfigCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../account.ts';
import { deploymentOf, eventOf, untilStatus } from '../releases.ts';
import { all, openLambdaAccount, release, share, targetOf, untilEvent, type LambdaAccount } from './account.ts';

/** When AllowTraffic began, in the world's time. */
async function shiftBegan(account: LambdaAccount, id: string): Promise<number> {
  const target = await untilEvent(account, id, 'AllowTraffic', 'InProgress');
  return eventOf(target, 'AllowTraffic').startTime?.getTime() ?? Number.NaN;
}

const passUntil = (account: LambdaAccount, timeMs: number) => account.pass(timeMs - account.world.timeline.now());

/** The shares that were asked so many minutes, and half a second, after the shift had begun. */
async function sharesAt(account: LambdaAccount, began: number, minutes: readonly number[]): Promise<number[]> {
  const seen: number[] = [];
  for (const minute of minutes) {
    await passUntil(account, began + minute * MINUTE + 500);
    seen.push(share(account));
  }
  return seen;
}

describe("an alias's traffic", () => {
  test('a canary moves 10 % at once, beside the version before, and the rest exactly five minutes later', async () => {
    // given
    await using account = await openLambdaAccount();
    const began = await shiftBegan(account, await release(account));
    const alias = () => account.functions.alias('checkout', 'live');

    // when
    const early = alias();
    await passUntil(account, began + 5 * MINUTE - 1);
    const justBefore = alias();
    await account.pass(1);

    // then
    expect(early).toEqual({ version: '4', weights: new Map([['5', 0.1]]) });
    expect(justBefore).toEqual(early);
    expect(alias()).toEqual(all('5'));
  });

  test('a linear shift of 10 % every 3 minutes is complete after 27, in ten equal steps', async () => {
    // given
    await using account = await openLambdaAccount();
    const deploymentConfigName = 'CodeDeployDefault.LambdaLinear10PercentEvery3Minutes';
    const began = await shiftBegan(account, await release(account, {}, { deploymentConfigName }));

    // when
    const seen = await sharesAt(account, began, [0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);

    // then
    expect(seen).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });

  test('a custom configuration for Lambda is followed', async () => {
    // given
    await using account = await openLambdaAccount();
    await account.codeDeploy.send(
      new CreateDeploymentConfigCommand({
        deploymentConfigName: 'forty',
        computePlatform: 'Lambda',
        trafficRoutingConfig: {
          type: 'TimeBasedLinear',
          timeBasedLinear: { linearPercentage: 40, linearInterval: 2 },
        },
      }),
    );
    const began = await shiftBegan(account, await release(account, {}, { deploymentConfigName: 'forty' }));

    // when
    const seen = await sharesAt(account, began, [0, 2, 4]);

    // then
    expect(seen).toEqual([0.4, 0.8, 1]);
  });

  test('all at once moves in one step, and the deployment has succeeded then: there is no wait after it', async () => {
    // given
    await using account = await openLambdaAccount({
      group: { deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce' },
    });

    // when
    const { startTime, completeTime } = await untilStatus(account, await release(account), ['Succeeded'], MINUTE);

    // then
    expect(share(account)).toBe(1);
    expect(completeTime).toEqual(startTime);
  });
});

describe('what a release of a function shows', () => {
  test('its three lifecycle events, in order and Succeeded', async () => {
    // given
    await using account = await openLambdaAccount();
    const id = await release(account);

    // when
    const { computePlatform, deploymentStyle, creator } = await untilStatus(account, id, ['Succeeded'], 10 * MINUTE);

    // then
    const { lifecycleEvents = [], status } = await targetOf(account, id);
    expect(lifecycleEvents.map(event => [event.lifecycleEventName, event.status])).toEqual([
      ['BeforeAllowTraffic', 'Succeeded'],
      ['AllowTraffic', 'Succeeded'],
      ['AfterAllowTraffic', 'Succeeded'],
    ]);
    expect([status, computePlatform, deploymentStyle?.deploymentType, creator]).toEqual([
      'Succeeded',
      'Lambda',
      'BLUE_GREEN',
      'user',
    ]);
    expect(account.bugs).toEqual([]);
  });

  test('its target by the name of the function, with the share of the new version in percent', async () => {
    // given
    await using account = await openLambdaAccount();
    const id = await release(account);

    // when
    const during = await untilEvent(account, id, 'AllowTraffic', 'InProgress');
    await untilStatus(account, id, ['Succeeded'], 10 * MINUTE);
    const after = await targetOf(account, id);

    // then
    const info = { functionName: 'checkout', functionAlias: 'live', currentVersion: '4', targetVersion: '5' };
    expect(during).toMatchObject({
      targetId: 'checkout',
      targetArn: 'arn:aws:lambda:us-east-1:123456789012:function:checkout',
      status: 'InProgress',
      lambdaFunctionInfo: { ...info, targetVersionWeight: 10 },
    });
    expect(after.lambdaFunctionInfo).toEqual({ ...info, targetVersionWeight: 100 });
  });

  test('none of what only deployments to ECS have', async () => {
    // given
    await using account = await openLambdaAccount();

    // when
    const info = await deploymentOf(account, await release(account));

    // then
    expect(info.blueGreenDeploymentConfiguration).toBeUndefined();
    expect(info.loadBalancerInfo).toBeUndefined();
  });
});
