import type { Finding } from '../../../release/problem.ts';
import { misfits } from '../../ecs/registered-by.ts';
import { missing, there } from '../../elbv2/balancing.ts';
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
    ...misfits(found, facts.networkMode).map(({ reason, remedy }) => refuse(reason, remedy)),
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
