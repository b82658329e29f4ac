import type { Random } from './random.ts';
import {
  inOrder,
  takesRequest,
  weightsOf,
  type Forward,
  type Request,
  type Rule,
  type RuleAction,
  type Takes,
} from './rule.ts';
import type { Weights, WorldTimeline } from './world.ts';

export interface Listener {
  readonly arn: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS';
  /** In the order in which they are tried, the default one last. */
  readonly rules: readonly Rule[];
  readonly defaultRule: Rule;
  readonly ruleFor: (request: Request) => Rule;
  /** The weights of the rule that takes the users' requests. */
  readonly asked: () => Weights;
  readonly inEffect: () => Weights;
  /** See `LoadBalancers.forward`. */
  readonly forward: (weights: Weights) => void;
}

export interface NewRule {
  readonly arn: string;
  readonly takes: Takes;
  readonly action: RuleAction;
}

export interface NewListener {
  readonly arn: string;
  readonly port: number;
  readonly protocol: Listener['protocol'];
  readonly rules: readonly NewRule[];
  readonly defaultRule: NewRule;
}

/** `users`: what every user asks for. */
export function createListener(
  { arn, port, protocol, ...wanted }: NewListener,
  users: Request,
  timeline: WorldTimeline,
  random: Random,
): Listener {
  const propagate = createPropagation(timeline, random);
  const rewriteAll = (changes: readonly (readonly [SettableRule, RuleAction])[]) => {
    for (const [rule, action] of changes) rule.ask(action);
    propagate(() => {
      for (const [rule, action] of changes) rule.apply(action);
    });
  };
  const create = (rule: NewRule) => createRule(rule, (self, action) => rewriteAll([[self, action]]));
  const defaultRule = create(wanted.defaultRule);
  const rules = [...inOrder(wanted.rules).map(create), defaultRule];
  const ruleFor = (request: Request) => rules.find(({ takes }) => takesRequest(takes, request)) ?? defaultRule;
  const usersRule = ruleFor(users);
  return {
    arn,
    port,
    protocol,
    rules,
    defaultRule,
    ruleFor,
    asked: () => weightsOf(usersRule.asked()),
    inEffect: () => weightsOf(usersRule.inEffect()),
    forward: weights => {
      const concerned = rules.filter(rule => names(rule.asked(), weights));
      const moved = concerned.length > 0 ? concerned : [usersRule];
      rewriteAll(moved.map(rule => [rule, movedTo(weights, rule.asked())] as const));
    },
  };
}

type SettableRule = Rule & {
  readonly ask: (action: RuleAction) => void;
  readonly apply: (action: RuleAction) => void;
};

function createRule(
  { arn, takes, action }: NewRule,
  rewrite: (rule: SettableRule, action: RuleAction) => void,
): SettableRule {
  let asked = action;
  let inEffect = action;
  const rule: SettableRule = {
    arn,
    takes,
    asked: () => asked,
    inEffect: () => inEffect,
    rewrite: next => rewrite(rule, next),
    ask: next => {
      asked = next;
    },
    apply: next => {
      inEffect = next;
    },
  };
  return rule;
}

/** The balancer's nodes learn new rules within seconds; AWS publishes no figure. A later write never arrives first. */
function createPropagation(timeline: WorldTimeline, random: Random): (arrive: () => void) => void {
  let lastArrival = -Infinity;
  return arrive => {
    lastArrival = Math.max(lastArrival, timeline.now() + random.between(1000, 5000));
    timeline.at(lastArrival, arrive);
  };
}

const names = (action: RuleAction, groups: Weights) => [...weightsOf(action).keys()].some(arn => groups.has(arn));

/** A group that the rule names besides stays in it with weight 0; stickiness stays as it was. */
export function movedTo(weights: Weights, before: RuleAction): Forward {
  const left = [...weightsOf(before).keys()].map(arn => [arn, 0] as const);
  const stickiness = before.does === 'forward' ? before.stickiness : 'off';
  return { does: 'forward', weights: new Map([...left, ...weights]), stickiness };
}
