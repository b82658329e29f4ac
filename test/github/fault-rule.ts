import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Which of the calls that match, counted from when the rule was made. */
const calls = v.union(
  [v.literal('every'), v.strictObject({ nth: count }), v.strictObject({ from: count, to: count })],
  'Expected "every", {nth} or {from, to}',
);

const fault = v.variant('kind', [
  /** GitHub's own failure, in its form. Nothing was applied. */
  v.strictObject({ kind: v.literal('server-error'), status: v.optional(v.picklist([500, 502, 503, 504]), 500) }),
  /** The failure of whatever stands before GitHub: a page for people. Nothing was applied. */
  v.strictObject({ kind: v.literal('bad-gateway') }),
  /** The token's app may not do this. */
  v.strictObject({ kind: v.literal('denied') }),
  /** The hour's requests are used up; the limit begins anew at the full hour. */
  v.strictObject({ kind: v.literal('primary-limit') }),
  v.strictObject({
    kind: v.literal('secondary-limit'),
    status: v.optional(v.picklist([403, 429]), 403),
    /** GitHub does not always say it. */
    retryAfterSeconds: v.optional(v.nullable(count), 60),
  }),
  /** Any other refusal. Nothing was applied. */
  v.strictObject({
    kind: v.literal('error'),
    status: v.pipe(v.number(), v.integer(), v.minValue(400)),
    message: v.string(),
  }),
  /** The socket is destroyed; the call was not applied. */
  v.strictObject({ kind: v.literal('lost-before') }),
  /** The socket is destroyed after the call was applied. */
  v.strictObject({ kind: v.literal('lost-after') }),
  /** Never answered, while virtual time goes on: not applied, or applied. */
  v.strictObject({ kind: v.literal('silent-before') }),
  v.strictObject({ kind: v.literal('silent-after') }),
  /** Applied at once, answered so many virtual milliseconds later. */
  v.strictObject({ kind: v.literal('slow'), ms: count }),
  /** The true answer, cut off in the middle of its JSON, of which the head says nothing. */
  v.strictObject({ kind: v.literal('malformed') }),
  /** Members of the true answer are replaced: `{"id": null}`, `{"0.user": null}`. */
  v.strictObject({ kind: v.literal('set'), members: v.record(v.string(), v.unknown()) }),
]);

export const faultRuleSchema = v.strictObject({
  /** `issues/create-comment`, the name of an operation in GitHub's description; `issues/*`; or `*` for every call. */
  operation: v.pipe(
    v.string(),
    v.regex(/^(\*|[a-z-]+\/(\*|[a-z-]+))$/, 'Expected an operation such as issues/create-comment, or *'),
  ),
  calls,
  fault,
});

export type FaultRule = v.InferOutput<typeof faultRuleSchema>;
export type FaultRuleInput = v.InferInput<typeof faultRuleSchema>;
export type Fault = FaultRule['fault'];

export function matchesOperation({ operation: pattern }: FaultRule, operation: string): boolean {
  return pattern === '*' || pattern === operation || pattern === `${operation.split('/')[0] ?? ''}/*`;
}

/** `count`: how many calls have matched so far, this one included. */
export function strikes(rule: FaultRule, count: number): boolean {
  if (rule.calls === 'every') return true;
  return 'nth' in rule.calls ? count === rule.calls.nth : rule.calls.from <= count && count <= rule.calls.to;
}
