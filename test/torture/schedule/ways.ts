import type { Millis } from './schedule.ts';

/** What makes a release a story, whatever is released. */
export interface AnyTale {
  /** Of all that is random in the world. */
  readonly world: number;
  readonly moves: Way;
  readonly bakeMinutes: 1 | 2 | 5 | 15;
  readonly turn: 'free' | 'busy';
  readonly pollSeconds: 5 | 15;
}

const minute: Millis = 60_000;

/** Green's shares before all traffic, in order, and how long each is held. */
type Shares = readonly { readonly share: number; readonly hold: Millis }[];

interface Moving {
  readonly asked: Readonly<Record<string, string>>;
  readonly shares: Shares;
}

/** How traffic moves where AWS moves it, and where Greenlight does. */
export const serviceWays = {
  'all at once': { asked: { strategy: 'blue-green' }, shares: [] },
  'by 10 % for 3 minutes': { asked: { steps: '10% 3m' }, shares: [{ share: 10, hold: 3 * minute }] },
  'by 10 % for 8 minutes': { asked: { steps: '10% 8m' }, shares: [{ share: 10, hold: 8 * minute }] },
  'by 20 % a minute': {
    asked: { strategy: 'linear', steps: '20% every 1m' },
    shares: [20, 40, 60, 80].map(share => ({ share, hold: minute })),
  },
} as const satisfies Readonly<Record<string, Moving>>;

export type ServiceWay = keyof typeof serviceWays;

/** And how it moves where only Greenlight does: by any steps. */
export const functionWays = {
  ...serviceWays,
  'by 5, 25 and 60 %': {
    asked: { steps: '5% 2m, 25% 1m, 60% 90s' },
    shares: [
      { share: 5, hold: 2 * minute },
      { share: 25, hold: minute },
      { share: 60, hold: 1.5 * minute },
    ],
  },
} as const satisfies Readonly<Record<string, Moving>>;

/** Task by task, ECS asks for no share of its own. */
export const ways = {
  ...functionWays,
  'task by task': { asked: { strategy: 'rolling' }, shares: [] },
} as const satisfies Readonly<Record<string, Moving>>;

export type Way = keyof typeof ways;

/** How long it takes to have moved all traffic. */
export function takes(way: Way): Millis {
  const shares: Shares = ways[way].shares;
  return shares.reduce((sum, { hold }) => sum + hold, 0);
}

/** Steps and bake, without the time that green takes to start. */
export function planned({ moves, bakeMinutes }: Pick<AnyTale, 'moves' | 'bakeMinutes'>): Millis {
  return takes(moves) + bakeMinutes * minute;
}
