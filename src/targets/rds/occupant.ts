import type { Occupant } from '../../release/busy.ts';
import { deleteWithGreen } from './delete.ts';
import { type Deployment, findDeployment, isInFlight } from './deployment.ts';
import type { RdsHand } from './hand.ts';
import { placeOf } from './sides.ts';
import { broughtBy, type Sights } from './sights.ts';

/** A blue/green deployment that stands in the way: who it is, whether it still does, and how it is ended. */
export interface Occupied {
  readonly with: Occupant;
  readonly watch: () => Promise<'busy' | 'free'>;
  /** Deletes it and its green, which only a release of Greenlight's ever asks of one of its own kind. */
  readonly end: () => Promise<'ended' | 'stale'>;
}

export function occupied(
  hand: RdsHand,
  deployment: Deployment,
  { database, blue, green }: Pick<Sights, 'database' | 'blue' | 'green'>,
): Occupied {
  const { id, created: began, stamp } = deployment;
  const standsFor = whatFor(deployment);
  const unnamed = { is: 'deployment', id, began, creator: undefined, standsFor } as const;
  return {
    with:
      stamp === undefined
        ? { ...unnamed, madeBy: { is: 'somebody else' } }
        : {
            ...unnamed,
            madeBy: {
              is: 'another release',
              ...stamp,
              revision: broughtBy(deployment, green).name,
              beside: blue.resourceId,
              serves: database.resourceId === green?.resourceId ? 'all users' : 'not all',
              holder: { is: 'at it' },
            },
          },
    watch: async () => {
      const now = await findDeployment(hand, hand.brisk, id);
      return now !== undefined && isInFlight(now) ? 'busy' : 'free';
    },
    end: async () => {
      if (stamp === undefined) throw new Error('only what Greenlight has made is ended by it');
      // What switches over, or has, is not ended any more: who is in the way then is another matter.
      return (await deleteWithGreen(hand, placeOf(blue, database.name), id)) === 'accepted' ? 'ended' : 'stale';
    },
  };
}

/** A blue/green deployment stands until somebody decides about it. Undefined while AWS itself ends it. */
function whatFor({ status, stamp }: Deployment): string | undefined {
  if (status === 'SWITCHOVER_IN_PROGRESS' || status === 'SWITCHOVER_COMPLETED' || status === 'DELETING')
    return undefined;
  const removed = stamp === undefined ? 'deleted by whoever has made it' : 'removed with `operation: rollback`';
  return status === 'PROVISIONING' || status === 'AVAILABLE'
    ? `It stands there until it is switched over, or ${removed}`
    : `It can never be switched over, and stands there until it is ${removed}`;
}
