import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type CommentMark, isOlder, markIn, markOf, printMark, samePlace } from '../../../src/report/comment/mark.ts';
import { emptyStory } from '../../../src/report/story.ts';
import { hostile } from '../any-event.ts';
import { releases, start, told } from '../stories.ts';

const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string());
const anyMark: fc.Arbitrary<CommentMark> = fc.record({
  environment: anyText,
  place: anyText,
  runId: anyText,
  attempt: fc.integer({ min: 1 }),
  began: fc.maxSafeInteger(),
});

const mark: CommentMark = {
  environment: 'production',
  place: '3f9a12c0',
  runId: '19482012345',
  attempt: 2,
  began: start,
};

describe('the mark of a comment', () => {
  test('is read back as it was written, whatever the names', () => {
    fc.assert(
      fc.property(anyMark, anyText, (written, rest) => {
        // given
        const body = `${printMark(written)}\n${rest}`;
        // when
        const read = markIn(body);
        // then
        expect(read).toEqual(written);
      }),
    );
  });

  test('is one line of ASCII that nothing can end before its end', () => {
    fc.assert(
      fc.property(anyMark, written => {
        // given any mark
        // when
        const line = printMark(written);
        // then
        expect(line).toMatch(/^<!-- [ -~]* -->$/);
        expect(line.slice('<!--'.length, -'-->'.length)).not.toMatch(/--|[<>&]/);
      }),
    );
  });

  test('says of a release who speaks and since when, and of one that has not begun nothing', () => {
    // given
    const stories = [told(releases.running), emptyStory];
    // when
    const marks = stories.map(markOf);
    // then
    expect(marks).toEqual([{ ...mark, attempt: 1 }, undefined]);
  });

  test('is found in a comment that somebody edited by hand, where GitHub ends lines otherwise', () => {
    // given
    const body = `${printMark(mark)}\r\n### Released\r\n`;
    // when
    const read = markIn(body);
    // then
    expect(read).toEqual(mark);
  });

  const printed = printMark(mark);
  test.each([
    { name: 'an empty comment', body: '' },
    { name: "somebody's comment", body: 'Looks good to me' },
    { name: 'a mark that is quoted', body: `> ${printed}` },
    { name: 'a mark further down', body: `\n${printed}` },
    { name: 'a mark with something behind it', body: `${printed} and more` },
    { name: 'a mark of something else', body: printed.replace('greenlight:comment', 'greenlight:other') },
    { name: 'a mark that is not JSON', body: printed.replace('"attempt":2', '"attempt":') },
    { name: 'a mark without a place', body: printed.replace('place', 'key') },
    { name: 'a number where a name is due', body: printed.replace('"19482012345"', '19482012345') },
    { name: 'no whole attempt', body: printed.replace('"attempt":2', '"attempt":1.5') },
    { name: 'an attempt before the first', body: printed.replace('"attempt":2', '"attempt":0') },
    { name: 'a moment that is none', body: printed.replace(/"began":\d+/, '"began":null') },
    { name: 'a list', body: '<!-- greenlight:comment [] -->' },
  ])('is not found in $name', ({ body }) => {
    // given a body
    // when
    const read = markIn(body);
    // then
    expect(read).toBeUndefined();
  });

  test.each([
    { name: 'another attempt of another run', other: { runId: '2', attempt: 9, began: 0 }, same: true },
    { name: 'the environment in other letters', other: { environment: 'Production' }, same: true },
    { name: 'another environment', other: { environment: 'staging' }, same: false },
    { name: 'another target', other: { place: '0a1b2c3d' }, same: false },
  ])('is about the same place or not: $name', ({ other, same }) => {
    // given another mark
    // when
    const is = samePlace(mark, { ...mark, ...other });
    // then
    expect(is).toBe(same);
  });

  test.each([
    {
      name: 'an earlier attempt of the run, however late its release began',
      ours: { attempt: 1, began: start + 1 },
      older: true,
    },
    { name: 'the same attempt', ours: {}, older: false },
    { name: 'a later attempt', ours: { attempt: 3 }, older: false },
    { name: 'another run that began before', ours: { runId: '7', attempt: 9, began: start - 1 }, older: true },
    { name: 'another run that began later', ours: { runId: '7', attempt: 1, began: start + 1 }, older: false },
  ])('tells whether we are the older: $name', ({ ours, older }) => {
    // given what stands there: attempt 2
    // when
    const is = isOlder({ ...mark, ...ours }, mark);
    // then
    expect(is).toBe(older);
  });
});
