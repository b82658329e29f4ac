import type { Asking } from '../../aws/asking.ts';
import { GreenlightError } from '../../errors.ts';
import type { Change, Instant, Millis } from '../../release/words.ts';
import { describeEvents } from './describe.ts';
import type { RdsHand } from './hand.ts';
import type { Look } from './motion.ts';
import { type RdsEvent, switchedSpan } from './switchover.ts';
import type { Watched } from './watched.ts';

/** What has happened to a deployment since it was created, oldest first. */
export async function readEvents(
  hand: RdsHand,
  asking: Asking,
  { id, began }: Pick<Change, 'id' | 'began'>,
): Promise<readonly RdsEvent[]> {
  const events = await describeEvents(hand, asking, { id, since: began });
  return events
    .flatMap(({ Date: at, Message: message }) =>
      at === undefined || message === undefined ? [] : [{ at: at.getTime(), message }],
    )
    .toSorted((one, other) => one.at - other.at);
}

/** What a look knows of what has happened. `unread`: why that is not the latest; undefined where it is. */
export interface KnownEvents {
  readonly events: readonly RdsEvent[];
  readonly unread: string | undefined;
}

/** The same for whoever looks: events give reasons and times, and no look is given up for want of them. */
export async function eventsWhereTold(
  hand: RdsHand,
  asking: Asking,
  change: Pick<Change, 'id' | 'began'>,
  before: readonly RdsEvent[] = [],
): Promise<KnownEvents> {
  try {
    return { events: await readEvents(hand, asking, change), unread: undefined };
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    return { events: before, unread: error.message };
  }
}

/** For how long the events of a switchover that is over are asked for again: RDS emits them late, or not at all. */
const eventsAppear: Millis = 5 * 60_000;

/** Events cost a call: they are read when something has moved, and while a switchover is under way or was asked for. */
export function areDue(
  deployment: Look['deployment'],
  last: Look | undefined,
  { asked, switching, completed }: Pick<Watched, 'asked' | 'switching' | 'completed'>,
  now: Instant,
): boolean {
  if (deployment === 'gone') return false;
  switch (deployment.status) {
    case 'PROVISIONING':
      return false;
    case 'SWITCHOVER_IN_PROGRESS':
      return true;
    case 'SWITCHOVER_COMPLETED':
      return (
        completed === undefined || (now - completed <= eventsAppear && switchedSpan(last?.events ?? []) === undefined)
      );
    case 'AVAILABLE':
      return asked !== undefined || switching !== undefined || hasChanged(deployment, last);
    default:
      return hasChanged(deployment, last);
  }
}

function hasChanged(deployment: Exclude<Look['deployment'], 'gone'>, last: Look | undefined): boolean {
  return last === undefined || last.deployment === 'gone' || last.deployment.status !== deployment.status;
}
