import { StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from './account.ts';
import { deploymentOf, release, taskSetsOf, untilEvent } from './releases.ts';

/** Seconds, of the next so many, in which requests were sent to a target group whose task set was being deleted. */
async function secondsOfGap(account: Account, seconds: number): Promise<number> {
  let gap = 0;
  for (let second = 0; second < seconds; second += 1) {
    await account.pass(1_000);
    const inEffect = account.world.balancers.weightsInEffect(account.prod);
    const deleted = (await taskSetsOf(account)).filter(({ status }) => status === 'DRAINING');
    const reached = deleted.some(
      ({ loadBalancers }) => (inEffect.get(loadBalancers?.[0]?.targetGroupArn ?? '') ?? 0) > 0,
    );
    if (reached) gap += 1;
  }
  return gap;
}

const SEEDS = [1, 2, 3, 4, 5];

describe('no task set is deleted while requests still reach it', () => {
  test.each(SEEDS)('when blue goes without a wait (seed %i)', async seed => {
    // given
    const group = { deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce', terminationWaitMinutes: 0 };
    await using account = await openAccount({ seed, group });
    const id = await release(account);
    await untilEvent(account, id, 'Install', 'Succeeded', 5 * MINUTE);

    // when
    const gap = await secondsOfGap(account, 60);

    // then
    expect(gap).toBe(0);
    expect((await deploymentOf(account, id)).status).toBe('Succeeded');
  });

  test.each(SEEDS)('when green is rolled back (seed %i)', async seed => {
    // given
    await using account = await openAccount({ seed });
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);
    await account.pass(10_000);
    await account.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }));

    // when
    const gap = await secondsOfGap(account, 60);

    // then
    expect(gap).toBe(0);
    expect((await deploymentOf(account, id)).rollbackInfo?.rollbackDeploymentId).toBeDefined();
  });

  test.each(SEEDS)('when a new release clears away what a stopped one left (seed %i)', async seed => {
    // given
    await using account = await openAccount({ seed });
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);
    await account.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: false }));
    await account.pass(MINUTE);

    // when
    await release(account);
    const gap = await secondsOfGap(account, 25);

    // then
    expect(gap).toBe(0);
    expect((await taskSetsOf(account)).map(({ status }) => status)).toEqual(['PRIMARY', 'DRAINING', 'ACTIVE']);
  });
});
