import type { Instant, Millis, Motion } from '../../release/words.ts';
import type { Deployment } from './deployment.ts';
import type { Look } from './motion.ts';
import { memberOf } from './settled.ts';
import { stopped } from './stopped.ts';
import { cancelReason, startedAt } from './switchover.ts';
import type { Watched } from './watched.ts';

/** RDS shows what it was asked for within seconds; its users see "AVAILABLE" again for that long. */
const beginsWithin: Millis = 60_000;

/** AWS's own for a switchover that says none (RDS API reference, SwitchoverBlueGreenDeployment). */
export const usualTimeout: Millis = 300_000;

/** It is under way. */
export function switching(look: Look, watched: Watched, doing: string): Motion {
  const since = switchingSince(look, watched);
  return { is: 'switching', since, until: since + watched.timeout, doing };
}

/** From when it was asked for, or AWS says that it began, or it was first seen. */
function switchingSince({ at, events }: Look, { asked, switching: seen = at }: Watched): Instant {
  return asked ?? startedAt(events) ?? seen;
}

export function membersSwitched({ pairs }: Deployment): string {
  const done = pairs.filter(({ status }) => status === 'SWITCHOVER_COMPLETED').length;
  const under = pairs.find(({ status }) => status === 'SWITCHOVER_IN_PROGRESS');
  return `RDS to switch over: ${done} of ${pairs.length} done${under === undefined ? '' : `, ${memberOf(under)} under way`}`;
}

/** This process has asked for the switchover, or has seen it under way, and RDS shows none. */
export function afterTheWord(look: Look, watched: Watched): Motion {
  const since = switchingSince(look, watched);
  const because = cancelReason(look.events, since);
  if (because !== undefined) return stopped(look, watched, `RDS has not switched over: ${because}.`);
  const { switching: seen, availableSince = look.at } = watched;
  if (seen === undefined)
    return look.at - since < beginsWithin
      ? switching(look, watched, 'RDS to begin the switchover')
      : stopped(look, watched, `RDS took the word and did not begin the switchover${unsaid(look)}.`);
  return look.at - availableSince < beginsWithin
    ? switching(look, watched, 'RDS to say why it has undone the switchover')
    : stopped(look, watched, `RDS has undone the switchover${unsaid(look)}.`);
}

function unsaid({ unread }: Look): string {
  return unread === undefined
    ? ', and does not say why'
    : `, and why could not be read (${unread.trim().replace(/\.$/, '')})`;
}
