import { readFileSync } from 'node:fs';
import type { Change, Revision, Sighting } from '../../../src/release/words.ts';
import { bakeIn, strategyIn } from '../../../src/targets/ecs-native/configuration.ts';
import { type Follower, follower } from '../../../src/targets/ecs-native/follower.ts';
import type { NativeHand } from '../../../src/targets/ecs-native/hand.ts';
import { shiftingMover } from '../../../src/targets/ecs-native/mover.ts';
import { revisions } from '../../../src/targets/ecs-native/revisions.ts';
import { type NativeService, readNativeService } from '../../../src/targets/ecs-native/service.ts';
import { nativeBegin } from '../../../src/targets/ecs-native/start.ts';
import { registry } from '../../../src/targets/ecs/registry.ts';
import { type Definition, revisionName, stamped, withImages } from '../../../src/targets/ecs/task-definition.ts';
import type { Mover } from '../../../src/targets/ports.ts';
import { aPlan, codeDeploy } from '../../release/a-release.ts';
import { nativeShop, type NativeShopChanges } from '../../releases/native-shop.ts';
import { greenImage } from '../../releases/shop.ts';
import { open, type OpenShop } from '../open-shop.ts';

/** The shop that ECS itself deploys, with a release of its next version under way. */
export interface OpenNative extends AsyncDisposable {
  readonly shop: OpenShop;
  readonly hand: NativeHand;
  readonly mover: Mover;
  readonly follower: Follower;
  readonly change: Change;
  /** Of a process that has seen nothing of it yet. */
  afresh(): { readonly mover: Mover; readonly follower: Follower };
  /** Looks every fifteen seconds until it is so, and gives no word. */
  until(so: (sighting: Sighting) => boolean): Promise<Sighting>;
  /** The same, and lets green go on at every pause on the way there. */
  onTo(so: (sighting: Sighting) => boolean): Promise<Sighting>;
}

const file = JSON.parse(readFileSync(new URL('../../releases/ecs/api.json', import.meta.url), 'utf8')) as Definition;
const place = { cluster: 'shop', service: 'api' };

export function serviceOf(shop: OpenShop): Promise<NativeService> {
  return readNativeService(shop.clients.ecs, shop.patient, place.cluster, place.service);
}

export async function handOn(shop: OpenShop): Promise<NativeHand & { readonly service: NativeService }> {
  const service = await serviceOf(shop);
  const { taskDefinition } = service.rollouts[0];
  const plan = aPlan({
    blue: { id: taskDefinition, name: revisionName(taskDefinition) },
    mover: { ...codeDeploy, mover: 'ECS', hold: 'at pauses' },
    strategy: strategyIn(service.configuration),
    bake: bakeIn(service.configuration),
    before: { starts: 'tasks', testTraffic: true, hooks: [] },
  });
  const { clients, patient, brisk, clock } = shop;
  return {
    ecs: clients.ecs,
    elbv2: clients.elbv2,
    patient,
    brisk,
    place: service.place,
    revisions: revisions(clients.ecs, brisk),
    plan,
    now: clock.now,
    service,
  };
}

export function registerGreen(shop: OpenShop): Promise<Revision> {
  const imaged = withImages(file, { change: 'essential', image: greenImage });
  if (!imaged.ok) throw new Error(imaged.reason);
  return registry(shop.clients.ecs, shop.patient).register(stamped(imaged.definition, 'gl-77-0a1b2c3d.1'));
}

export async function beginRelease(changes: NativeShopChanges = {}): Promise<OpenNative> {
  const shop = await open(nativeShop(changes));
  const hand = await handOn(shop);
  const begin = nativeBegin(hand, { service: hand.service, hooks: 'as they stand' });
  const following = follower(hand);
  const mover = shiftingMover(hand, following, begin);
  const change = await mover.begin(await registerGreen(shop));
  const look = async (
    so: (sighting: Sighting) => boolean,
    meanwhile: (sighting: Sighting) => Promise<unknown>,
  ): Promise<Sighting> => {
    for (let looks = 0; looks < 400; looks += 1) {
      const sighting = await mover.see(change);
      if (so(sighting)) return sighting;
      await meanwhile(sighting);
      await shop.clock.sleep(15_000);
    }
    throw new Error('it was not so for 100 minutes');
  };
  return {
    shop,
    hand,
    mover,
    follower: following,
    change,
    afresh: () => {
      const anew = follower(hand);
      return { follower: anew, mover: shiftingMover(hand, anew, begin) };
    },
    until: so => look(so, () => Promise.resolve()),
    onTo: so =>
      look(so, async ({ motion }) => {
        if (motion.is === 'ready' || motion.is === 'paused') await mover.advance(change, 10);
      }),
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}
