import { describe, expect, test } from '@jest/globals';
import { nothingYet } from '../../../src/release/words.ts';
import { nativeShop, type NativeShopChanges, rolling } from '../../releases/native-shop.ts';
import { open } from '../open-shop.ts';
import { survey } from './a-survey.ts';

const minute = 60_000;

async function told(changes: NativeShopChanges, after = 0) {
  const shop = await open(nativeShop(changes));
  try {
    await shop.clock.sleep(after);
    const seen = await survey(shop);
    const { found } = seen;
    return {
      seen,
      found,
      said: found
        .findings({ purpose: 'release', gates: [], strategy: found.configured.strategy })
        .map(({ level, reason }) => `${level}: ${reason}`),
    };
  } finally {
    await shop[Symbol.asyncDispose]();
  }
}

describe('A service in a state of its own is named for what it is', () => {
  test('without a load balancer: it can be released all at once, and nobody divides its traffic', async () => {
    // when
    const { found, said } = await told({
      configuration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 },
      service: { loadBalancer: undefined },
    });
    // then
    expect(found).toMatchObject({
      can: { strategies: ['blue-green', 'rolling'] },
      serving: { who: 'blue' },
      servedWell: true,
      metrics: undefined,
      before: { testTraffic: false },
    });
    expect(said).toEqual([expect.stringContaining('warning: no load balancer leads traffic to it')]);
  });

  test('with a desired count of 0', async () => {
    // when
    const { found, said } = await told({ service: { desiredCount: 0 } });
    // then
    expect(found.servedWell).toBe(false);
    expect(said).toEqual([expect.stringContaining('error: its desired count is 0')]);
  });

  test('in its first deployment, which nobody’s release is: it is waited for, and nothing stands beside it', async () => {
    // when
    const { seen, found } = await told({ service: { history: 'none' } }, minute / 2);
    // then
    expect(seen).toMatchObject({ is: 'busy', with: { madeBy: { is: 'somebody else' } } });
    expect(found.blue).toEqual(nothingYet);
  });

  test('behind a network load balancer: what that adds is in the planned time', async () => {
    // given
    const network = nativeShop().loadBalancers?.map(one => ({ ...one, type: 'network' as const })) ?? [];
    // when
    const { found } = await told({ world: { loadBalancers: network } });
    // then
    // Two shifts of production traffic and one of test traffic.
    expect(found.can.moving).toBe(30 * minute);
  });

  test('that is set to end early says from when on nobody goes back', async () => {
    // given
    const earlySuccessCriteria = {
      enable: true,
      healthyPercent: 100,
      sourceServiceRevisionCleanup: 'BLOCKING',
    } as const;
    // when
    const { found } = await told({ configuration: { ...rolling, earlySuccessCriteria } });
    // then
    expect(found.notes).toEqual([expect.stringContaining('earlySuccessCriteria')]);
  });

  test('with an alarm that rings already', async () => {
    // given
    const shop = await open(nativeShop());
    const { client, sdk } = await shop.clients.cloudwatch();
    await client.send(
      new sdk.SetAlarmStateCommand({ AlarmName: 'api-5xx', StateValue: 'ALARM', StateReason: 'a drill' }),
    );
    // when
    const { found } = await survey(shop);
    const said = found.findings({ purpose: 'release', gates: [], strategy: found.configured.strategy });
    await shop[Symbol.asyncDispose]();
    // then
    expect(said).toEqual([
      expect.objectContaining({
        level: 'error',
        reason: expect.stringContaining('alarm api-5xx of the service rings (a drill)'),
      }),
    ]);
  });
});
