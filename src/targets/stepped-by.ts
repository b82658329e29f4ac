import { BusyError, TroubleError } from '../errors.ts';
import { leaseFor } from '../release/lease.ts';
import type { Mark, Stage } from '../release/mark.ts';
import type { Plan } from '../release/plan.ts';
import { type Change, type Instant, type Millis, nothingYet, type Revision } from '../release/words.ts';
import type { Mover } from './ports.ts';
import type { Router, Routing, SeenRouting } from './router.ts';
import { type Arrivals, counter } from './stepped-by/arrivals.ts';
import { motionOf, servingIn, sharesOf, type Standing, standing } from './stepped-by/standing.ts';

export interface Stepping {
  readonly plan: Plan;
  /** The part of a revision's id that a mark names it by. */
  readonly shortOf: (revision: Revision) => string;
  readonly now: () => Instant;
  /** Undefined where nobody counts requests by side. */
  readonly arrivals: Arrivals | undefined;
}

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
  /** To go back a read is not needed: what was written or read last is the lock, and refused where it is not so any more. */
  const readOrKnown = async (): Promise<SeenRouting> => {
    try {
      return await router.read();
    } catch (error) {
      if (memory.own === undefined || !(error instanceof TroubleError)) throw error;
      return memory.own.seen;
    }
  };
  return {
    begin: async revision => {
      const change = { id: run.changeId, revision, began: now() };
      const stands = standsAt(await router.read(), change);
      // Whoever was quicker has its turn first: nothing of this change was written yet.
      if (stands.is === "somebody else's")
        throw new BusyError({ message: stands.because, hint: 'Re-run the job when that has ended.' });
      return change;
    },
    see: async change => {
      const read = await router.read();
      remember(read, change);
      const at = now();
      const { seen, stands } = asKnown(read, standsAt(read, change), memory, at);
      return {
        at,
        motion: motionOf(stands, change, { ...memory, at }),
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
        const read = await readOrKnown();
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
