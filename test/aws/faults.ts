import { expired } from './callers.ts';
import { matches, strikes, type Fault, type FaultRule } from './fault-rule.ts';
import { createHolds, type Holds, type Release } from './holds.ts';
import { accessDenied, permissionsFor } from './iam.ts';
import { inputText } from './input-text.ts';
import { errorNames } from './service-errors.ts';
import { AwsError, type Answer, type Call } from './wire/index.ts';
import type { Caller } from './world/world.ts';

export interface Exchange {
  readonly caller: Caller;
  /** Tells a caller on the virtual clock that its time may pass although the call is not answered yet; to the answer, if one is due. */
  readonly letTimePass: (untilMs?: number) => void;
  /** Told of a reply that says what a test has written, and AWS might never say. */
  readonly spoil: (fault: Fault['kind']) => void;
}

export interface Faults {
  readonly holds: Holds;
  /** Gives the rule's id. Of several rules that strike the same call, the oldest one counts; those for its caller come first. */
  readonly inject: (rule: FaultRule) => string;
  /** An unknown id is ignored. */
  readonly remove: (id: string) => void;
  readonly answer: (call: Call, exchange: Exchange, proceed: () => Promise<Answer>) => Promise<Answer>;
}

type ActiveRule = { readonly id: string; readonly rule: FaultRule; matched: number };
type PastAnswer = { readonly at: number; readonly answer: Answer };

/** `sleepUntil` resolves at that time of the world, in epoch milliseconds. */
export function createFaults(
  seed: readonly FaultRule[],
  now: () => number,
  sleepUntil: (timeMs: number) => Promise<void>,
): Faults {
  const rules: ActiveRule[] = [];
  const past = new Map<string, PastAnswer[]>();
  const holds = createHolds(now);
  let made = 0;

  const inject = (rule: FaultRule) => {
    const id = `fault-${(made += 1)}`;
    rules.push({ id, rule, matched: 0 });
    return id;
  };
  for (const rule of seed) inject(rule);

  const striking = (call: Call): Fault | undefined => {
    const those: FaultRule[] = [];
    for (const active of rules) {
      if (!matches(active.rule, call)) continue;
      active.matched += 1;
      if (strikes(active.rule, active.matched)) those.push(active.rule);
    }
    return (those.find(({ caller }) => caller !== undefined) ?? those[0])?.fault;
  };

  const remembering = async (call: Call, proceed: () => Promise<Answer>): Promise<Answer> => {
    const answer = await proceed();
    const key = sameness(call);
    if (answer.kind === 'output') past.set(key, [...(past.get(key) ?? []), { at: now(), answer }]);
    return answer;
  };

  // Whoever waits for longer than that sees what is: an answer from before a gap would be as old as the gap.
  const stale = (call: Call, seconds: number): Answer | undefined => {
    const answers = past.get(sameness(call)) ?? [];
    return answers.find(({ at }) => at >= now() - seconds * 1000)?.answer;
  };

  return {
    holds,
    inject,
    remove: id => {
      const index = rules.findIndex(active => active.id === id);
      if (index >= 0) rules.splice(index, 1);
    },
    answer: async (call, { caller, letTimePass, spoil }, proceed) => {
      const apply = () => remembering(call, proceed);
      const fault = striking(call);
      switch (fault?.kind) {
        case undefined:
          return apply();
        case 'throttle':
          return failed(new AwsError(errorNames(call.service).throttled, 'Rate exceeded'));
        case 'server-error':
          return failed(
            new AwsError(
              errorNames(call.service).internal,
              'The request processing has failed because of an unknown error.',
            ),
          );
        case 'denied':
          return failed(accessDenied(call, caller, permissionsFor(call, caller)[0]));
        case 'expired':
          return failed(expired(call));
        case 'error':
          spoil(fault.kind);
          return failed(new AwsError(fault.name, fault.message));
        case 'lost-before':
          return { kind: 'hang-up' };
        case 'lost-after':
          await apply();
          return { kind: 'hang-up' };
        case 'stale':
          return stale(call, fault.seconds) ?? apply();
        case 'set':
          spoil(fault.kind);
          return withMembers(await apply(), fault.members);
        case 'hold-before':
          return released(await holds.hold(call, 'before'), apply);
        case 'hold-after': {
          const answer = await apply();
          return released(await holds.hold(call, 'after'), () => answer);
        }
        case 'silent-before':
          letTimePass();
          return released(await holds.hold(call, 'before'), apply);
        case 'silent-after': {
          const answer = await apply();
          letTimePass();
          return released(await holds.hold(call, 'after'), () => answer);
        }
        case 'slow': {
          const answer = await apply();
          const due = now() + Math.round(fault.seconds * 1000);
          letTimePass(due);
          await sleepUntil(due);
          return answer;
        }
        default: {
          const never: never = fault;
          throw new Error(`no such fault: ${JSON.stringify(never)}`);
        }
      }
    },
  };
}

const released = (how: Release, answer: () => Answer | Promise<Answer>): Answer | Promise<Answer> =>
  how === 'go-on' ? answer() : { kind: 'hang-up' };

const failed = (error: AwsError): Answer => ({ kind: 'error', error });

const sameness = ({ service, operation, input }: Call) => `${service}:${operation} ${inputText(input)}`;

/** The paths that the answer does not have are a mistake of whoever wrote the rule, and said. */
function withMembers(answer: Answer, members: Readonly<Record<string, unknown>>): Answer {
  if (answer.kind !== 'output') return answer;
  const value = structuredClone(answer.value);
  for (const [path, replacement] of Object.entries(members)) {
    const parts = path.split('.');
    const last = parts.pop() as string;
    const holder = parts.reduce<unknown>(
      (inner, part) => (inner as Record<string, unknown> | undefined)?.[part],
      value,
    );
    if (typeof holder !== 'object' || holder === null)
      throw new Error(`The answer has no member "${path}" to be replaced by a fault.`);
    (holder as Record<string, unknown>)[last] = replacement;
  }
  return { kind: 'output', value };
}
