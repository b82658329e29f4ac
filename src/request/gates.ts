import type { Gate } from '../release/words.ts';
import { checkAlarms } from './alarm-gates.ts';
import { nearest, quotedList } from './nearest.ts';
import { each, invalid, shown, then, valid, type Checked } from './problems.ts';
import { readLines, type Lined } from './yaml-lines.ts';

const kindsBuilt = ['alarms'] as const;
const kindsLater = ['smoke', 'metrics', 'lag', 'targets', 'migrations'];
const wayToHaveNone = '`gates: none` is the way to have none';

/** The block of `gates`: a mapping from kind to settings, or `none`. A block that comes to no gate is a problem. */
export function checkGates(text: string): Checked<readonly Gate[] | 'none'> {
  if (text.trim() === 'none') return valid('none');
  const read = readLines(text);
  if (!read.ok) {
    const remedy = 'a mapping from kind to settings: `alarms: [name-of-an-alarm]`';
    return invalid(...read.faults.map(({ line, reason }) => ({ where: at(line), value: undefined, reason, remedy })));
  }
  return then(checkMapping(read.lined), mapping => checkKinds(mapping, read.lined));
}

type Mapping = Readonly<Record<string, unknown>>;

function checkMapping({ value, lineOf }: Lined): Checked<Mapping> {
  const where = at(lineOf([]));
  if (typeof value === 'string') {
    const remedy =
      nearest(value, ['none']) === 'none' ? 'write `none`' : 'write `alarms: [...]` with the names of the alarms';
    return invalid({ where, value: shown(value), reason: 'not a mapping from kind to settings', remedy });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const remedy = `write \`alarms: [...]\`; ${wayToHaveNone}`;
    return invalid({ where, value: undefined, reason: 'not a mapping from kind to settings', remedy });
  }
  if (Object.keys(value).length === 0) {
    return invalid({ where, value: undefined, reason: 'holds no gate', remedy: wayToHaveNone });
  }
  return valid(value as Mapping);
}

function checkKinds(mapping: Mapping, lined: Lined): Checked<readonly Gate[]> {
  const whereOf = (path: readonly (string | number)[]) => at(lined.lineOf(path));
  const kinds = Object.entries(mapping).map(([kind, settings]) =>
    kind === 'alarms'
      ? checkAlarms(settings, path => whereOf([kind, ...path]))
      : invalid({ where: whereOf([kind]), value: shown(kind), ...kindRefused(kind) }),
  );
  return then(each(kinds), gates => valid(gates.flat()));
}

function kindRefused(kind: string): { readonly reason: string; readonly remedy: string } {
  const built = `built so far: ${quotedList(kindsBuilt)}`;
  if (kindsLater.includes(kind)) return { reason: 'this kind of gate is not built yet', remedy: built };
  const close = nearest(kind, [...kindsBuilt, ...kindsLater]);
  return {
    reason: 'not a kind of gate',
    remedy: close === undefined ? built : `did you mean \`${close}\`? (${built})`,
  };
}

function at(line: number): string {
  return `gates, line ${line}`;
}
