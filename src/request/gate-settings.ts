import * as v from 'valibot';
import type { Problem } from '../release/problem.ts';
import type { Gate, GateForce, GateTime } from '../release/words.ts';
import { meant } from './nearest.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';
import type { Path } from './yaml-lines.ts';

/** Where in the block a part of it stands, for people: `gates, line 3`. */
export type WhereOf = (path: Path) => string;

/** A gate, and where its name stands, or would stand. */
export interface PlacedGate {
  readonly gate: Gate;
  readonly where: string;
  readonly name: 'as written' | 'by default';
}

/** How a problem with the value of a key is told. */
export interface KeyWords {
  readonly remedy: (input: unknown) => string;
  /** As much of the value as may be repeated. */
  readonly shows: (text: string) => string | undefined;
}

/** The legal keys of a gate's settings, in the order in which they are told. */
export type Keys = Readonly<Record<string, KeyWords>>;

const gateTimes = ['before-traffic', 'during', 'bake', 'always'] as const satisfies readonly GateTime[];

/** What every kind of gate takes. */
export function commonSettings(when: GateTime) {
  return {
    name: v.optional(
      v.pipe(
        v.string('a gate is named by text'),
        v.check(name => name.trim() !== '', 'a gate has a name'),
      ),
    ),
    when: v.optional(v.picklist(gateTimes, 'not a time at which a gate is measured'), when),
    advisory: v.optional(v.boolean('not a switch: `true` or `false`, without quotes'), false),
  };
}

export const commonKeys = {
  name: { remedy: () => 'write a short name for log and summary, or leave it out', shows: shown },
  when: { remedy: input => meant(String(input), gateTimes), shows: shown },
  advisory: { remedy: () => 'write `advisory: true`, or leave it out', shows: shown },
} as const satisfies Keys;

export function forceOf(advisory: boolean): GateForce {
  return advisory ? 'advisory' : 'obeyed';
}

export interface Item {
  readonly path: Path;
  readonly value: unknown;
}

/** A kind's settings may be one item or a list of them. */
export function itemsOf(settings: unknown): readonly Item[] {
  return Array.isArray(settings)
    ? settings.map((value: unknown, at) => ({ path: [at], value }))
    : [{ path: [], value: settings }];
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping of settings against its schema, every fault at its own line. */
export function checkSettings<const S extends v.GenericSchema>(
  schema: S,
  keys: Keys,
  { path, value }: Item,
  whereOf: WhereOf,
): Checked<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return valid(parsed.output);
  return invalid(...parsed.issues.map(issue => problemOf(issue, keys, path, whereOf)));
}

function problemOf(issue: v.BaseIssue<unknown>, keys: Keys, path: Path, whereOf: WhereOf): Problem {
  const trail = issue.path ?? [];
  const steps = trail.map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const [key = ''] = steps;
  const about = { where: whereOf([...path, ...steps]), reason: issue.message };
  const words = keys[key];
  if (words === undefined)
    return { ...about, value: shown(String(key)), remedy: meant(String(key), Object.keys(keys)) };
  // What was written, and not what a step of the check has made of it.
  const written = trail.at(-1)?.value;
  const value = typeof written === 'string' || typeof written === 'number' ? words.shows(String(written)) : undefined;
  return { ...about, value, remedy: words.remedy(written) };
}
