import * as v from 'valibot';
import { accessKeyOf, type Call } from './wire/index.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Which of the calls that match, counted from when the rule was made. */
const calls = v.union(
  [v.literal('every'), v.strictObject({ nth: count }), v.strictObject({ from: count, to: count })],
  'Expected "every", {nth} or {from, to}',
);

const fault = v.variant('kind', [
  /** "Rate exceeded". */
  v.strictObject({ kind: v.literal('throttle') }),
  /** HTTP 500. Nothing was applied. */
  v.strictObject({ kind: v.literal('server-error') }),
  v.strictObject({ kind: v.literal('denied') }),
  v.strictObject({ kind: v.literal('expired') }),
  /** Any other error of AWS, by its name. Nothing was applied. */
  v.strictObject({ kind: v.literal('error'), name: v.string(), message: v.string() }),
  /** The socket is destroyed; the call was not applied. */
  v.strictObject({ kind: v.literal('lost-before') }),
  /** The socket is destroyed after the call was applied. */
  v.strictObject({ kind: v.literal('lost-after') }),
  /** The oldest of what the same input was answered in that time; the truth, where it was not asked. */
  v.strictObject({ kind: v.literal('stale'), seconds: v.pipe(v.number(), v.gtValue(0)) }),
  /** Members of the true answer are replaced: `{"deploymentInfo.status": "Levitating"}`. */
  v.strictObject({ kind: v.literal('set'), members: v.record(v.string(), v.unknown()) }),
  /** Kept until released: before it is applied, or after that and before the answer. */
  v.strictObject({ kind: v.literal('hold-before') }),
  v.strictObject({ kind: v.literal('hold-after') }),
  /** As holding, for a caller's own time-out to be reached: virtual time passes while it waits. */
  v.strictObject({ kind: v.literal('silent-before') }),
  v.strictObject({ kind: v.literal('silent-after') }),
  /** Applied at once, answered so many virtual seconds later. */
  v.strictObject({ kind: v.literal('slow'), seconds: v.pipe(v.number(), v.gtValue(0)) }),
]);

export const faultRuleSchema = v.strictObject({
  /** `ecs:DescribeServices`, `DescribeServices`, or `*` for every call. */
  operation: v.pipe(
    v.string(),
    v.regex(/^(\*|(?:[a-z]+:)?[A-Z]\w+)$/, 'Expected an operation such as ecs:DescribeServices, or *'),
  ),
  /** An access key: only its calls match. Without one those of everybody do. */
  caller: v.exactOptional(v.string()),
  calls,
  fault,
});

export type FaultRule = v.InferOutput<typeof faultRuleSchema>;
export type Fault = FaultRule['fault'];

export function matches(
  rule: FaultRule,
  { service, operation, caller }: Pick<Call, 'service' | 'operation' | 'caller'>,
): boolean {
  if (rule.caller !== undefined && rule.caller !== accessKeyOf(caller)) return false;
  return [`${service}:${operation}`, operation, '*'].includes(rule.operation);
}

/** `count`: how many calls have matched so far, this one included. */
export function strikes(rule: FaultRule, count: number): boolean {
  if (rule.calls === 'every') return true;
  return 'nth' in rule.calls ? count === rule.calls.nth : rule.calls.from <= count && count <= rule.calls.to;
}
