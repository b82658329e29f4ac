import type { ClientOf, Handlers, Input } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { describedListener, describedRule } from './describe-rule.ts';
import type { Directory } from './directory.ts';
import type { BalancedWorld } from './elbv2.ts';
import { page } from './page.ts';
import { requestedAction } from './requested-action.ts';
import { refusals } from './refusals.ts';

type Client = ClientOf<'elasticloadbalancing'>;

export function listenerHandlers(world: BalancedWorld, directory: Directory): Handlers<Client, Caller> {
  const { balancers } = world;
  return {
    DescribeListeners: input => {
      const { LoadBalancerArn: balancerArn, ListenerArns: arns } = input;
      if ((balancerArn === undefined) === (arns === undefined)) {
        throw refusals.invalid('Either a load balancer ARN or listener ARNs must be specified');
      }
      const { items, NextMarker } = page(arns?.map(directory.listener) ?? listenersOf(balancerArn ?? ''), input);
      return { Listeners: items.map(entry => describedListener(entry, world)), ...NextMarker };
    },
    DescribeRules: input => {
      const { ListenerArn: listenerArn, RuleArns: arns } = input;
      if ((listenerArn === undefined) === (arns === undefined)) {
        throw refusals.invalid('Either a listener ARN or rule ARNs must be specified');
      }
      const wanted = arns?.map(arn => directory.rule(arn).rule) ?? directory.listener(listenerArn ?? '').listener.rules;
      const { items, NextMarker } = page(wanted, input);
      return { Rules: items.map(describedRule), ...NextMarker };
    },
    ModifyListener: input => {
      const entry = directory.listener(input.ListenerArn);
      refuseOtherSettings(input, entry.listener);
      if (input.DefaultActions !== undefined) {
        entry.listener.defaultRule.rewrite(requestedAction(input.DefaultActions, entry.balancer, balancers));
      }
      return { Listeners: [describedListener(entry, world)] };
    },
    ModifyRule: input => {
      const { rule, balancer } = directory.rule(input.RuleArn);
      if (rule.takes === 'the rest') throw refusals.defaultRule(rule.arn);
      for (const member of ['Conditions', 'Transforms', 'ResetTransforms'] as const) {
        if (input[member] !== undefined) throw refusals.notSimulated(`${member} in ModifyRule`);
      }
      if (input.Actions !== undefined) rule.rewrite(requestedAction(input.Actions, balancer, balancers));
      return { Rules: [describedRule(rule)] };
    },
  };

  function listenersOf(balancerArn: string) {
    const balancer = directory.loadBalancer(balancerArn);
    return balancer.listeners.map(listener => ({ balancer, listener }));
  }
}

/** Port and protocol may be repeated. */
function refuseOtherSettings(
  input: Input<Client, 'ModifyListener'>,
  { port, protocol }: { readonly port: number; readonly protocol: string },
): void {
  if ((input.Port ?? port) !== port || (input.Protocol ?? protocol) !== protocol) {
    throw refusals.notSimulated('another port or protocol in ModifyListener');
  }
  for (const member of ['SslPolicy', 'Certificates', 'AlpnPolicy', 'MutualAuthentication'] as const) {
    if (input[member] !== undefined) throw refusals.notSimulated(`${member} in ModifyListener`);
  }
}
