import { CreateDeploymentConfigCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from './account.ts';
import { EVENTS } from './lifecycle-events.ts';
import { eventOf, release, targetOf, taskSetsOf, untilEvent, untilStatus, weights } from './releases.ts';

/** When AllowTraffic began, in the world's time. */
async function shiftBegan(account: Account, id: string): Promise<number> {
  const target = await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);
  return eventOf(target, 'AllowTraffic').startTime?.getTime() ?? Number.NaN;
}

const passUntil = (account: Account, timeMs: number) => account.pass(timeMs - account.world.timeline.now());

describe('production traffic', () => {
  test('a canary moves 10 % at once and the rest exactly five minutes later', async () => {
    // given
    await using account = await openAccount();
    const began = await shiftBegan(account, await release(account));

    // when
    const early = weights(account);
    await passUntil(account, began + 5 * MINUTE - 1);
    const justBefore = weights(account);
    await account.pass(1);

    // then
    expect(early).toEqual({ blue: 90, green: 10 });
    expect(justBefore).toEqual({ blue: 90, green: 10 });
    expect(weights(account)).toEqual({ blue: 0, green: 100 });
  });

  test('a linear shift of 10 % a minute is complete after nine minutes, in ten equal steps', async () => {
    // given
    await using account = await openAccount();
    const deploymentConfigName = 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes';
    const began = await shiftBegan(account, await release(account, {}, { deploymentConfigName }));

    // when
    const seen: number[] = [];
    for (let minute = 0; minute <= 9; minute += 1) {
      await passUntil(account, began + minute * MINUTE + 500);
      seen.push(weights(account).green);
    }

    // then
    expect(seen).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });

  test('a custom linear shift that does not divide 100 ends with the remainder', async () => {
    // given
    await using account = await openAccount();
    const timeBasedLinear = { linearPercentage: 40, linearInterval: 2 };
    await account.codeDeploy.send(
      new CreateDeploymentConfigCommand({
        deploymentConfigName: 'forty',
        computePlatform: 'ECS',
        trafficRoutingConfig: { type: 'TimeBasedLinear', timeBasedLinear },
      }),
    );
    const began = await shiftBegan(account, await release(account, {}, { deploymentConfigName: 'forty' }));

    // when
    const seen: number[] = [];
    for (const minute of [0, 2, 4]) {
      await passUntil(account, began + minute * MINUTE + 500);
      seen.push(weights(account).green);
    }

    // then
    expect(seen).toEqual([40, 80, 100]);
  });

  test('all at once goes to green in one step', async () => {
    // given
    await using account = await openAccount({ group: { deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce' } });
    const id = await release(account);

    // when
    await shiftBegan(account, id);

    // then
    expect(weights(account)).toEqual({ blue: 0, green: 100 });
    await untilStatus(account, id, ['Succeeded'], MINUTE);
  });
});

describe('what a happy release shows', () => {
  test('no lifecycle event of a group without test listener is missing, out of order or not Succeeded', async () => {
    // given
    await using account = await openAccount();
    const id = await release(account);

    // when
    await untilStatus(account, id, ['Succeeded'], 15 * MINUTE);

    // then
    const { lifecycleEvents = [], status } = await targetOf(account, id);
    const expected = EVENTS.filter(name => !name.includes('TestTraffic'));
    expect(lifecycleEvents.map(({ lifecycleEventName }) => lifecycleEventName)).toEqual(expected);
    expect(lifecycleEvents.every(event => event.status === 'Succeeded')).toBe(true);
    const starts = lifecycleEvents.map(({ startTime }) => startTime?.getTime() ?? Number.NaN);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(status).toBe('Succeeded');
    expect(account.bugs).toEqual([]);
  });

  test('with a test listener its traffic is on green before production traffic moves', async () => {
    // given
    await using account = await openAccount({ group: { testListener: { loadBalancer: 'api', port: 8443 } } });
    const id = await release(account);

    // when
    await shiftBegan(account, id);

    // then
    expect(weights(account, account.test)).toEqual({ blue: 0, green: 100 });
    expect(weights(account).green).toBe(10);
    const { lifecycleEvents = [] } = await targetOf(account, id);
    expect(lifecycleEvents.map(({ lifecycleEventName }) => lifecycleEventName)).toEqual([...EVENTS]);
  });

  test('task sets are labelled and weighed by what they serve, and green becomes PRIMARY with all traffic', async () => {
    // given
    await using account = await openAccount({ group: { terminationWaitMinutes: 10 } });
    const id = await release(account);
    await shiftBegan(account, id);

    // when
    const during = await targetOf(account, id);
    const setsDuring = await taskSetsOf(account);
    await untilEvent(account, id, 'AllowTraffic', 'Succeeded', 10 * MINUTE);
    const after = await targetOf(account, id);
    const setsAfter = await taskSetsOf(account);

    // then
    const shown = (target: typeof during) =>
      target.taskSetsInfo?.map(set => [set.taskSetLabel, set.status, set.trafficWeight, set.targetGroup?.name]);
    expect(shown(during)).toEqual([
      ['Blue', 'PRIMARY', 90, 'api-a'],
      ['Green', 'ACTIVE', 10, 'api-b'],
    ]);
    expect(shown(after)).toEqual([
      ['Blue', 'ACTIVE', 0, 'api-a'],
      ['Green', 'PRIMARY', 100, 'api-b'],
    ]);
    expect(setsDuring.map(set => [set.status, set.externalId])).toEqual([
      ['PRIMARY', undefined],
      ['ACTIVE', id],
    ]);
    expect(setsAfter.find(set => set.status === 'PRIMARY')).toMatchObject({
      startedBy: 'CODE_DEPLOY',
      externalId: id,
      stabilityStatus: 'STEADY_STATE',
      computedDesiredCount: 2,
      runningCount: 2,
    });
    expect(during.taskSetsInfo?.map(set => set.identifer)).toEqual(setsDuring.map(set => set.id));
  });

  test('the same seed makes the same deployment at the same times, another seed another one', async () => {
    // given
    const run = async (seed: number) => {
      await using account = await openAccount({ seed });
      const id = await release(account);
      const { completeTime } = await untilStatus(account, id, ['Succeeded'], 15 * MINUTE);
      return `${id} ${completeTime?.toISOString()}`;
    };

    // when
    const runs = [await run(1), await run(1), await run(2)];

    // then
    expect(runs[0]).toBe(runs[1]);
    expect(runs[0]).not.toBe(runs[2]);
  });
});
