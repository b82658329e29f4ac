import type { Parameter } from '@aws-sdk/client-rds';
import type { GreenDatabase } from '../../../request/request.ts';
import { allPages } from '../pages.ts';
import type { ReadingHand } from './reading-hand.ts';
import type { AskedGroup, ParametersOf } from './preflight.ts';

/** A parameter group, of instances or of clusters: they have names of their own, and calls of their own. */
export interface GroupName {
  readonly of: 'instances' | 'a cluster';
  readonly name: string;
}

/** The groups that were asked for, with the families that they belong to. */
export async function readAskedGroups(
  hand: ReadingHand,
  { parameterGroup, clusterParameterGroup }: Pick<GreenDatabase, 'parameterGroup' | 'clusterParameterGroup'>,
): Promise<readonly AskedGroup[]> {
  const groups = await Promise.all([
    parameterGroup === undefined ? undefined : readInstanceGroup(hand, parameterGroup),
    clusterParameterGroup === undefined ? undefined : readClusterGroup(hand, clusterParameterGroup),
  ]);
  return groups.filter(group => group !== undefined);
}

async function readInstanceGroup({ rds, patient }: ReadingHand, name: string): Promise<AskedGroup> {
  const { client, sdk } = await rds();
  const found = await patient.read(
    { service: 'rds', operation: 'DescribeDBParameterGroups' },
    () => client.send(new sdk.DescribeDBParameterGroupsCommand({ DBParameterGroupName: name })),
    { DBParameterGroupNotFoundFault: () => undefined },
  );
  const family = found?.DBParameterGroups?.[0]?.DBParameterGroupFamily;
  return { input: 'parameter-group', name, family };
}

async function readClusterGroup({ rds, patient }: ReadingHand, name: string): Promise<AskedGroup> {
  const { client, sdk } = await rds();
  const found = await patient.read(
    { service: 'rds', operation: 'DescribeDBClusterParameterGroups' },
    () => client.send(new sdk.DescribeDBClusterParameterGroupsCommand({ DBClusterParameterGroupName: name })),
    // RDS answers for groups of clusters with the fault of those of instances (API reference, DescribeDBClusterParameterGroups).
    { DBParameterGroupNotFoundFault: () => undefined, DBClusterParameterGroupNotFoundFault: () => undefined },
  );
  const family = found?.DBClusterParameterGroups?.[0]?.DBParameterGroupFamily;
  return { input: 'cluster-parameter-group', name, family };
}

/** The values of some parameters of a group. */
export async function readParameters(
  hand: ReadingHand,
  group: GroupName,
  parameters: readonly string[],
): Promise<ParametersOf> {
  const found = await readAll(hand, group, parameters);
  return {
    group: group.name,
    values: new Map(
      found.flatMap(({ ParameterName: name, ParameterValue: value }) =>
        name !== undefined && value !== undefined ? [[name, value]] : [],
      ),
    ),
  };
}

async function readAll(
  { rds, patient }: ReadingHand,
  { of, name }: GroupName,
  parameters: readonly string[],
): Promise<readonly Parameter[]> {
  const { client, sdk } = await rds();
  const Filters = [{ Name: 'parameter-name', Values: [...parameters] }];
  return allPages(async marker => {
    const page =
      of === 'instances'
        ? await patient.read({ service: 'rds', operation: 'DescribeDBParameters' }, () =>
            client.send(new sdk.DescribeDBParametersCommand({ DBParameterGroupName: name, Filters, ...marker })),
          )
        : await patient.read({ service: 'rds', operation: 'DescribeDBClusterParameters' }, () =>
            client.send(
              new sdk.DescribeDBClusterParametersCommand({ DBClusterParameterGroupName: name, Filters, ...marker }),
            ),
          );
    return { items: page.Parameters, next: page.Marker };
  });
}
