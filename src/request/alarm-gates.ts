import * as v from 'valibot';
import type { Problem } from '../release/problem.ts';
import type { AlarmsGate } from '../release/words.ts';
import { checkSettings, type Item, type WhereOf } from './block-settings.ts';
import { commonKeys, commonSettings, forceOf, itemsOf, type PlacedGate } from './gate-settings.ts';
import { each, invalid, shown, valid, type Checked } from './problems.ts';
import { isMapping, type Path } from './yaml-lines.ts';

/** CloudWatch's own limit: 1 to 255 characters (PutMetricAlarm, `AlarmName`). */
const alarmName = v.pipe(
  v.string('an alarm is named by text (quote a name that looks like a number)'),
  v.check(name => name.trim() !== '', 'an alarm has a name'),
  v.maxLength(255, 'a name of an alarm has at most 255 characters'),
  v.check(name => !name.startsWith('arn:'), 'an alarm is named by its name, not by its ARN'),
);

const alarmEntry = v.objectWithRest(
  { alarm: alarmName, ...commonSettings('always') },
  v.never('not a key of an alarm gate'),
  'an entry names its `alarm`',
);

const alarmKeys = {
  alarm: { remedy: () => 'write `alarm:` and the name of a CloudWatch alarm', shows: shown },
  ...commonKeys,
};

const remedy = 'write the name of a CloudWatch alarm; `gates: none` is the way to have no gate';

/** An alarm of the block: a plain name, or an entry that is a gate of its own. */
type Listed = { readonly path: Path; readonly alarm: string } & (
  { readonly as: 'plain name' } | { readonly as: 'entry'; readonly entry: v.InferOutput<typeof alarmEntry> }
);

/**
 * The settings of `alarms`: a name, an entry, or a list of both. The plain names of a list are one gate called
 * `alarms`; each entry is a gate of its own, called by its `name`, else by its alarm.
 */
export function checkAlarms(settings: unknown, whereOf: WhereOf): Checked<readonly PlacedGate[]> {
  const items = itemsOf(settings);
  if (items.length === 0) return invalid({ where: whereOf([]), value: undefined, reason: 'names no alarm', remedy });
  const checked = each(items.map(item => checkItem(item, whereOf)));
  if (!checked.ok) return checked;
  const twice = repeated(checked.value, whereOf);
  return twice.length > 0 ? invalid(...twice) : valid(gatesOf(checked.value, whereOf));
}

function checkItem(item: Item, whereOf: WhereOf): Checked<Listed> {
  const { path, value } = item;
  if (isMapping(value)) {
    const checked = checkSettings(alarmEntry, alarmKeys, item, whereOf);
    return checked.ok ? valid({ as: 'entry', path, alarm: checked.value.alarm, entry: checked.value }) : checked;
  }
  const where = whereOf(path);
  if (typeof value !== 'string') {
    const reason = 'neither the name of an alarm nor a mapping with `alarm`';
    return invalid({ where, value: undefined, reason, remedy });
  }
  const name = v.safeParse(alarmName, value);
  if (name.success) return valid({ as: 'plain name', path, alarm: name.output });
  return invalid(...name.issues.map(issue => ({ where, value: shown(value), reason: issue.message, remedy })));
}

function gatesOf(listed: readonly Listed[], whereOf: WhereOf): readonly PlacedGate[] {
  const [first, ...others] = listed.filter(one => one.as === 'plain name');
  const plain: readonly PlacedGate[] =
    first === undefined
      ? []
      : [
          {
            gate: {
              kind: 'alarms',
              name: 'alarms',
              when: 'always',
              force: 'obeyed',
              alarms: [first.alarm, ...others.map(({ alarm }) => alarm)],
            },
            where: whereOf(first.path),
            name: 'by default',
          },
        ];
  const entries = listed.filter(one => one.as === 'entry');
  return [...plain, ...entries.map(({ path, entry }) => placed(entry, whereOf([...path, 'name'])))];
}

function placed({ alarm, name, when, advisory }: v.InferOutput<typeof alarmEntry>, where: string): PlacedGate {
  const gate: AlarmsGate = { kind: 'alarms', name: name ?? alarm, when, force: forceOf(advisory), alarms: [alarm] };
  return { gate, where, name: name === undefined ? 'by default' : 'as written' };
}

function repeated(listed: readonly Listed[], whereOf: WhereOf): readonly Problem[] {
  return listed.flatMap(({ path, alarm }, at): readonly Problem[] => {
    if (listed.findIndex(other => other.alarm === alarm) === at) return [];
    const [reason, once] = ['this alarm is named twice', 'name it once'];
    return [{ where: whereOf(path), value: shown(alarm), reason, remedy: once }];
  });
}
