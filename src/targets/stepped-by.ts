import { BusyError, TroubleError } from '../errors.ts';
import { isToBeRenewed, leaseFor } from '../release/lease.ts';
import { type Mark, printMark, type Stage } from '../release/mark.ts';
import type { Plan } from '../release/plan.ts';
import { type Change, type Instant, type Millis, nothingYet, type Revision, type Sighting } from '../release/words.ts';
import type { Mover } from './ports.ts';
import type { Router, Routing, SeenRouting } from './router.ts';
import { type Arrivals, counting } from './stepped-by/arrivals.ts';
import { motionOf, servingIn, sharesOf, type Standing, standing } from './stepped-by/standing.ts';

export interface Stepping {
  readonly plan: Plan;
  /** The part of a revision's id that a mark names it by. */
  readonly shortOf: (revision: Revision) => string;
  readonly now: () => Instant;
  /** The mark of another change whose holder is gone, as the plan was made: it holds nothing any more. */
  readonly over: Mark | undefined;
  /** Undefined where nobody counts requests by side. */
  readonly arrivals: Arrivals | undefined;
}

/**
 * Makes a mover of any system whose weights Greenlight writes. Each verb is one read and at most one write, which the router
 * refuses where somebody else has written in between.
 */
export function steppedBy(router: Router, { plan, shortOf, now, over, arrivals }: Stepping): Mover {
  const { blue, run } = plan;
  const memory: Memory = { turnedBack: false, own: undefined };
  const counted = counting(arrivals);
  const markOf = (change: Change, stage: Stage): Mark => ({
    changeId: run.changeId,
    from: blue.id === nothingYet.id ? undefined : shortOf(blue),
    to: shortOf(change.revision),
    stage,
  });
  const holds = (mark: Mark): boolean =>
    mark.stage.is === 'held' &&
    mark.stage.until > now() &&
    // In its bake: one that has brought something else was taken back by somebody's hand.
    mark.to === shortOf(blue) &&
    (over === undefined || printMark(mark) !== printMark(over));
  const standsAt = (seen: Routing, change: Change) => standing(seen, { plan, green: change.revision, holds });
  const remember = ({ seen, stands }: Known): void => {
    if (stands.is === 'ours' || stands.is === 'taken back') memory.own = { seen, stands, at: now() };
  };
  /** How it stands, by what was read now and what is known from before. */
  const look = async (change: Change, how: 'patient' | 'brisk'): Promise<Known> => {
    const seen = await router.read(how);
    const known = asKnown({ seen, stands: standsAt(seen, change) }, memory, now());
    if (known.seen === seen) remember(known);
    return known;
  };
  const write = async (seen: SeenRouting, to: Parameters<Router['write']>[1], change: Change): Promise<boolean> => {
    const written = await router.write(seen, to);
    if (written === 'stale') return false;
    remember({ seen: written, stands: standsAt(written, change) });
    return true;
  };
  /** To go back a read is not needed: what was written or read last is the lock, and refused where it is not so any more. */
  const readOrKnown = async (): Promise<SeenRouting> => {
    try {
      return await router.read(memory.own === undefined ? 'patient' : 'brisk');
    } catch (error) {
      if (memory.own === undefined || !(error instanceof TroubleError)) throw error;
      return memory.own.seen;
    }
  };
  const leaseOf = ({ mark }: Routing, stands: Standing): Sighting['lease'] => {
    if (stands.is !== 'ours') return 'as it should be';
    if (!isHeldBy(mark, run)) return 'to be taken over';
    return isToBeRenewed(plan, stands.green, mark, now()) ? 'to be renewed' : 'as it should be';
  };
  return {
    begin: async revision => {
      const change = { id: run.changeId, revision, began: now() };
      const stands = standsAt(await router.read('patient'), change);
      // Whoever was quicker has its turn first: nothing of this change was written yet.
      if (stands.is === "somebody else's")
        throw new BusyError({ message: stands.because, hint: 'Re-run the job when that has ended.' });
      return change;
    },
    see: async change => {
      const { seen, stands } = await look(change, 'brisk');
      const at = now();
      const { arrived, happened } = await counted(stands.is === 'ours' ? stands.green : undefined, change, blue, at);
      return {
        at,
        motion: motionOf(stands, change, { ...memory, at }),
        serving: servingIn(seen, { blue, green: change.revision }),
        blue: undefined,
        green: undefined,
        happened,
        arrived,
        endpoint: undefined,
        lease: leaseOf(seen, stands),
      };
    },
    advance: async (change, share) => {
      const { seen, stands } = await look(change, 'patient');
      // What was ours and is free now was taken from us, or is an old answer.
      const isToBeMoved = stands.is === 'ours' || (stands.is === 'free' && memory.own === undefined);
      if (!isToBeMoved) return 'not ours';
      const mark = markOf(change, leaseFor(plan, share, now()));
      return (await write(seen, { shares: sharesOf(blue, change.revision, share), mark }, change))
        ? 'moved'
        : 'not ours';
    },
    goBack: async change => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const read = await readOrKnown();
        const { own } = memory;
        // More or less than was given is taken back all the same, as long as it is in this change's name.
        const stands = own !== undefined && isWrittenOver(read, own) ? own.stands : standsAt(read, change);
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
      for (let tries = 0; tries < mostTries; tries += 1) {
        const { seen, stands } = await look(change, 'patient');
        if (stands.is === 'released') return 'let go';
        if (stands.is !== 'ours') return 'not ours';
        const to = { shares: seen.shares, mark: markOf(change, { is: 'released' }) };
        if (await write(seen, to, change)) return 'let go';
      }
      return 'not ours';
    },
  };
}

interface Known {
  readonly seen: SeenRouting;
  readonly stands: Standing;
}

/** What reading alone cannot tell. */
interface Memory {
  /** Turned back before green had any traffic: nothing was written that would show it. */
  turnedBack: boolean;
  /** The last that was known to be of this change: as it was written, or read. */
  own: Own | undefined;
}

type Own = Known & { readonly at: Instant };

/** Somebody may write at the same moment: whoever comes second looks again. */
const mostTries = 3;

/** What was written shows within this time; what shows otherwise later was changed by somebody else. */
const visibleWithin: Millis = 30_000;

/** What is read may be an old answer at first; what does not become what was written is somebody else's work. */
function asKnown(read: Known, { own }: Memory, at: Instant): Known {
  if (own === undefined) return read;
  const { seen, stands } = read;
  const isYoung = at - own.at <= visibleWithin;
  if (stands.is === 'free')
    return own.stands.is === 'taken back' || isYoung
      ? own
      : { seen, stands: { is: "somebody else's", because: 'Somebody else has given all traffic back to blue.' } };
  if (isWrittenOver(seen, own)) return { seen, stands: own.stands };
  if (own.stands.is !== 'ours' || stands.is !== 'ours' || stands.green === own.stands.green) return read;
  // Shares of a change only grow, so that an old answer shows less.
  if (isYoung && stands.green < own.stands.green) return own;
  return {
    seen,
    stands: { is: "somebody else's", because: `Somebody else has given green ${stands.green} % of traffic.` },
  };
}

/** The text beside the weights was replaced, as infrastructure code does, and the weights are as they were left. */
function isWrittenOver({ shares, mark }: Routing, own: Own): boolean {
  if (own.stands.is !== 'ours' || mark !== undefined) return false;
  const { shares: left } = own.seen;
  return shares.size === left.size && [...shares].every(([id, share]) => left.get(id) === share);
}

/** Whether the lease is of this attempt: who goes on with what another one has begun, or finds it written over, writes its own. */
function isHeldBy(mark: Mark | undefined, { runId, attempt }: Plan['run']): boolean {
  if (mark?.stage.is !== 'held') return false;
  const { by } = mark.stage;
  return by.runId === runId && by.attempt === attempt;
}
