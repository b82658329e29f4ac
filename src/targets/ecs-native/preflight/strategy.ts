import type { Finding } from '../../../release/problem.ts';
import { strategiesOf } from '../can.ts';
import type { NativeService } from '../service.ts';
import { type Facts, groupName } from './facts.ts';

/** What a service lacks for the strategy that is asked for. */
export function strategyFindings({ service, strategy }: Facts): readonly Finding[] {
  if (strategiesOf(service).includes(strategy.kind)) return [];
  return [
    {
      level: 'error',
      where: 'strategy',
      value: strategy.kind,
      ...lack(service),
    },
  ];
}

function lack({ balanced, place }: NativeService): Pick<Finding, 'reason' | 'remedy'> {
  const [one] = balanced.filter(({ is }) => is !== 'a pair');
  switch (one?.is) {
    case 'a classic load balancer':
      return {
        reason: `service ${place.service} stands behind the classic load balancer ${one.name}, which divides no traffic between revisions`,
        remedy: 'put it behind an Application or Network Load Balancer, or use `strategy: rolling`',
      };
    case 'one target group':
      return {
        reason: `service ${place.service} has one target group, ${groupName(one.targetGroup)}, for all its revisions, and no ${one.lacks.join(' and no ')} beside it`,
        remedy:
          'give the load balancer of the service an `advancedConfiguration`: alternateTargetGroupArn, productionListenerRule and roleArn (Developer Guide, "Blue/green deployments"); or use `strategy: rolling`',
      };
    case 'a pair':
    case undefined:
      return {
        reason: `nothing leads traffic to service ${place.service}, so there is none to be divided`,
        remedy: '`strategy: blue-green`, which starts all of green before blue ends, or `strategy: rolling`',
      };
  }
}
