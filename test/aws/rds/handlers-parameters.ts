import type { Parameter as Described } from '@aws-sdk/client-rds';
import { AwsError, type Handlers, type Input } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { rdsArn, type Place } from './arns.ts';
import { filtered, pageOf } from './page.ts';
import { parametersOf, type GroupBook, type GroupKind, type Parameter } from './parameter-groups.ts';
import type { RdsClient } from './state.ts';

type ParametersAsked = Pick<Input<RdsClient, 'DescribeDBParameters'>, 'Source' | 'Filters'>;

export function parameterHandlers(groups: GroupBook, place: Place): Handlers<RdsClient, Caller> {
  /** One error for both kinds: the model of these four operations has no other. */
  const groupNamed = (kind: GroupKind, name: string) => {
    const found = groups.find(kind, name);
    const words = kind === 'instance' ? 'DBParameterGroup' : 'DBClusterParameterGroup';
    if (found === undefined) throw new AwsError('DBParameterGroupNotFoundFault', `${words} not found: ${name}`);
    return found;
  };
  const wanted = (kind: GroupKind, name: string | undefined) =>
    name === undefined ? groups.all(kind) : [groupNamed(kind, name)];
  const parameters = (kind: GroupKind, name: string, { Source, Filters }: ParametersAsked) => {
    const all = parametersOf(groupNamed(kind, name)).filter(item => Source === undefined || item.source === Source);
    return filtered(all, Filters, { 'parameter-name': item => [item.name] });
  };

  return {
    DescribeDBParameterGroups: input => {
      const { items, Marker } = pageOf(wanted('instance', input.DBParameterGroupName), input);
      const DBParameterGroups = items.map(({ name, family, description }) => ({
        DBParameterGroupName: name,
        DBParameterGroupFamily: family,
        Description: description,
        DBParameterGroupArn: rdsArn(place, `pg:${name}`),
      }));
      return { DBParameterGroups, ...Marker };
    },
    DescribeDBClusterParameterGroups: input => {
      const { items, Marker } = pageOf(wanted('cluster', input.DBClusterParameterGroupName), input);
      const DBClusterParameterGroups = items.map(({ name, family, description }) => ({
        DBClusterParameterGroupName: name,
        DBParameterGroupFamily: family,
        Description: description,
        DBClusterParameterGroupArn: rdsArn(place, `cluster-pg:${name}`),
      }));
      return { DBClusterParameterGroups, ...Marker };
    },
    DescribeDBParameters: input => {
      const { items, Marker } = pageOf(parameters('instance', input.DBParameterGroupName, input), input);
      return { Parameters: items.map(describedParameter), ...Marker };
    },
    DescribeDBClusterParameters: input => {
      const { items, Marker } = pageOf(parameters('cluster', input.DBClusterParameterGroupName, input), input);
      return { Parameters: items.map(describedParameter), ...Marker };
    },
  };
}

function describedParameter({ name, value, source }: Parameter): Described {
  return {
    ParameterName: name,
    ...(value !== undefined && { ParameterValue: value }),
    Source: source,
    ApplyType: 'static',
    DataType: 'string',
    IsModifiable: true,
    ApplyMethod: 'pending-reboot',
  };
}
