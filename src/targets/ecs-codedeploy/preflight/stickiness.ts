import type { Finding } from '../../../release/problem.ts';
import { placeWords } from '../../elbv2/forward.ts';
import { productionForwards } from '../../elbv2/weights.ts';
import type { Facts } from './facts.ts';

/** Whether shares of traffic are what they say: clients that stick to a target group do not follow its weight. */
export function stickinessFindings({ balancing, strategy }: Facts): readonly Finding[] {
  if (balancing === undefined || (strategy !== 'canary' && strategy !== 'linear')) return [];
  const sticky = productionForwards(balancing).filter(forward => forward.sticky);
  const [first] = sticky;
  if (first === undefined) return [];
  return [
    {
      level: 'warning',
      where: 'strategy',
      value: strategy,
      reason:
        `${sticky.map(forward => placeWords(forward.of)).join(' and ')} of the production listener ${first.listener.arn} ` +
        'keeps clients with the target group that they met first: the share of users on green is not the share of traffic, and those who met green stay there when it is taken back',
      remedy: 'switch the stickiness of target groups off for releases in steps, or use `strategy: blue-green`',
    },
  ];
}
