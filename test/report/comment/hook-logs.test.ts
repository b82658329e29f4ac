import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { commentOf } from '../../../src/report/comment.ts';
import { hostile } from '../any-event.ts';
import { rendered } from '../rendered.ts';
import { releases, start, told } from '../stories.ts';

const failedHook = (log: string): readonly ReleaseEvent[] => [
  ...releases.running,
  {
    at: start,
    type: 'happened',
    happening: { id: 'hook', at: start, kind: 'cause', of: 'hook', text: 'Hook `check-login` failed.', log },
  },
];

const withLogs = (log: string): string =>
  commentOf(told(failedHook(log)), start, { foreignLogs: 'in the comment too' });

describe("what the user's own programs wrote", () => {
  test('stands in the comment only where that was asked for', () => {
    // given
    const story = told(failedHook('Error: no answer from the login page'));
    // when
    const texts = (['in the job log only', 'in the comment too'] as const).map(foreignLogs =>
      commentOf(story, start, { foreignLogs }),
    );
    // then
    expect(texts.map(text => text.includes('no answer from the login page'))).toEqual([false, true]);
    expect(texts[1]).toContain('<details><summary>Log of what failed: Hook check-login failed.</summary>');
    expect(texts.map(text => text.includes('stands in the job log of the [run]('))).toEqual([true, false]);
  });

  test('stands directly under how the release is, before the gates and the plan', () => {
    // given
    const log = 'Error: no answer';
    // when
    const text = withLogs(log);
    // then
    expect(text.indexOf('Log of what failed')).toBeLessThan(text.indexOf('| gate |'));
  });

  test('loses the account in it, and a secret value that holds an ARN is hidden all the same', () => {
    // given
    const log = 'role arn:aws:iam::123456789012:role/deployer at /health?token=t0ps3cret';
    // when
    const text = withLogs(log);
    // then
    expect(text).toContain('│ role role/deployer at /health?***');
    expect(text).not.toContain('123456789012:');
  });

  test('stands there without the values that the gates know, each of which may be a secret', () => {
    // given
    const log = 'GET /health?token=t0ps3cret answered 500';
    // when
    const text = withLogs(log);
    // then
    expect(text).not.toContain('t0ps3cret');
    expect(text).toContain('GET /health?*** answered 500');
  });

  test('is a block that it cannot leave, and begins no line of the comment', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' })), log => {
        // given
        const [none, some] = [withLogs(''), withLogs('honest')].map(rendered);
        // when
        const text = withLogs(log);
        // then
        const page = rendered(text);
        expect(page).toMatchObject({ balanced: true, strange: [], links: none?.links });
        expect([none?.texts, some?.texts]).toContainEqual(page.texts);
        expect(text).not.toMatch(/^(\/approve|@dependabot|bors)/m);
      }),
    );
  });

  test('loses its middle where it is long', () => {
    // given
    const log = Array.from({ length: 5_000 }, (_, index) => `line ${index}`).join('\n');
    // when
    const text = withLogs(log);
    // then
    expect(text).toContain('│ line 0\n');
    expect(text).toContain('│ line 4999\n');
    expect(text).toMatch(/│ … \d+ lines left out …/);
  });
});
