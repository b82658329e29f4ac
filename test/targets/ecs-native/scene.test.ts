import { ModifyListenerCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import type { Scene } from '../../../src/release/scene.ts';
import { servingIn } from '../../../src/release/scene.ts';
import { nativeBegin } from '../../../src/targets/ecs-native/start.ts';
import { stopWithRollback } from '../../../src/targets/ecs-native/stop.ts';
import { deploymentArn } from '../../../src/targets/ecs-native/place.ts';
import { sceneOf } from '../../../src/targets/survey.ts';
import { nativeShop, type NativeShopChanges, rolling } from '../../releases/native-shop.ts';
import { open, type OpenShop } from '../open-shop.ts';
import { beginRelease, handOn, registerGreen, serviceOf } from './open-native.ts';

const minute = 60_000;

const openNativeShop = (changes: NativeShopChanges = {}) => open(nativeShop(changes));

function scene({ clients, patient, brisk, clock }: OpenShop): Promise<Scene> {
  return sceneOf(
    {
      kind: 'ecs',
      cluster: 'shop',
      service: 'api',
      application: undefined,
      deploymentGroup: undefined,
    },
    {
      region: 'eu-west-1',
      clients,
      patient,
      brisk,
      presence: async () => ({ is: 'not known', because: 'nobody asks', remedy: undefined }),
      now: () => clock.now(),
    },
  );
}

describe('The status of a service that ECS itself deploys', () => {
  test('at rest has one revision, with all traffic, all its tasks and their health', async () => {
    // given
    await using shop = await openNativeShop();
    // when
    const seen = await scene(shop);
    // then
    expect(seen).toMatchObject({
      mover: 'ECS',
      stands: [
        {
          revision: { name: 'api:1' },
          share: 100,
          tasks: { wanted: 3, running: 3 },
          health: { healthy: 3 },
          note: undefined,
        },
      ],
      weightsUnknown: undefined,
      flight: undefined,
    });
    expect(seen.stands).toHaveLength(1);
  });

  test('says that green waits for a word with no traffic, and until when', async () => {
    // given
    await using shop = await openNativeShop();
    const hand = await handOn(shop);
    const { id } = await nativeBegin(hand, { service: hand.service, hooks: 'as they stand' })(
      await registerGreen(shop),
    );
    await shop.clock.sleep(2 * minute);
    // when
    const seen = await scene(shop);
    // then
    expect(seen).toMatchObject({
      stands: [
        { revision: { name: 'api:1' }, share: 100 },
        { revision: { name: 'api:2' }, share: 0, madeBy: 'gl-77-0a1b2c3d.1', health: { healthy: 3 } },
      ],
      flight: {
        id,
        by: { is: 'a release', changeId: 'gl-77-0a1b2c3d.1' },
        brings: 'api:2',
        motion: { is: 'ready', until: expect.any(Number) },
        strategy: { kind: 'canary' },
        readyWait: 60 * minute,
      },
    });
  });

  test('tells how traffic is divided, as ECS asks for it', async () => {
    // given
    await using release = await beginRelease();
    await release.onTo(({ serving }) => serving.who === 'split');
    // when
    const seen = await scene(release.shop);
    // then
    expect(seen.stands.map(({ share }) => share)).toEqual([90, 10]);
    expect(servingIn(seen)).toEqual({ who: 'split', green: 10 });
  });

  test('says that AWS takes it back, under the same id', async () => {
    // given
    await using release = await beginRelease();
    await release.onTo(({ serving }) => serving.who === 'split');
    const { shop, hand, change } = release;
    await stopWithRollback(shop.clients.ecs, shop.patient, deploymentArn(hand.place, change.id));
    // when
    const { flight } = await scene(shop);
    // then
    expect(flight).toMatchObject({ id: change.id, by: { is: 'a rollback' }, motion: { is: 'stopped' } });
  });

  test('says how the last deployment ended, where that was badly and nobody was there to tell', async () => {
    // given
    await using shop = await openNativeShop();
    const hand = await handOn(shop);
    const { id } = await nativeBegin(hand, { service: hand.service, hooks: 'as they stand' })(
      await registerGreen(shop),
    );
    await shop.clock.sleep(90 * minute);
    // when
    const { stands, flight } = await scene(shop);
    // then
    expect(flight).toBeUndefined();
    expect(stands[0]).toMatchObject({
      revision: { name: 'api:1' },
      note: expect.stringMatching(new RegExp(`^the last deployment, ${id} of api:2 .* was taken back at .*[^.]$`)),
    });
  });

  test('says that nobody knows who serves, where somebody has changed the rule under it', async () => {
    // given
    await using shop = await openNativeShop();
    const service = await serviceOf(shop);
    const [pair] = service.balanced;
    if (pair?.is !== 'a pair') throw new Error('no pair');
    const { client, sdk } = await shop.clients.elbv2();
    const { Listeners: [listener] = [] } = await client.send(
      new sdk.DescribeListenersCommand({
        ListenerArns: [pair.production.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '')],
      }),
    );
    await client.send(
      new ModifyListenerCommand({
        ListenerArn: listener?.ListenerArn,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: pair.targetGroups[1] }],
      }),
    );
    // when
    const seen = await scene(shop);
    // then
    expect(seen.weightsUnknown).toContain('api-1');
    expect(servingIn(seen).who).toBe('unknown');
  });

  test('of a rolling deployment counts tasks, and says nothing of the health of sides that share a target group', async () => {
    // given
    await using shop = await openNativeShop({ configuration: rolling });
    const hand = await handOn(shop);
    await nativeBegin(hand, { service: hand.service, hooks: 'as they stand' })(await registerGreen(shop));
    await shop.clock.sleep(minute / 4);
    // when
    const seen = await scene(shop);
    // then
    expect(seen.flight).toMatchObject({ strategy: { kind: 'rolling' }, wayBack: 'by a new deployment' });
    expect(seen.stands.map(({ revision }) => revision.name)).toEqual(['api:1', 'api:2']);
    expect(seen.stands.map(({ health }) => health)).toEqual([undefined, undefined]);
  });
});
