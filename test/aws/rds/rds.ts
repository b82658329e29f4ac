import type { Handlers } from '../wire/index.ts';
import type { Caller, World } from '../world/world.ts';
import { deploymentTimers, type Around } from './around.ts';
import { createDatabaseBook, type DatabaseBook } from './database-book.ts';
import { createDeploymentBook, type DeploymentBook } from './deployment-book.ts';
import { createJournal } from './events.ts';
import { accountHandlers } from './handlers-account.ts';
import { catalogueHandlers } from './handlers-catalogue.ts';
import { databaseHandlers } from './handlers-databases.ts';
import { deploymentHandlers } from './handlers-deployments.ts';
import { eventHandlers } from './handlers-events.ts';
import { byHandHandlers } from './handlers-by-hand.ts';
import type { Known } from './iam.ts';
import { parameterHandlers } from './handlers-parameters.ts';
import { createGroupBook } from './parameter-groups.ts';
import { checkQuotas } from './quotas.ts';
import type { RdsSeed } from './seed.ts';
import { addSeeded } from './seeded-databases.ts';
import type { RdsClient } from './state.ts';
import type { Workload } from './workload.ts';

export type RdsWorld = Pick<World, 'account' | 'region' | 'timeline' | 'random'>;

export interface Rds {
  readonly handlers: Handlers<RdsClient, Caller>;
  readonly book: DatabaseBook;
  readonly deployments: DeploymentBook;
  /** For IAM: what a deployment is made of. */
  readonly sourceOfDeployment: Known['sourceOfDeployment'];
  /** Somebody changes the schema of a blue database. Throws for one that does not exist. */
  runDdl(database: string): void;
}

/** The databases of a seed. */
export function seededBook(world: RdsWorld, seed: RdsSeed): DatabaseBook {
  const book = createDatabaseBook(world);
  addSeeded(seed, book, world.random.fork('databases'), world.timeline.now());
  return book;
}

/** @param workload what goes on in the databases of the book */
export function createRds(world: RdsWorld, seed: RdsSeed, book: DatabaseBook, workload: Workload): Rds {
  const { account, region, timeline } = world;
  const place = { account, region };
  const groups = createGroupBook({ instance: seed.parameterGroups, cluster: seed.clusterParameterGroups });
  const deployments = createDeploymentBook();
  const around: Around = {
    place,
    timeline,
    random: world.random.fork('rds'),
    book,
    deployments,
    groups,
    journal: createJournal(place, timeline.now),
    workload,
    timersOf: deploymentTimers(timeline),
  };
  return {
    handlers: {
      ...databaseHandlers(book, place),
      ...deploymentHandlers(around, {
        checks: { book, deployments, groups, seed },
        checkQuotas: checkQuotas(book, seed.quotas),
        deletion: seed,
      }),
      ...eventHandlers(around.journal, timeline.now),
      ...catalogueHandlers(region),
      ...parameterHandlers(groups, place),
      ...accountHandlers(around, seed),
      ...byHandHandlers(around),
    },
    book,
    deployments,
    sourceOfDeployment: id => deployments.all().find(item => item.id === id.toLowerCase())?.source.is,
    runDdl: name => {
      const database = book.databases().find(item => item.name === name);
      if (database === undefined) throw new Error(`There is no database "${name}".`);
      for (const { source, target, plan } of deployments.around(database)) {
        if (source !== database || plan.method !== 'logical' || target?.follows === undefined) continue;
        target.follows.state = 'degraded';
      }
    },
  };
}
