import { parseSeed, type Seed, type SeedInput } from '../seed.ts';
import { createWorld, type SimulatedWorld } from './create-world.ts';
import { createWarmUp, type WarmUp } from './warm-up.ts';

/** For tests: one load balancer, one target group per colour, one good and one slow version, and no service above them. */
export const SMALL_API = {
  versions: {
    'api:good': { latency: { medianMs: 40, p99Ms: 180 } },
    'api:slow': { latency: { medianMs: 120, p99Ms: 900 } },
  },
  loadBalancers: [
    {
      name: 'api',
      requestsPerSecond: 50,
      targetGroups: [
        { name: 'blue', healthCheck: { intervalSeconds: 10 } },
        { name: 'green', healthCheck: { intervalSeconds: 10 } },
      ],
      listeners: [{ port: 443, forward: { blue: 1 } }],
    },
  ],
} satisfies SeedInput;

export const START = Date.parse('2026-11-20T12:00:00Z');

export interface SmallApi {
  readonly time: WarmUp;
  readonly world: SimulatedWorld;
  readonly listener: string;
  readonly blue: string;
  readonly green: string;
  /** Runs on for so many seconds. */
  readonly pass: (seconds: number) => void;
}

/** Blue runs `images.blue` and green `images.green`, two tasks each, from START on. */
export function smallApi(
  images: { readonly blue: string; readonly green: string } = { blue: 'api:good', green: 'api:slow' },
  more: SeedInput = {},
): SmallApi {
  const seed: Seed = parseSeed({ ...SMALL_API, ...more });
  const time = createWarmUp(START);
  const world = createWorld(seed, time, START);
  const blue = world.balancers.targetGroupArn('blue');
  const green = world.balancers.targetGroupArn('green');
  for (const number of [1, 2]) {
    world.balancers.register(blue, { id: `10.0.0.${number}`, image: images.blue, port: 80 });
    world.balancers.register(green, { id: `10.0.1.${number}`, image: images.green, port: 80 });
  }
  const listener = world.balancers.listenerArn('api', 443);
  return { time, world, listener, blue, green, pass: seconds => time.runUntil(time.now() + seconds * 1000) };
}
