import type { BlueGreenDeployment, DBCluster } from '@aws-sdk/client-rds';
import type { RunningAws } from '../../aws/start-aws.ts';
import { database } from '../../releases/orders.ts';
import { colleaguesName } from '../schedule/database-tale.ts';
import type { ToTheDatabase } from '../schedule/schedule.ts';

/** What a person does in the console, where everything has the name that AWS gave it. Rejects where AWS refuses it. */
export async function doToTheDatabase(aws: RunningAws, { toTheDatabase }: ToTheDatabase): Promise<void> {
  const call = (operation: string, input: Record<string, unknown>) => aws.perform({ call: `rds:${operation}`, input });
  const { BlueGreenDeployments: all = [] } = (await call('DescribeBlueGreenDeployments', {})) as {
    readonly BlueGreenDeployments?: readonly BlueGreenDeployment[];
  };
  const underWay = all.filter(({ Status }) => Status !== 'SWITCHOVER_COMPLETED');
  const onThem = async (operation: string, deployments: readonly BlueGreenDeployment[], more: object = {}) => {
    for (const { BlueGreenDeploymentIdentifier } of deployments)
      await call(operation, { BlueGreenDeploymentIdentifier, ...more });
  };
  const greens = aws.databases().filter(({ follows }) => follows !== undefined);
  switch (toTheDatabase) {
    case 'switch over':
      await onThem('SwitchoverBlueGreenDeployment', underWay);
      return;
    case 'delete the deployment':
      await onThem('DeleteBlueGreenDeployment', underWay);
      return;
    case 'delete the deployment with green':
      await onThem('DeleteBlueGreenDeployment', underWay, { DeleteTarget: true });
      return;
    case "end the colleague's deployment":
      await onThem(
        'DeleteBlueGreenDeployment',
        underWay.filter(({ BlueGreenDeploymentName: name }) => name === colleaguesName),
        { DeleteTarget: true },
      );
      return;
    case 'promote green':
      for (const { name, resourceId } of greens)
        await (isCluster(resourceId)
          ? call('PromoteReadReplicaDBCluster', { DBClusterIdentifier: name })
          : call('PromoteReadReplica', { DBInstanceIdentifier: name }));
      return;
    case 'delete green':
      for (const green of greens) await remove(aws, green);
      return;
    case 'delete blue':
      for (const named of aws.databases().filter(({ name }) => name === database)) await remove(aws, named);
      return;
    default: {
      const never: never = toTheDatabase;
      throw new Error(`nobody does that to a database: ${String(never)}`);
    }
  }
}

const isCluster = (resourceId: string): boolean => resourceId.startsWith('cluster-');

/** Of a cluster its instances first: RDS deletes none that still has some. */
async function remove(
  { perform }: RunningAws,
  { name, resourceId }: { readonly name: string; readonly resourceId: string },
): Promise<void> {
  const withoutCopy = { SkipFinalSnapshot: true };
  const instance = (id: string | undefined) =>
    perform({ call: 'rds:DeleteDBInstance', input: { DBInstanceIdentifier: id, ...withoutCopy } });
  if (!isCluster(resourceId)) {
    await instance(name);
    return;
  }
  const { DBClusters = [] } = (await perform({
    call: 'rds:DescribeDBClusters',
    input: { DBClusterIdentifier: name },
  })) as { readonly DBClusters?: readonly DBCluster[] };
  for (const { DBClusterMembers = [] } of DBClusters)
    for (const { DBInstanceIdentifier } of DBClusterMembers) await instance(DBInstanceIdentifier);
  await perform({ call: 'rds:DeleteDBCluster', input: { DBClusterIdentifier: name, ...withoutCopy } });
}
