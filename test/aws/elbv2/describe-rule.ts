import type {
  Action,
  Listener as DescribedListener,
  Rule as DescribedRule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Forward, Rule, RuleAction, RuleCondition } from '../world/rule.ts';
import type { ListenerEntry } from './directory.ts';

type Place = { readonly account: string; readonly region: string };

/** What CreateListener gives to a listener without one: "Security policies", ELB user guide. */
const SSL_POLICY = 'ELBSecurityPolicy-2016-08';

export function describedListener(
  { balancer, listener: { arn, port, protocol, defaultRule } }: ListenerEntry,
  { account, region }: Place,
): DescribedListener {
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  const certificate = `arn:aws:acm:${region}:${account}:certificate/${id.slice(0, 8)}-0000-4000-8000-${id.slice(4)}`;
  return {
    ListenerArn: arn,
    LoadBalancerArn: balancer.arn,
    Port: port,
    Protocol: protocol,
    DefaultActions: [describedAction(defaultRule.asked())],
    ...((protocol === 'HTTPS' || protocol === 'TLS') && {
      Certificates: [{ CertificateArn: certificate }],
      SslPolicy: SSL_POLICY,
    }),
  };
}

export function describedRule({ arn, takes, asked }: Rule): DescribedRule {
  return {
    RuleArn: arn,
    Priority: takes === 'the rest' ? 'default' : String(takes.priority),
    Conditions: takes === 'the rest' ? [] : [describedCondition(takes)],
    Actions: [describedAction(asked())],
    IsDefault: takes === 'the rest',
  };
}

function describedAction(action: RuleAction): Action {
  switch (action.does) {
    case 'forward':
      return describedForward(action);
    case 'fixed-response': {
      const { status, contentType: ContentType, body: MessageBody } = action;
      return { Type: 'fixed-response', FixedResponseConfig: { StatusCode: String(status), ContentType, MessageBody } };
    }
    default: {
      const never: never = action;
      throw new Error(`no such action: ${JSON.stringify(never)}`);
    }
  }
}

/** A forward to one target group only is answered in both of its forms. */
function describedForward({ weights, stickiness }: Forward): Action {
  const [only, another] = weights.keys();
  return {
    Type: 'forward',
    ...(only !== undefined && another === undefined && { TargetGroupArn: only }),
    ForwardConfig: {
      TargetGroups: [...weights].map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })),
      TargetGroupStickinessConfig:
        stickiness === 'off' ? { Enabled: false } : { Enabled: true, DurationSeconds: stickiness.seconds },
    },
  };
}

function describedCondition({ field, pattern }: RuleCondition) {
  const Values = [pattern];
  switch (field) {
    case 'path-pattern':
      return { Field: field, Values, PathPatternConfig: { Values } };
    case 'host-header':
      return { Field: field, Values, HostHeaderConfig: { Values } };
    default: {
      const never: never = field;
      throw new Error(`no such condition: ${String(never)}`);
    }
  }
}
