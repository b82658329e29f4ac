import { describe, expect, test } from '@jest/globals';
import type { VerdictName } from '../../../src/release/verdict.ts';
import type { Serving } from '../../../src/release/words.ts';
import { alertOf, isBadEnd } from '../../../src/report/comment.ts';
import { markIn } from '../../../src/report/comment/mark.ts';
import { releases, start, told, verdictAt } from '../stories.ts';

const blue: Serving = { who: 'blue', green: 0 };
const split: Serving = { who: 'split', green: 10 };
const green: Serving = { who: 'green', green: 100 };
const unknown: Serving = { who: 'unknown', because: 'the credentials have expired' };

describe('an end that is worth waking somebody for', () => {
  test.each<{ name: VerdictName; serving: Serving; bad: boolean }>([
    { name: 'released', serving: green, bad: false },
    { name: 'nothing-to-do', serving: green, bad: false },
    { name: 'planned', serving: blue, bad: false },
    { name: 'staged', serving: blue, bad: false },
    { name: 'reported', serving: blue, bad: false },
    { name: 'restored', serving: green, bad: false },
    { name: 'drilled', serving: blue, bad: false },
    { name: 'rolled-back', serving: blue, bad: true },
    { name: 'failed', serving: blue, bad: true },
    { name: 'refused', serving: unknown, bad: false },
    { name: 'held', serving: blue, bad: true },
    { name: 'cancelled', serving: blue, bad: false },
    { name: 'cancelled', serving: split, bad: true },
    { name: 'cancelled', serving: green, bad: true },
    { name: 'cancelled', serving: unknown, bad: true },
    { name: 'superseded', serving: unknown, bad: false },
    { name: 'superseded', serving: blue, bad: false },
    { name: 'superseded', serving: split, bad: true },
    { name: 'broken', serving: split, bad: true },
    { name: 'unknown', serving: unknown, bad: true },
  ])('$name with $serving.who serving: $bad', ({ name, serving, bad }) => {
    // given
    const story = told([...releases.running, verdictAt(start, { name, serving })]);
    // when
    const is = isBadEnd(story);
    // then
    expect(is).toBe(bad);
  });

  test('is none of a job that was cancelled before it wrote anything, nor of a release that goes on', () => {
    // given
    const stories = [told([verdictAt(start, { name: 'cancelled', serving: unknown })]), told(releases.running)];
    // when
    const are = stories.map(isBadEnd);
    // then
    expect(are).toEqual([false, false]);
  });
});

describe('the comment of its own about a bad end', () => {
  test('says in ten lines what happened where, why, who serves and what to do, and where the rest is', () => {
    // given
    const story = told(releases['rolled-back']);
    // when
    const text = alertOf(story);
    // then
    expect(text.split('\n').filter(line => line !== '')).toEqual([
      '### ↩️ Rolled back in production: all traffic is on blue `api:41`',
      expect.stringContaining('**ecs service prod/api** · `api:41` → `api:42`'),
      expect.stringContaining('- **Because:** The alarm api-p99 fires'),
      expect.stringContaining('- **Cause:** api-p99 went to ALARM at 14:03:32 UTC'),
      '- **Gate:** `api-p99` fails: p99 1.84 s against a limit of 0.9 s',
      '- **Serving:** all traffic is on blue `api:41`',
      expect.stringContaining('- **Next:** Look into why api:42 answers slowly'),
      'Gates, traffic and plan stand in the comment on this pull request that is kept up to date; ' +
        'the [run](https://github.com/example/api/actions/runs/19482012345) has the log.',
    ]);
  });

  test('names what a problem stands at', () => {
    // given
    const story = told([...releases.refused]);
    // when
    const text = alertOf(story);
    // then
    expect(text).toContain('- **Problem:** steps (`10% 90s`): CodeDeploy takes whole minutes → use `10% 2m`');
    expect(text).toContain('- **Problem:** gates, line 3 (`alarmz`): no such kind of gate');
  });

  test('is never taken for the one that is kept up to date', () => {
    // given
    const story = told(releases.broken);
    // when
    const text = alertOf(story);
    // then
    expect(markIn(text)).toBeUndefined();
    expect(text).not.toContain('<!--');
  });

  test('stays short whatever AWS had to say', () => {
    // given
    const causes = Array.from({ length: 50 }, (_, index) => `${index} ${'because of this and that '.repeat(100)}`);
    const story = told([...releases.running, verdictAt(start, { name: 'broken', serving: split, causes })]);
    // when
    const text = alertOf(story);
    // then
    expect(text.split('\n').filter(line => line !== '').length).toBeLessThanOrEqual(10);
    expect(text).toContain('… and 47 more of these');
  });
});
