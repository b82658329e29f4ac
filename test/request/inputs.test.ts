import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { descriptionOf, inputs, laterInputs } from '../../src/request/inputs.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile;

describe('action.yml', () => {
  test('declares exactly the inputs that the code understands, in its order and words', () => {
    // given
    const wanted = inputs.map(row => [row.name, descriptionOf(row), row.fallback === 'required']);

    // when
    const declared = Object.entries(action.inputs).map(([name, input]) => [
      name,
      input.description,
      input.required ?? false,
    ]);

    // then
    expect(declared).toEqual(wanted);
  });

  test('gives no default, so that the action can tell an absent input from a written one, but the token that nothing else hands over', () => {
    // when
    const withDefault = Object.entries(action.inputs).flatMap(([name, input]) =>
      'default' in input ? [[name, input.default]] : [],
    );

    // then
    expect(withDefault).toEqual([['github-token', '${{ github.token }}']]);
  });

  test('declares the outputs of the contract, each described', () => {
    // when
    const described = Object.entries(action.outputs).filter(([, output]) => output.description.length > 10);

    // then
    expect(described.map(([name]) => name)).toEqual([
      'verdict',
      'serving',
      'because',
      'release-id',
      'change-id',
      'revision',
      'previous-revision',
      'green-endpoint',
      'record',
    ]);
  });

  test('runs the bundle on Node 24', () => {
    // then
    expect(action.runs).toMatchObject({
      using: 'node24',
      main: 'dist/main.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
  });

  test('mentions nothing that is not built yet', () => {
    // given
    const words = ['manifest'];

    // when
    const said = Object.values(action.inputs).map(({ description }) => description.toLowerCase());

    // then
    expect(words.filter(word => said.some(text => new RegExp(`\\b${word}\\b`).test(text)))).toEqual([]);
    expect(laterInputs.filter(name => name in action.inputs)).toEqual([]);
  });
});
