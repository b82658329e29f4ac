import { describe, expect, test } from '@jest/globals';
import { byVersion, names } from '../../../../src/targets/rds/engine-version.ts';
import { type Engine, engineOf, followsBy, majorVersionOf } from '../../../../src/targets/rds/engine.ts';

describe('An engine', () => {
  test.each<[word: string, expected: Engine | undefined]>([
    ['mysql', 'mysql'],
    ['aurora-postgresql', 'aurora-postgresql'],
    ['oracle-ee', undefined],
    ['sqlserver-se', undefined],
    ['toString', undefined],
  ])('has blue/green deployments or has none: %s', (word, expected) => {
    // when
    const engine = engineOf(word);
    // then
    expect(engine).toBe(expected);
  });

  test.each<[engine: Engine, version: string, major: string]>([
    ['postgres', '16.4', '16'],
    ['postgres', '9.6.24', '9.6'],
    ['aurora-postgresql', '15.10', '15'],
    ['mysql', '8.0.40', '8.0'],
    ['mysql', '8.4', '8.4'],
    ['mariadb', '10.11.9', '10.11'],
    ['aurora-mysql', '8.0.mysql_aurora.3.08.0', '8.0'],
    ['postgres', '17', '17'],
  ])('has major versions of its own kind: %s %s is %s', (engine, version, major) => {
    // when
    const found = majorVersionOf(engine, version);
    // then
    expect(found).toBe(major);
  });

  test.each<[engine: Engine, from: string, to: string, by: string]>([
    ['mysql', '8.0.40', '8.4.5', 'binlog'],
    ['aurora-mysql', '8.0.mysql_aurora.3.08.0', '8.0.mysql_aurora.3.09.0', 'binlog'],
    ['postgres', '16.4', '16.6', 'physical replication'],
    ['postgres', '16.4', '17.2', 'logical replication'],
    ['aurora-postgresql', '16.4', '16.4', 'logical replication'],
  ])('has green follow in its own way: %s %s to %s by %s', (engine, from, to, by) => {
    // when
    const found = followsBy(engine, from, to);
    // then
    expect(found).toBe(by);
  });
});

describe('A version', () => {
  test.each<[asked: string, version: string, expected: boolean]>([
    ['16', '16.4', true],
    ['16.4', '16.4', true],
    ['8.0', '8.0.40', true],
    ['1', '16.4', false],
    ['16.1', '16.10', false],
    ['16.4', '16', false],
  ])('is named in full or by its beginning up to a dot: %s names %s is %s', (asked, version, expected) => {
    // when
    const found = names(asked, version);
    // then
    expect(found).toBe(expected);
  });

  test('comes after those with smaller numbers, however they are spelled', () => {
    // given
    const versions = ['15.10', '9.6.24', '15.4', '16.1', '8.0.mysql_aurora.3.10.0', '8.0.mysql_aurora.3.9.0'];
    // when
    const sorted = versions.toSorted(byVersion);
    // then
    expect(sorted).toEqual(['8.0.mysql_aurora.3.9.0', '8.0.mysql_aurora.3.10.0', '9.6.24', '15.4', '15.10', '16.1']);
  });
});
