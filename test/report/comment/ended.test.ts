import { describe, expect, test } from '@jest/globals';
import { alertOf } from '../../../src/report/comment.ts';
import { verdictNames } from '../../../src/release/verdict.ts';
import { minute, releases, start, told as tell, verdictAt } from '../stories.ts';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { servingOf } from '../../../src/release/words.ts';
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

  test.each([
    { name: 'broken', first: 'Next' },
    { name: 'held', first: 'Next' },
    { name: 'unknown', first: 'Next' },
    { name: 'rolled-back', first: 'Because' },
    { name: 'cancelled', first: 'Because' },
  ] as const)('$name: $first stands first, and everything is said once', ({ name, first }) => {
    // given
    const events = [
      ...releases.running,
      verdictAt(now, { name, serving: servingOf(10), because: 'so it is', next: 'do this', causes: ['of that'] }),
    ];
    // when
    const [edited, own] = [shown(comment(events)), alertOf(tell(events))];
    // then
    for (const text of [edited, own]) {
      expect(linesOf(text).find(line => line.startsWith('- **'))).toMatch(new RegExp(`^- \\*\\*${first}:`));
      for (const said of ['so it is', 'do this', 'of that']) expect(text.split(said)).toHaveLength(2);
    }
  });

  test('names the revision to go back to where nothing of the release goes back to it any more', () => {
    // given
    const events = releases.broken;
    // when
    const text = shown(comment(events));
    // then
    expect(text).toMatch(/- \*\*Next:\*\* Page .* Before this release all traffic was on blue `api:41`\.\n/);
  });

  test.each<[where: string, events: readonly ReleaseEvent[]]>([
    [
      'AWS still moves traffic',
      [...releases.running, verdictAt(now, { name: 'broken', serving: servingOf(10), next: 'x' })],
    ],
    [
      'blue serves',
      [...releases.broken.slice(0, -1), verdictAt(now, { name: 'broken', serving: servingOf(0), next: 'x' })],
    ],
    [
      'all is well',
      [...releases.broken.slice(0, -1), verdictAt(now, { name: 'cancelled', serving: servingOf(0), next: 'x' })],
    ],
  ])('names no revision to go back to where %s', (_, events) => {
    // given, when
    const text = shown(comment(events));
    // then
    expect(text).toContain('**Next:** x\n');
    expect(text).not.toContain('Before this release');
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
        '`api-p99`: p99 1.84, limit 0.9, 2 points, failing since 14:03:32 UTC.',
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

  test.each([
    {
      name: 'a cancel that AWS has taken',
      phases: [{ phase: 'reverting', because: 'The job was cancelled.' }],
      verdict: 'cancelled',
      green: 100,
      title: '### 🛑 Cancelled in production: AWS takes `api:42` back (100 % on green when last read, 14:05:00 UTC)',
    },
    {
      name: 'a cancel that left the release to AWS',
      phases: [],
      verdict: 'cancelled',
      green: 10,
      title: '### 🛑 Cancelled in production: AWS goes on with `api:42` (10 % on green when last read, 14:05:00 UTC)',
    },
    {
      name: 'a failing gate that is not obeyed',
      phases: [],
      verdict: 'broken',
      green: 10,
      title: '### 🚨 Broken in production: AWS goes on with `api:42` (10 % on green when last read, 14:05:00 UTC)',
    },
    {
      name: 'a way back that failed',
      phases: [{ phase: 'reverting', because: 'The alarm api-p99 fires.' }],
      verdict: 'broken',
      green: 10,
      title: '### 🚨 Broken in production: 10 % of traffic is on green `api:42`, 90 % on blue `api:41`',
    },
    {
      name: 'a way back that has come to its end',
      phases: [
        { phase: 'reverting', because: 'The job was cancelled.' },
        { phase: 'rolled-back', because: 'rollback d-9PW3LTM5C has ended' },
      ],
      verdict: 'cancelled',
      green: 0,
      title: '### 🛑 Cancelled in production: all traffic is on blue `api:41`',
    },
  ] as const)('$name: the title does not outlive what AWS does next', ({ phases, verdict, green, title }) => {
    // given
    const events = [
      ...releases.running,
      ...phases.map((phase): ReleaseEvent => ({ at: now, type: 'phase', ...phase })),
      verdictAt(now, { name: verdict, serving: servingOf(green) }),
    ];
    // when
    const text = shown(comment(events));
    // then
    expect(linesOf(text)[1]).toBe(title);
    expect(text.includes('up to 14:05:00 UTC and going on')).toBe(/AWS (takes|goes on)/.test(title));
    expect(text.includes('**AWS by itself:**')).toBe(/AWS (takes|goes on)/.test(title));
    expect(text).not.toContain('**Way back:**');
  });

  test('does not say that AWS goes on with a deployment that never was', () => {
    // given
    const serving = { who: 'blue', green: 0 } as const;
    const events = releases.running.filter(event => event.type === 'began' || event.type === 'planned');
    // when
    const text = comment([...events, verdictAt(now, { name: 'cancelled', serving })]);
    // then
    expect(linesOf(text)[1]).toBe('### 🛑 Cancelled in production: all traffic is on blue `api:41`');
    expect(text).not.toContain('AWS by itself');
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
      'Passing troubles (2)',
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

  test('names in what AWS said neither ARN nor account, in the alert too, and leaves a command to be copied as it is', () => {
    // given
    const arn = 'arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:shop/api';
    const told = `AWS denied codedeploy:StopDeployment on ${arn}.`;
    const command = `aws resourcegroupstaggingapi get-resources --resource-arn-list ${arn}`;
    const events: readonly ReleaseEvent[] = [
      ...releases.running,
      { at: now, type: 'happened', happening: { id: 'x', at: now, kind: 'cause', of: 'alarm', text: told } },
      { at: now, type: 'trouble', trouble: told },
      { at: now, type: 'problems', problems: [{ where: arn, value: arn, reason: told, remedy: told, command }] },
      verdictAt(now, {
        name: 'broken',
        serving: { who: 'unknown', because: told },
        because: told,
        causes: [told],
        next: told,
      }),
    ];
    // when
    const texts = [comment(events).replace(/ \\\n +/g, ' '), alertOf(tell(events))];
    // then
    expect(texts[0]).toContain(command);
    for (const text of texts) {
      expect(text).toContain('on deploymentgroup:shop/api');
      expect(text.replace(command, '')).not.toContain('123456789012');
    }
  });
});
