import type { ReplicationMethod } from './state.ts';

/** Versions as text, oldest first. A few of each engine: enough to upgrade by a patch, by a minor and by a major version. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  mysql: ['5.7.44', '8.0.36', '8.0.40', '8.0.42', '8.4.3', '8.4.5'],
  mariadb: ['10.6.19', '10.11.9', '10.11.11', '11.4.4'],
  postgres: ['14.15', '15.3', '15.10', '16.4', '16.6', '17.2', '17.4'],
  'aurora-mysql': ['5.7.mysql_aurora.2.12.4', '8.0.mysql_aurora.3.08.0', '8.0.mysql_aurora.3.09.0'],
  'aurora-postgresql': ['14.15', '15.10', '16.4', '16.6', '17.4'],
  'oracle-ee': ['19.0.0.0.ru-2025-01.rur-2025-01.r1'],
  'sqlserver-se': ['16.00.4185.3.v1'],
};

export type EngineFamily = 'MySQL' | 'PostgreSQL';

/** Undefined: blue/green deployments are not for this engine ("Region and engine availability" of the user guides). */
export function familyOf(engine: string): EngineFamily | undefined {
  switch (engine) {
    case 'mysql':
    case 'mariadb':
    case 'aurora-mysql':
      return 'MySQL';
    case 'postgres':
    case 'aurora-postgresql':
      return 'PostgreSQL';
    default:
      return undefined;
  }
}

export const isAurora = (engine: string): boolean => engine.startsWith('aurora-');

export const versionsOf = (engine: string): readonly string[] => VERSIONS[engine] ?? [];
export const ENGINES: readonly string[] = Object.keys(VERSIONS);

/** What a parameter group's family is named by. */
export function majorOf(engine: string, version: string): string {
  const [first = '', second = ''] = version.split('.');
  switch (engine) {
    case 'postgres':
    case 'aurora-postgresql':
    case 'oracle-ee':
      return first;
    default:
      return `${first}.${second}`;
  }
}

/** `mysql8.0`, `aurora-postgresql15` */
export const groupFamilyOf = (engine: string, version: string): string => `${engine}${majorOf(engine, version)}`;

export interface UpgradeTarget {
  readonly version: string;
  readonly isMajor: boolean;
}

/** MySQL goes one major version at a time; the others may skip some ("Upgrading the DB engine" of the user guides). */
export function upgradeTargetsOf(engine: string, version: string): readonly UpgradeTarget[] {
  const all = versionsOf(engine);
  const later = all.slice(all.indexOf(version) + 1);
  const major = majorOf(engine, version);
  const nextMajor = later.map(item => majorOf(engine, item)).find(item => item !== major);
  return later
    .map(item => ({ version: item, isMajor: majorOf(engine, item) !== major }))
    .filter(item => engine !== 'mysql' || !item.isMajor || majorOf(engine, item.version) === nextMajor);
}

/** A version in full, or what it begins with: then the newest of those. */
export function versionNamed(engine: string, asked: string): string | undefined {
  const all = versionsOf(engine);
  return all.includes(asked) ? asked : all.findLast(version => version.startsWith(`${asked}.`));
}

/** "PostgreSQL replication methods for blue/green deployments" of the user guide; Aurora knows no physical one. */
export function replicationMethod(engine: string, from: string, to: string): ReplicationMethod {
  if (familyOf(engine) === 'MySQL') return 'binlog';
  return isAurora(engine) || majorOf(engine, from) !== majorOf(engine, to) ? 'logical' : 'physical';
}

export const portOf = (engine: string): number => (familyOf(engine) === 'PostgreSQL' ? 5432 : 3306);
