import type { AccountQuota } from '@aws-sdk/client-rds';
import { AwsError } from '../wire/index.ts';
import type { DatabaseBook } from './database-book.ts';
import type { RdsSeed } from './seed.ts';
import type { Database, DbInstance, GreenPlan } from './state.ts';

type Limits = RdsSeed['quotas'];

/** Throws AWS's error where green does not fit into the account. */
export type CheckQuotas = (source: Database, plan: GreenPlan) => void;

export function checkQuotas(book: DatabaseBook, limits: Limits): CheckQuotas {
  return (source, plan) => {
    const greens = [
      ...(source.is === 'instance' ? [source] : []),
      ...book.replicasOf(source),
      ...book.membersOf(source),
    ];
    if (book.instances().length + greens.length > limits.instances) {
      throw new AwsError('InstanceQuotaExceededFault', 'Instance quota exceeded');
    }
    if (source.is === 'cluster' && book.clusters().length >= limits.clusters) {
      throw new AwsError('DBClusterQuotaExceededFault', 'DB Cluster quota exceeded');
    }
    const more = greens
      .map(blue => (storageGib(blue) === 0 ? 0 : (plan.storage?.gib ?? storageGib(blue))))
      .reduce(sum, 0);
    if (usedGib(book) + more > limits.storageGib) {
      throw new AwsError('StorageQuotaExceededFault', 'Storage quota exceeded');
    }
  };
}

/** Names as DescribeAccountAttributes has them. */
export function quotasOf(book: DatabaseBook, limits: Limits): AccountQuota[] {
  const quota = (AccountQuotaName: string, Used: number, Max: number) => ({ AccountQuotaName, Used, Max });
  return [
    quota('DBInstances', book.instances().length, limits.instances),
    quota('DBClusters', book.clusters().length, limits.clusters),
    quota('AllocatedStorage', usedGib(book), limits.storageGib),
    // Of one source ("Quotas in Amazon RDS").
    quota('ReadReplicasPerMaster', 0, 15),
    quota('CustomEndpointsPerDBCluster', 0, 5),
  ];
}

const usedGib = (book: DatabaseBook): number => book.instances().map(storageGib).reduce(sum, 0);
const storageGib = (instance: DbInstance): number => (instance.part === 'cluster member' ? 0 : instance.storage.gib);
const sum = (a: number, b: number): number => a + b;
