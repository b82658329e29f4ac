import { describe, expect, test } from '@jest/globals';
import { XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticListSchema, StaticMapSchema, StaticStructureSchema } from '@smithy/types';
import fc from 'fast-check';
import { JSON_TEXT, valueOf, XML_TEXT } from './arbitrary.ts';
import { check } from './check.ts';
import { membersOf } from './fault.ts';
import { decodeForm } from './form-codec.ts';
import { parseForm } from './form.ts';
import { decodeJson, encodeJson } from './json-codec.ts';
import { comparable } from './sdk.ts';
import { encodeXmlMembers } from './xml-codec.ts';
import { xmlElement } from './xml.ts';

// The clients of today have no flattened list, no map and no date format of its own in their forms and XML. The protocols
// have, and the next client will.
const item: StaticStructureSchema = [3, 'example', 'Item', { xmlName: 'Thing' }, ['Name', 'Count'], [0, 1], 1];
const items: StaticListSchema = [1, 'example', 'Items', 0, () => item];
const named: StaticListSchema = [1, 'example', 'Named', 0, [0, { xmlName: 'Id' }]];
const byName: StaticMapSchema = [2, 'example', 'ByName', 0, 0, 1];
const itemsByName: StaticMapSchema = [
  2,
  'example',
  'ItemsByName',
  0,
  [0, { xmlName: 'K' }],
  [() => item, { xmlName: 'V' }],
];
const box = NormalizedSchema.of([
  3,
  'example',
  'Box',
  0,
  ['Items', 'Named', 'Flat', 'Map', 'FlatMap', 'Iso', 'Http', 'Epoch', 'Bytes', 'Renamed', 'Live', 'One', 'Plain'],
  [
    () => items,
    () => named,
    [() => items, { xmlFlattened: 1, xmlName: 'FlatItem' }],
    () => byName,
    [() => itemsByName, { xmlFlattened: 1 }],
    5,
    6,
    7,
    21,
    [0, { xmlName: 'Label' }],
    2,
    () => item,
    64,
  ],
] satisfies StaticStructureSchema);

describe('the XML of a value', () => {
  test('is read back by the SDK as the same value', () => {
    // given
    const reader = new XmlShapeDeserializer({
      timestampFormat: { useTrait: true, default: 5 },
      httpBindings: false,
      xmlNamespace: 'https://example.com/',
      serviceNamespace: 'example',
    });
    // A flattened list or map that is empty leaves no trace, and a date in HTTP's format no milliseconds.
    const values = valueOf(box, { text: XML_TEXT, depth: 3 }).map(value => {
      const { Flat, FlatMap, Http, ...rest } = value as { Flat?: object[]; FlatMap?: object; Http?: Date };
      return {
        ...rest,
        ...(Flat?.length ? { Flat } : {}),
        ...(FlatMap && Object.keys(FlatMap).length > 0 ? { FlatMap } : {}),
        ...(Http ? { Http: new Date(Math.floor(Http.getTime() / 1000) * 1000) } : {}),
      };
    });
    const property = fc.asyncProperty(values, async value => {
      // when
      const { xml } = xmlElement('Box', encodeXmlMembers(membersOf(box), value));
      const read: unknown = await reader.read(box, Buffer.from(xml));

      // then
      expect(comparable(read)).toEqual(comparable(value));
    });
    return fc.assert(property, { seed: 20261121, numRuns: 200 });
  });
});

describe('the JSON of a value', () => {
  test('is read back as the same value', () => {
    // given
    const property = fc.property(valueOf(box, { text: JSON_TEXT, depth: 3 }), value => {
      const { Http: _coarse, ...rest } = value as { Http?: Date };

      // when
      const read = decodeJson(box, JSON.parse(JSON.stringify(encodeJson(box, rest))));

      // then
      expect(comparable(read)).toEqual(comparable(rest));
    });
    fc.assert(property, { seed: 20261121, numRuns: 200 });
  });
});

describe('a form', () => {
  test.each([
    ['a plain list', 'Plain.member.1=a', { Plain: ['a'] }],
    ['a list of named items', 'Named.Id.1=a&Named.Id.2=b', { Named: ['a', 'b'] }],
    ['a list in any order', 'Named.Id.10=b&Named.Id.9=a', { Named: ['a', 'b'] }],
    ['a list with a gap', 'Named.Id.1=a&Named.Id.3=c', { Named: ['a', 'c'] }],
    ['an empty list', 'Named=', { Named: [] }],
    [
      'a list of structures',
      'Items.Thing.1.Name=x&Items.Thing.1.Count=-1.5e2',
      { Items: [{ Name: 'x', Count: -150 }] },
    ],
    ['a flattened list', 'FlatItem.1.Name=x', { Flat: [{ Name: 'x' }] }],
    ['a map', 'Map.entry.1.key=a&Map.entry.1.value=NaN', { Map: { a: Number.NaN } }],
    ['a flattened map', 'FlatMap.1.K=a&FlatMap.1.V.Name=x', { FlatMap: { a: { Name: 'x' } } }],
    ['a date', 'Iso=2030-01-01T00%3A00%3A00.5%2B01%3A00', { Iso: new Date('2029-12-31T23:00:00.500Z') }],
    ["a date in HTTP's format", 'Http=Tue,+01+Jan+2030+00:00:00+GMT', { Http: new Date('2030-01-01T00:00:00Z') }],
    ['a date in epoch seconds', 'Epoch=1.5', { Epoch: new Date(1500) }],
    ['bytes', 'Bytes=YWI%3D', { Bytes: new Uint8Array([97, 98]) }],
    ['a renamed member', 'Label=%3C%26%2B+', { Renamed: '<&+ ' }],
    ['a structure', 'One.Name=x&One.Count=0', { One: { Name: 'x', Count: 0 } }],
    ['a boolean', 'Live=false', { Live: false }],
    ['nothing', '', {}],
  ])('is read as %s', (_title, form, value) => {
    // when
    const read = decodeForm(box, parseForm(form));

    // then
    expect(comparable(read)).toEqual(comparable(value));
  });

  test.each([
    ['a map without numbers', 'Map.entry.key=a', { Map: { entry: { key: 'a' } } }],
    ['a map entry without a value', 'Map.entry.1.key=a', { Map: { entry: { 1: { key: 'a' } } } }],
    [
      'a map entry with more',
      'Map.entry.1.key=a&Map.entry.1.value=1&Map.entry.1.x=1',
      { Map: { entry: { 1: { key: 'a', value: '1', x: '1' } } } },
    ],
    ['a list that counts from 0', 'Named.Id.0=a', { Named: { Id: { 0: 'a' } } }],
    ['a list under another name', 'Named.member.1=a', { Named: { member: { 1: 'a' } } }],
    ['the 30th of February', 'Iso=2030-02-30T00:00:00Z', { Iso: '2030-02-30T00:00:00Z' }],
    ['a date without a time', 'Iso=2030-02-03', { Iso: '2030-02-03' }],
    ['a hexadecimal number', 'One.Name=x&One.Count=0x10', { One: { Name: 'x', Count: '0x10' } }],
    ['an empty number', 'One.Name=x&One.Count=', { One: { Name: 'x', Count: '' } }],
    ['a number beyond all numbers', 'One.Name=x&One.Count=1e999', { One: { Name: 'x', Count: '1e999' } }],
    ['another spelling of a boolean', 'Live=True', { Live: 'True' }],
    ['base64 without its padding', 'Bytes=YWI', { Bytes: 'YWI' }],
    ["a member's own name where it is renamed", 'Items.member.1.Name=x', { Items: { member: { 1: { Name: 'x' } } } }],
  ])('is kept as it came, for the check to refuse, with %s', (_title, form, value) => {
    // when
    const read = decodeForm(box, parseForm(form));

    // then
    expect(comparable(read)).toEqual(comparable(value));
  });

  test('does not take the own name of a renamed member for the member', () => {
    // when
    const read = decodeForm(box, parseForm('Renamed=a'));

    // then
    expect(check(box, read)).toEqual([expect.objectContaining({ kind: 'unknown', path: 'Renamed (renamed)' })]);
  });

  test('may leave out what is empty, even where it is required', () => {
    // given
    const holder = NormalizedSchema.of([
      3,
      'example',
      'Holder',
      0,
      ['List', 'Map', 'One', 'Text'],
      [() => items, () => byName, () => item, 0],
      4,
    ] satisfies StaticStructureSchema);

    // when
    const read = decodeForm(holder, parseForm(''));

    // then
    expect(read).toEqual({ List: [], Map: {}, One: {} });
  });
});
