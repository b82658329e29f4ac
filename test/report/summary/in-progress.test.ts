import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import type { Instant } from '../../../src/release/words.ts';
import { emptyStory } from '../../../src/report/story.ts';
import { summaryOf } from '../../../src/report/summary.ts';
import { releases, second, start, told } from '../stories.ts';
import { firstLine, now, summary } from './written.ts';

describe('the summary of a release in progress', () => {
  test('it says the share, what is waited for, when it was written, and what holds if the run was killed', () => {
    // given
    const events = releases.running;
    // when
    const page = summary(events);
    // then
    expect(firstLine(page)).toBe('## ⏳ In progress: 10 % of traffic is on green `api:42`, 90 % on blue `api:41`');
    expect(page).toContain('**Waiting for:** the step of 10 % to end, until 14:06:30 UTC');
    expect(page).toContain('In progress, last written at 2026-11-21 14:05:00 UTC');
    expect(page).toContain('What CodeDeploy has begun, it goes on with by itself');
    expect(page).toMatch(/\| 14:01:30 \| not ended \| █░{9} \| 10 % \| 90 % \|/);
    expect(page.replace(/<\/?span>/g, '')).toContain(
      'look at it in CodeDeploy (the last write: <code>codedeploy:CreateDeployment</code> <code>d-7K2N1QX4C</code> for api:42), or re-run the job',
    );
    expect(page).toContain('| 1 | 10 % | 5 min | ▶ **now** |');
  });

  test('shows no length of time that is wrong as soon as it is read', () => {
    // given
    const { running } = releases;
    // when
    const page = summary(running);
    // then
    expect(page).not.toMatch(/, in \d+ (s|min)\b|\bago\b|so far/);
  });

  test('draws what has just begun, at the moment at which it is written', () => {
    // given
    const events = releases.running.filter(({ at }) => at <= start + 90 * second);
    // when
    const page = summaryOf(told(events), start + 90 * second);
    // then
    expect(page).toContain('  10 of 100 :2026-11-21 14:01:30, 2026-11-21 14:01:31');
  });

  const cause = (of: 'image' | 'symptom', text: string, at: Instant): ReleaseEvent => ({
    at,
    type: 'happened',
    happening: { id: text, at, kind: 'cause', of, text },
  });
  const starting = releases.failed.filter(({ at }) => at < start + 60 * second);
  const image = cause('image', 'CannotPullContainerError', start + 61 * second);
  const symptom = cause('symptom', 'unable to start tasks', start + 62 * second);
  test.each<[name: string, events: readonly ReleaseEvent[], line: string | undefined]>([
    ['nothing, as long as AWS says nothing', starting, undefined],
    ['a symptom, where nothing else is known', [symptom], '- **AWS says:** unable to start tasks (14:01:02 UTC)'],
    ['a cause rather than its symptom', [image, symptom], '- **AWS says:** CannotPullContainerError (14:01:01 UTC)'],
    [
      'the newest cause',
      [image, cause('image', 'a second one', start + 63 * second)],
      '- **AWS says:** a second one (14:01:03 UTC)',
    ],
    [
      'nothing of green that had started in the end',
      [image, { at: start + 85 * second, type: 'phase', phase: 'shifting', because: 'green is healthy' }],
      undefined,
    ],
  ])('says at the top why it does not get on: %s', (_, events, line) => {
    // given, when
    const page = summary([...starting, ...events]);
    // then
    expect(page.split('\n').find(one => one.startsWith('- **AWS says:**'))).toBe(line);
  });

  test('before the first event it says that it knows nothing', () => {
    // given
    const story = emptyStory;
    // when
    const page = summaryOf(story, now);
    // then
    expect(firstLine(page)).toBe('## ⏳ In progress: where the traffic is, was not read yet');
    expect(page).toContain('No write to AWS was seen so far');
    expect(page).toContain('look at it in AWS, or re-run the job');
  });
});
