import type { SimulatedWorld } from '../../world/create-world.ts';
import type { DatabaseBook } from '../database-book.ts';
import type { Database } from '../state.ts';
import type { Workload } from '../workload.ts';
import type { DatabaseUseAct } from './acts.ts';
import { createApplication, type Application } from './application.ts';
import type { Client } from './client.ts';
import { createInstanceLoads } from './instance-load.ts';
import { createLongStatements } from './long-statements.ts';
import { databaseNamed } from './database-named.ts';
import { observeClient } from './observe-client.ts';
import { createPerform } from './perform.ts';
import { createPublishMetrics } from './publish-metrics.ts';
import { createReplicationWork } from './replication.ts';
import type { ApplicationSeed, DatabaseUseSeed } from './seed.ts';
import { createWriteLogs } from './write-log.ts';

/** What goes on in the databases of a world. */
export interface DatabaseUse extends Workload {
  /** Writes that a follower has not applied yet. */
  readonly backlog: (follower: Database) => number;
  /** Throws where there is no such application or database. */
  readonly perform: (act: DatabaseUseAct) => void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Whoever wrote within this time is writing. */
const ACTIVE = 5 * SECOND;

/** Has the seed's applications come to their databases, once a virtual second. The book holds those databases already. */
export function createDatabaseUse(world: SimulatedWorld, book: DatabaseBook, seed: DatabaseUseSeed): DatabaseUse {
  const { damage, metrics, timeline, versions } = world;
  const random = world.random.fork('use of databases');
  const logs = createWriteLogs();
  const replication = createReplicationWork(logs, seed.replication);
  const longStatements = createLongStatements();
  const loads = createInstanceLoads();
  const observers = { book, damage, loads, logs, metrics, replication };
  const publishMetrics = createPublishMetrics({ store: metrics, book, loads, replication, longStatements, seed });

  const applications = new Map<string, Application>();
  let seconds: readonly ((at: number) => void)[] = [];
  const bring = (client: Client, namespace?: string) => {
    const observed = observeClient(client, namespace, observers, random.fork(`answers to ${client.name}`));
    seconds = [...seconds, observed];
  };
  for (const each of seed.applications) {
    const around = { book, versions, random: random.fork(`application ${each.name}`) };
    const application = createApplication(each, hostOf(each, book), around);
    applications.set(each.name, application);
    bring(application, each.namespace);
  }

  const pass = (now: number) => {
    loads.beginSecond();
    for (const second of seconds) second(now);
    replication.advance(book.databases(), now);
    if (now % MINUTE < SECOND) publishMetrics(now - (now % MINUTE));
  };
  // No call of this world makes a database where there is none.
  if (book.databases().length > 0) timeline.every(SECOND, pass);

  return {
    backlog: follower => replication.backlog(follower, timeline.now()),
    lagSeconds: follower => replication.lagSeconds(follower, timeline.now()),
    hasActiveWrites: ({ resourceId }) => logs.of(resourceId).lastAt() > timeline.now() - ACTIVE,
    longRunning: database => longStatements.on(database, timeline.now()),
    perform: createPerform({ applications, book, bring, longStatements, now: timeline.now, random, versions }),
  };
}

function hostOf({ database, endpoint }: ApplicationSeed, book: DatabaseBook): string {
  const used = databaseNamed(book, database);
  if (endpoint === 'writer') return book.endpointOf(used);
  if (used.is === 'cluster') return book.readerEndpointOf(used);
  throw new Error(`"${database}" is no cluster: it has no reader endpoint.`);
}
