import { describe, expect, test } from '@jest/globals';
import { loadModel } from './model.ts';
import { bySpecificity, leadsTo, readRoute, type Address, type Route } from './route.ts';

const model = await loadModel('lambda');
const routes = [...model.operations.values()].flatMap(({ name, route }) => (route ? [{ name, route }] : []));

/** An address of the route, with the same text in all its labels. */
function addressOn({ method, path, fixedQuery }: Route, label: string): Address {
  const segments = path.map(segment => (segment.kind === 'literal' ? segment.text : label));
  return { method, segments, query: new URLSearchParams(fixedQuery) };
}

function foundAt(address: Address): readonly string[] {
  return routes
    .filter(({ route }) => leadsTo(route, address))
    .sort((a, b) => bySpecificity(a.route, b.route))
    .map(({ name }) => name);
}

describe('the routes of Lambda', () => {
  test('are as many as its operations', () => {
    // then
    expect(routes).toHaveLength(model.operations.size);
    expect(routes.length).toBeGreaterThan(80);
  });

  test.each(routes)('lead to $name first', ({ name, route }) => {
    // given
    const address = addressOn(route, 'api');

    // when
    const found = foundAt(address);

    // then
    expect(found[0]).toBe(name);
  });
});

describe('of two routes that lead to the same address', () => {
  const literal = readRoute(['GET', '/functions/list/code', 200]);
  const label = readRoute(['GET', '/functions/{Name}/code', 200]);
  const fixed = readRoute(['GET', '/functions/{Name}/code?mode=all', 200]);

  test.each([
    ['a literal goes before a label', [label, literal], literal],
    ['a fixed query goes before none', [label, fixed], fixed],
    ['a fixed query goes before a literal', [literal, fixed], fixed],
  ])('%s', (_title, both, first) => {
    // then
    expect(both.toSorted(bySpecificity)[0]).toBe(first);
    expect(both.toReversed().toSorted(bySpecificity)[0]).toBe(first);
  });
});

test('A route with a label of many segments is refused', () => {
  expect(() => readRoute(['GET', '/{Bucket}/{Key+}', 200])).toThrow('{Key+}');
});
