import type { BlueGreenDeployment, DBCluster, DBInstance, Event } from '@aws-sdk/client-rds';
import type { Asking } from '../../aws/asking.ts';
import type { Instant, Millis } from '../../release/words.ts';
import type { RdsHand } from './hand.ts';
import { allPages } from './pages.ts';

type Hand = Pick<RdsHand, 'rds'>;

/** By what is asked for; of several names those that nobody has are left out. */
export type Sought<Filter extends string> =
  { readonly name: string } | { readonly filter: Filter; readonly values: readonly string[] };

export type SoughtInstances = Sought<'db-instance-id' | 'db-cluster-id' | 'dbi-resource-id'>;
export type SoughtClusters = Sought<'db-cluster-id' | 'db-cluster-resource-id'>;

export async function describeInstances(
  { rds }: Hand,
  asking: Asking,
  sought: SoughtInstances,
): Promise<readonly DBInstance[]> {
  const { client, sdk } = await rds();
  const which = 'name' in sought ? { DBInstanceIdentifier: sought.name } : { Filters: filters(sought) };
  return allPages(marker =>
    asking.read(
      { service: 'rds', operation: 'DescribeDBInstances' },
      async () => {
        const answer = await client.send(new sdk.DescribeDBInstancesCommand({ ...which, ...marker }));
        return { items: answer.DBInstances, next: answer.Marker };
      },
      { DBInstanceNotFoundFault: nothing },
    ),
  );
}

export async function describeClusters(
  { rds }: Hand,
  asking: Asking,
  sought: SoughtClusters,
): Promise<readonly DBCluster[]> {
  const { client, sdk } = await rds();
  const which = 'name' in sought ? { DBClusterIdentifier: sought.name } : { Filters: filters(sought) };
  return allPages(marker =>
    asking.read(
      { service: 'rds', operation: 'DescribeDBClusters' },
      async () => {
        const answer = await client.send(new sdk.DescribeDBClustersCommand({ ...which, ...marker }));
        return { items: answer.DBClusters, next: answer.Marker };
      },
      { DBClusterNotFoundFault: nothing },
    ),
  );
}

export type SoughtDeployments =
  | { readonly id: string }
  | { readonly filter: 'source' | 'target' | 'blue-green-deployment-name'; readonly values: readonly string[] }
  | 'all';

export async function describeDeployments(
  { rds }: Hand,
  asking: Asking,
  sought: SoughtDeployments,
): Promise<readonly BlueGreenDeployment[]> {
  const { client, sdk } = await rds();
  const which =
    sought === 'all'
      ? {}
      : 'id' in sought
        ? { BlueGreenDeploymentIdentifier: sought.id }
        : { Filters: filters(sought) };
  return allPages(marker =>
    asking.read(
      { service: 'rds', operation: 'DescribeBlueGreenDeployments' },
      async () => {
        const answer = await client.send(new sdk.DescribeBlueGreenDeploymentsCommand({ ...which, ...marker }));
        return { items: answer.BlueGreenDeployments, next: answer.Marker };
      },
      { BlueGreenDeploymentNotFoundFault: nothing },
    ),
  );
}

/** RDS keeps events for 14 days, and refuses to be asked for older ones (user guide, "Viewing Amazon RDS events"). */
const keptFor: Millis = 14 * 24 * 60 * 60_000 - 60_000;

/** What RDS says has happened to a blue/green deployment, oldest first. */
export async function describeEvents(
  { rds, now }: Pick<RdsHand, 'rds' | 'now'>,
  asking: Asking,
  { id, since }: { readonly id: string; readonly since: Instant },
): Promise<readonly Event[]> {
  const { client, sdk } = await rds();
  // Both ends are said: how AWS's default of one hour (`Duration`) goes with one of them alone, it does not say.
  const [StartTime, EndTime] = [new Date(Math.max(since, now() - keptFor)), new Date(now())];
  return allPages(marker =>
    asking.read({ service: 'rds', operation: 'DescribeEvents' }, async () => {
      const answer = await client.send(
        new sdk.DescribeEventsCommand({
          SourceType: 'blue-green-deployment',
          SourceIdentifier: id,
          StartTime,
          EndTime,
          ...marker,
        }),
      );
      return { items: answer.Events, next: answer.Marker };
    }),
  );
}

function nothing(): { readonly items: undefined; readonly next: undefined } {
  return { items: undefined, next: undefined };
}

function filters({ filter, values }: { readonly filter: string; readonly values: readonly string[] }) {
  return [{ Name: filter, Values: [...values] }];
}
