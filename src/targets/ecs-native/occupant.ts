import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import type { MadeBy, Occupant } from '../../release/busy.ts';
import { rollbackCreator } from '../../release/busy-words.ts';
import { releaseOf, type RunFacts } from '../../release/identity.ts';
import type { Instant } from '../../release/words.ts';
import { clock } from '../../release/time-words.ts';
import type { Registered } from '../ecs/registry.ts';
import { isInFlight, type NativeDeployment } from './deployment.ts';
import { headingOf } from './heading.ts';
import { hookName } from './hook-words.ts';
import { type Bringing, changeIdOf } from './own-deployment.ts';
import { waiting } from './paused.ts';
import { findDeployment } from './read-deployment.ts';
import { stopWithRollback } from './stop.ts';

/** What it takes to look at the deployment that holds a service. */
export interface OccupantHand {
  readonly ecs: () => Promise<Ecs>;
  readonly patient: Asking;
  readonly brisk: Asking;
  readonly now: () => Instant;
}

/** A deployment that stands in the way: who it is, whether it still does, and how it is ended. */
export interface Occupied {
  readonly with: Occupant;
  readonly watch: () => Promise<'busy' | 'free'>;
  /** Asks ECS to roll it back. */
  readonly end: () => Promise<'ended'>;
}

export function occupied(hand: OccupantHand, bringing: Bringing, run: Pick<RunFacts, 'releaseId'>): Occupied {
  const { arn } = bringing.deployment;
  return {
    with: occupantOf(bringing, run, hand.now()),
    watch: async () => {
      const found = await findDeployment(hand.ecs, hand.brisk, arn);
      return found !== undefined && isInFlight(found.status) ? 'busy' : 'free';
    },
    end: async () => {
      await stopWithRollback(hand.ecs, hand.patient, arn);
      return 'ended';
    },
  };
}

export function occupantOf(bringing: Bringing, run: Pick<RunFacts, 'releaseId'>, now: Instant): Occupant {
  const { deployment } = bringing;
  const goesOn = headingOf(deployment) === 'on';
  return {
    is: 'deployment',
    id: deployment.id,
    began: deployment.created ?? now,
    creator: headingOf(deployment) === 'back' ? rollbackCreator : undefined,
    standsFor: goesOn ? standsFor(deployment) : undefined,
    // What goes back is nobody's any more: it is waited for, whoever began it.
    madeBy: goesOn ? makerOf(bringing, run) : { is: 'somebody else' },
  };
}

function makerOf({ deployment, brings, beside }: Bringing, run: Pick<RunFacts, 'releaseId'>): MadeBy {
  const changeId = brings === undefined ? undefined : changeIdOf(brings, new Map(), run);
  if (brings === undefined || changeId === undefined) return { is: 'somebody else' };
  return {
    is: 'another release',
    changeId,
    origin: originOf(brings, beside, changeId),
    revision: brings.revision.name,
    beside: beside.revision.name,
    serves: (deployment.target.share ?? 0) >= 100 ? 'all users' : 'not all',
    holder: { is: 'at it' },
  };
}

/**
 * A tag says which release made a revision, and not which one deploys it. Where an older one comes back it is not its own release that
 * brings it, and by whom nobody knows: so it is never taken for an older run.
 */
function originOf(brings: Registered, beside: Registered, changeId: string): Registered['origin'] {
  const isItsOwn = brings.madeBy !== undefined && releaseOf(brings.madeBy) === releaseOf(changeId);
  return isItsOwn && !comesBack(brings, beside) ? brings.origin : undefined;
}

/** ECS numbers the revisions of a family in the order of their registration; and an older run does not release over a newer one. */
function comesBack(brings: Registered, beside: Registered): boolean {
  const [[family, number], [otherFamily, otherNumber]] = [partsOf(brings), partsOf(beside)];
  if (family === otherFamily && Number(number) < Number(otherNumber)) return true;
  const [from, other] = [brings.origin, beside.origin];
  return from !== undefined && from.workflow === other?.workflow && from.runNumber < other.runNumber;
}

/** `api:41`. */
function partsOf({ revision }: Registered): readonly [family: string, number: string] {
  const [family = '', number = ''] = revision.name.split(':');
  return [family, number];
}

/** A pause may hold it for hours, until somebody says a word. */
function standsFor(deployment: NativeDeployment): string | undefined {
  const [pause] = waiting(deployment);
  if (pause === undefined) return undefined;
  const until = pause.until === undefined ? '' : `, until ${clock(pause.until)} UTC`;
  return `It waits for a word at ${hookName(deployment, pause)}${until}`;
}
