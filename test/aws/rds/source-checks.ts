import { databaseOf, type DatabaseBook } from './database-book.ts';
import type { DeploymentBook } from './deployment-book.ts';
import { familyOf, isAurora } from './engines.ts';
import { valueOf, type GroupBook } from './parameter-groups.ts';
import { invalidClusterState, invalidInstanceState, sourceNotSupported } from './refusals.ts';
import type { RdsSeed } from './seed.ts';
import type { Database, DbCluster, DbInstance, GreenPlan } from './state.ts';

export interface SourceChecks {
  readonly book: DatabaseBook;
  readonly deployments: DeploymentBook;
  readonly groups: GroupBook;
  readonly seed: Pick<RdsSeed, 'integrations' | 'nextWhileRecordStands'>;
}

/** Throws what CreateBlueGreenDeployment answers to a resource that can have no green; which texts are known: `README.md`. */
export function sourceOf(resource: DbInstance | DbCluster): Database {
  if (familyOf(resource.engine) === undefined) {
    throw sourceNotSupported(resource.is, `Blue Green Deployments aren't supported for the engine ${resource.engine}.`);
  }
  if (resource.is === 'cluster' || resource.part === 'primary') return resource;
  const { name, part } = resource;
  const whole = databaseOf(resource).name;
  throw sourceNotSupported(
    'instance',
    `DB instance ${name} is a ${part} of ${whole}, and can't be a source by itself.`,
  );
}

export function checkSource(source: Database, { book, deployments, groups, seed }: SourceChecks): void {
  for (const resource of book.wholeOf(source)) checkAvailable(resource);
  const busy = deployments
    .around(source)
    .find(({ phase }) => phase.status !== 'SWITCHOVER_COMPLETED' || seed.nextWhileRecordStands === 'refused');
  if (busy !== undefined) {
    throw refused(source, `${wordsOf(source)} is already part of the blue/green deployment ${busy.id}.`);
  }
  if (source.follows !== undefined) {
    throw refused(source, `${wordsOf(source)} is a read replica of ${source.follows.from.name}.`);
  }
  if (source.backupRetentionDays === 0) {
    throw refused(source, 'Blue Green Deployments requires automated backups enabled on the source.');
  }
  if (seed.integrations.some(integration => integration.source === source.name)) {
    throw refused(source, `${wordsOf(source)} has zero-ETL integrations. Delete them first.`);
  }
  if (source.is === 'cluster' && source.parameterGroup.status === 'pending-reboot') {
    throw refused(
      source,
      'Blue Green Deployments requires writer instance to be in-sync with cluster parameter group.',
    );
  }
  if (source.engine === 'aurora-mysql') {
    const group = groups.get('cluster', source.parameterGroup.name);
    if (valueOf(group, 'binlog_format') === 'OFF') {
      throw refused(source, 'Blue Green Deployments requires cluster parameter group has binlog enabled.');
    }
  }
}

/** PostgreSQL: where green follows by logical replication, blue must have it switched on. */
export function checkReplication(source: Database, { method }: Pick<GreenPlan, 'method'>, groups: GroupBook): void {
  if (method !== 'logical') return;
  const kind = isAurora(source.engine) ? 'cluster' : 'instance';
  const group = groups.get(kind, source.parameterGroup.name);
  const applied = source.parameterGroup.status === 'in-sync';
  if (applied && ['1', 'on', 'true'].includes(valueOf(group, 'rds.logical_replication') ?? '')) return;
  throw refused(
    source,
    `Blue/Green Deployments require a DB ${kind} with logical replication enabled. Before you create a Blue/Green Deployment for a DB ${kind}, associate the DB ${kind} with a custom DB ${kind} parameter group that enables logical replication.`,
  );
}

function checkAvailable(resource: DbInstance | DbCluster): void {
  if (resource.status === 'available') return;
  const message = `${wordsOf(resource)} is not in available state`;
  throw resource.is === 'instance' ? invalidInstanceState(message) : invalidClusterState(message);
}

const refused = (source: Database, message: string) => sourceNotSupported(source.is, message);

const wordsOf = ({ is, name }: DbInstance | DbCluster): string => `DB ${is} ${name}`;
