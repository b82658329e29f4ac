import { describe, expect, test } from '@jest/globals';
import type { Frame } from './page.ts';
import { unspoiled } from './spoiled.ts';
import { textFaults } from './text-faults.ts';

const summary: Frame = { kind: 'job summary', job: 'release' };
const comment: Frame = { kind: 'comment', author: 'github-actions', edited: false };

describe('A text of which GitHub makes something else', () => {
  test.each([
    ['an element that it strips', '<font>Released</font>', ['<font> is stripped', '</font> is stripped']],
    ['an element that it shows as text', '<style>p { color: red }</style>', ['<style> is shown', '</style> is shown']],
    ['an attribute that it strips', '<p style="color: red" dir="ltr">text</p>', ['<p> loses style="color: red"']],
    ['a link to nowhere', '[run](javascript:alert)', ['<a> loses href="javascript:alert"']],
    ['a picture within the text', '![](data:image/png;base64,iVBORw0KGgo=)', ['<img> loses src="data:']],
    ['an end of nothing', 'text</details>', ['</details> ends what was not begun']],
    ['an element that goes on to the end', '<details><summary>Gates</summary>\n\ntext', ['<details> has no end']],
    ['an end in the wrong order', '<b><i>text</b>', ['<i> has no end']],
    ['a comment that hides the rest', '<!-- greenlight\n\nReleased.', ['<!-- greenlight']],
    ['a declaration', '<?php echo 1 ?>', ['<?php echo 1 ?> is no element']],
  ])('is found by %s', (_what, markdown, changes) => {
    // when
    const faults = textFaults({ markdown, frame: comment });
    // then
    expect(faults).toEqual(changes.map(change => expect.stringContaining(`GitHub changes it: ${change}`)));
  });

  test('is not one with folds, tables, task lists, diagrams, links and a whole comment in it', () => {
    expect(textFaults(unspoiled)).toEqual([]);
  });
});

describe('A text that is too long for its place', () => {
  test.each([
    [summary, 'é'.repeat(524_288), []],
    [summary, 'é'.repeat(524_289), [/1048578 bytes, where a job summary may have 1048576$/]],
    [comment, 'é'.repeat(65_536), []],
    [comment, 'é'.repeat(65_537), [/65537 characters, where a comment may have 65536$/]],
  ])('is found: %o', (frame, markdown, faults) => {
    expect(textFaults({ markdown, frame })).toEqual(faults.map(fault => expect.stringMatching(fault)));
  });
});
