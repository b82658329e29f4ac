import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Mark, parseMark, printMark, withoutMark } from '../../src/release/mark.ts';

const seconds = fc.integer({ min: 0, max: 4_000_000_000 }).map(at => at * 1000);

const stage: fc.Arbitrary<Mark['stage']> = fc.oneof(
  fc.constantFrom<Mark['stage']>({ is: 'released' }, { is: 'taken back' }),
  fc
    .tuple(seconds, fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 99 }))
    .map(([until, run, attempt]): Mark['stage'] => ({ is: 'held', until, by: { runId: String(run), attempt } })),
);

const version = fc.integer({ min: 1, max: 1e6 }).map(String);

const mark: fc.Arbitrary<Mark> = fc.record({
  changeId: fc
    .tuple(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 99 }))
    .map(([run, attempt]) => `gl-${run}-0a1b2c3d.${attempt}`),
  from: fc.option(version, { nil: undefined }),
  to: version,
  stage,
});

/** What people write there; nobody writes a mark of ours by accident. */
const words = fc.string({ maxLength: 80 }).filter(text => !text.includes('[greenlight') && text === text.trimEnd());

describe('A mark in a description', () => {
  test('is read back as it was written, whatever stands before it', () => {
    fc.assert(
      fc.property(mark, words, (written, text) => {
        // when
        const described = `${text} ${printMark(written)}`;
        // then
        expect(parseMark(described)).toEqual(written);
        expect(withoutMark(described)).toBe(text);
      }),
    );
  });

  test('leaves room in 256 characters for what a user wrote, however long ids become', () => {
    fc.assert(fc.property(mark, written => expect(printMark(written).length).toBeLessThanOrEqual(126)));
  });

  test.each<[what: string, text: string | undefined]>([
    ['there is no description', undefined],
    ['a user wrote all of it', 'what users call'],
    ['it is not at the end', '[greenlight gl-1-0a1b2c3d.1 4>5] and more'],
    ['its change-id is none', '[greenlight gl-1 4>5]'],
    ['it names no versions', '[greenlight gl-1-0a1b2c3d.1]'],
  ])('is none where %s', (_, text) => {
    // then
    expect(parseMark(text)).toBeUndefined();
    expect(withoutMark(text)).toBe(text ?? '');
  });
});
