import {
  CreateBlueGreenDeploymentCommand,
  DescribeBlueGreenDeploymentsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeEventsCommand,
  type BlueGreenDeployment,
  type CreateBlueGreenDeploymentCommandInput,
  type DBCluster,
  type DBInstance,
  type RDSClient,
} from '@aws-sdk/client-rds';
import { sdkClients } from '../sdk-clients.ts';
import type { SeedInput } from '../seed.ts';
import { startAws, type RunningAws } from '../start-aws.ts';

type RdsInput = NonNullable<SeedInput['rds']>;
type InstanceInput = NonNullable<RdsInput['instances']>[number];
type ClusterInput = NonNullable<RdsInput['clusters']>[number];

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;

const arn = (path: string) => `arn:aws:rds:us-east-1:123456789012:${path}`;
export const instanceArn = (name: string): string => arn(`db:${name}`);
export const clusterArn = (name: string): string => arn(`cluster:${name}`);

/** What a call was answered with instead of being taken: `Name: message`. */
export function refusalOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'taken',
    (error: unknown) => String(error),
  );
}

/** For tests: databases that are met through the real SDK. */
export interface DatabaseAccount extends AsyncDisposable {
  readonly aws: RunningAws;
  readonly rds: RDSClient;
  /** Lets so many seconds go by. */
  readonly pass: (seconds: number) => Promise<unknown>;
  readonly create: (order?: Partial<CreateBlueGreenDeploymentCommandInput>) => Promise<BlueGreenDeployment>;
  /** As it is described now. */
  readonly deployment: (id: string | undefined) => Promise<BlueGreenDeployment>;
  readonly instance: (name: string) => Promise<DBInstance>;
  readonly cluster: (name: string) => Promise<DBCluster>;
  /** What DescribeEvents tells of a blue/green deployment, oldest first. */
  readonly messages: (id: string | undefined) => Promise<readonly (string | undefined)[]>;
}

interface Options {
  readonly rds: RdsInput;
  readonly source: string;
  readonly seed?: SeedInput;
}

async function open({ rds, source, seed }: Options): Promise<DatabaseAccount> {
  const aws = await startAws({ pace: { kind: 'stepped' }, seed: { warmUp: '1m', ...seed, rds } });
  const me = aws.timeline.join('test');
  const { rds: client } = sdkClients(aws.endpoint);
  const only = <Item>(items: readonly Item[] | undefined): Item => {
    const [item, another] = items ?? [];
    if (item === undefined || another !== undefined) throw new Error('There is not exactly one.');
    return item;
  };
  return {
    aws,
    rds: client,
    pass: seconds => aws.timeline.sleep(me, aws.timeline.now() + seconds * 1000),
    create: async order => {
      const command = new CreateBlueGreenDeploymentCommand({
        BlueGreenDeploymentName: 'upgrade',
        Source: source,
        ...order,
      });
      const { BlueGreenDeployment: made } = await client.send(command);
      if (made === undefined) throw new Error('Create answers no deployment.');
      return made;
    },
    deployment: async id =>
      only(
        (await client.send(new DescribeBlueGreenDeploymentsCommand({ BlueGreenDeploymentIdentifier: id })))
          .BlueGreenDeployments,
      ),
    instance: async name =>
      only((await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name }))).DBInstances),
    cluster: async name =>
      only((await client.send(new DescribeDBClustersCommand({ DBClusterIdentifier: name }))).DBClusters),
    messages: async id => {
      const asked = { SourceType: 'blue-green-deployment', SourceIdentifier: id, Duration: 14 * 24 * 60 } as const;
      const { Events = [] } = await client.send(new DescribeEventsCommand(asked));
      return Events.map(event => event.Message);
    },
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await aws.close();
    },
  };
}

/** `orders`: an instance of MySQL 8.0. */
export function openOrders(
  options: { readonly instance?: Partial<InstanceInput>; readonly rds?: RdsInput; readonly seed?: SeedInput } = {},
): Promise<DatabaseAccount> {
  const orders: InstanceInput = { name: 'orders', engine: 'mysql', engineVersion: '8.0.40', ...options.instance };
  return open({
    rds: { ...options.rds, instances: [orders, ...(options.rds?.instances ?? [])] },
    source: instanceArn('orders'),
    ...(options.seed !== undefined && { seed: options.seed }),
  });
}

/** `shop`: a cluster of Aurora PostgreSQL 15 with a writer, a reader and a custom endpoint. */
export function openShop(
  options: { readonly cluster?: Partial<ClusterInput>; readonly rds?: RdsInput; readonly seed?: SeedInput } = {},
): Promise<DatabaseAccount> {
  const shop: ClusterInput = {
    name: 'shop',
    engine: 'aurora-postgresql',
    engineVersion: '15.10',
    parameterGroup: 'shop-15',
    members: [{ name: 'shop-1' }, { name: 'shop-2' }],
    endpoints: [{ name: 'reports' }],
    ...options.cluster,
  };
  const logical = { name: 'shop-15', family: 'aurora-postgresql15', parameters: { 'rds.logical_replication': '1' } };
  return open({
    rds: { clusterParameterGroups: [logical], ...options.rds, clusters: [shop] },
    source: clusterArn('shop'),
    ...(options.seed !== undefined && { seed: options.seed }),
  });
}
