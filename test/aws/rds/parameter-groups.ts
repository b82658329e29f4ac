import { AwsError } from '../wire/index.ts';
import { ENGINES, groupFamilyOf, versionsOf } from './engines.ts';

/** What a group holds: of an instance, or of a cluster. */
export type GroupKind = 'instance' | 'cluster';

export interface Parameter {
  readonly name: string;
  /** As shown; undefined where AWS shows none. */
  readonly value: string | undefined;
  readonly source: 'user' | 'system' | 'engine-default';
}

export interface ParameterGroup {
  readonly kind: GroupKind;
  readonly name: string;
  readonly family: string;
  readonly description: string;
  /** What somebody has set. */
  readonly set: ReadonlyMap<string, string>;
}

export interface GroupBook {
  all(kind: GroupKind): readonly ParameterGroup[];
  find(kind: GroupKind, name: string): ParameterGroup | undefined;
  /** Throws what AWS answers to whoever uses one that does not exist. */
  get(kind: GroupKind, name: string): ParameterGroup;
}

interface GroupSeed {
  readonly name: string;
  readonly family: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Every family has a default group, which nobody can change. */
export function createGroupBook(seeded: Readonly<Record<GroupKind, readonly GroupSeed[]>>): GroupBook {
  const groups = (['instance', 'cluster'] as const).flatMap(kind => [
    ...defaultFamilies().map(family => defaultGroup(kind, family)),
    ...seeded[kind].map(group => ({
      kind,
      name: group.name,
      family: group.family,
      description: `${group.name} of the seed`,
      set: new Map(Object.entries(group.parameters)),
    })),
  ]);
  const find = (kind: GroupKind, name: string) => groups.find(group => group.kind === kind && group.name === name);
  return {
    all: kind => groups.filter(group => group.kind === kind),
    find,
    get: (kind, name) => {
      const group = find(kind, name);
      if (group === undefined) throw groupNotFound(kind, name);
      return group;
    },
  };
}

export const defaultGroupName = (family: string): string => `default.${family}`;

function groupNotFound(kind: GroupKind, name: string): AwsError {
  return kind === 'instance'
    ? new AwsError('DBParameterGroupNotFoundFault', `DBParameterGroup not found: ${name}`)
    : new AwsError('DBClusterParameterGroupNotFoundFault', `DBClusterParameterGroup not found: ${name}`);
}

function defaultGroup(kind: GroupKind, family: string): ParameterGroup {
  const description = `Default ${kind === 'cluster' ? 'cluster ' : ''}parameter group for ${family}`;
  return { kind, name: defaultGroupName(family), family, description, set: new Map() };
}

function defaultFamilies(): readonly string[] {
  const all = ENGINES.flatMap(engine => versionsOf(engine).map(version => groupFamilyOf(engine, version)));
  return [...new Set(all)];
}

/** Those that blue/green deployments depend on, and what somebody has set. The defaults are those of the user guides. */
export function parametersOf({ kind, family, set }: ParameterGroup): readonly Parameter[] {
  const defaults = Object.entries(defaultsOf(kind, family)).filter(([name]) => !set.has(name));
  return [
    ...[...set].map(([name, value]): Parameter => ({ name, value, source: 'user' })),
    ...defaults.map(([name, value]): Parameter => ({ name, value, source: 'engine-default' })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const valueOf = (group: ParameterGroup, name: string): string | undefined =>
  parametersOf(group).find(parameter => parameter.name === name)?.value;

function defaultsOf(kind: GroupKind, family: string): Readonly<Record<string, string | undefined>> {
  const aurora = family.startsWith('aurora-');
  if (/^(aurora-)?mysql|^mariadb/.test(family)) {
    const replicated = { binlog_format: aurora ? 'OFF' : 'MIXED', read_only: aurora ? '0' : '{TrueIfReplica}' };
    return kind === 'cluster' || !aurora ? { ...replicated, event_scheduler: 'OFF' } : { event_scheduler: undefined };
  }
  if (/^(aurora-)?postgres/.test(family)) {
    const replicated = {
      'rds.logical_replication': '0',
      max_replication_slots: '20',
      max_wal_senders: '35',
      max_logical_replication_workers: '4',
      max_worker_processes: undefined,
      default_transaction_read_only: undefined,
    };
    return kind === 'cluster' || !aurora ? replicated : { default_transaction_read_only: undefined };
  }
  return {};
}
