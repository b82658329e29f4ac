import type { Gate } from '../release/words.ts';
import { checkAlarms } from './alarm-gates.ts';
import type { WhereOf } from './block-settings.ts';
import type { PlacedGate } from './gate-settings.ts';
import { checkLag } from './lag-gates.ts';
import { nearest, quotedList } from './nearest.ts';
import { each, invalid, shown, then, valid, type Checked } from './problems.ts';
import { checkSmoke } from './smoke-gates.ts';
import { checkTargets } from './targets-gates.ts';
import type { Target } from './request.ts';
import { readLines, type Lined } from './yaml-lines.ts';

const checkKind = { alarms: checkAlarms, smoke: checkSmoke, targets: checkTargets, lag: checkLag } as const;
type Kind = keyof typeof checkKind;

/** What can be measured of a target: a load balancer looks at services alone, and only databases follow one another. */
const kindsOf: Readonly<Record<Target['kind'], readonly Kind[]>> = {
  ecs: ['alarms', 'smoke', 'targets'],
  lambda: ['alarms', 'smoke'],
  rds: ['alarms', 'smoke', 'lag'],
};
const kindsLater = ['metrics', 'migrations'];
const wayToHaveNone = '`gates: none` is the way to have none';

/** The block of `gates`: a mapping from kind to settings, or `none`. A block that comes to no gate is a problem. */
export function checkGates(text: string, target: Target['kind']): Checked<readonly Gate[] | 'none'> {
  if (text.trim() === 'none') return valid('none');
  const read = readLines(text);
  if (!read.ok) {
    const remedy = 'a mapping from kind to settings: `alarms: [name-of-an-alarm]`';
    return invalid(...read.faults.map(({ line, reason }) => ({ where: at(line), value: undefined, reason, remedy })));
  }
  return then(checkMapping(read.lined), mapping => checkKinds(mapping, read.lined, target));
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

function checkKinds(mapping: Mapping, lined: Lined, target: Target['kind']): Checked<readonly Gate[]> {
  const whereOf: WhereOf = path => at(lined.lineOf(path));
  const kinds = Object.entries(mapping).map(([kind, settings]) =>
    isOf(target, kind)
      ? checkKind[kind](settings, path => whereOf([kind, ...path]), target)
      : invalid({ where: whereOf([kind]), value: shown(kind), ...kindRefused(kind, target) }),
  );
  const collisions = collisionsOf(kinds.flatMap(kind => (kind.ok ? kind.value : [])));
  return then(each([...kinds, ...collisions]), placed => valid(placed.flat().map(({ gate }) => gate)));
}

/** Gates that bear the name of another. Who was given a name gives way to who has it by default. */
function collisionsOf(placed: readonly PlacedGate[]): readonly Checked<never>[] {
  const inOrder = (['by default', 'as written'] as const).flatMap(way => placed.filter(({ name }) => name === way));
  const repeated = inOrder.filter(({ gate }, at) => inOrder.findIndex(other => other.gate.name === gate.name) < at);
  const [reason, remedy] = ['another gate has this name', 'give this gate a `name` of its own'];
  return repeated.map(({ gate, where }) => invalid({ where, value: shown(gate.name), reason, remedy }));
}

function isOf(target: Target['kind'], kind: string): kind is Kind {
  return kindsOf[target].some(one => one === kind);
}

function kindRefused(kind: string, target: Target['kind']): { readonly reason: string; readonly remedy: string } {
  const kindsBuilt = kindsOf[target];
  const built = `built so far: ${quotedList(kindsBuilt)}`;
  if (kind === 'targets' || kind === 'lag') {
    const lacks =
      kind === 'targets' ? 'load balancer whose targets could be counted' : 'replication that could lag behind';
    const reason = `\`target: ${target}\` has no ${lacks}`;
    return { reason, remedy: `leave it out; there are ${quotedList(kindsBuilt)}` };
  }
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
