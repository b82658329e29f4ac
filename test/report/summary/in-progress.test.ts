import { describe, expect, test } from '@jest/globals';
import { emptyStory } from '../../../src/report/story.ts';
import { summaryOf } from '../../../src/report/summary.ts';
import { releases } from '../stories.ts';
import { firstLine, now, summary } from './written.ts';

describe('the summary of a release in progress', () => {
  test('it says the share, what is waited for, when it was written, and what holds if the run was killed', () => {
    // given
    const events = releases.running;
    // when
    const page = summary(events);
    // then
    expect(firstLine(page)).toBe('## ⏳ In progress: 10 % of traffic is on green `api:42`, 90 % on blue `api:41`');
    expect(page).toContain('**Waiting for:** the step of 10 % to end, until 14:06:30 UTC, in 1 min 30 s');
    expect(page).toContain('In progress, last written at 2026-11-21 14:05:00 UTC');
    expect(page).toContain('What CodeDeploy has begun, it goes on with by itself');
    expect(page).toContain(
      'look at it in CodeDeploy (the last write: codedeploy:CreateDeployment d-7K2N1QX4C for api:42), or run the job again',
    );
    expect(page).toContain('| 1 | 10 % | 5 min | ▶ **now** |');
  });

  test('before the first event it says that it knows nothing', () => {
    // given
    const story = emptyStory;
    // when
    const page = summaryOf(story, now);
    // then
    expect(firstLine(page)).toBe('## ⏳ In progress: where the traffic is, was not read yet');
    expect(page).toContain('No write to AWS was seen so far');
    expect(page).toContain('look at it in AWS, or run the job again');
  });
});
