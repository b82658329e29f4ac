import type {
  Listener as DescribedListener,
  TargetGroup as DescribedTargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { UnknownAnswerError } from '../../errors.ts';
import type { Forward } from './forward.ts';

/** What leads a service's traffic: a pair of target groups, and the listeners in front of them. */
export interface Balancing {
  readonly targetGroups: readonly [Sought<TargetGroup>, Sought<TargetGroup>];
  readonly production: readonly Sought<Listener>[];
  readonly test: readonly Sought<Listener>[];
}

/** What was named elsewhere, by name or ARN, and whether the load balancer has it. */
export type Sought<T> = { readonly is: 'there'; readonly what: T } | { readonly is: 'missing'; readonly named: string };

export interface TargetGroup {
  readonly name: string;
  readonly arn: string;
  /** ARNs of those with a listener or rule that refers to it: one at most, none where nothing leads to it yet. */
  readonly loadBalancers: readonly string[];
  readonly targetType: 'ip' | 'instance' | 'lambda' | 'alb';
  /** Functions have neither protocol nor port. */
  readonly protocol: string | undefined;
  readonly port: number | undefined;
}

export interface Listener {
  readonly arn: string;
  readonly port: number;
  readonly protocol: string | undefined;
  /** ARN. */
  readonly loadBalancer: string;
  /** Everything in it that sends requests to target groups. */
  readonly forwards: readonly Forward[];
}

export function there<T>(sought: readonly Sought<T>[]): readonly T[] {
  return sought.flatMap(one => (one.is === 'there' ? [one.what] : []));
}

export function missing(sought: readonly Sought<unknown>[]): readonly string[] {
  return sought.flatMap(one => (one.is === 'missing' ? [one.named] : []));
}

export function targetGroupOf(described: DescribedTargetGroup): TargetGroup {
  return {
    name: described.TargetGroupName ?? '',
    arn: described.TargetGroupArn ?? '',
    loadBalancers: described.LoadBalancerArns ?? [],
    targetType: targetTypeOf(described),
    protocol: described.Protocol,
    port: described.Port,
  };
}

export function listenerOf(described: DescribedListener, forwards: readonly Forward[]): Listener {
  return {
    arn: described.ListenerArn ?? '',
    port: described.Port ?? 0,
    protocol: described.Protocol,
    loadBalancer: described.LoadBalancerArn ?? '',
    forwards,
  };
}

function targetTypeOf({ TargetType: type, TargetGroupName: name }: DescribedTargetGroup): TargetGroup['targetType'] {
  switch (type) {
    case 'ip':
    case 'instance':
    case 'lambda':
    case 'alb':
      return type;
    default:
      throw new UnknownAnswerError({
        message: `Target group ${String(name)} has targets of a type that Greenlight does not know: ${String(type satisfies undefined)}.`,
        hint: 'Update Greenlight.',
      });
  }
}
