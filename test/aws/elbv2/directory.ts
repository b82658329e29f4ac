import type { Listener } from '../world/listener.ts';
import type { BalancerBook, LoadBalancer } from '../world/load-balancers.ts';
import type { Rule } from '../world/rule.ts';
import type { TargetGroup } from '../world/target-group.ts';
import { refusals } from './refusals.ts';

/** A listener with the load balancer that it belongs to. */
export type ListenerEntry = { readonly balancer: LoadBalancer; readonly listener: Listener };
export type RuleEntry = ListenerEntry & { readonly rule: Rule };

/** Finds what a request names. Each method throws the error that AWS has for an ARN that is malformed, or names nothing. */
export interface Directory {
  readonly loadBalancer: (arn: string) => LoadBalancer;
  readonly listener: (arn: string) => ListenerEntry;
  readonly rule: (arn: string) => RuleEntry;
  readonly targetGroup: (arn: string) => TargetGroup;
}

export function createDirectory(balancers: BalancerBook): Directory {
  const listeners = balancers.all.flatMap(balancer => balancer.listeners.map(listener => ({ balancer, listener })));
  const rules = listeners.flatMap(entry => entry.listener.rules.map(rule => ({ ...entry, rule })));
  return {
    loadBalancer: arn => {
      checkArn(arn, 'loadbalancer', 'load balancer');
      return balancers.all.find(item => item.arn === arn) ?? thrown(refusals.noLoadBalancers([arn]));
    },
    listener: arn => {
      checkArn(arn, 'listener', 'listener');
      return listeners.find(({ listener }) => listener.arn === arn) ?? thrown(refusals.noListeners());
    },
    rule: arn => {
      checkArn(arn, 'listener-rule', 'listener rule');
      return rules.find(({ rule }) => rule.arn === arn) ?? thrown(refusals.noRules());
    },
    targetGroup: arn => {
      checkArn(arn, 'targetgroup', 'target group');
      return balancers.targetGroups.find(item => item.arn === arn) ?? thrown(refusals.noTargetGroups());
    },
  };
}

function checkArn(arn: string, kind: string, words: string): void {
  if (!new RegExp(`^arn:aws:elasticloadbalancing:[a-z0-9-]+:\\d{12}:${kind}/`).test(arn)) {
    throw refusals.invalid(`'${arn}' is not a valid ${words} ARN`);
  }
}

function thrown(error: Error): never {
  throw error;
}
