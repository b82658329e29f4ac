import * as v from 'valibot';
import type { Millis } from '../release/words.ts';
import { checkDuration, guessDuration, parseDuration, printDuration } from './duration.ts';
import {
  checkSettings,
  commonKeys,
  commonSettings,
  forceOf,
  isMapping,
  itemsOf,
  type Item,
  type Keys,
  type PlacedGate,
  type WhereOf,
} from './gate-settings.ts';
import { showUrl, urlFault } from './http-url.ts';
import { each, invalid, problemsOf, shown, then, valid, type Checked } from './problems.ts';

const timeoutLimits = { least: 1_000, most: 30_000, bareUnit: 's' } as const;

const url = v.pipe(
  v.string('an address is text'),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    const message = urlFault(value);
    if (message === undefined) return new URL(value).href;
    addIssue({ message });
    return NEVER;
  }),
);

const timeout = v.pipe(
  v.string('not a duration'),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Millis => {
    const checked = checkDuration('timeout', value, timeoutLimits);
    if (checked.ok) return checked.value;
    for (const { reason } of checked.problems) addIssue({ message: reason });
    return NEVER;
  }),
);

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

const wholeNumber = (least: number, most: number) => {
  const message = `not a whole number between ${least} and ${most}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
};

/** Names are compared without regard to case (RFC 9110, 5.1), so that two spellings of one would hide each other. */
const headers = v.pipe(
  v.custom<object>(isMapping, 'not a mapping from the name of a header to the text that it must hold'),
  v.record(
    v.pipe(v.string(), v.regex(/^[\w!#$%&'*+.^`|~-]+$/, 'not the name of a header')),
    v.string('the text that a header must hold is text (quote a number)'),
  ),
  v.transform(record => Object.entries(record).map(([name, text]) => [name.toLowerCase(), text] as const)),
  v.check(entries => new Map(entries).size === entries.length, 'names a header twice'),
  v.transform((entries): ReadonlyMap<string, string> => new Map(entries)),
);

const smokeEntry = v.objectWithRest(
  {
    url,
    status: v.optional(wholeNumber(200, 599), 200),
    contains: v.optional(
      v.pipe(v.string('the text to look for is text'), v.minLength(1, 'an empty text is in every body')),
    ),
    headers: v.optional(headers, {}),
    latency: v.optional(latency),
    timeout: v.optional(timeout, '5s'),
    retries: v.optional(wholeNumber(0, 20), 2),
    ...commonSettings('before-traffic'),
    invoke: v.optional(v.never('invokes a Lambda function: not for `target: ecs`, whose smoke tests ask a `url`')),
  },
  v.never('not a key of a smoke test'),
  'a smoke test names its `url`',
);

/** Texts that are looked for may be secret, and are not repeated. */
const unshown = () => undefined;

const smokeKeys = {
  url: {
    remedy: () => 'write the address of a listener that leads to green: `https://test.example.com/health`',
    shows: showUrl,
  },
  status: { remedy: () => 'write the status that the answer must have: `status: 200`', shows: shown },
  contains: { remedy: () => 'write a text in quotes that the body must hold, or leave it out', shows: unshown },
  headers: { remedy: () => 'write `headers: { x-version: "42" }`, each header once', shows: unshown },
  latency: { remedy: latencyRemedy, shows: shown },
  timeout: { remedy: timeoutRemedy, shows: shown },
  retries: { remedy: () => 'write how often it is tried again: `retries: 2`', shows: shown },
  ...commonKeys,
} as const satisfies Keys;

/** The nearest that is legal. Nobody asks for an answer in 500 seconds, nor in 2 milliseconds. */
function latencyRemedy(input: unknown): string {
  const text = String(input);
  const bareUnit = Number(text) * 1000 <= timeoutLimits.most ? 's' : 'ms';
  const guessed = Math.round(guessDuration(text, bareUnit) ?? 500);
  const nearest = Math.min(timeoutLimits.most, Math.max(1, guessed));
  const written = nearest % 1000 === 0 ? printDuration(nearest) : `${nearest}ms`;
  return `write \`${written}\`: a number with its unit, at most the \`timeout\``;
}

function timeoutRemedy(input: unknown): string {
  const [problem] = problemsOf(checkDuration('timeout', String(input), timeoutLimits));
  return problem?.remedy ?? 'write `timeout: 5s`';
}

/**
 * The settings of `smoke`: one test, or a list of them; each is a gate of its own. Without a `name` the only one is
 * called `smoke`, and those of a list by their places: `smoke 1`.
 */
export function checkSmoke(settings: unknown, whereOf: WhereOf): Checked<readonly PlacedGate[]> {
  const items = itemsOf(settings);
  if (items.length === 0) return invalid(notATest(whereOf([]), 'holds no test'));
  return each(items.map((item, at) => checkTest(item, items.length === 1 ? 'smoke' : `smoke ${at + 1}`, whereOf)));
}

function checkTest(item: Item, nameByDefault: string, whereOf: WhereOf): Checked<PlacedGate> {
  if (!isMapping(item.value)) return invalid(notATest(whereOf(item.path), 'not a mapping with a `url`'));
  const whereIs = (key: string) => whereOf([...item.path, key]);
  return then(checkSettings(smokeEntry, smokeKeys, item, whereOf), entry => {
    const { url, status, contains, headers, latency, timeout, retries, name, when, advisory } = entry;
    if (latency !== undefined && latency > timeout) {
      const reason = `longer than the \`timeout\` of ${printDuration(timeout)}, which ends every try before it`;
      const remedy = latencyRemedy(printDuration(timeout));
      return invalid({ where: whereIs('latency'), value: printDuration(latency), reason, remedy });
    }
    const check = { url, status, contains, headers, latency, timeout, retries };
    return valid({
      gate: { kind: 'smoke', name: name ?? nameByDefault, when, force: forceOf(advisory), check },
      where: whereIs('name'),
      name: name === undefined ? 'by default' : 'as written',
    });
  });
}

function notATest(where: string, reason: string) {
  return { where, value: undefined, reason, remedy: 'write `smoke: { url: "https://test.example.com/health" }`' };
}
