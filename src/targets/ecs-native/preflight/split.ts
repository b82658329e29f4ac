import type { Finding } from '../../../release/problem.ts';
import { there } from '../../elbv2/balancing.ts';
import { type Facts, groupName, type PairRoute } from './facts.ts';

/**
 * Whether traffic goes where ECS believes it goes. ECS does not look at the weights of a rule before it shifts: where somebody has
 * reset the rule, it begins from what it left there last (aws/containers-roadmap, issue 2853).
 */
export function splitFindings({ service, routes, strategy }: Facts): readonly Finding[] {
  if (strategy.kind === 'rolling') return [];
  return routes.flatMap(route => splitIn(route, service.place.service));
}

function splitIn({ pair, production, blues }: PairRoute, service: string): readonly Finding[] {
  const [rule] = there([production]);
  if (rule === undefined || blues === undefined) return [];
  const all = [...rule.weights.values()].reduce((sum, weight) => sum + weight, 0);
  const weights = [...rule.weights].map(([arn, weight]) => `${groupName(arn)} ${weight}`).join(', ');
  const about = { where: 'service', value: service };
  if (all === 0)
    return [
      {
        ...about,
        level: 'error',
        reason: `its production rule leads to no target group with a weight (${weights}): nobody is served`,
        remedy: `give ${groupName(blues)}, in which ${service} stands, all the weight`,
      },
    ];
  const toBlue = rule.weights.get(blues) ?? 0;
  if (toBlue === all) return [];
  const elsewhere = [...rule.weights].filter(([arn, weight]) => weight > 0 && !pair.targetGroups.includes(arn));
  if (elsewhere.length > 0)
    return [
      {
        ...about,
        level: 'error',
        reason: `its production rule leads to ${elsewhere.map(([arn]) => groupName(arn)).join(', ')} as well (${weights}), which is none of the service's two: ECS would take that traffic away`,
        remedy: 'a rule of its own for the service',
      },
    ];
  return [
    {
      ...about,
      level: 'error',
      reason: `ECS has ${service} stand in ${groupName(blues)}, and its production rule has other weights (${weights}): ECS does not look at them before it shifts`,
      remedy: `give ${groupName(blues)} weight 100 and the other 0, and find out who changed the rule: Terraform and CloudFormation reset it where they keep it`,
    },
  ];
}
