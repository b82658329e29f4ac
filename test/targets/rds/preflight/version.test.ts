import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../../../src/targets/rds/preflight/preflight.ts';
import { versionFindings } from '../../../../src/targets/rds/preflight/version.ts';
import { anInstance, facts } from './a-database.ts';

const targets = (...all: readonly string[]) =>
  all.map(text => ({ version: text.replace('!', ''), isMajor: text.endsWith('!') }));

describe('The version of green', () => {
  test.each<[what: string, version: Facts['version']]>([
    ['blue’s own', { is: 'as blue', version: '8.0.40', family: 'mysql8.0' }],
    ['one that blue can be upgraded to', facts().version],
  ])('is worth no word: %s', (_, version) => {
    // when
    const found = versionFindings(facts({ version }), anInstance());
    // then
    expect(found).toEqual([]);
  });

  test.each<[what: string, known: readonly string[], remedy: string]>([
    ['a few', ['8.0.41', '8.0.42', '8.4.5!'], 'one of 8.4.5 (major), 8.0.42, 8.0.41'],
    [
      'many: the newest, and the newest of its own major version',
      ['8.0.42', '8.4.3!', '8.4.4!', '8.4.5!', '8.4.6!', '8.4.7!', '8.4.8!'],
      'one of 8.4.8 (major), 8.4.7 (major), 8.4.6 (major), 8.4.5 (major), 8.4.4 (major), 8.4.3 (major), 8.0.42',
    ],
    ['none', [], 'AWS knows no version that it can be upgraded to: leave `engine-version` out'],
  ])('that blue cannot be upgraded to refuses the release, with those that it can be: %s', (_, known, remedy) => {
    // given
    const version = { is: 'out of reach', version: '9.1.0', targets: targets(...known) } as const;
    // when
    const found = versionFindings(facts({ version }), anInstance());
    // then
    expect(found).toEqual([
      {
        level: 'error',
        where: 'engine-version',
        value: '9.1.0',
        reason: 'RDS for MySQL 8.0.40 cannot be upgraded to it',
        remedy,
      },
    ]);
  });

  test('that names several is a warning: AWS chooses one of them', () => {
    // given
    const from = ['8.4.5', '8.4.3'] as const;
    const version = { is: 'an upgrade', version: '8.4.5', family: 'mysql8.4', isMajor: true, from } as const;
    // when
    const found = versionFindings(facts({ version }), anInstance());
    // then
    expect(found).toEqual([
      {
        level: 'warning',
        where: 'engine-version',
        value: undefined,
        reason: 'it names 2 versions (8.4.5, 8.4.3), and AWS chooses one of them',
        remedy: 'name one in full: `engine-version: 8.4.5`',
      },
    ]);
  });
});
