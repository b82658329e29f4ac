import type { BalancerArns } from './balancer-arns.ts';
import type { NewListener, NewRule } from './listener.ts';
import { inOrder, takesRequest, type RuleAction, type RuleCondition } from './rule.ts';
import type { ActionSeed, LoadBalancerSeed, RuleSeed } from './seed.ts';

/** The listeners that a seed describes, with ARNs for names. */
export function seededListeners(seed: LoadBalancerSeed, arns: BalancerArns): readonly NewListener[] {
  const [first, ...rest] = seed.listeners.map(({ port, protocol, rules, ...action }): NewListener => {
    const arn = (priority: number | 'default') => arns.rule(seed.name, port, priority);
    return {
      arn: arns.listener(seed.name, port),
      port,
      protocol: protocol ?? usualProtocol(seed.type, port),
      rules: rules.map(rule => ({
        arn: arn(rule.priority),
        takes: conditionOf(rule),
        action: actionOf(rule, arns),
      })),
      defaultRule: { arn: arn('default'), takes: 'the rest', action: actionOf(action, arns) },
    };
  });
  return first === undefined ? [] : [withUnnamedGroups(first, rest, seed, arns), ...rest];
}

function usualProtocol(type: LoadBalancerSeed['type'], port: number): NewListener['protocol'] {
  if (type === 'network') return 'TCP';
  return port === 443 ? 'HTTPS' : 'HTTP';
}

/**
 * A group that no rule names: since 2022 CodeDeploy leaves the one without traffic in the rule of the users' requests, with
 * weight 0.
 */
function withUnnamedGroups(
  first: NewListener,
  rest: readonly NewListener[],
  { targetGroups, users }: LoadBalancerSeed,
  arns: BalancerArns,
): NewListener {
  const actions = [first, ...rest].flatMap(({ rules, defaultRule }) =>
    [...rules, defaultRule].map(rule => rule.action),
  );
  const named = new Set(actions.flatMap(action => (action.does === 'forward' ? [...action.weights.keys()] : [])));
  const unnamed = targetGroups.map(({ name }) => arns.targetGroup(name)).filter(arn => !named.has(arn));
  const usersRule = inOrder([...first.rules, first.defaultRule]).find(({ takes }) => takesRequest(takes, users));
  const completed = (rule: NewRule): NewRule => {
    const { action } = rule;
    if (rule !== usersRule || action.does !== 'forward') return rule;
    const weights = new Map([...action.weights, ...unnamed.map(arn => [arn, 0] as const)]);
    return { ...rule, action: { ...action, weights } };
  };
  return { ...first, rules: first.rules.map(completed), defaultRule: completed(first.defaultRule) };
}

function conditionOf(rule: RuleSeed): RuleCondition {
  const { priority } = rule;
  return 'pathPattern' in rule
    ? { priority, field: 'path-pattern', pattern: rule.pathPattern }
    : { priority, field: 'host-header', pattern: rule.hostHeader };
}

function actionOf({ forward, stickiness, fixedResponse }: ActionSeed, arns: BalancerArns): RuleAction {
  if (fixedResponse !== undefined) return { does: 'fixed-response', ...fixedResponse };
  const weights = new Map(Object.entries(forward).map(([name, weight]) => [arns.targetGroup(name), weight] as const));
  return { does: 'forward', weights, stickiness };
}
