import type { LoggedCall } from '../../aws/call-log.ts';
import type { ShareChange } from '../../releases/stage.ts';

/** A moment of a run at which its process is killed: before or after AWS applies one of its calls. */
export interface KillPoint {
  /** As in IAM. */
  readonly operation: string;
  /** Which of the calls of this operation, 1 for the first. */
  readonly nth: number;
  readonly point: 'before' | 'after';
}

/**
 * What a point has that others have not. Whoever is killed at a read leaves the world of that moment, and so does whoever is
 * killed at the next read if no time has gone by: of all these, only the first and the last one can differ.
 */
export type Stands = 'at a write' | 'at the edge of a moment' | 'between reads of one moment';

export interface FoundPoint extends KillPoint {
  readonly stands: Stands;
}

/**
 * Of an undisturbed run: before and after every write, and before and after the first, the second and the last of the equal
 * reads of a phase. A phase ends with a write, and when traffic has moved.
 */
export function killPoints(calls: readonly LoggedCall[], shares: readonly ShareChange[]): readonly FoundPoint[] {
  const placed = telling(phasesIn(calls, shares)).flatMap(call =>
    (['before', 'after'] as const).map(point => ({ ...call, point, moment: momentOf(call, point) })),
  );
  return placed.map(place => {
    const { name, nth, point } = place;
    return { operation: name, nth, point, stands: standsIn(placed, place) };
  });
}

interface Numbered {
  readonly at: number;
  /** Among all calls. */
  readonly number: number;
  /** How many writes came before it. */
  readonly writes: number;
  readonly name: string;
  readonly nth: number;
}

interface Placed extends Numbered {
  readonly point: KillPoint['point'];
  readonly moment: string;
}

/** Within a moment no time goes by, and AWS hears of no write. */
function momentOf({ at, name, writes }: Numbered, point: KillPoint['point']): string {
  return `${at} ms, ${writes + (point === 'after' && !isRead(name) ? 1 : 0)} writes`;
}

function standsIn(all: readonly Placed[], place: Placed): Stands {
  if (!isRead(place.name)) return 'at a write';
  const order = ({ number, point }: Placed): number => number + (point === 'after' ? 0.5 : 0);
  const others = all.filter(({ moment }) => moment === place.moment).map(order);
  const own = order(place);
  return own === Math.min(...others) || own === Math.max(...others)
    ? 'at the edge of a moment'
    : 'between reads of one moment';
}

type Phase = readonly Numbered[];

const isRead = (name: string): boolean => /:(Get|BatchGet|List|Describe)/.test(name);

function phasesIn(calls: readonly LoggedCall[], shares: readonly ShareChange[]): readonly Phase[] {
  const counts = new Map<string, number>();
  const phases: Numbered[][] = [[]];
  let last: Numbered | undefined;
  let writes = 0;
  for (const [number, { service, operation, at }] of calls.entries()) {
    const name = `${service}:${operation}`;
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    const since = last?.at ?? at;
    const moved = shares.some(change => change.at > since && change.at <= at);
    if (moved || !isRead(name) || (last !== undefined && !isRead(last.name))) phases.push([]);
    last = { at, number, writes, name, nth };
    phases.at(-1)?.push(last);
    if (!isRead(name)) writes += 1;
  }
  return phases;
}

function telling(phases: readonly Phase[]): readonly Numbered[] {
  return phases.flatMap(phase => {
    const names = [...new Set(phase.map(({ name }) => name))];
    return names.flatMap(name => {
      const equal = phase.filter(call => call.name === name);
      return [...new Set([equal[0], equal[1], equal.at(-1)])].filter(call => call !== undefined);
    });
  });
}

/** `codedeploy:CreateDeployment 1 before`, for people and command lines. */
export function printPoint({ operation, nth, point }: KillPoint): string {
  return `${operation} ${nth} ${point}`;
}

export function parsePoint(text: string): KillPoint {
  const [operation = '', nth = '', point = ''] = text.split(' ');
  if (!/^\d+$/.test(nth) || (point !== 'before' && point !== 'after'))
    throw new Error(`"${text}" is no kill point. Write one as in: codedeploy:CreateDeployment 1 before`);
  return { operation, nth: Number(nth), point };
}
