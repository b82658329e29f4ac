import type { Weights } from './world.ts';

/** A listener's rule: which requests it takes, and what it does with them. */
export interface Rule {
  readonly arn: string;
  readonly takes: Takes;
  /** As last asked, whether or not it is in effect yet. */
  readonly asked: () => RuleAction;
  readonly inEffect: () => RuleAction;
  /** Replaces the action; requests follow 1 to 5 s later. */
  readonly rewrite: (action: RuleAction) => void;
}

/** The default rule takes what no other rule wants. */
export type Takes = 'the rest' | RuleCondition;

export interface RuleCondition {
  /** Rules are tried in the order of their priorities, the lowest first. */
  readonly priority: number;
  readonly field: 'path-pattern' | 'host-header';
  readonly pattern: string;
}

export type RuleAction = Forward | FixedResponse;

export interface Forward {
  readonly does: 'forward';
  readonly weights: Weights;
  readonly stickiness: GroupStickiness;
}

/** The load balancer answers by itself. */
export interface FixedResponse {
  readonly does: 'fixed-response';
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** For so long a client is to stay with its target group. */
export type GroupStickiness = 'off' | { readonly seconds: number };

/** What rules look at in a request. */
export interface Request {
  readonly host: string;
  /** Without the query. */
  readonly path: string;
}

/** Of a rule that does not forward: none. */
export function weightsOf(action: RuleAction): Weights {
  return action.does === 'forward' ? action.weights : new Map();
}

export function inOrder<R extends { readonly takes: Takes }>(rules: readonly R[]): R[] {
  const priority = ({ takes }: R) => (takes === 'the rest' ? Infinity : takes.priority);
  return [...rules].sort((a, b) => priority(a) - priority(b));
}

/** Case counts in paths, and does not in host names: "Condition types for listener rules", ELB user guide. */
export function takesRequest(takes: Takes, { host, path }: Request): boolean {
  if (takes === 'the rest') return true;
  switch (takes.field) {
    case 'path-pattern':
      return wildcards(takes.pattern, '').test(path);
    case 'host-header':
      return wildcards(takes.pattern, 'i').test(host);
    default: {
      const never: never = takes.field;
      throw new Error(`no such condition: ${String(never)}`);
    }
  }
}

/** `*` stands for any characters or none, `?` for exactly one. */
function wildcards(pattern: string, flags: string): RegExp {
  const literal = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags);
}
