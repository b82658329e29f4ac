import type { Change, Sighting } from '../../../src/release/words.ts';
import { strategyIn } from '../../../src/targets/ecs-native/configuration.ts';
import type { NativeHand } from '../../../src/targets/ecs-native/hand.ts';
import { type RollingFollower, rollingFollower } from '../../../src/targets/ecs-native/rolling/follower.ts';
import { rollingMover } from '../../../src/targets/ecs-native/rolling/mover.ts';
import { nativeBegin } from '../../../src/targets/ecs-native/start.ts';
import type { Mover } from '../../../src/targets/ports.ts';
import { nativeShop, type NativeShopChanges, rolling } from '../../releases/native-shop.ts';
import { open, type OpenShop } from '../open-shop.ts';
import { handOn, registerGreen } from './open-native.ts';

/** The shop, whose service rolls, with a release of its next version under way. */
export interface OpenRolling extends AsyncDisposable {
  readonly shop: OpenShop;
  readonly hand: NativeHand;
  readonly mover: Mover;
  readonly follower: RollingFollower;
  readonly change: Change;
  /** Of a process that has seen nothing of it yet. */
  afresh(): Mover;
  /** Looks every five seconds until it is so. */
  until(so: (sighting: Sighting) => boolean, by?: Mover): Promise<Sighting>;
  /** Somebody deploys it, past Greenlight. */
  deployBy(taskDefinition: string): Promise<void>;
}

export async function beginRolling({
  configuration = rolling,
  ...changes
}: NativeShopChanges = {}): Promise<OpenRolling> {
  const shop = await open(nativeShop({ ...changes, configuration }));
  const hand = await handOn(shop);
  if (strategyIn(hand.service.configuration).kind !== 'rolling') throw new Error('the service is to roll');
  const begin = nativeBegin(hand, { service: hand.service, hooks: 'as they stand' });
  const follower = rollingFollower(hand);
  const mover = rollingMover(hand, follower, begin);
  const change = await mover.begin(await registerGreen(shop));
  return {
    shop,
    hand,
    mover,
    follower,
    change,
    afresh: () => rollingMover(hand, rollingFollower(hand), begin),
    until: async (so, by = mover) => {
      for (let looks = 0; looks < 600; looks += 1) {
        const sighting = await by.see(change);
        if (so(sighting)) return sighting;
        await shop.clock.sleep(5_000);
      }
      throw new Error(`it was not so for 50 minutes: ${JSON.stringify(await by.see(change))}`);
    },
    deployBy: async taskDefinition => {
      const { client, sdk } = await shop.clients.ecs();
      await client.send(new sdk.UpdateServiceCommand({ cluster: 'shop', service: 'api', taskDefinition }));
    },
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}
