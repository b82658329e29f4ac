import type { Millis } from '../release/words.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';

const unitMillis = { h: 3_600_000, m: 60_000, s: 1_000 } as const;
type Unit = keyof typeof unitMillis;

const grammar = /^(?=\d)(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/;

/** GitHub ends every workflow run after 35 days: nothing in a release can be asked to last longer. */
export const longestDuration: Millis = 35 * 24 * unitMillis.h;

/** `90s`, `5m`, `2h`, `1h30m`: whole numbers with their units, the larger first, 35 days at most. */
export function parseDuration(text: string): Millis | undefined {
  const parts = grammar.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const units = Object.keys(unitMillis) as Unit[];
  const total = units.reduce((sum, unit) => sum + Number(parts[unit] ?? 0) * unitMillis[unit], 0);
  return total <= longestDuration ? total : undefined;
}

/** The inverse of `parseDuration` for whole seconds: `1h30m`. Parts of a second are printed as such: `1.5s`, `500ms`. */
export function printDuration(duration: Millis): string {
  if (duration > 0 && duration < unitMillis.s) return `${duration}ms`;
  const hours = Math.floor(duration / unitMillis.h);
  const minutes = Math.floor((duration % unitMillis.h) / unitMillis.m);
  const seconds = (duration % unitMillis.m) / unitMillis.s;
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', seconds > 0 ? `${seconds}s` : ''];
  return parts.join('') || '0s';
}

/** A time that is measured rather than written, as a reading tells it: `500 ms`, `1.25 s`. */
export function printSeconds(time: Millis): string {
  return time < unitMillis.s ? `${time} ms` : `${time / unitMillis.s} s`;
}

export interface DurationLimits {
  readonly least: Millis;
  readonly most: Millis;
  /** The unit that a bare number most likely stands for. */
  readonly bareUnit: Unit;
}

export function checkDuration(where: string, text: string, limits: DurationLimits): Checked<Millis> {
  const duration = parseDuration(text);
  if (duration !== undefined && duration >= limits.least && duration <= limits.most) return valid(duration);
  return invalid({
    where,
    value: shown(text),
    reason:
      duration === undefined
        ? 'not a duration'
        : `not between ${printDuration(limits.least)} and ${printDuration(limits.most)}`,
    remedy: remedyFor(text, limits),
  });
}

function remedyFor(text: string, limits: DurationLimits): string {
  const guessed = guessDuration(text, limits.bareUnit);
  if (guessed === undefined) return 'write a number with its unit: `90s`, `5m`, `2h`, `1h30m`';
  const wholeSeconds = Math.round(guessed / unitMillis.s) * unitMillis.s;
  return `write \`${printDuration(Math.min(limits.most, Math.max(limits.least, wholeSeconds)))}\``;
}

const spellings: ReadonlyMap<string, Millis> = new Map([
  ...['ms', 'milliseconds', 'millis'].map(word => [word, 1] as const),
  ...['s', 'sec', 'secs', 'second', 'seconds'].map(word => [word, unitMillis.s] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map(word => [word, unitMillis.m] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map(word => [word, unitMillis.h] as const),
  ...['d', 'day', 'days'].map(word => [word, 24 * unitMillis.h] as const),
]);

/** What a text that is not a duration of ours was meant to be: `5`, `1.5h`, `5 minutes`, `30m1h`, `PT5M`. */
export function guessDuration(text: string, bareUnit: Unit | 'ms'): Millis | undefined {
  const compact = text.toLowerCase().replaceAll(/\s+/g, '').replace(/^pt?/, '');
  const parts = [...compact.matchAll(/(\d+(?:\.\d+)?)([a-z]*)/g)];
  if (parts.length === 0 || parts.map(part => part[0]).join('') !== compact) return undefined;
  const millis = parts.map(([, number, unit]) => Number(number) * (spellings.get(unit || bareUnit) ?? NaN));
  const total = millis.reduce((sum, part) => sum + part, 0);
  return Number.isFinite(total) ? total : undefined;
}
