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
import type { Router, Routing } from './router.ts';

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
  /** Turned back before green had any traffic: nothing was written that would show it. */
  let turnedBack = false;
  const counted = counter(arrivals);
  const markOf = (change: Change, stage: Stage): Mark => ({
    changeId: run.changeId,
    from: blue.id === nothingYet.id ? undefined : shortOf(blue),
    to: shortOf(change.revision),
    stage,
  });
  const standsAt = (seen: Routing, change: Change) => standing(seen, { plan, green: change.revision, now: now() });
  return {
    begin: revision => Promise.resolve({ id: run.changeId, revision, began: now() }),
    see: async change => {
      const seen = await router.read();
      const at = now();
      const stands = standsAt(seen, change);
      return {
        at,
        motion: motionOf(stands, change, turnedBack, at),
        serving: servingIn(seen, { blue, green: change.revision }),
        blue: undefined,
        green: undefined,
        happened: [],
        arrived: await counted(stands.is === 'ours' ? stands.green : undefined, change, blue, at),
      };
    },
    advance: async (change, share) => {
      const seen = await router.read();
      const stands = standsAt(seen, change);
      if (stands.is !== 'free' && stands.is !== 'ours') return 'not ours';
      const written = await router.write(seen, {
        shares: sharesOf(blue, change.revision, share),
        mark: markOf(change, leaseFor(plan, share, now())),
      });
      return written === 'written' ? 'moved' : 'not ours';
    },
    goBack: async change => {
      // Somebody may write at the same moment; the one who comes second looks again.
      for (let tries = 0; tries < 3; tries += 1) {
        const seen = await router.read();
        const stands = standsAt(seen, change);
        if (stands.is === 'free') {
          turnedBack = true;
          return 'nothing to undo';
        }
        if (stands.is !== 'ours' || blue.id === nothingYet.id) return 'too late';
        const to = { shares: sharesOf(blue, change.revision, 0), mark: markOf(change, { is: 'taken back' }) };
        if ((await router.write(seen, to)) === 'written') return 'accepted';
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
      await router.write(seen, { shares: seen.shares, mark: markOf(change, { is: 'released' }) });
    },
  };
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

function motionOf(stands: Standing, { id, began }: Change, turnedBack: boolean, at: Instant): Motion {
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
