import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema, StaticUnionSchema } from '@smithy/types';
import { CLIENTS, SERVICE_NAMES, type ServiceName } from './clients.ts';
import { shapeOf } from './schema.ts';

describe('the required members of a structure', () => {
  test.each(SERVICE_NAMES)("are those that the type declarations of %s's client say", async service => {
    // given
    const declared = await declaredRequired(service);
    const exported: readonly unknown[] = Object.values(await CLIENTS[service].load());
    const structures = exported.filter((item): item is StaticStructureSchema => Array.isArray(item) && item[0] === 3);

    // when
    const read = structures.map(schema => [schema[2], requiredOf(NormalizedSchema.of(schema))] as const);

    // then
    const compared = read.filter(([name]) => declared.has(name));
    expect(compared.length).toBeGreaterThan(20);
    expect(compared.some(([, required]) => required.length > 0)).toBe(true);
    expect(compared).toEqual(compared.map(([name]) => [name, declared.get(name)]));
  });

  test('are none where the schema has no count', () => {
    // given
    const schema = NormalizedSchema.of([3, 'example', 'Pair', 0, ['left', 'right'], [0, 0]]);

    // then
    expect(requiredOf(schema)).toEqual([]);
  });

  test('are not guessed where the schema has something else in the place of the count', () => {
    // given
    const tuple = [3, 'example', 'Pair', 0, ['left', 'right'], [0, 0], ['left']] as unknown as StaticStructureSchema;

    // then
    expect(() => requiredOf(NormalizedSchema.of(tuple))).toThrow('example#Pair');
  });
});

const EVENTS: StaticUnionSchema = [4, 'example', 'Events', 0, ['text'], [0]];

describe('a schema of a kind that this layer does not carry', () => {
  test.each([
    ['a big integer', 17],
    ['a big decimal', 19],
    ['an event stream', [EVENTS, { streaming: 1 }]],
  ])('is refused: %s', (_title, kind) => {
    // given
    const structure = NormalizedSchema.of([3, 'example', 'Holder', 0, ['it'], [kind]] as StaticStructureSchema);

    // when
    const read = () => shapeOf(structure.getMemberSchema('it'));

    // then
    expect(read).toThrow('not covered');
  });
});

function requiredOf(schema: NormalizedSchema): readonly string[] {
  const shape = shapeOf(schema);
  return shape.kind === 'structure' ? [...shape.required].sort() : [];
}

/** The members without a question mark, of every interface that the client's model files declare. */
async function declaredRequired(service: ServiceName): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = new URL(`../../../node_modules/${CLIENTS[service].client}/dist-types/models/`, import.meta.url);
  const files = (await readdir(folder)).filter(name => name.endsWith('.d.ts'));
  const texts = await Promise.all(files.map(name => readFile(new URL(name, folder), 'utf8')));
  const interfaces = texts.flatMap(text => [...text.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)]);
  return new Map(
    interfaces.map(([, name = '', body = '']) => {
      const required = [...body.matchAll(/^ {4}(\w+): /gm)].map(([, member = '']) => member);
      return [name, required.sort()];
    }),
  );
}
