import * as v from 'valibot';
import type { GateTime, Millis } from '../release/words.ts';
import { checkDuration, guessDuration, parseDuration, printDuration, type DurationLimits } from './duration.ts';
import type { Keys } from './gate-settings.ts';
import { invalid, problemsOf, shown, valid, type Checked } from './problems.ts';

/** A smoke test as its settings say it. */
export interface Tested<Check> {
  readonly check: Check;
  readonly name: string | undefined;
  readonly when: GateTime;
  readonly advisory: boolean;
}

/** What every smoke test takes, whatever it asks: how long an answer may take, what it must hold, how often it is tried. */
export function answerSettings(limits: DurationLimits, usualTimeout: string) {
  const timeout = v.pipe(
    v.string('not a duration'),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Millis => {
      const checked = checkDuration('timeout', value, limits);
      if (checked.ok) return checked.value;
      for (const { reason } of checked.problems) addIssue({ message: reason });
      return NEVER;
    }),
  );
  return {
    contains: v.optional(
      v.pipe(v.string('the text to look for is text'), v.minLength(1, 'an empty text is in every body')),
    ),
    latency: v.optional(latency),
    timeout: v.optional(timeout, usualTimeout),
    retries: v.optional(wholeNumber(0, 20), 2),
  };
}

/** Texts that are looked for may be secret, and are not repeated. */
export const unshown = () => undefined;

export function answerKeys(limits: DurationLimits) {
  return {
    contains: { remedy: () => 'write a text in quotes that the body must hold, or leave it out', shows: unshown },
    latency: { remedy: input => latencyRemedy(input, limits), shows: shown },
    timeout: {
      remedy: input => {
        const [problem] = problemsOf(checkDuration('timeout', String(input), limits));
        return problem?.remedy ?? 'write `timeout: 5s`';
      },
      shows: shown,
    },
    retries: { remedy: () => 'write how often it is tried again: `retries: 2`', shows: shown },
  } as const satisfies Keys;
}

const latency = v.pipe(
  v.string('not a duration'),
  v.transform(parseLatency),
  v.number('not a duration'),
  v.minValue(1, 'no answer comes in no time'),
);

/** Answers are quick: whole milliseconds beside the units of every other duration. */
function parseLatency(text: string): Millis | undefined {
  const millis = /^(\d{1,6})ms$/.exec(text);
  return millis === null ? parseDuration(text) : Number(millis[1]);
}

export function wholeNumber(least: number, most: number) {
  const message = `not a whole number between ${least} and ${most}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
}

/** The nearest that is legal. Nobody asks for an answer in 500 seconds, nor in 2 milliseconds. */
function latencyRemedy(input: unknown, { most }: DurationLimits): string {
  const text = String(input);
  const bareUnit = Number(text) * 1000 <= most ? 's' : 'ms';
  const guessed = Math.round(guessDuration(text, bareUnit) ?? 500);
  const nearest = Math.min(most, Math.max(1, guessed));
  const written = nearest % 1000 === 0 ? printDuration(nearest) : `${nearest}ms`;
  return `write \`${written}\`: a number with its unit, at most the \`timeout\``;
}

/** A limit that no try can reach. */
export function checkLatency(
  where: string,
  { latency, timeout }: { readonly latency?: Millis | undefined; readonly timeout: Millis },
  limits: DurationLimits,
): Checked<Millis | undefined> {
  if (latency === undefined || latency <= timeout) return valid(latency);
  const reason = `longer than the \`timeout\` of ${printDuration(timeout)}, which ends every try before it`;
  const remedy = latencyRemedy(printDuration(timeout), limits);
  return invalid({ where, value: printDuration(latency), reason, remedy });
}
