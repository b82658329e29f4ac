import { Refusal, type Answer } from './answer.ts';
import { matchesOperation, strikes, type Fault, type FaultRule } from './fault-rule.ts';
import { secondaryLimit, type RateLimits } from './limits.ts';
import { notAccessible } from './permissions.ts';

/** What becomes of a call. */
export type Reaction =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly afterMs: number }
  /** The head of the answer as it should be, and half of its body. */
  | { readonly kind: 'cut-off'; readonly answer: Answer }
  | { readonly kind: 'hang-up' }
  /** Virtual time goes on without an answer. */
  | { readonly kind: 'silence' };

export interface Faults {
  /** Gives the rule's id. Of several rules that strike the same call, the oldest one counts. */
  readonly inject: (rule: FaultRule) => string;
  /** An unknown id is ignored. */
  readonly remove: (id: string) => void;
  /** Throws a Refusal for a fault that is one. `proceed` applies the call and gives the true answer. */
  readonly react: (operation: string, proceed: () => Answer) => Reaction;
}

type ActiveRule = { readonly id: string; readonly rule: FaultRule; matched: number };

export function createFaults(seed: readonly FaultRule[], limits: RateLimits): Faults {
  const rules: ActiveRule[] = [];
  let made = 0;
  const inject = (rule: FaultRule) => {
    const id = `fault-${(made += 1)}`;
    rules.push({ id, rule, matched: 0 });
    return id;
  };
  for (const rule of seed) inject(rule);

  const striking = (operation: string): Fault | undefined => {
    let first: Fault | undefined;
    for (const active of rules) {
      if (!matchesOperation(active.rule, operation)) continue;
      active.matched += 1;
      if (strikes(active.rule, active.matched)) first ??= active.rule.fault;
    }
    return first;
  };

  return {
    inject,
    remove: id => {
      const index = rules.findIndex(active => active.id === id);
      if (index >= 0) rules.splice(index, 1);
    },
    react: (operation, proceed) => reactionTo(striking(operation), limits, proceed),
  };
}

function reactionTo(fault: Fault | undefined, limits: RateLimits, proceed: () => Answer): Reaction {
  switch (fault?.kind) {
    case undefined:
      return answered(proceed());
    case 'primary-limit':
      throw limits.exhaust();
    case 'server-error':
      throw new Refusal(fault.status, 'Server Error');
    case 'bad-gateway':
      return answered({ status: 502, headers: { 'content-type': 'text/html' }, body: PAGE_OF_A_PROXY });
    case 'denied':
      throw notAccessible('installation');
    case 'secondary-limit':
      throw secondaryLimit(fault.status, fault.retryAfterSeconds);
    case 'error':
      throw new Refusal(fault.status, fault.message);
    case 'lost-before':
      return { kind: 'hang-up' };
    case 'lost-after':
      proceed();
      return { kind: 'hang-up' };
    case 'silent-before':
      return { kind: 'silence' };
    case 'silent-after':
      proceed();
      return { kind: 'silence' };
    case 'slow':
      return { kind: 'answer', answer: proceed(), afterMs: fault.ms };
    case 'malformed':
      return { kind: 'cut-off', answer: proceed() };
    case 'set':
      return answered(withMembers(proceed(), fault.members));
    default: {
      const never: never = fault;
      throw new Error(`no such fault: ${JSON.stringify(never)}`);
    }
  }
}

const answered = (answer: Answer): Reaction => ({ kind: 'answer', answer, afterMs: 0 });

const PAGE_OF_A_PROXY =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

/** A path that the answer does not have is a mistake of whoever wrote the rule, and said. */
function withMembers(answer: Answer, members: Readonly<Record<string, unknown>>): Answer {
  const body = structuredClone(answer.body);
  for (const [path, replacement] of Object.entries(members)) {
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    const holder = parts.reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], body);
    if (typeof holder !== 'object' || holder === null)
      throw new Error(`The answer has no member "${path}" to be replaced by a fault.`);
    (holder as Record<string, unknown>)[last] = replacement;
  }
  return { ...answer, body };
}
