import { uncertainSeed } from '../../aws/ecs/deployments/seed.ts';
import type { Random } from '../../aws/world/random.ts';
import { holdsBeforeTraffic, nativeProofs, type NativeTale, pausings } from './native-tale.ts';
import type { NativeWay } from './native-ways.ts';
import { oneOfBy } from './one-of.ts';
import { blues, greens } from './service-versions.ts';
import { serviceWays } from './ways.ts';

/** A release of a service that ECS itself deploys. */
export function drawNative(random: Random): NativeTale {
  const oneOf = oneOfBy(random);
  const moves: NativeWay = random.next() < 0.25 ? 'task by task' : oneOf(serviceWays);
  // Task by task there is no share to pause at, and nothing is proven before users meet it.
  const pauses = moves === 'task by task' ? 'nowhere' : random.next() < 0.2 ? 'nowhere' : oneOf(pausings);
  return {
    target: 'ecs-native',
    world: Math.floor(random.between(1, 1_000_000)),
    green: random.next() < 0.4 ? 'good' : oneOf(greens),
    blue: random.next() < 0.8 ? 'well' : oneOf(blues),
    moves,
    bakeMinutes: random.pick([1, 2]),
    pauses,
    before: drawProof(random, { moves, pauses }),
    room: random.next() < 0.9 ? 'plenty' : 'for blue alone',
    turn: random.next() < 0.9 ? 'free' : 'busy',
    alarmsOf: random.next() < 0.6 ? 'the gates' : 'the gates and the service',
    settings: random.next() < 0.6 ? 'as asked' : 'otherwise',
    pollSeconds: random.pick([5, 15]),
    leftOpen: drawLeftOpen(random.fork('left open')),
  };
}

function drawProof(random: Random, held: Pick<NativeTale, 'moves' | 'pauses'>): NativeTale['before'] {
  if (random.next() < 0.5 || held.moves === 'task by task') return 'nothing';
  return holdsBeforeTraffic(held)
    ? oneOfBy(random)(nativeProofs)
    : random.pick(['a hook that it passes', 'a hook that it fails']);
}

/** Each switch of the world as often as it is expected to be as it is not. */
function drawLeftOpen(random: Random): NativeTale['leftOpen'] {
  const {
    listedAfterSeconds: _seconds,
    loadBalancersResent: _never,
    abort: _unused,
    ...switches
  } = uncertainSeed.entries;
  const drawn = Object.entries(switches).map(
    ([name, { wrapped }]) => [name, random.pick(wrapped.options as readonly string[])] as const,
  );
  return { ...Object.fromEntries(drawn), listedAfterSeconds: random.pick([0, 2, 2, 8]) };
}
