import { describe, expect, test } from '@jest/globals';
import { parseActionFile } from './action-file.ts';

const parse = (runs: string) => parseActionFile(`name: tiny\nruns: ${runs}\n`, '/repo/action.yml');

describe('an action file', () => {
  test('gives its scripts as absolute paths, and post runs always unless it says when', () => {
    // given
    const runs = '{ using: node24, main: dist/index.js, post: dist/post.js }';
    // when
    const action = parse(runs);
    // then
    expect(action).toEqual({
      inputs: [],
      main: '/repo/dist/index.js',
      post: { script: '/repo/dist/post.js', condition: 'always()' },
    });
  });

  test.each([
    { runs: '{ using: node20, main: a.js }', why: '"runs.using" must be node24, not "node20"' },
    { runs: '{ using: node24 }', why: '"runs.main" must be a text' },
    { runs: '{ using: node24, main: a.js, pre: b.js }', why: '"runs.pre" is not run for local actions' },
    {
      runs: '{ using: node24, main: a.js, post: b.js, post-if: github.actor }',
      why: '"runs.post-if" is "github.actor"',
    },
    { runs: 'node24', why: '"runs" must be a mapping' },
  ])('is refused, by its path, for runs: $runs', ({ runs, why }) => {
    // given the text of the table
    // when
    const parsing = () => parse(runs);
    // then
    expect(parsing).toThrow(`/repo/action.yml: ${why}`);
  });
});
