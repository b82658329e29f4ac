import { type Change, type Instant, type Millis, type Motion, type Serving, servingOf } from '../../release/words.ts';
import { findDeployment } from './deployment.ts';
import { areDue, eventsWhereTold, type KnownEvents } from './events.ts';
import type { RdsHand } from './hand.ts';
import type { Look } from './motion.ts';
import { type BluePlace, readSides, type Sides } from './sides.ts';
import { type RdsEvent, startedAt } from './switchover.ts';
import { lookedAgain, nothingWatched, type Watched } from './watched.ts';

/** One look at a deployment, and what it comes to after all looks before it. */
export interface Followed {
  readonly look: Look;
  readonly motion: Motion;
  readonly serving: Serving;
  /** What has happened since this process follows it. */
  readonly happened: readonly RdsEvent[];
}

/** Follows a change for as long as this process lasts, and remembers what it has asked. */
export interface Follower {
  look(change: Change): Promise<Followed>;
  /** Undefined before the first. */
  last(): Followed | undefined;
  /** Before the switchover is asked for: until the answer is in, and if it is lost, it may be under way. */
  asks(): Instant;
  /** It was refused: nothing is under way. */
  refused(): void;
}

const noEvents: KnownEvents = { events: [], unread: undefined };

/** @param timeout of a switchover, as it is or was asked for */
export function follower(hand: RdsHand, place: BluePlace, timeout: Millis): Follower {
  let since = hand.now();
  let watched: Watched = nothingWatched(timeout);
  let last: Followed | undefined;
  return {
    last: () => last,
    asks: () => {
      const asked = hand.now();
      watched = { ...watched, asked, switching: undefined };
      return asked;
    },
    refused: () => {
      watched = { ...watched, asked: undefined };
    },
    look: async change => {
      const { sides, deployment } = await sidesOf(hand, place, change);
      const at = hand.now();
      const { events, unread } = areDue(deployment, last?.look, watched, at)
        ? await eventsWhereTold(hand, hand.brisk, change, last?.look.events)
        : (last?.look ?? noEvents);
      const isUnderWay = deployment !== 'gone' && deployment.status === 'SWITCHOVER_IN_PROGRESS';
      // Whoever comes in the middle of a switchover tells it from its beginning, and nothing of those before it.
      if (last === undefined && isUnderWay) since = startedAt(events) ?? since;
      const green = greenOf(change) ?? sides.green?.resourceId;
      const greenServes = sides.named !== undefined && sides.named === green;
      const look: Look = { at, id: change.id, deployment, sides, greenServes, events, unread };
      const seen = lookedAgain(watched, look);
      watched = seen.watched;
      const serving = servingIn(look, place, seen.motion);
      last = { look, motion: seen.motion, serving, happened: events.filter(event => event.at >= since) };
      return last;
    },
  };
}

/** The deployment of a change, and both of its sides as they stand now. */
export async function sidesOf(
  hand: RdsHand,
  place: BluePlace,
  change: Change,
): Promise<{ readonly sides: Sides; readonly deployment: Look['deployment'] }> {
  const deployment = (await findDeployment(hand, hand.brisk, change.id)) ?? 'gone';
  return { deployment, sides: await readSides(hand, hand.brisk, { ...place, green: greenOf(change) }, deployment) };
}

/** Undefined as long as green has no resource id, and goes by that of its deployment. */
export function greenOf({ id, revision }: Change): string | undefined {
  return revision.id === id ? undefined : revision.id;
}

function servingIn({ sides: { named }, greenServes }: Look, { name, blue }: BluePlace, { is }: Motion): Serving {
  if (greenServes) return servingOf(100);
  if (named === blue) return servingOf(0);
  if (named !== undefined)
    return { who: 'unknown', because: `${named} is called ${name} now, which is neither blue nor green` };
  const because =
    is === 'switching'
      ? `RDS is renaming: nothing is called ${name} at this moment`
      : `nothing is called ${name} any more`;
  return { who: 'unknown', because };
}
