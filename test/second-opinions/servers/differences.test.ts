import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { differences } from './differences.ts';
import { normalForm } from './normal-form.ts';
import { type Reply, replyDifferences } from './reply.ts';

describe('a difference is found where it is, and named', () => {
  test.each<{ what: string; here: object; there: object; found: readonly string[] }>([
    { what: 'a member too few', here: { a: 1, b: 2 }, there: { a: 1 }, found: ['b: missing there'] },
    { what: 'a member too many', here: { a: 1 }, there: { a: 1, b: 2 }, found: ['b: missing here'] },
    {
      what: 'another value',
      here: { a: { b: 'OK' } },
      there: { a: { b: 'ALARM' } },
      found: ['a.b: "OK" here, "ALARM" there'],
    },
    { what: 'another type', here: { a: '1' }, there: { a: 1 }, found: ['a: string here, number there'] },
    {
      what: 'a text for a time',
      here: { a: new Date('2026-11-21') },
      there: { a: 'then' },
      found: ['a: time here, string there'],
    },
    {
      what: 'a state in a list whose items no name has in common',
      here: { a: [{ containerArn: 'x', state: 'RUNNING' }] },
      there: { a: [{ containerArn: 'y', state: 'STOPPED' }] },
      found: ['a[].containerArn: "x" here, "y" there', 'a[].state: "RUNNING" here, "STOPPED" there'],
    },
    {
      what: 'seconds for milliseconds',
      here: { a: new Date('2026-11-21') },
      there: { a: new Date(1_795_000_000) },
      found: ['a: time here, string there'],
    },
    { what: 'a structure for a list', here: { a: [] }, there: { a: {} }, found: ['a: list here, structure there'] },
    {
      what: 'an item of a list, whose items are told apart by name',
      here: {
        a: [
          { name: 'x', port: 1 },
          { name: 'y', port: 2 },
        ],
      },
      there: {
        a: [
          { name: 'y', port: 3 },
          { name: 'z', port: 2 },
        ],
      },
      found: ['a[]: "x" here only', 'a[]: "z" there only', 'a[].port: 2 here, 3 there'],
    },
    { what: 'a scalar in a list', here: { a: ['x', 'y'] }, there: { a: ['y'] }, found: ['a[]: "x" here only'] },
    {
      what: 'another order',
      here: { a: [{ key: 'x' }, { key: 'y' }] },
      there: { a: [{ key: 'y' }, { key: 'x' }] },
      found: ['a: another order'],
    },
    {
      what: 'fewer items that cannot be told apart',
      here: { a: [{ on: true }, { on: true }] },
      there: { a: [{ on: false }] },
      found: ['a: 2 items here, 1 there', 'a[].on: true here, false there'],
    },
    {
      what: 'a list within a list',
      here: { a: [{ name: 'x', b: [{ key: 'k', value: 1 }] }] },
      there: { a: [{ name: 'x', b: [{ key: 'k', value: 2 }] }] },
      found: ['a[].b[].value: 1 here, 2 there'],
    },
    { what: 'nothing', here: { a: [{ name: 'x' }] }, there: { a: [{ name: 'x' }] }, found: [] },
  ])('$what', ({ here, there, found }) => {
    // when
    const different = differences(normalForm(here), normalForm(there));

    // then
    expect(different.map(({ path, what }) => `${path}: ${what}`)).toEqual(found);
  });

  test('two replies have no differences only if they are the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        // given
        const [here, there] = [normalForm({ a }), normalForm({ a: b })];

        // when
        const different = differences(here, there);

        // then
        expect(different.length === 0).toBe(JSON.stringify(sorted(here)) === JSON.stringify(sorted(there)));
      }),
    );
  });
});

/** Members in one order: theirs does not count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([member, held]) => [member, sorted(held)]),
  );
}

describe('how a call ends is compared, too', () => {
  const answered: Reply = { kind: 'answered', status: 200, body: {} };
  const refused: Reply = { kind: 'refused', status: 400, code: 'ClientException' };
  const unreadable: Reply = { kind: 'unreadable', status: 200 };

  test.each<{ what: string; here: Reply; there: Reply; found: readonly string[] }>([
    {
      what: 'refused, not answered',
      here: refused,
      there: answered,
      found: ['400 ClientException here, answered there'],
    },
    {
      what: 'answered, not refused',
      here: answered,
      there: refused,
      found: ['answered here, 400 ClientException there'],
    },
    {
      what: 'another code',
      here: refused,
      there: { ...refused, code: 'InvalidParameterException' },
      found: ['400 ClientException here, 400 InvalidParameterException there'],
    },
    {
      what: 'another status',
      here: refused,
      there: { ...refused, status: 404 },
      found: ['400 ClientException here, 404 ClientException there'],
    },
    {
      what: 'another good status',
      here: answered,
      there: { ...answered, status: 202 },
      found: ['answered here, answered with 202 there'],
    },
    {
      what: 'a reply that cannot be read',
      here: answered,
      there: unreadable,
      found: ['answered here, unreadable there'],
    },
    { what: 'the same refusal', here: refused, there: { ...refused }, found: [] },
  ])('$what', ({ here, there, found }) => {
    // when
    const different = replyDifferences(here, there);

    // then
    expect(different.map(({ what }) => what)).toEqual(found);
  });
});
