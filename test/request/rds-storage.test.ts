import { describe, expect, test } from '@jest/globals';
import { asBlueHasIt, checkStorage } from '../../src/request/rds-storage.ts';
import type { GreenStorage } from '../../src/request/request.ts';

describe("green's storage", () => {
  const keyArn = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

  test.each<[string, Partial<GreenStorage>]>([
    ['{ type: gp2 }', { type: 'gp2' }],
    ['{ type: io2, allocated: 400, iops: 3000 }', { type: 'io2', allocated: 400, iops: 3_000 }],
    ['type: gp3\niops: 12000\nthroughput: 500\n', { type: 'gp3', iops: 12_000, throughput: 500 }],
    ['throughput: 500', { throughput: 500 }],
    ['iops: 1000', { iops: 1_000 }],
    ['allocated: 65536', { allocated: 65_536 }],
    ['upgrade: true', { layout: 'newest' }],
    ['upgrade: false', {}],
    ['kms-key: alias/teams/orders', { kmsKey: 'alias/teams/orders' }],
    [`kms-key: ${keyArn}`, { kmsKey: keyArn }],
    [
      'kms-key: arn:aws:kms:eu-west-1:123456789012:alias/orders',
      { kmsKey: 'arn:aws:kms:eu-west-1:123456789012:alias/orders' },
    ],
    ['kms-key: 1234abcd-12ab-34cd-56ef-1234567890ab', { kmsKey: '1234abcd-12ab-34cd-56ef-1234567890ab' }],
    ['kms-key: mrk-1234abcd12ab34cd56ef1234567890ab', { kmsKey: 'mrk-1234abcd12ab34cd56ef1234567890ab' }],
  ])('with %j is otherwise than blue has it in %j alone', (text, changes) => {
    // when
    const checked = checkStorage(text);

    // then
    expect(checked).toEqual({ ok: true, value: { ...asBlueHasIt, ...changes } });
  });

  const example = 'write a mapping, such as `{ type: gp3, allocated: 200 }`';
  const legal = 'legal: `type`, `allocated`, `iops`, `throughput`, `upgrade`, `kms-key`';
  const types = 'legal: `gp2`, `gp3`, `io1`, `io2`';

  test.each<[string, number, string | undefined, string | RegExp, string]>([
    ['gp3', 1, undefined, 'not a mapping from setting to value', example],
    ['[gp3]', 1, undefined, 'not a mapping from setting to value', example],
    ['# none', 1, undefined, 'not a mapping from setting to value', example],
    ['{}', 1, undefined, 'sets nothing', example],
    ['type: gp3\ntype: io2', 2, undefined, 'this key stands here a second time', example],
    ['type: { gp3', 1, undefined, /^not readable as YAML/, example],
    ['type: gp3\nsize: 200', 2, 'size', 'not a setting of storage', legal],
    ['constructor: 1', 1, 'constructor', 'not a key of these settings', legal],
    ['alocated: 200', 1, 'alocated', 'not a setting of storage', `did you mean \`allocated\`? (${legal})`],
    ['type: standard', 1, 'standard', 'not a type of storage', types],
    ['type: gp4', 1, 'gp4', 'not a type of storage', `did you mean \`gp2\`? (${types})`],
    ['allocated: "200"', 1, '200', /whole number/, 'write the size in GiB: `allocated: 200`'],
    ['allocated: 200GiB', 1, '200GiB', /whole number/, 'write the size in GiB: `allocated: 200`'],
    ['allocated: 4', 1, '4', /between 5 and 65536/, 'write the size in GiB: `allocated: 200`'],
    ['iops: 3000.5', 1, '3000.5', /between 1000 and 256000/, 'write operations per second: `iops: 12000`'],
    ['throughput: 5000', 1, '5000', /between 125 and 4000/, 'write MiB per second: `throughput: 500`'],
    ['upgrade: "true"', 1, 'true', /not a switch/, 'write `upgrade: true`, or leave it out'],
    ['kms-key: orders', 1, 'orders', /KMS key/, 'write `kms-key: alias/orders`, or the id or ARN of a key'],
    [
      'type: gp2\niops: 3000',
      2,
      '3000',
      '`gp2` has as many operations per second as its size gives it',
      'leave it out, or write `type: gp3`',
    ],
    [
      'type: io2\niops: 3000\nthroughput: 500',
      3,
      '500',
      'only `gp3` has a throughput that can be set',
      'leave it out, or write `type: gp3`',
    ],
  ])('as in %j is refused at its line, with a remedy', (text, line, value, reason, remedy) => {
    // when
    const checked = checkStorage(text);

    // then
    const told = typeof reason === 'string' ? reason : expect.stringMatching(reason);
    expect(checked).toEqual({ ok: false, problems: [{ where: `storage, line ${line}`, value, reason: told, remedy }] });
  });

  test('is told everything that is wrong with it at once', () => {
    // given
    const text = 'type: gp2\niops: 3000\nthroughput: 500\n';

    // when
    const [both, four] = [checkStorage(text), checkStorage(`${text}one: 1\ntwo: 2\nallocated: 1\nupgrade: 1\n`)];

    // then
    const wheres = (checked: typeof both) => (checked.ok ? [] : checked.problems.map(({ where }) => where));
    expect(wheres(both)).toEqual(['storage, line 2', 'storage, line 3']);
    expect(wheres(four).toSorted()).toEqual([4, 5, 6, 7].map(line => `storage, line ${line}`));
  });
});
