import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Asking } from '../../aws/asking.ts';
import type { Elbv2 } from '../../aws/clients.ts';
import type { Sought } from './balancing.ts';
import { forwardsOf } from './forward.ts';

/** What one rule or listener sends its requests to now. */
export interface LiveForward {
  /** ARN of the rule, or of the listener of a network load balancer. */
  readonly arn: string;
  /** By the target group's ARN, 0 to 999; none where it redirects or answers by itself. */
  readonly weights: ReadonlyMap<string, number>;
  readonly sticky: boolean;
  /** As CloudWatch calls the load balancer: `app/shop/50dc6c495c0c9188`. */
  readonly loadBalancer: string;
}

/** One call, for a rule as for a listener. */
export async function readForward(
  elbv2: () => Promise<Elbv2>,
  asking: Asking,
  arn: string,
): Promise<Sought<LiveForward>> {
  const actions = isRule(arn) ? await actionsOfRule(elbv2, asking, arn) : await actionsOfListener(elbv2, asking, arn);
  if (actions === undefined) return { is: 'missing', named: arn };
  const [forward] = forwardsOf('default', actions);
  return {
    is: 'there',
    what: {
      arn,
      weights: forward?.weights ?? new Map(),
      sticky: forward?.sticky ?? false,
      loadBalancer: loadBalancerOf(arn),
    },
  };
}

/** `…:listener-rule/app/shop/50dc…/f2f7…/9683…`; a listener's is `…:listener/net/shop/50dc…/f2f7…`. */
function isRule(arn: string): boolean {
  return arn.includes(':listener-rule/');
}

export function loadBalancerOf(arn: string): string {
  return /:listener(?:-rule)?\/([^/]+\/[^/]+\/[^/]+)/.exec(arn)?.[1] ?? '';
}

async function actionsOfRule(
  elbv2: () => Promise<Elbv2>,
  asking: Asking,
  arn: string,
): Promise<readonly Action[] | undefined> {
  const { client, sdk } = await elbv2();
  return asking.read<readonly Action[] | undefined>(
    { service: 'elasticloadbalancing', operation: 'DescribeRules' },
    async () => {
      const { Rules: [rule] = [] } = await client.send(new sdk.DescribeRulesCommand({ RuleArns: [arn] }));
      return rule === undefined ? undefined : (rule.Actions ?? []);
    },
    { RuleNotFoundException: () => undefined },
  );
}

async function actionsOfListener(
  elbv2: () => Promise<Elbv2>,
  asking: Asking,
  arn: string,
): Promise<readonly Action[] | undefined> {
  const { client, sdk } = await elbv2();
  return asking.read<readonly Action[] | undefined>(
    { service: 'elasticloadbalancing', operation: 'DescribeListeners' },
    async () => {
      const { Listeners: [listener] = [] } = await client.send(
        new sdk.DescribeListenersCommand({ ListenerArns: [arn] }),
      );
      return listener === undefined ? undefined : (listener.DefaultActions ?? []);
    },
    { ListenerNotFoundException: () => undefined },
  );
}
