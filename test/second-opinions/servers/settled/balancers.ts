import type { Ruling } from './ruling.ts';

export const balancers: readonly Ruling[] = [
  {
    why: 'ours is right: what belongs to a region or to TLS is shown as it is there.',
    source:
      'Elastic Load Balancing endpoints and quotas: hosted zones; "Listener", ELB API reference: SslPolicy of HTTPS and TLS listeners, AlpnPolicy of TLS listeners.',
    of: [
      'moto | elasticloadbalancing LoadBalancer.CanonicalHostedZoneId | "Z35SXDOTRQ7X7K" here, "Z2P70J7EXAMPLE" there',
      'moto | elasticloadbalancing Listener.AlpnPolicy | missing here',
      'moto | elasticloadbalancing Listener.SslPolicy | missing here',
    ],
  },
  {
    why: 'ours is right: the member is always there for an application load balancer.',
    source:
      '"LoadBalancer", "AvailabilityZone" and "TargetGroup", ELB API reference; describe-load-balancers and describe-target-groups, AWS CLI reference.',
    of: [
      'moto | elasticloadbalancing LoadBalancer.Scheme | missing there',
      'moto | elasticloadbalancing AvailabilityZone.LoadBalancerAddresses | missing there',
      'MiniStack | elasticloadbalancing TargetGroup.ProtocolVersion | missing there',
      'MiniStack | elasticloadbalancing TargetGroup.IpAddressType | missing there',
    ],
  },
  {
    why: 'ours is right: a forward to one group is shown in both of its forms, and one to several by its ForwardConfig.',
    source:
      '"Action", ELB API reference: TargetGroupArn and ForwardConfig; replies of DescribeListeners that people quote have both.',
    of: [
      'moto | elasticloadbalancing Action.TargetGroupArn | missing there',
      'moto | elasticloadbalancing Action.ForwardConfig | missing there',
      'MiniStack | elasticloadbalancing Action.ForwardConfig | missing there',
      'MiniStack | elasticloadbalancing Action.TargetGroupArn | missing there',
    ],
  },
  {
    why: 'ours is right: Order is for rules with several actions, and a forward alone has none.',
    source: '"Action", ELB API reference; describe-rules and modify-listener, AWS CLI reference.',
    of: ['MiniStack | elasticloadbalancing Action.Order | missing here'],
  },
  {
    why: 'ours is right: no page has an empty list of transforms in a rule without any.',
    source: '"Rule", ELB API reference: Transforms is not required; describe-rules, AWS CLI reference.',
    of: ['MiniStack | elasticloadbalancing Rule.Transforms | missing here'],
  },
  {
    why: 'ours is right: no order of target groups is promised.',
    source: 'DescribeTargetGroups, ELB API reference.',
    of: ['moto | elasticloadbalancing DescribeTargetGroupsOutput.TargetGroups | another order'],
  },
  {
    why: 'ours is right: a group has each load balancer that uses it once, by whichever of its rules.',
    source:
      '"TargetGroup", ELB API reference: LoadBalancerArns; a group serves one load balancer (quotas of Application Load Balancers).',
    of: [
      'moto | elasticloadbalancing TargetGroup.LoadBalancerArns | 1 items here, 3 there',
      'moto | elasticloadbalancing TargetGroup.LoadBalancerArns | 1 items here, 2 there',
      'MiniStack | elasticloadbalancing TargetGroup.LoadBalancerArns[] | "arn:aws:elasticloadbalancing:us-east-1:<account>:loadbalancer/app/shop/<16>" here only',
    ],
  },
  {
    why: 'ours is right: a condition is shown in both of its forms.',
    source: '"RuleCondition", ELB API reference: Values is the older form of PathPatternConfig and HostHeaderConfig.',
    of: [
      'moto | elasticloadbalancing RuleCondition.PathPatternConfig | missing there',
      'moto | elasticloadbalancing RuleCondition.HostHeaderConfig | missing there',
    ],
  },
  {
    why: 'ours is right: rules are shown by priority, the default one last, with ids of 16 characters.',
    source: 'describe-rules, AWS CLI reference; "Rule evaluation order", guide of Application Load Balancers.',
    of: [
      'moto | elasticloadbalancing Rule.RuleArn | "arn:aws:elasticloadbalancing:us-east-1:<account>:listener-rule/app/shop/<16>/<16>/<16>" here, "arn:aws:elasticloadbalancing:us-east-1:<account>:listener-rule/app/shop/<16>/<16>/<number>" there',
      'MiniStack | elasticloadbalancing DescribeRulesOutput.Rules | another order',
    ],
  },
  {
    why: 'ours is right: a target group has all attributes of its kind, and both operations answer all of them.',
    source:
      '"TargetGroupAttribute", ELB API reference; describe-target-group-attributes and modify-target-group-attributes, AWS CLI reference. waf.fail_open.enabled is an attribute of load balancers.',
    of: [
      'moto | elasticloadbalancing DescribeTargetGroupAttributesOutput.Attributes[] | "stickiness.lb_cookie.duration_seconds" here only',
      'moto | elasticloadbalancing DescribeTargetGroupAttributesOutput.Attributes[] | "waf.fail_open.enabled" there only',
      'moto | elasticloadbalancing DescribeTargetGroupAttributesOutput.Attributes | another order',
      'moto | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "stickiness.enabled" here only',
      'moto | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "stickiness.type" here only',
      'moto | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "stickiness.lb_cookie.duration_seconds" here only',
      'moto | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "slow_start.duration_seconds" here only',
      'moto | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "load_balancing.algorithm.type" here only',
      'moto | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "load_balancing.cross_zone.enabled" here only',
      'MiniStack | elasticloadbalancing DescribeTargetGroupAttributesOutput.Attributes[] | "stickiness.lb_cookie.duration_seconds" here only',
      'MiniStack | elasticloadbalancing DescribeTargetGroupAttributesOutput.Attributes[] | "slow_start.duration_seconds" here only',
      'MiniStack | elasticloadbalancing DescribeTargetGroupAttributesOutput.Attributes[] | "load_balancing.algorithm.type" here only',
      'MiniStack | elasticloadbalancing DescribeTargetGroupAttributesOutput.Attributes[] | "load_balancing.cross_zone.enabled" here only',
      'MiniStack | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "stickiness.lb_cookie.duration_seconds" here only',
      'MiniStack | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "slow_start.duration_seconds" here only',
      'MiniStack | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "load_balancing.algorithm.type" here only',
      'MiniStack | elasticloadbalancing ModifyTargetGroupAttributesOutput.Attributes[] | "load_balancing.cross_zone.enabled" here only',
    ],
  },
  {
    why: 'ours is right: what is missing, malformed or not allowed is refused.',
    source:
      'The errors of each operation, ELB API reference; weights are 0 to 999, stickiness lasts 1 to 604800 s ("TargetGroupTuple", "TargetGroupStickinessConfig"); the default rule is changed by ModifyListener; PageSize is 1 to 400.',
    of: [
      'moto | target groups: elasticloadbalancing:ModifyTargetGroupAttributes, an unknown attribute | 400 ValidationError here, answered there',
      'moto | weights of a listener: elasticloadbalancing:ModifyListener, a weight of 1000 | 400 ValidationError here, answered there',
      'moto | weights of a listener: elasticloadbalancing:ModifyListener, a weight of -1 | 400 ValidationError here, answered there',
      'moto | weights of a listener: elasticloadbalancing:ModifyListener, a missing target group | 400 TargetGroupNotFoundException here, answered there',
      'moto | weights of a listener: elasticloadbalancing:ModifyListener, no target group | 400 ValidationError here, answered there',
      'moto | weights of a listener: elasticloadbalancing:ModifyListener, a target group twice | 400 ValidationError here, answered there',
      'moto | weights of a listener: elasticloadbalancing:ModifyListener, stickiness of more than 7 days | 400 ValidationError here, answered there',
      'moto | rules: elasticloadbalancing:ModifyRule, the default rule | 400 OperationNotPermittedException here, answered there',
      'moto | target health: elasticloadbalancing:RegisterTargets, what is no address | 400 ValidationError here, answered there',
      'MiniStack | load balancers: elasticloadbalancing:DescribeListeners, one that is missing | 400 ListenerNotFoundException here, answered there',
      'MiniStack | load balancers: elasticloadbalancing:DescribeListeners, that names nothing | 400 ValidationError here, answered there',
      'MiniStack | load balancers: elasticloadbalancing:DescribeListeners, an ARN of another kind | 400 ValidationError here, answered there',
      'MiniStack | load balancers: elasticloadbalancing:DescribeLoadBalancers, no items to a page | 400 ValidationError here, answered there',
      'MiniStack | target groups: elasticloadbalancing:DescribeTargetGroups, a missing name | 400 TargetGroupNotFoundException here, answered there',
      'MiniStack | target groups: elasticloadbalancing:ModifyTargetGroupAttributes, an unknown attribute | 400 ValidationError here, answered there',
      'MiniStack | weights of a listener: elasticloadbalancing:ModifyListener, a weight of 1000 | 400 ValidationError here, answered there',
      'MiniStack | weights of a listener: elasticloadbalancing:ModifyListener, a weight of -1 | 400 ValidationError here, answered there',
      'MiniStack | weights of a listener: elasticloadbalancing:ModifyListener, a missing target group | 400 TargetGroupNotFoundException here, answered there',
      'MiniStack | weights of a listener: elasticloadbalancing:ModifyListener, no target group | 400 ValidationError here, answered there',
      'MiniStack | weights of a listener: elasticloadbalancing:ModifyListener, a target group twice | 400 ValidationError here, answered there',
      'MiniStack | weights of a listener: elasticloadbalancing:ModifyListener, stickiness of more than 7 days | 400 ValidationError here, answered there',
      'MiniStack | rules: elasticloadbalancing:DescribeRules, one that is missing | 400 RuleNotFoundException here, answered there',
      'MiniStack | rules: elasticloadbalancing:DescribeRules, of a missing listener | 400 ListenerNotFoundException here, answered there',
      'MiniStack | rules: elasticloadbalancing:DescribeRules, that names nothing | 400 ValidationError here, answered there',
      'MiniStack | target health: elasticloadbalancing:RegisterTargets, what is no address | 400 ValidationError here, answered there',
    ],
  },
  {
    why: 'ours is right: an ARN of another kind names no listener that could be found or not.',
    source: 'Common errors, ELB API reference: ValidationError.',
    of: [
      'moto | load balancers: elasticloadbalancing:DescribeListeners, an ARN of another kind | 400 ValidationError here, 400 ListenerNotFoundException there',
    ],
  },
  {
    why: 'ours is right: one that is not registered is answered as unused.',
    source:
      '"TargetHealth", ELB API reference: Target.NotRegistered is a reason of the state unused; unavailable is for health checks that are turned off.',
    of: [
      'moto | elasticloadbalancing TargetHealth.State | "unused" here, "unavailable" there',
      'MiniStack | elasticloadbalancing DescribeTargetHealthOutput.TargetHealthDescriptions[] | "8080" here only',
    ],
  },
  {
    why: 'ours is right: a new target is initial until it has passed its health checks; there nobody checks it.',
    source: '"TargetHealth", ELB API reference: Elb.RegistrationInProgress, Elb.InitialHealthChecking.',
    of: [
      'moto | elasticloadbalancing TargetHealth.State | "initial" here, "healthy" there',
      'moto | elasticloadbalancing TargetHealth.Reason | missing there',
      'moto | elasticloadbalancing TargetHealth.Description | missing there',
      'MiniStack | elasticloadbalancing TargetHealth.State | "initial" here, "healthy" there',
      'MiniStack | elasticloadbalancing TargetHealth.Reason | missing there',
      'MiniStack | elasticloadbalancing TargetHealth.Description | missing there',
    ],
  },
  {
    why: 'ours is right: the port of a health check is a number in the description of a target.',
    source: 'describe-target-health, AWS CLI reference.',
    of: [
      'moto | elasticloadbalancing TargetHealthDescription.HealthCheckPort | "8080" here, "traffic-port" there',
      'MiniStack | elasticloadbalancing TargetHealthDescription.HealthCheckPort | missing there',
    ],
  },
  {
    why: 'ours is right: taking out what is not there succeeds.',
    source: 'DeregisterTargets, ELB API reference: a target that does not exist is no error.',
    of: [
      'moto | target health: elasticloadbalancing:DeregisterTargets, one that is not registered | answered here, 400 InvalidTargetException there',
    ],
  },
];
