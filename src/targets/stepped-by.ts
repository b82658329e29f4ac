import { GreenlightError, TroubleError } from '../errors.ts';
import { leaseFor } from '../release/lease.ts';
import type { Mark, Stage } from '../release/mark.ts';
import type { Plan } from '../release/plan.ts';
import {
  type Change,
  type Instant,
  type Millis,
  type Motion,
  nothingYet,
  type Percent,
  type Revision,
  type Serving,
  servingOf,
  type Sighting,
} from '../release/words.ts';
import type { Mover } from './ports.ts';
import type { Router, Routing, SeenRouting } from './router.ts';

export interface Stepping {
  readonly plan: Plan;
  /** The part of a revision's id that a mark names it by. */
  readonly shortOf: (revision: Revision) => string;
  readonly now: () => Instant;
  /** Undefined where nobody counts requests by side. */
  readonly arrivals: Arrivals | undefined;
}

/** Counts requests by the side that answered them; undefined while there are none to be counted. */
export type Arrivals = (of: {
  readonly blue: Revision;
  readonly green: Revision;
  readonly since: Instant;
  readonly now: Instant;
}) => Promise<{ readonly green: number; readonly all: number } | undefined>;

/** A minute of requests is published at a time. */
const countEvery: Millis = 60_000;

/**
 * Makes a mover of any system whose weights Greenlight writes. Each verb is one read and at most one write, which the router
 * refuses where somebody else has written in between.
 */
export function steppedBy(router: Router, { plan, shortOf, now, arrivals }: Stepping): Mover {
  const { blue, run } = plan;
  const memory: Memory = { turnedBack: false, own: undefined };
  const counted = counter(arrivals);
  const markOf = (change: Change, stage: Stage): Mark => ({
    changeId: run.changeId,
    from: blue.id === nothingYet.id ? undefined : shortOf(blue),
    to: shortOf(change.revision),
    stage,
  });
  const standsAt = (seen: Routing, change: Change) => standing(seen, { plan, green: change.revision, now: now() });
  const remember = (seen: SeenRouting, change: Change): void => {
    const stands = standsAt(seen, change);
    if (stands.is === 'ours' || stands.is === 'taken back') memory.own = { seen, stands, at: now() };
  };
  const write = async (seen: SeenRouting, to: Parameters<Router['write']>[1], change: Change): Promise<boolean> => {
    const written = await router.write(seen, to);
    if (written === 'stale') return false;
    remember(written, change);
    return true;
  };
  return {
    begin: revision => Promise.resolve({ id: run.changeId, revision, began: now() }),
    see: async change => {
      const read = await router.read();
      remember(read, change);
      const at = now();
      const { seen, stands } = asKnown(read, standsAt(read, change), memory, at);
      return {
        at,
        motion: motionOf(stands, change, memory, at),
        serving: servingIn(seen, { blue, green: change.revision }),
        blue: undefined,
        green: undefined,
        happened: [],
        arrived: await counted(stands.is === 'ours' ? stands.green : undefined, change, blue, at),
        lease: stands.is === 'ours' && !isHeldBy(seen, run) ? 'to be taken over' : 'as it should be',
      };
    },
    advance: async (change, share) => {
      const seen = await router.read();
      const stands = standsAt(seen, change);
      // What was ours and is free now was taken from us, or is an old answer.
      const isToBeMoved = stands.is === 'ours' || (stands.is === 'free' && memory.own === undefined);
      if (!isToBeMoved) return 'not ours';
      const mark = markOf(change, leaseFor(plan, share, now()));
      return (await write(seen, { shares: sharesOf(blue, change.revision, share), mark }, change))
        ? 'moved'
        : 'not ours';
    },
    goBack: async change => {
      // Somebody may write at the same moment; the one who comes second looks again.
      for (let tries = 0; tries < 3; tries += 1) {
        const read = await router.read();
        const stands = standsAt(read, change);
        const { own } = memory;
        if (stands.is === 'free' && own === undefined) {
          memory.turnedBack = true;
          return 'nothing to undo';
        }
        if (stands.is === 'taken back') return 'accepted';
        if (stands.is === "somebody else's" || stands.is === 'released' || blue.id === nothingYet.id) return 'too late';
        // An old answer: what we wrote last is what stands there, unless somebody else was there since, which its lock tells.
        const seen = stands.is === 'free' && own !== undefined ? own.seen : read;
        const to = { shares: sharesOf(blue, change.revision, 0), mark: markOf(change, { is: 'taken back' }) };
        if (await write(seen, to, change)) return 'accepted';
      }
      throw new TroubleError({
        message: 'Somebody else writes the weights at the same time.',
        hint: 'Find out who does, and stop it.',
        applied: 'no',
      });
    },
    letGo: async change => {
      const seen = await router.read();
      if (standsAt(seen, change).is !== 'ours') return;
      await write(seen, { shares: seen.shares, mark: markOf(change, { is: 'released' }) }, change);
    },
  };
}

/** What reading alone cannot tell. */
interface Memory {
  /** Turned back before green had any traffic: nothing was written that would show it. */
  turnedBack: boolean;
  /** The last that was known to be of this change: as it was written, or read. */
  own: { readonly seen: SeenRouting; readonly stands: Standing; readonly at: Instant } | undefined;
}

/** What was written shows within this time; what shows otherwise later was changed by somebody else. */
const visibleWithin: Millis = 30_000;

/** All of it on blue and no mark: that is an old answer at first, and later somebody else's work. */
function asKnown(
  read: SeenRouting,
  stands: Standing,
  { own }: Memory,
  at: Instant,
): { readonly seen: SeenRouting; readonly stands: Standing } {
  if (stands.is !== 'free' || own === undefined) return { seen: read, stands };
  if (own.stands.is === 'taken back' || at - own.at < visibleWithin) return { seen: own.seen, stands: own.stands };
  return {
    seen: read,
    stands: { is: "somebody else's", because: 'Somebody else has given all traffic back to blue.' },
  };
}

/** Whether the lease is of this attempt: who goes on with what another one has begun writes its own. */
function isHeldBy({ mark }: Routing, { runId, attempt }: Plan['run']): boolean {
  if (mark?.stage.is !== 'held') return true;
  const { by } = mark.stage;
  return by.runId === runId && by.attempt === attempt;
}

/**
 * Counts at most once a minute, and anew for each share. What cannot be counted is not known, and no reason to stop: to see that
 * a share has arrived is a proof besides.
 */
function counter(arrivals: Arrivals | undefined) {
  let share: Percent | undefined;
  let since: Instant = 0;
  let last: Instant = Number.NEGATIVE_INFINITY;
  let arrived: Sighting['arrived'];
  return async (now: Percent | undefined, { revision: green }: Change, blue: Revision, at: Instant) => {
    if (now !== share) [share, since, arrived] = [now, at, undefined];
    if (arrivals === undefined || now === undefined || at - last < countEvery) return arrived;
    last = at;
    arrived = await arrivals({ blue, green, since, now: at }).catch((error: unknown) => {
      if (error instanceof GreenlightError) return arrived;
      throw error;
    });
    return arrived;
  };
}

/** How the weights stand to one change. */
type Standing =
  /** All traffic is on blue, and nobody else is at it: the change has not begun to move it, or has gone back. */
  | { readonly is: 'free' }
  | { readonly is: 'ours'; readonly green: Percent }
  | { readonly is: 'released' }
  | { readonly is: 'taken back' }
  | { readonly is: "somebody else's"; readonly because: string };

function standing(
  { shares, mark }: Routing,
  { plan, green, now }: { readonly plan: Plan; readonly green: Revision; readonly now: Instant },
): Standing {
  const { blue, run } = plan;
  const share = shares.get(green.id) ?? 0;
  const third = [...shares.keys()].find(id => id !== blue.id && id !== green.id);
  if (third !== undefined)
    return { is: "somebody else's", because: `Somebody else has given traffic to ${last(third)}.` };
  if (mark?.changeId === run.changeId)
    switch (mark.stage.is) {
      case 'held':
        return share === 0
          ? { is: "somebody else's", because: 'Somebody else has given all traffic back to blue.' }
          : { is: 'ours', green: share };
      case 'released':
        return share === 100
          ? { is: 'released' }
          : { is: "somebody else's", because: 'Somebody else has moved traffic since the release.' };
      case 'taken back':
        return share === 0
          ? { is: 'taken back' }
          : { is: "somebody else's", because: 'Somebody else has given green traffic again.' };
    }
  if (share > 0)
    return {
      is: "somebody else's",
      because: `Somebody else has given green ${share === 100 ? 'all' : `${share} % of`} traffic.`,
    };
  const isHeld = mark?.stage.is === 'held' && mark.stage.until > now;
  return isHeld ? { is: "somebody else's", because: `${mark.changeId} moves the traffic.` } : { is: 'free' };
}

function motionOf(stands: Standing, { id, began }: Change, { turnedBack }: Memory, at: Instant): Motion {
  const stopped = { is: 'stopped', at, by: 'a request' } as const;
  switch (stands.is) {
    case 'free':
      return turnedBack
        ? { ...stopped, because: 'Nothing had moved.', reached: 'nobody', back: { is: 'done', id } }
        : { is: 'ready', until: undefined };
    case 'ours':
      return stands.green === 100
        ? { is: 'settled', since: began, blueEnds: 'never', awaits: undefined }
        : { is: 'shifting', stepBegan: began, nextAt: undefined };
    case 'released':
      return { is: 'finished' };
    case 'taken back':
      return { ...stopped, because: 'It was taken back.', reached: 'users', back: { is: 'done', id } };
    case "somebody else's":
      return { ...stopped, because: stands.because, reached: 'users', back: { is: 'none' } };
  }
}

/** The shares as they are asked for; a third revision leaves nobody able to say what green's share means. */
function servingIn(
  { shares }: Routing,
  { blue, green }: { readonly blue: Revision; readonly green: Revision },
): Serving {
  const third = [...shares].find(([id]) => id !== blue.id && id !== green.id);
  return third === undefined
    ? servingOf(shares.get(green.id) ?? 0)
    : { who: 'unknown', because: `${last(third[0])} has ${third[1]} % of traffic, which is neither blue nor green` };
}

function sharesOf(blue: Revision, green: Revision, share: Percent): ReadonlyMap<string, Percent> {
  const rest = Number((100 - share).toFixed(4));
  return new Map([[blue.id, rest] as const, [green.id, share] as const].filter(([, part]) => part > 0));
}

/** What people call it: the end of AWS's id. */
function last(id: string): string {
  return id.split(':').slice(-2).join(':');
}
