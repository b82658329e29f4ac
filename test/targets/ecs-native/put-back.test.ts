import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../../src/release/plan.ts';
import type { Change } from '../../../src/release/words.ts';
import type { NativeHand } from '../../../src/targets/ecs-native/hand.ts';
import { putBack } from '../../../src/targets/ecs-native/put-back.ts';
import type { NativeService } from '../../../src/targets/ecs-native/service.ts';
import { nativeBegin } from '../../../src/targets/ecs-native/start.ts';
import { canaryWithPauses, nativeShop } from '../../releases/native-shop.ts';
import { open, type OpenShop } from '../open-shop.ts';
import { handOn, registerGreen, serviceOf } from './open-native.ts';

const minute = 60_000;

const wayBack: Partial<Plan> = {
  purpose: { is: 'restore', because: 'api:2 is asked back' },
  strategy: { kind: 'blue-green' },
  bake: 5 * minute,
};

interface Begun {
  readonly hand: NativeHand & { readonly service: NativeService };
  readonly change: Change;
}

async function begin(shop: OpenShop, plan: Partial<Plan> = wayBack): Promise<Begun> {
  const asSurveyed = await handOn(shop);
  const hand = { ...asSurveyed, plan: { ...asSurveyed.plan, ...plan } };
  const change = await nativeBegin(hand, { service: hand.service, hooks: 'as they stand' })(await registerGreen(shop));
  return { hand, change };
}

async function configure(shop: OpenShop, deploymentConfiguration: object): Promise<void> {
  const { client, sdk } = await shop.clients.ecs();
  await client.send(new sdk.UpdateServiceCommand({ cluster: 'shop', service: 'api', deploymentConfiguration }));
}

describe('after a way back the settings of the service', () => {
  test.each<{ update: 'keeps-the-rest' | 'replaces-all' }>([{ update: 'keeps-the-rest' }, { update: 'replaces-all' }])(
    'are as they were, and what was done is told, where an update $update',
    async ({ update: configurationUpdate }) => {
      // given
      await using shop = await open(nativeShop({ ecs: { uncertain: { configurationUpdate } } }));
      const { hand, change } = await begin(shop);
      // when
      const told = await putBack(hand, hand.service.configuration, change);
      // then
      expect((await serviceOf(shop)).configuration).toEqual(hand.service.configuration);
      expect(told).toEqual([
        'put deploymentConfiguration.strategy back from BLUE_GREEN to CANARY',
        'put deploymentConfiguration.canaryConfiguration.canaryPercent back from not set to 10',
        'put deploymentConfiguration.canaryConfiguration.canaryBakeTimeInMinutes back from not set to 5',
        'put deploymentConfiguration.bakeTimeInMinutes back from 5 to 10',
      ]);
    },
  );

  test('are rolling again where the service had never named a strategy', async () => {
    // given
    const unnamed = { maximumPercent: 200, minimumHealthyPercent: 100 };
    await using shop = await open(nativeShop({ configuration: unnamed }));
    const { hand, change } = await begin(shop);
    // when
    const told = await putBack(hand, unnamed, change);
    // then
    expect((await serviceOf(shop)).configuration.strategy).toBe('ROLLING');
    expect(told).toContain('put deploymentConfiguration.strategy back from BLUE_GREEN to ROLLING');
  });

  test('are left alone where they were not changed for it', async () => {
    // given
    const { canaryConfiguration: _, ...others } = canaryWithPauses;
    await using shop = await open(
      nativeShop({ configuration: { ...others, strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } }),
    );
    const { hand, change } = await begin(shop);
    // when
    const told = await putBack(hand, hand.service.configuration, change);
    // then
    expect(told).toEqual([]);
    expect(shop.called().filter(operation => operation === 'UpdateService')).toHaveLength(1);
  });

  test('are left alone after any other release: what it changed stays', async () => {
    // given
    await using shop = await open(nativeShop());
    const { hand, change } = await begin(shop, { ...wayBack, purpose: { is: 'release' } });
    // when
    const told = await putBack(hand, hand.service.configuration, change);
    // then
    expect(told).toEqual([]);
    expect((await serviceOf(shop)).configuration).toMatchObject({ strategy: 'BLUE_GREEN' });
  });

  test('are left alone where somebody has changed them meanwhile, who is told what they were', async () => {
    // given
    await using shop = await open(nativeShop());
    const { hand, change } = await begin(shop);
    await configure(shop, { ...canaryWithPauses, bakeTimeInMinutes: 30 });
    // when
    const puttingBack = putBack(hand, hand.service.configuration, change);
    // then
    await expect(puttingBack).rejects.toMatchObject({
      code: 'rejected',
      hint: expect.stringContaining('deploymentConfiguration.strategy CANARY'),
    });
    expect((await serviceOf(shop)).configuration).toMatchObject({ bakeTimeInMinutes: 30 });
  });

  test('are left alone, and said, where an earlier attempt began the way back and took them with it', async () => {
    // given
    await using shop = await open(nativeShop());
    const { hand, change } = await begin(shop);
    await shop.clock.sleep(minute);
    const { configuration } = await serviceOf(shop);
    const again = { ...hand, plan: { ...hand.plan, green: { is: 'made', revision: change.revision } } } as typeof hand;
    // when
    const puttingBack = putBack(again, configuration, change);
    // then
    await expect(puttingBack).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('deploymentConfiguration.strategy CANARY (now BLUE_GREEN)'),
    });
    expect((await serviceOf(shop)).configuration).toEqual(configuration);
  });
});
