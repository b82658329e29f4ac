import * as v from 'valibot';
import type { Problem } from '../release/problem.ts';
import type { AlarmsGate, GateTime } from '../release/words.ts';
import { meant } from './nearest.ts';
import { invalid, shown, valid, type Checked } from './problems.ts';
import type { Path } from './yaml-lines.ts';

const gateTimes = ['before-traffic', 'during', 'bake', 'always'] as const satisfies readonly GateTime[];
const entryKeys = ['alarm', 'name', 'when', 'advisory'];

/** CloudWatch's own limit: 1 to 255 characters (PutMetricAlarm, `AlarmName`). */
const alarmName = v.pipe(
  v.string('an alarm is named by text (quote a name that looks like a number)'),
  v.check(name => name.trim() !== '', 'an alarm has a name'),
  v.maxLength(255, 'a name of an alarm has at most 255 characters'),
  v.check(name => !name.startsWith('arn:'), 'an alarm is named by its name, not by its ARN'),
);

const alarmEntry = v.objectWithRest(
  {
    alarm: alarmName,
    name: v.optional(v.pipe(v.string('a gate is named by text'), v.minLength(1, 'a gate has a name'))),
    when: v.optional(v.picklist(gateTimes, 'not a time at which a gate is measured'), 'always'),
    advisory: v.optional(v.boolean('not a switch: `true` or `false`, without quotes'), false),
  },
  v.never('not a key of an alarm gate'),
  'an entry names its `alarm`',
);

const alarmItem = v.lazy(item => {
  if (typeof item === 'string') return alarmName;
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) return alarmEntry;
  return v.never('neither the name of an alarm nor a mapping with `alarm`');
});

const alarmList = v.pipe(v.array(alarmItem), v.minLength(1, 'names no alarm'));

type Entry = { readonly path: Path; readonly item: v.InferOutput<typeof alarmItem> };

/**
 * The settings of `alarms`: a name, an entry, or a list of both. The plain names of a list are one gate called
 * `alarms`; each entry is a gate of its own, called by its `name`, else by its alarm.
 */
export function checkAlarms(settings: unknown, whereOf: (path: Path) => string): Checked<readonly AlarmsGate[]> {
  const list = Array.isArray(settings) ? (settings as readonly unknown[]) : [settings];
  const pathOf = (at: number): Path => (Array.isArray(settings) ? [at] : []);
  const parsed = v.safeParse(alarmList, list);
  if (!parsed.success) return invalid(...parsed.issues.map(issue => problemOf(issue, pathOf, whereOf)));
  const entries = parsed.output.map((item, at): Entry => ({ path: pathOf(at), item }));
  const twice = repeated(entries, whereOf);
  return twice.length > 0 ? invalid(...twice) : valid(gatesOf(entries));
}

function gatesOf(entries: readonly Entry[]): readonly AlarmsGate[] {
  const [first, ...others] = entries.flatMap(({ item }) => (typeof item === 'string' ? [item] : []));
  const base = { kind: 'alarms' } as const;
  const plain: readonly AlarmsGate[] =
    first === undefined
      ? []
      : [{ ...base, name: 'alarms', when: 'always', force: 'obeyed', alarms: [first, ...others] }];
  const named = entries.flatMap(({ item }): readonly AlarmsGate[] => {
    if (typeof item === 'string') return [];
    const { alarm, name, when, advisory } = item;
    return [{ ...base, name: name ?? alarm, when, force: advisory ? 'advisory' : 'obeyed', alarms: [alarm] }];
  });
  return [...plain, ...named];
}

/** Alarms that are named twice, and gates that would bear one name. */
function repeated(entries: readonly Entry[], whereOf: (path: Path) => string): readonly Problem[] {
  const alarms = entries.map(({ item }) => (typeof item === 'string' ? item : item.alarm));
  const names = entries.map(({ item }) => (typeof item === 'string' ? 'alarms' : (item.name ?? item.alarm)));
  return entries.flatMap(({ path, item }, at): readonly Problem[] => {
    const [alarm = '', name = ''] = [alarms[at], names[at]];
    if (alarms.indexOf(alarm) < at) {
      const [reason, remedy] = ['this alarm is named twice', 'name it once'];
      return [{ where: whereOf(path), value: shown(alarm), reason, remedy }];
    }
    // Plain names share one gate, so that only an entry can collide: with them wherever they stand, or with one before.
    const taken = entries.some((other, i) => names[i] === name && (typeof other.item === 'string' || i < at));
    if (typeof item === 'string' || !taken) return [];
    const [reason, remedy] = ['another gate has this name', 'give this gate a `name` of its own'];
    return [{ where: whereOf([...path, 'name']), value: shown(name), reason, remedy }];
  });
}

type Issue = v.InferIssue<typeof alarmList>;

function problemOf(issue: Issue, pathOf: (at: number) => Path, whereOf: (path: Path) => string): Problem {
  const [index, member] = (issue.path ?? []).map(part => part.key);
  const key = typeof member === 'string' ? member : undefined;
  const path = typeof index === 'number' ? pathOf(index) : [];
  const where = whereOf(key === undefined ? path : [...path, key]);
  const value = typeof issue.input === 'string' ? shown(issue.input) : undefined;
  if (key === undefined) {
    const remedy = 'write the name of a CloudWatch alarm; `gates: none` is the way to have no gate';
    return { where, value, reason: issue.message, remedy };
  }
  if (issue.type === 'never') {
    return { where, value: shown(key), reason: issue.message, remedy: meant(key, entryKeys) };
  }
  return { where, value, reason: issue.message, remedy: remedyFor(key, issue.input) };
}

function remedyFor(key: string, input: unknown): string {
  switch (key) {
    case 'when':
      return meant(String(input), gateTimes);
    case 'advisory':
      return 'write `advisory: true`, or leave it out';
    case 'name':
      return 'write a short name for log and summary, or leave it out';
    default:
      return 'write `alarm:` and the name of a CloudWatch alarm';
  }
}
