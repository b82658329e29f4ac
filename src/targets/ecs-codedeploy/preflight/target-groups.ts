import type { NetworkMode } from '@aws-sdk/client-ecs';
import { UnknownAnswerError } from '../../../errors.ts';
import type { Finding } from '../../../release/problem.ts';
import { missing, type TargetGroup, there } from '../../elbv2/balancing.ts';
import { productionForwards } from '../../elbv2/weights.ts';
import { type Facts, titleOf } from './facts.ts';

/** Whether the group's target groups exist, blue stands in one of them, and tasks can be registered in both. */
export function targetGroupFindings(facts: Facts): readonly Finding[] {
  const { balancing, group } = facts;
  const refuse = (reason: string, remedy: string): Finding => ({
    level: 'error',
    where: 'deployment-group',
    value: titleOf(facts),
    reason,
    remedy,
  });
  if (balancing === undefined)
    return [
      refuse(
        'it has no pair of target groups, so CodeDeploy has nowhere to put green',
        'give the deployment group a pair of target groups and a production listener',
      ),
    ];
  const gone = missing(balancing.targetGroups);
  const found = there(balancing.targetGroups);
  return [
    ...gone.map(name =>
      refuse(
        `target group ${name} of its pair does not exist in this account and region`,
        'create it, or name an existing one in the deployment group',
      ),
    ),
    ...networkFindings(found, facts.networkMode, refuse),
    ...(gone.length > 0 ? [] : bluePlaceFindings(facts, group.pair?.targetGroups ?? [], refuse)),
  ];
}

type Refuse = (reason: string, remedy: string) => Finding;

function bluePlaceFindings(
  { blue, balancing, service }: Facts,
  names: readonly string[],
  refuse: Refuse,
): readonly Finding[] {
  if (blue.targetGroup === undefined || balancing === undefined) return [];
  const place = there(balancing.targetGroups).find(({ arn }) => arn === blue.targetGroup);
  if (place === undefined)
    return [
      refuse(
        `service ${service.name} stands in target group ${blue.targetGroup}, and the pair is ${names.join(' and ')}`,
        'name the target group of the service in the pair of the deployment group',
      ),
    ];
  const leads = productionForwards(balancing).some(({ weights }) => weights.has(place.arn));
  const [listener] = there(balancing.production);
  if (leads || listener === undefined) return [];
  return [
    refuse(
      `no rule of its production listener ${listener.arn} leads to target group ${place.name}, in which the service stands`,
      `forward the listener to ${place.name}: CodeDeploy takes over only from a target group that has the production traffic`,
    ),
  ];
}

/** Tasks with a network interface of their own are registered by address, others by the instance that they run on. */
function networkFindings(
  targetGroups: readonly TargetGroup[],
  mode: NetworkMode | undefined,
  refuse: Refuse,
): readonly Finding[] {
  const registered = registeredBy(mode);
  if (registered === 'not at all')
    return [
      refuse(
        'tasks in network mode none have no port that a load balancer could reach',
        'set `networkMode: awsvpc` in the task definition',
      ),
    ];
  return targetGroups
    .filter(({ targetType }) => targetType !== registered)
    .map(({ name, targetType }) =>
      refuse(
        `target group ${name} takes targets of type ${targetType}, and tasks in network mode ${mode ?? 'bridge'} are registered by ${registered}`,
        `a target group of type ${registered}; the type of an existing one cannot be changed`,
      ),
    );
}

function registeredBy(mode: NetworkMode | undefined): 'ip' | 'instance' | 'not at all' {
  switch (mode) {
    case 'awsvpc':
      return 'ip';
    case 'bridge':
    case 'host':
    // What ECS takes on Linux where a task definition says nothing is bridge.
    case undefined:
      return 'instance';
    case 'none':
      return 'not at all';
    default:
      throw new UnknownAnswerError({
        message: `The task definition has the network mode ${String(mode satisfies never)}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
}
