import { GreenlightError } from '../../errors.ts';
import type { Begun, TrafficLevel } from '../../release/plan.ts';
import { trafficSteps } from '../../release/planner.ts';
import type { Change, Percent, Strategy } from '../../release/words.ts';
import { fleetOf } from './fleet.ts';
import type { CodeDeployHand } from './hand.ts';
import { type Events, trafficEvent } from './lifecycle.ts';
import { findTarget } from './target.ts';

/** Green's traffic in a deployment up to now. Only told: whoever may not read it, as in a plan, goes on all the same. */
export async function trafficOf(
  { id }: Change,
  strategy: Strategy,
  hand: Pick<CodeDeployHand, 'codedeploy' | 'brisk' | 'platform'>,
): Promise<Begun['traffic']> {
  const { platform } = hand;
  try {
    const target = await findTarget(hand, id);
    const { green } = fleetOf(platform.sidesIn(target));
    return trafficSoFar(platform.eventsIn(target), strategy, green?.share);
  } catch (error) {
    if (error instanceof GreenlightError) return 'not known';
    throw error;
  }
}

/**
 * What users met before anybody of this attempt looked: CodeDeploy dates the beginning and the end of the event AllowTraffic,
 * and takes the steps between by the timer of its configuration. A share that is none of its steps says that this is not how
 * traffic moved.
 *
 * @param share green's share as it is now; undefined where that is not known
 */
export function trafficSoFar(events: Events, strategy: Strategy, share: Percent | undefined): Begun['traffic'] {
  const traffic = trafficEvent(events);
  switch (traffic.is) {
    case 'before':
      return [];
    case 'strange':
      return 'not known';
    case 'moving':
    case 'moved': {
      if (share === undefined) return 'not known';
      const all = levelsFrom(traffic.since, strategy);
      const dated = traffic.is === 'moved' ? all.map(level => atTheEnd(level, traffic.at)) : all;
      return share === 0 || dated.some(level => level.share === share)
        ? dated.filter(level => level.share <= share)
        : 'not known';
    }
  }
}

function levelsFrom(since: number, strategy: Strategy): readonly TrafficLevel[] {
  let at = since;
  return trafficSteps(strategy, 0).map(({ share, hold }) => {
    const level = { at, share };
    at += hold;
    return level;
  });
}

/** The event ends when all traffic is on green: that is dated by AWS itself, and not by the timer. */
function atTheEnd(level: TrafficLevel, at: number): TrafficLevel {
  return level.share === 100 ? { ...level, at } : level;
}
