import type { Finding } from '../../../release/problem.ts';
import { there } from '../../elbv2/balancing.ts';
import type { Facts } from './facts.ts';

/** Whether shares of traffic are what they say: clients that stick to a target group do not follow its weight. */
export function stickinessFindings({ routes, strategy }: Facts): readonly Finding[] {
  if (strategy.kind !== 'canary' && strategy.kind !== 'linear') return [];
  const sticky = routes.flatMap(({ production }) => there([production])).filter(rule => rule.sticky);
  if (sticky.length === 0) return [];
  return [
    {
      level: 'warning',
      where: 'strategy',
      value: strategy.kind,
      reason:
        `the production rule ${sticky.map(({ arn }) => arn).join(' and ')} keeps clients with the target group that they met first: ` +
        'the share of users on green is not the share of traffic, and those who met green stay there when it is taken back',
      remedy: 'switch the stickiness of target groups off for releases in steps, or use `strategy: blue-green`',
    },
  ];
}
