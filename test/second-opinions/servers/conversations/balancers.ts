import { type Ask, conversation, type Conversation, said } from '../conversation.ts';

/** An ARN of this kind that nothing has. */
const nothing = (kind: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${kind}`;
const noGroup = nothing('targetgroup/nobody/0123456789abcdef');
const noListener = nothing('listener/app/nobody/0123456789abcdef/0123456789abcdef');

async function groupArn(ask: Ask<'elasticloadbalancing'>, name: string): Promise<string> {
  const { TargetGroups } = (await ask('DescribeTargetGroups', { Names: [name] }, `to find ${name}`)) ?? {};
  return said(TargetGroups?.[0]?.TargetGroupArn, `the ARN of the target group ${name}`);
}

async function listenerArn(ask: Ask<'elasticloadbalancing'>, port: number): Promise<string> {
  const found = await ask('DescribeLoadBalancers', { Names: ['shop'] }, 'to find shop');
  const LoadBalancerArn = said(found?.LoadBalancers?.[0]?.LoadBalancerArn, 'the ARN of the load balancer shop');
  const { Listeners } = (await ask('DescribeListeners', { LoadBalancerArn }, `to find port ${port}`)) ?? {};
  const listener = Listeners?.find(({ Port }) => Port === port);
  return said(listener?.ListenerArn, `the ARN of the listener on port ${port}`);
}

const loadBalancers = conversation('elasticloadbalancing', 'load balancers', async ask => {
  const listener = await listenerArn(ask, 443);
  await ask('DescribeListeners', { ListenerArns: [listener] }, 'by its ARN');
  await ask('DescribeLoadBalancers', { Names: ['nobody'] }, 'one that is missing');
  await ask(
    'DescribeLoadBalancers',
    { LoadBalancerArns: [nothing('loadbalancer/app/nobody/0123456789abcdef')] },
    'a missing ARN',
  );
  await ask('DescribeListeners', { ListenerArns: [noListener] }, 'one that is missing');
  await ask('DescribeListeners', {}, 'that names nothing');
  await ask('DescribeListeners', { ListenerArns: [noGroup] }, 'an ARN of another kind');
  await ask('DescribeLoadBalancers', { PageSize: 0 }, 'no items to a page');
});

const weights = conversation('elasticloadbalancing', 'weights of a listener', async ask => {
  const ListenerArn = await listenerArn(ask, 443);
  const [blue, green] = [await groupArn(ask, 'api-1'), await groupArn(ask, 'api-2')];
  const forward = (...weights: readonly (readonly [string, number])[]) => ({
    ListenerArn,
    DefaultActions: [
      {
        Type: 'forward' as const,
        ForwardConfig: { TargetGroups: weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) },
      },
    ],
  });
  await ask('ModifyListener', forward([blue, 90], [green, 10]), 'a canary');
  await ask('DescribeListeners', { ListenerArns: [ListenerArn] }, 'after the canary');
  await ask('DescribeRules', { ListenerArn }, 'after the canary');
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: blue }];
  await ask('ModifyListener', { ListenerArn, DefaultActions }, 'one group in the short form');
  await ask('ModifyListener', forward([green, 1]), 'one group in the long form');
  await ask('ModifyListener', forward([blue, 1000], [green, 0]), 'a weight of 1000');
  await ask('ModifyListener', forward([blue, -1], [green, 1]), 'a weight of -1');
  await ask('ModifyListener', forward([noGroup, 1]), 'a missing target group');
  await ask('ModifyListener', forward(), 'no target group');
  await ask('ModifyListener', forward([blue, 1], [blue, 2]), 'a target group twice');
  await ask('ModifyListener', { ...forward([blue, 1]), ListenerArn: noListener }, 'a missing listener');
  const sticky = { Enabled: true, DurationSeconds: 604_801 };
  const tooSticky = { TargetGroups: [{ TargetGroupArn: blue }], TargetGroupStickinessConfig: sticky };
  const action = { Type: 'forward' as const, ForwardConfig: tooSticky };
  await ask('ModifyListener', { ListenerArn, DefaultActions: [action] }, 'stickiness of more than 7 days');
  await ask('ModifyListener', forward([blue, 100], [green, 0]), 'as it was');
});

const rules = conversation('elasticloadbalancing', 'rules', async ask => {
  const ListenerArn = await listenerArn(ask, 443);
  const [blue, green] = [await groupArn(ask, 'api-1'), await groupArn(ask, 'api-2')];
  const { Rules } = (await ask('DescribeRules', { ListenerArn })) ?? {};
  const rule = (priority: string) =>
    said(Rules?.find(({ Priority }) => Priority === priority)?.RuleArn, `rule ${priority}`);
  const RuleArn = rule('20');
  const Actions = [
    {
      Type: 'forward' as const,
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: blue, Weight: 3 },
          { TargetGroupArn: green, Weight: 1 },
        ],
        TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 3600 },
      },
    },
  ];
  await ask('ModifyRule', { RuleArn, Actions }, 'weights and stickiness');
  const FixedResponseConfig = { StatusCode: '503', ContentType: 'text/html', MessageBody: 'Soon & safe' };
  await ask('ModifyRule', { RuleArn, Actions: [{ Type: 'fixed-response', FixedResponseConfig }] }, 'a fixed response');
  await ask('DescribeRules', { RuleArns: [RuleArn] }, 'by its ARN');
  await ask('ModifyRule', { RuleArn: rule('default'), Actions }, 'the default rule');
  const missing = RuleArn.replace(/[^/]+$/, '0123456789abcdef');
  await ask('ModifyRule', { RuleArn: missing, Actions }, 'a missing rule');
  await ask('DescribeRules', { RuleArns: [missing] }, 'one that is missing');
  await ask('DescribeRules', { ListenerArn: noListener }, 'of a missing listener');
  await ask('DescribeRules', {}, 'that names nothing');
});

const targetGroups = conversation('elasticloadbalancing', 'target groups', async ask => {
  const arn = await groupArn(ask, 'api-1');
  await groupArn(ask, 'spare');
  await ask('DescribeTargetGroups', {}, 'all of them');
  await ask('DescribeTargetGroups', { TargetGroupArns: [arn] }, 'by its ARN');
  await ask('DescribeTargetGroups', { Names: ['api-1', 'nobody'] }, 'a missing name');
  await ask('DescribeTargetGroups', { TargetGroupArns: [noGroup] }, 'a missing ARN');
  await ask('DescribeTargetGroupAttributes', { TargetGroupArn: arn });
  await ask('DescribeTargetGroupAttributes', { TargetGroupArn: noGroup }, 'of a missing group');
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }];
  await ask('ModifyTargetGroupAttributes', { TargetGroupArn: arn, Attributes });
  await ask('ModifyTargetGroupAttributes', { TargetGroupArn: noGroup, Attributes }, 'of a missing group');
  const unknown = [{ Key: 'colour', Value: 'green' }];
  await ask('ModifyTargetGroupAttributes', { TargetGroupArn: arn, Attributes: unknown }, 'an unknown attribute');
});

const targetHealth = conversation('elasticloadbalancing', 'target health', async ask => {
  const TargetGroupArn = await groupArn(ask, 'api-2');
  const Targets = [{ Id: '10.0.0.7', Port: 8080 }];
  await ask('DescribeTargetHealth', { TargetGroupArn }, 'without targets');
  await ask('DescribeTargetHealth', { TargetGroupArn, Targets }, 'of one that is not registered');
  await ask('RegisterTargets', { TargetGroupArn, Targets });
  await ask('DescribeTargetHealth', { TargetGroupArn }, 'of a new target');
  await ask('RegisterTargets', { TargetGroupArn, Targets: [{ Id: 'no address' }] }, 'what is no address');
  await ask('DeregisterTargets', { TargetGroupArn, Targets });
  await ask('DeregisterTargets', { TargetGroupArn, Targets: [{ Id: '10.0.0.8' }] }, 'one that is not registered');
  await ask('DescribeTargetHealth', { TargetGroupArn: noGroup }, 'of a missing group');
  await ask('RegisterTargets', { TargetGroupArn: noGroup, Targets }, 'in a missing group');
  await ask('DeregisterTargets', { TargetGroupArn: noGroup, Targets }, 'from a missing group');
  const spare = await groupArn(ask, 'spare');
  await ask('DescribeTargetHealth', { TargetGroupArn: spare }, 'of a group behind no load balancer');
});

export const balancers: readonly Conversation[] = [loadBalancers, targetGroups, weights, rules, targetHealth];
