import type { Instant, Motion } from '../../release/words.ts';
import type { Deployment, Pair } from './deployment.ts';
import { memberOf, unsettled, wordOf } from './settled.ts';
import type { Sides } from './sides.ts';
import { deleted, ofNoUse } from './stopped.ts';
import { type RdsEvent, switchedSpan } from './switchover.ts';
import { afterTheWord, membersSwitched, switching } from './switching.ts';
import type { Watched } from './watched.ts';

/** What one look at a deployment found. */
export interface Look {
  readonly at: Instant;
  /** Of the deployment. */
  readonly id: string;
  readonly deployment: Deployment | 'gone';
  readonly sides: Sides;
  /** Whether green has the name of the database, by its resource id. */
  readonly greenServes: boolean;
  /** As far as they were asked for, oldest first. */
  readonly events: readonly RdsEvent[];
  /** Why those are not the latest; undefined where they are. */
  readonly unread: string | undefined;
}

/** A look is believed when so many in a row agree: what RDS describes may be behind itself for a moment. */
export const looksInARow = 3;

/**
 * Whether a look says that there is nothing to go on with, which more looks have to confirm. What was seen to be deleted is gone at
 * the first.
 */
export function isDoubtful({ deployment, greenServes }: Look, last: Motion | undefined): boolean {
  if (greenServes) return false;
  if (deployment === 'gone') return !(last?.is === 'stopped' && last.back.is === 'running');
  if (deployment.status === 'INVALID_CONFIGURATION') return true;
  return deployment.status === 'AVAILABLE' && deployment.pairs.some(isMissing);
}

/** A deployment's status in the words of every mover. The switch is over all of AWS's values; another one is `strange`. */
export function motionOf(look: Look, watched: Watched): Motion {
  const { deployment, id, greenServes } = look;
  if (deployment === 'gone')
    return greenServes
      ? finished(look)
      : deleted(look, watched, 'The blue/green deployment was deleted.', { is: 'done', id });
  const { status } = deployment;
  if (typeof status === 'object') return { is: 'strange', status: status.strange };
  const strange = deployment.pairs.find(pair => typeof pair.status === 'object');
  if (strange !== undefined) return { is: 'strange', status: `${wordOf(strange)} (of ${memberOf(strange)})` };
  // Who has the name is never behind: what is described as if it were still to come, is not.
  if (greenServes && (status === 'PROVISIONING' || status === 'AVAILABLE'))
    return switching(look, watched, 'RDS to say that it has switched over');
  switch (status) {
    case 'PROVISIONING':
      return { is: 'preparing', doing: taskUnderWay(deployment) };
    case 'AVAILABLE':
      return missing(look, deployment, watched) ?? available(look, deployment, watched);
    case 'SWITCHOVER_IN_PROGRESS':
      return switching(look, watched, membersSwitched(deployment));
    case 'SWITCHOVER_COMPLETED':
      return finished(look);
    case 'INVALID_CONFIGURATION':
      // Of one that has switched over: somebody has deleted old blue since.
      return greenServes ? finished(look) : (missing(look, deployment, watched) ?? invalid(look, deployment, watched));
    case 'SWITCHOVER_FAILED':
      return ofNoUse(look, watched, `The switchover failed${saying(deployment)}.`);
    case 'DELETING':
      return greenServes
        ? finished(look)
        : deleted(look, watched, 'The blue/green deployment is being deleted.', { is: 'running', id });
    default: {
      const never: never = status;
      return { is: 'strange', status: String(never) };
    }
  }
}

/** The task of RDS that is in progress, or that comes next. */
export function taskUnderWay({ tasks, details }: Deployment): string {
  const at = tasks.findIndex(({ status }) => status !== 'COMPLETED');
  const task = tasks[at];
  if (task === undefined) return `RDS to make green${details === undefined ? '' : ` (${details})`}`;
  const failed = task.status === 'FAILED' ? ', which has failed' : '';
  return `RDS to make green: ${task.name}${failed} (${at + 1} of ${tasks.length})`;
}

/** A cluster or an instance of either side that somebody has deleted. */
function missing(look: Look, { pairs }: Deployment, watched: Watched): Motion | undefined {
  const gone = pairs.find(isMissing);
  if (gone === undefined) return undefined;
  const side = gone.status === 'MISSING_SOURCE' ? 'blue' : 'green';
  const name = memberOf(side === 'blue' ? { ...gone, target: undefined } : gone);
  return ofNoUse(look, watched, `${name} of ${side} was deleted: green has to be made anew.`);
}

function isMissing({ status }: Pair): boolean {
  return status === 'MISSING_SOURCE' || status === 'MISSING_TARGET';
}

function invalid(look: Look, deployment: Deployment, watched: Watched): Motion {
  return ofNoUse(
    look,
    watched,
    `RDS calls the blue/green deployment invalid${saying(deployment)}: it has to be made anew.`,
  );
}

/** "RDS changes the replication state to `Replication degraded`" (user guide, "Switchover guardrails"): it does not heal. */
const degraded = /replication (is )?degraded/i;

function available(look: Look, deployment: Deployment, watched: Watched): Motion {
  if (degraded.test(deployment.details ?? ''))
    return ofNoUse(look, watched, `Replication to green is degraded${saying(deployment)}: green has to be made anew.`);
  if (watched.asked !== undefined || watched.switching !== undefined) return afterTheWord(look, watched);
  const doing = unsettled(deployment, look.sides);
  if (doing !== undefined) return { is: 'preparing', doing };
  return watched.settledLooks < looksInARow
    ? { is: 'preparing', doing: `RDS to call green available ${looksInARow} times in a row` }
    : { is: 'ready', until: undefined };
}

function finished({ events, sides }: Look): Motion {
  return { is: 'finished', switched: switchedSpan(events), blueNow: renamed(sides) };
}

/** What RDS says of a status, in brackets. */
function saying({ details }: Deployment): string {
  return details === undefined ? '' : ` (${details.trim().replace(/\.$/, '')})`;
}

/** RDS appends `-old1`, or the next number that is free ("Switchover actions", user guide). */
function renamed({ blue }: Sides): string | undefined {
  return blue !== undefined && /-old\d+$/.test(blue.name) ? blue.name : undefined;
}
