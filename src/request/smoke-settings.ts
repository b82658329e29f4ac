import * as v from 'valibot';
import type { GateTime, Millis } from '../release/words.ts';
import { type Keys, wholeNumber } from './block-settings.ts';
import { guessDuration, parseDuration, printDuration, type DurationLimits } from './duration.ts';
import { durationRemedy, durationSetting } from './duration-setting.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';

/** A smoke test as its settings say it. */
export interface Tested<Check> {
  readonly check: Check;
  readonly name: string | undefined;
  readonly when: GateTime;
  readonly advisory: boolean;
}

/** What every smoke test takes, whatever it asks: how long an answer may take, what it must hold, how often it is tried. */
export function answerSettings(limits: DurationLimits, usualTimeout: string) {
  return {
    contains: v.optional(
      v.pipe(v.string('the text to look for is text'), v.minLength(1, 'an empty text is in every body')),
    ),
    latency: v.optional(latency),
    timeout: v.optional(durationSetting(limits), usualTimeout),
    retries: v.optional(wholeNumber(0, 20), 2),
  };
}

/** Texts that are looked for may be secret, and are not repeated. */
export const unshown = () => undefined;

export function answerKeys(limits: DurationLimits) {
  return {
    contains: { remedy: () => 'write a text in quotes that the body must hold, or leave it out', shows: unshown },
    latency: { remedy: input => latencyRemedy(input, limits), shows: shown },
    timeout: { remedy: input => durationRemedy(input, limits, 'write `timeout: 5s`'), shows: shown },
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
