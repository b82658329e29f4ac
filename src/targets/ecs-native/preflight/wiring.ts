import type { NetworkMode } from '@aws-sdk/client-ecs';
import type { Finding } from '../../../release/problem.ts';
import { misfits } from '../../ecs/registered-by.ts';
import { missing, there } from '../../elbv2/balancing.ts';
import { type Facts, groupName, type PairRoute } from './facts.ts';

/**
 * Whether what the service names for its traffic exists and fits together. ECS finds that out after it has started green: then it rolls
 * the deployment back for "invalid networking configuration".
 */
export function wiringFindings({ service, routes, networkMode, strategy }: Facts): readonly Finding[] {
  if (strategy.kind === 'rolling') return [];
  const refuse = (reason: string, remedy: string): Finding => ({
    level: 'error',
    where: 'service',
    value: service.place.service,
    reason,
    remedy,
  });
  return routes.flatMap(route => [
    ...notThere(route, refuse),
    ...roleLacks(route, refuse),
    ...testIsProduction(route, refuse),
    ...unrelated(route, refuse),
    ...misfitting(route, networkMode, refuse),
  ]);
}

type Refuse = (reason: string, remedy: string) => Finding;

const inTheService = 'name an existing one in the load balancer settings of the service';

function notThere({ targetGroups, production, test }: PairRoute, refuse: Refuse): readonly Finding[] {
  return [
    ...missing(targetGroups).map(arn => refuse(`its target group ${groupName(arn)} does not exist`, inTheService)),
    ...missing([production]).map(arn => refuse(`its production rule ${arn} does not exist`, inTheService)),
    ...(test === undefined ? [] : missing([test])).map(arn =>
      refuse(`its test rule ${arn} does not exist`, inTheService),
    ),
  ];
}

function roleLacks({ pair: { role, targetGroups } }: PairRoute, refuse: Refuse): readonly Finding[] {
  if (role !== undefined) return [];
  return [
    refuse(
      `no infrastructure role stands beside its target group ${groupName(targetGroups[0])}, and without one ECS may not write the weights of its rule`,
      'a role for `ecs.amazonaws.com` with AmazonECSInfrastructureRolePolicyForLoadBalancers as `advancedConfiguration.roleArn` of the load balancer',
    ),
  ];
}

function testIsProduction({ pair: { production, test } }: PairRoute, refuse: Refuse): readonly Finding[] {
  if (test === undefined || test !== production) return [];
  return [
    refuse(
      `rule ${test} is both its production and its test rule, so test traffic would be production traffic`,
      'a test listener on another port, or a test rule of its own',
    ),
  ];
}

/**
 * "Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule" (Developer Guide,
 * "Migrate CodeDeploy blue/green deployments"). A weight of 0 is enough.
 */
function unrelated({ pair, production, test }: PairRoute, refuse: Refuse): readonly Finding[] {
  const rules = [...there([production]), ...(test === undefined ? [] : there([test]))];
  if (rules.length < (test === undefined ? 1 : 2)) return [];
  return pair.targetGroups
    .filter(arn => !rules.some(({ weights }) => weights.has(arn)))
    .map(arn =>
      refuse(
        `neither its production rule nor a test rule leads to target group ${groupName(arn)}, and ECS takes a deployment back then`,
        'forward the production rule to both target groups, the one in which the service stands with weight 100 and the other with 0',
      ),
    );
}

function misfitting({ targetGroups }: PairRoute, mode: NetworkMode | undefined, refuse: Refuse): readonly Finding[] {
  return misfits(there(targetGroups), mode).map(({ reason, remedy }) => refuse(reason, remedy));
}
