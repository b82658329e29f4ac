import { describe, expect, test } from '@jest/globals';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticListSchema, StaticMapSchema, StaticStructureSchema, StaticUnionSchema } from '@smithy/types';
import { check } from './check.ts';

const choice: StaticUnionSchema = [4, 'example', 'Choice', 0, ['text', 'flag'], [0, 2]];
const tag: StaticStructureSchema = [3, 'example', 'Tag', 0, ['key', 'value'], [0, 0], 1];
const tags: StaticListSchema = [1, 'example', 'Tags', 0, () => tag];
const limits: StaticMapSchema = [2, 'example', 'Limits', 0, 0, 1];
const holes: StaticListSchema = [1, 'example', 'Holes', { sparse: 1 }, 0];
const service = NormalizedSchema.of([
  3,
  'example',
  'Service',
  0,
  ['name', 'count', 'live', 'since', 'blob', 'tags', 'limits', 'choice', 'holes', 'anything'],
  [0, 1, 2, 4, 21, () => tags, () => limits, () => choice, () => holes, 15],
  1,
] satisfies StaticStructureSchema);

describe('the check of a value against its schema', () => {
  test.each([
    ['only what is required', { name: 'api' }],
    ['an optional member that is undefined', { name: 'api', count: undefined }],
    [
      'a value for every member',
      {
        name: '',
        count: -0.5,
        live: false,
        since: new Date(0),
        blob: new Uint8Array(),
        tags: [{ key: 'a' }],
        limits: { ['__proto__']: 1, b: Number.NaN },
        choice: { flag: true },
        holes: ['a', null],
        anything: [null, { a: 1 }],
      },
    ],
  ])('is content with %s', (_title, value) => {
    // when
    const complaints = check(service, value);

    // then
    expect(complaints).toEqual([]);
  });

  test.each([
    ['a missing required member', {}, 'missing', 'name'],
    ['a required member that is undefined', { name: undefined }, 'missing', 'name'],
    [
      'a missing required member deep inside',
      { name: '', tags: [{ key: '' }, { value: '' }] },
      'missing',
      'tags[1].key',
    ],
    ['an unknown member', { name: '', nmae: '' }, 'unknown', 'nmae'],
    ['an unknown member deep inside', { name: '', tags: [{ key: '', Value: '' }] }, 'unknown', 'tags[0].Value'],
    ['null for a member', { name: null }, 'type', 'name'],
    ['a number for text', { name: 1 }, 'type', 'name'],
    ['text for a number', { name: '', count: '1' }, 'type', 'count'],
    ['a big integer for a number', { name: '', count: 1n }, 'type', 'count'],
    ['text for a boolean', { name: '', live: 'true' }, 'type', 'live'],
    ['a number for a timestamp', { name: '', since: 0 }, 'type', 'since'],
    ['an invalid date', { name: '', since: new Date(Number.NaN) }, 'type', 'since'],
    ['text for bytes', { name: '', blob: 'YQ==' }, 'type', 'blob'],
    ['a structure for a list', { name: '', tags: {} }, 'type', 'tags'],
    ['a list for a structure', { name: '', tags: [[]] }, 'type', 'tags[0]'],
    ['null in a list', { name: '', tags: [null] }, 'type', 'tags[0]'],
    ['a list for a map', { name: '', limits: [] }, 'type', 'limits'],
    ['a wrong value in a map', { name: '', limits: { cpu: '1' } }, 'type', 'limits.cpu'],
    ['a date for a map', { name: '', limits: new Date(0) }, 'type', 'limits'],
    ['a union with no member', { name: '', choice: {} }, 'union', 'choice'],
    ['a union with two members', { name: '', choice: { text: '', flag: true } }, 'union', 'choice'],
    ['a union with an unknown member', { name: '', choice: { number: 1 } }, 'unknown', 'choice.number'],
    ['something else than a structure', 'api', 'type', ''],
  ])('refuses %s', (_title, value, kind, path) => {
    // when
    const complaints = check(service, value);

    // then
    expect(complaints).toEqual([expect.objectContaining({ kind, path })]);
  });

  test('names every mistake, not only the first', () => {
    // when
    const complaints = check(service, { count: 'x', tags: [{}], nmae: '' });

    // then
    expect(complaints.map(({ path }) => path).sort()).toEqual(['count', 'name', 'nmae', 'tags[0].key']);
  });
});
