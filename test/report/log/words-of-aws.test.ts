import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { plan, second, start } from '../stories.ts';
import { logged, texts } from './logged.ts';

describe('what AWS says, in the log', () => {
  test("AWS's own words are marked as foreign, line by line", () => {
    // given
    const text = 'one\n::error::two';
    // when
    const lines = logged([
      { at: start, type: 'happened', happening: { id: '1', at: start, kind: 'cause', of: 'exit', text } },
    ]);
    // then
    expect(lines.map(line => line.kind)).toEqual(['foreign', 'foreign']);
  });

  test('the log of a user’s own function is told without the texts that smoke tests look for and send', () => {
    // given
    const [smoke] = plan.gates.filter(gate => gate.kind === 'smoke');
    if (smoke === undefined) throw new Error('the plan of the stories has a smoke test');
    const check = {
      ...smoke.check,
      url: 'https://test.example.com/?key=s3cret%2Fkey&deep=yes',
      contains: 'pass-phrase',
      headers: new Map([['x-key', 'pass-phrase of a header']]),
    };
    const log = 'key s3cret/key (s3cret%2Fkey)\nsaw pass-phrase of a header, pass-phrase, yes';
    const told: readonly ReleaseEvent[] = [
      { at: start, type: 'planned', plan: { ...plan, gates: [{ ...smoke, check }] } },
      {
        at: start,
        type: 'happened',
        happening: { id: 'e', at: start, text: 'it said no', log, kind: 'cause', of: 'hook' },
      },
    ];
    // when
    const said = texts(told).filter(text => text.includes('its log'));
    // then
    expect(said.map(text => text.replace(/^.*its log: /, ''))).toEqual(['key *** (***)', 'saw ***, ***, yes']);
  });

  test.each([
    { lines: 6, groups: 0 },
    { lines: 7, groups: 1 },
  ])('a log of $lines lines is behind $groups clicks, and what it explains is not', ({ lines, groups }) => {
    // given
    const log = Array.from({ length: lines }, (_, index) => `line ${index}`).join('\n');
    const happening = { id: 'e', at: start, text: 'The hook failed.', log, kind: 'cause', of: 'hook' } as const;
    // when
    const said = logged([{ at: start, type: 'happened', happening }]);
    // then
    expect(said[0]).toMatchObject({ kind: 'foreign', text: expect.stringContaining('AWS says why') });
    expect(said.filter(({ kind }) => kind === 'group')).toHaveLength(groups);
    expect(said.filter(({ kind }) => kind === 'foreign')).toHaveLength(1 + lines);
  });

  test('a trouble that lasts leaves a handful of lines', () => {
    // given
    const troubles = Array.from({ length: 100 }, (_, index) => ({
      at: start + index * second,
      type: 'trouble' as const,
      trouble: 'throttled',
    }));
    // when
    const said = texts(troubles);
    // then
    expect(said).toHaveLength(7);
    expect(said.at(-1)).toBe('14:01:03 trouble, trying again: throttled (64 times so far)');
  });
});
