import { describe, expect, test } from '@jest/globals';
import { verdictNames } from '../../../src/release/verdict.ts';
import { minute, releases, start, verdictAt } from '../stories.ts';
import { comment, linesOf, now, shown } from './written.ts';

describe('the comment of an ended release', () => {
  test.each(verdictNames.map(name => ({ name })))('$name: who serves, and because, before any click', ({ name }) => {
    // given
    const serving = { who: 'blue', green: 0 } as const;
    const events = [...releases.running, verdictAt(now, { name, serving, because: 'so it is', next: 'rest' })];
    // when
    const text = shown(comment(events));
    // then
    expect(text).toContain('**Serving:** all traffic is on blue `api:41`');
    expect(text).toContain('**Because:** so it is');
    expect(text).toContain('**Next:** rest');
    expect(text).not.toMatch(/in progress/i);
  });

  test('tells of a release that was taken back what users felt of it, in traffic and in what was measured', () => {
    // given
    const events = releases['rolled-back'];
    // when
    const text = shown(comment(events));
    // then
    expect(linesOf(text)[1]).toBe('### ↩️ Rolled back in production: all traffic is on blue `api:41`');
    expect(text).toContain('`api:41` → `api:42`');
    expect(text).toContain(
      '**What users felt:** 10 % of traffic met green for 2 min 58 s: as much as all traffic for 18 s; ' +
        '`api-p99`: p99 1.84, limit 0.9, 2 samples, failing since 14:03:32 UTC.',
    );
  });

  test('says of one that failed before traffic that nobody met green', () => {
    // given
    const events = releases.failed;
    // when
    const text = shown(comment(events));
    // then
    expect(text).toContain('**What users felt:** no production traffic met green.');
    expect(text).not.toContain('unable to consistently start tasks');
  });

  test('says nothing of users where nothing was carried out', () => {
    // given
    const stories = [releases.planned, releases.refused];
    // when
    const texts = stories.map(comment);
    // then
    for (const text of texts) expect(text).not.toContain('What users felt');
  });

  test('names the error to look up, and the way back while there is one', () => {
    // given
    const serving = { who: 'green', green: 100 } as const;
    const released = releases.released.filter(event => event.type !== 'verdict');
    // when
    const text = shown(
      comment([...released, verdictAt(start + 10 * minute, { name: 'unknown', serving, code: 'denied' })]),
    );
    // then
    expect(text).toContain('**Error:** `denied`');
    expect(text).toContain('**Way back:** AWS keeps blue `api:41` until about 14:16:31 UTC');
    expect(text).toContain('**AWS by itself:** What CodeDeploy has begun');
  });

  test('folds away what was not proven, the traffic, the change, the plan and all that AWS said', () => {
    // given
    const events = releases['rolled-back'];
    // when
    const titles = [...comment(events).matchAll(/<summary>(.*?)<\/summary>/g)].map(([, title]) => title);
    // then
    expect(titles).toEqual([
      'Not proven, and warnings (3)',
      'Traffic over time',
      'What green changes (3)',
      'The plan, in order',
      'What happened, in all detail',
      'What AWS said (2)',
      'Phases (4)',
      'Written to AWS (3)',
      'Troubles ridden out (2)',
    ]);
  });

  test('gives away neither the account nor who asked, which the summary has', () => {
    // given
    const events = releases['rolled-back'];
    // when
    const [, ...text] = linesOf(comment(events));
    // then
    expect(text.join('\n')).not.toMatch(/arn:aws|123456789012|deployer/);
  });
});
