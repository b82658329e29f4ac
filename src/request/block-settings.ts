import * as v from 'valibot';
import type { Problem } from '../release/problem.ts';
import { meant } from './nearest.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';
import { isMapping, type Path } from './yaml-lines.ts';

/** Where in the block a part of it stands, for people: `gates, line 3`. */
export type WhereOf = (path: Path) => string;

/** How a problem with the value of a key is told. */
export interface KeyWords {
  readonly remedy: (input: unknown) => string;
  /** As much of the value as may be repeated. */
  readonly shows: (text: string) => string | undefined;
}

/** The legal keys of a mapping, in the order in which they are told. */
export type Keys = Readonly<Record<string, KeyWords>>;

/** A part of the block, and where it stands. */
export interface Item {
  readonly path: Path;
  readonly value: unknown;
}

export function wholeNumber(least: number, most: number) {
  const message = `not a whole number between ${least} and ${most}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
}

/** A mapping of settings against its schema, every fault at its own line. */
export function checkSettings<const S extends v.GenericSchema>(
  schema: S,
  keys: Keys,
  { path, value }: Item,
  whereOf: WhereOf,
): Checked<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, value);
  const unseen = isMapping(value) ? Object.keys(value).filter(key => passedOver.includes(key)) : [];
  if (parsed.success && unseen.length === 0) return valid(parsed.output);
  return invalid(
    ...(parsed.issues ?? []).map(issue => problemOf(issue, keys, path, whereOf)),
    ...unseen.map(key => unknownKey(key, 'not a key of these settings', keys, whereOf([...path, key]))),
  );
}

/** Keys that valibot leaves out of every object, for what they mean to JavaScript, without a word. */
const passedOver = ['__proto__', 'prototype', 'constructor'];

function unknownKey(key: string, reason: string, keys: Keys, where: string): Problem {
  return { where, value: shown(key), reason, remedy: meant(key, Object.keys(keys)) };
}

function problemOf(issue: v.BaseIssue<unknown>, keys: Keys, path: Path, whereOf: WhereOf): Problem {
  const trail = issue.path ?? [];
  const steps = trail.map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const [key = ''] = steps;
  const about = { where: whereOf([...path, ...steps]), reason: issue.message };
  const words = keys[key];
  if (words === undefined) return unknownKey(String(key), issue.message, keys, about.where);
  // What was written, and not what a step of the check has made of it.
  const written = trail.at(-1)?.value;
  const value = typeof written === 'string' || typeof written === 'number' ? words.shows(String(written)) : undefined;
  return { ...about, value, remedy: words.remedy(written) };
}
