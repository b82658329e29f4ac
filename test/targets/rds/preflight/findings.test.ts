import { describe, expect, test } from '@jest/globals';
import type { AskedOf } from '../../../../src/release/found.ts';
import type { Gate, HttpCheck, LagGate, SmokeGate } from '../../../../src/release/gate.ts';
import { findingsOf } from '../../../../src/targets/rds/preflight/findings.ts';
import { aCluster, aGreen, anInstance, clusterFacts, facts, how } from './a-database.ts';

const check: HttpCheck = {
  asks: 'a url',
  url: 'https://test.orders.example.com/health',
  status: 200,
  contains: undefined,
  headers: new Map(),
  latency: undefined,
  timeout: 5000,
  retries: 3,
};

const url = (when: SmokeGate['when']): SmokeGate => ({ kind: 'smoke', name: 'health', when, force: 'obeyed', check });

const asking = (...gates: readonly Gate[]): AskedOf => ({ ...how, gates });

describe('A database', () => {
  test.each([
    ['an instance', findingsOf({ is: 'a source', ...facts() }, anInstance(), { green: aGreen() }, how)],
    [
      'a cluster of Aurora MySQL',
      findingsOf(
        {
          is: 'a source',
          ...clusterFacts({
            engine: 'aurora-mysql',
            replicating: { group: 'shop-15', values: new Map([['binlog_format', 'ROW']]) },
          }),
        },
        aCluster({ engine: 'aurora-mysql' }),
        { green: aGreen() },
        how,
      ),
    ],
  ])('that is ready for its green is worth no word: %s', (_, found) => {
    // then
    expect(found).toEqual([]);
  });

  test('of an engine that has no blue/green deployments refuses the release, and says which have', () => {
    // given
    const database = anInstance({ engine: 'oracle-ee' });
    // when
    const found = findingsOf({ is: 'no source', because: 'it is oracle-ee' }, database, { green: aGreen() }, how);
    // then
    expect(found).toEqual([
      {
        level: 'error',
        where: 'database',
        value: 'orders',
        reason: 'it is oracle-ee, of which RDS makes no blue/green deployment',
        remedy: 'it makes them of RDS for MySQL, RDS for MariaDB, RDS for PostgreSQL, Aurora MySQL, Aurora PostgreSQL',
      },
    ]);
  });

  test('that a zero-ETL integration reads from refuses the release, with the command that deletes it', () => {
    // given
    const integration = 'arn:aws:rds:eu-west-1:123456789012:integration:5c1f';
    // when
    const found = findingsOf(
      { is: 'a source', ...facts({ integrations: [integration] }) },
      anInstance(),
      { green: aGreen() },
      how,
    );
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'database',
        command: `aws rds delete-integration --region eu-west-1 --integration-identifier ${integration}`,
      }),
    ]);
  });

  test('whose password Secrets Manager keeps is a warning: RDS itself decides', () => {
    // given
    const passwordIn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!db-1';
    // when
    const found = findingsOf({ is: 'a source', ...facts() }, anInstance({ passwordIn }), { green: aGreen() }, how);
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'warning',
        where: 'database',
        reason: expect.stringContaining('Secrets Manager'),
      }),
    ]);
  });

  test('that cannot be upgraded so is told of that, and not of what would follow from the version', () => {
    // given
    const version = { is: 'out of reach', version: '14.1', targets: [] } as const;
    // when
    const found = findingsOf(
      { is: 'a source', ...clusterFacts({ version, replicating: undefined }) },
      aCluster(),
      { green: aGreen() },
      how,
    );
    // then
    expect(found.map(({ where }) => where)).toEqual(['engine-version']);
  });
});

describe('A smoke test of a URL', () => {
  test.each<[when: SmokeGate['when'], expected: readonly string[]]>([
    ['before-traffic', ['health']],
    ['bake', []],
  ])('is a warning before the switchover, when whoever answers asks blue: %s', (when, expected) => {
    // when
    const found = findingsOf({ is: 'a source', ...facts() }, anInstance(), { green: aGreen() }, asking(url(when)));
    // then
    expect(found.map(({ value }) => value)).toEqual(expected);
  });
});

describe('A limit on the transactions of blue', () => {
  const lag = (transactions: number | undefined): LagGate => ({
    ...{ kind: 'lag', name: 'lag', when: 'before-traffic', force: 'obeyed' },
    ...{ atMost: 5000, walAtMost: 1_000_000 },
    blue: { connections: undefined, load: undefined, transactions },
  });

  test('refuses the release where CloudWatch has no such metric of its engine', () => {
    // when
    const found = findingsOf({ is: 'a source', ...facts() }, anInstance(), { green: aGreen() }, asking(lag(10)));
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'gates',
        value: 'lag',
        reason: 'it limits the active transactions of blue, and CloudWatch has no such metric of RDS for MySQL',
      }),
    ]);
  });

  test.each<[what: string, found: ReturnType<typeof findingsOf>]>([
    [
      'there is none',
      findingsOf({ is: 'a source', ...facts() }, anInstance(), { green: aGreen() }, asking(lag(undefined))),
    ],
    [
      'Aurora MySQL has the metric',
      findingsOf(
        { is: 'a source', ...clusterFacts({ engine: 'aurora-mysql', replicating: undefined }) },
        aCluster({ engine: 'aurora-mysql' }),
        { green: aGreen() },
        asking(lag(10)),
      ),
    ],
  ])('is worth no word where %s', (_, found) => {
    // then
    expect(found).toEqual([]);
  });
});
