import type { Database } from '../database.ts';
import { describeClusters, describeInstances } from '../describe.ts';
import type { Engine } from '../engine.ts';
import { allPages } from '../pages.ts';
import type { Quota } from './preflight.ts';
import type { ReadingHand } from './reading-hand.ts';

/** By AWS's names of them: `DBInstances`, `DBClusters`, `AllocatedStorage` (GiB), … */
export async function readQuotas({ rds, patient }: ReadingHand): Promise<ReadonlyMap<string, Quota>> {
  const { client, sdk } = await rds();
  const { AccountQuotas: quotas = [] } = await patient.read(
    { service: 'rds', operation: 'DescribeAccountAttributes' },
    () => client.send(new sdk.DescribeAccountAttributesCommand({})),
  );
  return new Map(
    quotas.flatMap(({ AccountQuotaName: name, Used: used, Max: max }) =>
      name !== undefined && used !== undefined && max !== undefined ? [[name, { used, max }]] : [],
    ),
  );
}

/** ARNs of the zero-ETL integrations that read from a database. */
export async function readIntegrations(
  { rds, patient }: ReadingHand,
  { arn }: Pick<Database, 'arn'>,
): Promise<readonly string[]> {
  const { client, sdk } = await rds();
  const all = await allPages(async marker => {
    const page = await patient.read({ service: 'rds', operation: 'DescribeIntegrations' }, () =>
      client.send(new sdk.DescribeIntegrationsCommand(marker)),
    );
    return { items: page.Integrations, next: page.Marker };
  });
  return all.flatMap(({ SourceArn: from, IntegrationArn: integration }) =>
    from === arn && integration !== undefined ? [integration] : [],
  );
}

/** In the word of RDS Proxy, for which MariaDB is MySQL (API reference, CreateDBProxy). */
const proxyFamilies: Readonly<Record<Engine, string>> = {
  mysql: 'MYSQL',
  mariadb: 'MYSQL',
  'aurora-mysql': 'MYSQL',
  postgres: 'POSTGRESQL',
  'aurora-postgresql': 'POSTGRESQL',
};

/** Names of those of RDS Proxy that lead to a database. A list of proxies does not say where they lead. */
export async function readProxies(
  hand: ReadingHand,
  engine: Engine,
  database: Pick<Database, 'name'>,
): Promise<readonly string[]> {
  const { rds, patient } = hand;
  const { client, sdk } = await rds();
  const all = await allPages(async marker => {
    const page = await patient.read({ service: 'rds', operation: 'DescribeDBProxies' }, () =>
      client.send(new sdk.DescribeDBProxiesCommand(marker)),
    );
    return { items: page.DBProxies, next: page.Marker };
  });
  const candidates = all.flatMap(({ DBProxyName: name, EngineFamily: family }) =>
    name !== undefined && family === proxyFamilies[engine] ? [name] : [],
  );
  const leads = await Promise.all(candidates.map(name => leadsTo(hand, name, database)));
  return candidates.filter((_, index) => leads[index]);
}

async function leadsTo(
  { rds, patient }: ReadingHand,
  DBProxyName: string,
  { name }: Pick<Database, 'name'>,
): Promise<boolean> {
  const { client, sdk } = await rds();
  const targets = await allPages(async marker => {
    const page = await patient.read({ service: 'rds', operation: 'DescribeDBProxyTargets' }, () =>
      client.send(new sdk.DescribeDBProxyTargetsCommand({ DBProxyName, ...marker })),
    );
    return { items: page.Targets, next: page.Marker };
  });
  // A cluster is a target by itself, and again with each of its instances.
  return targets.some(({ RdsResourceId: id, TrackedClusterId: cluster }) => id === name || cluster === name);
}

/** Names of the custom endpoints of a cluster; an instance has none. */
export async function readCustomEndpoints(
  { rds, patient }: ReadingHand,
  { is, name }: Pick<Database, 'name' | 'is'>,
): Promise<readonly string[]> {
  if (is === 'an instance') return [];
  const { client, sdk } = await rds();
  const all = await allPages(async marker => {
    const page = await patient.read({ service: 'rds', operation: 'DescribeDBClusterEndpoints' }, () =>
      client.send(new sdk.DescribeDBClusterEndpointsCommand({ DBClusterIdentifier: name, ...marker })),
    );
    return { items: page.DBClusterEndpoints, next: page.Marker };
  });
  return all.flatMap(({ EndpointType: type, DBClusterEndpointIdentifier: id }) =>
    type === 'CUSTOM' && id !== undefined ? [id] : [],
  );
}

/** More of them than anybody keeps, so that one call tells which are taken. */
const numbers = Array.from({ length: 20 }, (_, index) => index + 1);

/** The name that blue gets: `<name>-old1`, or with the next number where that is taken (user guide, "Switchover actions"). */
export async function readOldName(hand: ReadingHand, { is, name }: Pick<Database, 'name' | 'is'>): Promise<string> {
  const names = numbers.map(number => `${name}-old${number}`);
  const taken =
    is === 'a cluster'
      ? (await describeClusters(hand, hand.patient, { filter: 'db-cluster-id', values: names })).map(
          cluster => cluster.DBClusterIdentifier,
        )
      : (await describeInstances(hand, hand.patient, { filter: 'db-instance-id', values: names })).map(
          instance => instance.DBInstanceIdentifier,
        );
  return names.find(one => !taken.includes(one)) ?? `${name}-old${names.length + 1}`;
}
