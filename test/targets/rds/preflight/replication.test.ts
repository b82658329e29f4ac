import { describe, expect, test } from '@jest/globals';
import type { Engine } from '../../../../src/targets/rds/engine.ts';
import { replicationFindings } from '../../../../src/targets/rds/preflight/replication.ts';
import { anInstance, facts } from './a-database.ts';

function found(engine: Engine, from: string, to: string) {
  const version = { is: 'an upgrade', version: to, family: undefined, isMajor: true, from: [to] } as const;
  return replicationFindings(facts({ engine, version }), anInstance({ engine, engineVersion: from }));
}

describe('What green does not get of blue', () => {
  test.each<[engine: Engine, from: string, to: string]>([
    ['mysql', '8.0.40', '8.4.5'],
    ['mariadb', '10.6.19', '10.11.9'],
    ['aurora-mysql', '8.0.mysql_aurora.3.08.0', '8.0.mysql_aurora.3.09.0'],
    ['postgres', '16.4', '16.6'],
    ['postgres', '15.3', '15.10'],
  ])('is nothing by the binary log or by physical replication: %s %s to %s', (engine, from, to) => {
    // when
    const findings = found(engine, from, to);
    // then
    expect(findings).toEqual([]);
  });

  test.each<[engine: Engine, from: string, to: string]>([
    ['postgres', '16.4', '17.2'],
    ['aurora-postgresql', '16.4', '16.6'],
  ])('is said as a warning where it follows by logical replication: %s %s to %s', (engine, from, to) => {
    // when
    const findings = found(engine, from, to);
    // then
    expect(findings).toEqual([
      expect.objectContaining({
        level: 'warning',
        reason: expect.stringContaining('neither schema changes nor large objects'),
      }),
    ]);
  });
});

describe('A PostgreSQL that is too old for logical replication', () => {
  test.each<[engine: Engine, from: string, remedy: string]>([
    ['postgres', '15.3', 'upgrade it to 15.4 or a newer 15 first: that is a minor upgrade'],
    ['postgres', '14.8', 'upgrade it to 14.9 or a newer 14 first: that is a minor upgrade'],
    ['postgres', '10.23', 'upgrade it where it stands first: version 11.21 is the oldest'],
    ['postgres', '9.6.24', 'upgrade it where it stands first: version 11.21 is the oldest'],
    ['aurora-postgresql', '13.9', 'upgrade it to 13.12 or a newer 13 first: that is a minor upgrade'],
  ])('refuses the release: %s %s', (engine, from, remedy) => {
    // when
    const [finding] = found(engine, from, '17.2');
    // then
    expect(finding).toMatchObject({ level: 'error', where: 'database', value: 'orders', remedy });
  });

  test.each<[engine: Engine, from: string]>([
    ['postgres', '15.4'],
    ['postgres', '15.10'],
    ['postgres', '11.21'],
    ['aurora-postgresql', '17.4'],
  ])('is none of these: %s %s', (engine, from) => {
    // when
    const findings = found(engine, from, '18.1');
    // then
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
