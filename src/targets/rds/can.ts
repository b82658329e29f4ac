import type { Can } from '../../release/plan.ts';
import type { Millis } from '../../release/words.ts';
import type { Switchover } from '../../request/request.ts';

const minute: Millis = 60_000;

export const mover = 'RDS';
export const readyWait = 'for ever';
export const wayBack = 'before traffic';

/** What RDS can do with a database: all or nothing, held before it for as long as anybody likes, and never taken back. */
export function canOf({ timeout }: Switchover): Can {
  return {
    mover,
    moves: 'AWS',
    trafficOf: 'a database',
    strategies: ['blue-green'],
    canarySteps: 'one',
    percent: { unit: 100, least: 100, most: 100 },
    time: { unit: 1_000, least: 1_000, most: 7 * 24 * 60 * minute, limits: 'the whole shift' },
    hold: 'before traffic',
    readyWait,
    wayBack,
    // AWS promises nothing; its users tell of tens of minutes to several hours, by the size of the database.
    making: 120 * minute,
    moving: timeout,
    waits: 'never',
    blueKept: 'for ever',
    blueAfter: 'out of reach',
  };
}
