/** Whose blue/green deployments there are (user guides of RDS and Aurora, "Overview of blue/green deployments"), as AWS's API has them. */
const titles = {
  mysql: 'RDS for MySQL',
  mariadb: 'RDS for MariaDB',
  postgres: 'RDS for PostgreSQL',
  'aurora-mysql': 'Aurora MySQL',
  'aurora-postgresql': 'Aurora PostgreSQL',
} as const;

export type Engine = keyof typeof titles;

export const engineTitles: Readonly<Record<Engine, string>> = titles;

/** How changes of blue reach green. */
export type Follows = 'binlog' | 'physical replication' | 'logical replication';

/** Undefined: RDS makes no blue/green deployment of it. */
export function engineOf(word: string): Engine | undefined {
  return Object.hasOwn(titles, word) ? (word as Engine) : undefined;
}

export function isAurora(engine: Engine): boolean {
  return engine === 'aurora-mysql' || engine === 'aurora-postgresql';
}

/** `16` of PostgreSQL 16.4, `8.0` of MySQL 8.0.39 and of Aurora's 8.0.mysql_aurora.3.08.0, `10.11` of MariaDB 10.11.9. */
export function majorVersionOf(engine: Engine, version: string): string {
  const [first = '', second] = version.split('.');
  switch (engine) {
    case 'postgres':
    case 'aurora-postgresql':
      // Since PostgreSQL 10 the first number alone is the major version.
      return second === undefined || Number(first) >= 10 ? first : `${first}.${second}`;
    case 'mysql':
    case 'mariadb':
    case 'aurora-mysql':
      return second === undefined ? first : `${first}.${second}`;
    default: {
      const never: never = engine;
      throw new Error(`no such engine: ${String(never)}`);
    }
  }
}

/** "PostgreSQL replication methods for blue/green deployments", user guide of RDS: physical as long as the major version stays. */
export function followsBy(engine: Engine, from: string, to: string): Follows {
  switch (engine) {
    case 'mysql':
    case 'mariadb':
    case 'aurora-mysql':
      return 'binlog';
    case 'aurora-postgresql':
      return 'logical replication';
    case 'postgres':
      return majorVersionOf(engine, from) === majorVersionOf(engine, to)
        ? 'physical replication'
        : 'logical replication';
    default: {
      const never: never = engine;
      throw new Error(`no such engine: ${String(never)}`);
    }
  }
}
