import type { Aim, Recorded } from '../../release/aim.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { Change } from '../../release/words.ts';
import { aimedAt, type Stamped } from '../aimed-at.ts';
import type { Registered } from '../ecs/registry.ts';
import { madeForUs } from '../ecs/stamp.ts';
import type { NativeDeployment } from './deployment.ts';
import { headingOf } from './heading.ts';

/** A deployment that a release of Greenlight's has begun, and that the run aims at. */
export interface OwnDeployment extends Stamped {
  readonly deployment: NativeDeployment;
}

/** A deployment, and what it brings. */
export interface Bringing {
  readonly deployment: NativeDeployment;
  /** Undefined where ECS does not have its task definition any more. */
  readonly brings: Registered | undefined;
  /** What stands beside it, and serves without it. */
  readonly beside: Registered;
}

/** The deployment as a change of this run, where it is what the run aims at. */
export function ownDeployment(bringing: Bringing, aim: Aim, run: RunFacts): OwnDeployment | undefined {
  const { deployment, brings, beside } = bringing;
  if (brings === undefined) return undefined;
  const change = changeOf(deployment, brings);
  // One that is named is seen to its end, also to that of its way back; every other way back is AWS's own, and is waited for.
  if (aim.is === 'a deployment') return { changeId: madeForUs(brings.madeBy, run) ?? run.changeId, change, deployment };
  if (headingOf(deployment) !== 'on') return undefined;
  const changeId = changeIdOf(brings, recordedIn(aim), run);
  if (changeId === undefined) return undefined;
  return aimedAt({ changeId, change }, aim, run, beside.revision.name) === 'no'
    ? undefined
    : { changeId, change, deployment };
}

/**
 * The change that brings a revision. ECS stamps no deployment: the revision's tag tells who made it, and where it is deployed again, as
 * for a way back, only the ledger tells who did that.
 */
export function changeIdOf(
  { revision, madeBy }: Registered,
  recorded: Recorded,
  run: Pick<RunFacts, 'releaseId'>,
): string | undefined {
  // Newest first.
  const open = [...recorded].find(([, { wanted, standing }]) => standing === 'open' && wanted === revision.name);
  return open?.[0] ?? madeForUs(madeBy, run);
}

function recordedIn(aim: Aim): Recorded {
  switch (aim.is) {
    case 'the inputs':
    case 'a revision':
    case 'a change':
      return aim.recorded;
    case 'the inputs anew':
    case 'a deployment':
    case 'a look':
      return new Map();
  }
}

function changeOf({ id, created, started }: NativeDeployment, { revision }: Registered): Change {
  return { id, revision, began: created ?? started ?? 0 };
}
