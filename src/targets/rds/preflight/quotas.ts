import type { Finding } from '../../../release/problem.ts';
import type { GreenDatabase } from '../../../request/request.ts';
import type { Database } from '../database.ts';
import { isAurora } from '../engine.ts';
import type { Facts } from './preflight.ts';

interface Need {
  /** In AWS's word (API reference, AccountQuota). */
  readonly quota: string;
  readonly what: string;
  readonly more: number;
}

/** Whether the account has room for green beside blue. */
export function quotaFindings(facts: Facts, database: Database, green: GreenDatabase): readonly Finding[] {
  return needs(facts, database, green).flatMap(({ quota, what, more }): readonly Finding[] => {
    const found = facts.quotas.get(quota);
    if (found === undefined || found.used + more <= found.max) return [];
    return [
      {
        level: 'error',
        where: 'database',
        value: database.name,
        reason: `green needs ${more} ${what} more, and this account uses ${found.used} of its ${found.max} in this Region`,
        remedy: 'remove what is not needed any more, or have the quota raised: Service Quotas, Amazon RDS',
      },
    ];
  });
}

function needs({ engine }: Facts, { is, members }: Database, { storage }: GreenDatabase): readonly Need[] {
  return [
    { quota: 'DBInstances', what: 'DB instances', more: members.length },
    ...(is === 'a cluster' ? [{ quota: 'DBClusters', what: 'DB clusters', more: 1 }] : []),
    // Storage of Aurora counts for nothing there: it grows by itself.
    ...(isAurora(engine)
      ? []
      : [
          {
            quota: 'AllocatedStorage',
            what: 'GiB of storage',
            // All replicas of green get the size of its primary (user guide, "Creating a blue/green deployment in Amazon RDS").
            more: members.length * (storage.allocated ?? members[0].storage.allocated),
          },
        ]),
  ];
}
