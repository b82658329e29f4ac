import { describe, expect, test } from '@jest/globals';
import { countOf, differences } from './differences.ts';

const between = (value: unknown, than: unknown) => differences('a story', ['by act', 'by us'], value, than);

describe('Two runners that tell', () => {
  test('the same have no difference', () => {
    expect(between({ runs: [{ release: 'skipped' }] }, { runs: [{ release: 'skipped' }] })).toEqual([]);
  });

  test('otherwise differ at the deepest place', () => {
    // given
    const told = (verdict: string) => ({ runs: [{ release: { outputs: { verdict, serving: 'green' } } }] });
    // when
    const found = between(told('released'), told('failed'));
    // then
    expect(found).toEqual([
      {
        key: 'a story | runs.0.release.outputs.verdict',
        where: 'a story, runs.0.release.outputs.verdict',
        what: 'by act: "released"; by us: "failed"',
      },
    ]);
  });

  test.each([
    {
      what: 'a job that one of them skips',
      value: 'skipped',
      than: { result: 'success' },
      said: 'by act: "skipped"; by us: {"result":"success"}',
    },
    { what: 'what only one of them has', value: undefined, than: 'x', said: 'by act: nothing; by us: "x"' },
    { what: 'one line of a long text', value: 'a\nb\nc', than: 'a\nB\nc', said: 'by act: "b"; by us: "B"' },
    { what: 'a text that goes on', value: 'a', than: 'a\nb', said: 'by act: "no more lines"; by us: "b"' },
  ])('show $what', ({ value, than, said }) => {
    expect(between({ here: value }, { here: than })).toMatchObject([{ where: 'a story, here', what: said }]);
  });

  test('have as many values to compare as there are leaves', () => {
    expect(countOf({ runs: [{ a: 'x', b: { c: 'y' } }], world: [] })).toBe(2);
  });
});
