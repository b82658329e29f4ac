import { healthy, type ShopChanges, threeTimesSlower } from '../../releases/shop.ts';

type Version = NonNullable<ShopChanges['green']>;

/** What green turns out to be, whoever moves traffic to it. */
export const greens = {
  good: healthy,
  slow: threeTimesSlower,
  erring: { ...healthy, requestErrors: 0.2 },
  crashing: { ...healthy, start: { crashes: { afterSeconds: 4, exitCode: 1, reason: 'OutOfMemoryError' } } },
  'failing its health checks': { ...healthy, healthChecks: { fails: { status: 503 } } },
  'what serves already': healthy,
} as const satisfies Readonly<Record<string, Version>>;

export type Green = keyof typeof greens;

/** When blue falls ill, if it does. */
export const blues = { well: undefined, 'falls ill at 2m': '2m', 'falls ill at 5m': '5m' } as const;

export type Blue = keyof typeof blues;

export const badHealth: Version = { ...healthy, pages: { '/health': { status: 500, body: 'no session store' } } };
export const goodHealth: Version = { ...healthy, pages: { '/health': { status: 200, body: 'ok' } } };
