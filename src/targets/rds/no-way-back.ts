import type { Problem } from '../../release/problem.ts';
import { describeClusters, describeInstances } from './describe.ts';
import type { RdsHand } from './hand.ts';
import type { Sights } from './sights.ts';

/** Why a database that does not serve any more is not brought back, and what a person can do about it. */
export async function noWayBackTo(
  hand: RdsHand,
  resourceId: string,
  { database }: Pick<Sights, 'database'>,
): Promise<Problem> {
  const name = await nameNow(hand, resourceId);
  return {
    where: 'operation',
    value: 'rollback',
    reason:
      `a switchover goes one way: what was written since is on ${database.resourceId} alone, which serves as ${database.name}. ` +
      (name === undefined
        ? `${resourceId} does not exist any more`
        : `${resourceId} stands beside it as ${name}, takes no writes, and is behind by all of them`),
    remedy:
      name === undefined
        ? 'release a version that mends it, or restore a backup under another name'
        : `release a version that mends it. What it takes and loses to let ${name} serve again by hand, the documentation of databases says step by step`,
  };
}

async function nameNow(hand: RdsHand, resourceId: string): Promise<string | undefined> {
  if (resourceId.startsWith('cluster-')) {
    const [found] = await describeClusters(hand, hand.patient, {
      filter: 'db-cluster-resource-id',
      values: [resourceId],
    });
    return found?.DBClusterIdentifier;
  }
  const [found] = await describeInstances(hand, hand.patient, { filter: 'dbi-resource-id', values: [resourceId] });
  return found?.DBInstanceIdentifier;
}
