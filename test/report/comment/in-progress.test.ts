import { describe, expect, test } from '@jest/globals';
import { commentOf } from '../../../src/report/comment.ts';
import { emptyStory } from '../../../src/report/story.ts';
import { minute, releases, start } from '../stories.ts';
import { comment, linesOf, now, shown } from './written.ts';

describe('the comment of a release in progress', () => {
  test('begins with the share of traffic and says what is waited for until when', () => {
    // given
    const events = releases.running;
    // when
    const text = shown(comment(events));
    // then
    expect(linesOf(text)[1]).toBe('### ⏳ Releasing `api:42` to production: 10 % on green');
    expect(text).toContain('**Traffic:** █░░░░░░░░░ green 10 %, blue 90 %, since 14:01:30 UTC');
    expect(text).toContain('**Waiting for:** the step of 10 % to end, until 14:06:30 UTC');
    expect(text).toContain('| `alarms` | `api-p99` | ✅ pass | p99 0.31 s against a limit of 0.9 s | 14:01:35 |');
  });

  test('shows no length of time that is wrong as soon as it is read', () => {
    // given
    const events = releases.running;
    // when
    const text = shown(comment(events));
    // then
    expect(text).not.toMatch(/\bin \d+ (s|min)\b|\bago\b|so far|took/);
  });

  test('says when it was written, and what holds if the run was killed', () => {
    // given
    const events = releases.running;
    // when
    const text = shown(comment(events));
    // then
    expect(text).toContain('**In progress, last written at 2026-11-21 14:05:00 UTC.** If the run is over');
    expect(text).toContain('What CodeDeploy has begun, it goes on with by itself');
    expect(text).toContain('re-run the job');
  });

  test('says that green is being taken back, once it is', () => {
    // given
    const events = releases['rolled-back'].filter(event => event.type !== 'verdict');
    const reverting = events.slice(
      0,
      events.findIndex(event => event.type === 'phase' && event.phase === 'reverting') + 1,
    );
    const asked = { at: now, type: 'wrote', what: 'asked AWS to stop d-7K2N1QX4C and go back' } as const;
    // when
    const text = comment([...reverting, asked]);
    // then
    expect(linesOf(text)[1]).toBe('### ⏳ Taking `api:42` back from production: 10 % on green');
  });

  test('does not say that green is being taken back where somebody else stopped it, for nothing may take it back', () => {
    // given
    const cleared = {
      at: start,
      type: 'wrote',
      what: 'asked AWS to stop d-OLDER1234 and go back. It was older.',
    } as const;
    const because = 'Deployment d-7K2N1QX4C was stopped by a user.';
    const stopped = { at: now, type: 'phase', phase: 'reverting', because } as const;
    // when
    const text = comment([cleared, ...releases.running, stopped]);
    // then
    expect(linesOf(text)[1]).toBe(
      '### ⏳ Release of `api:42` to production was stopped by AWS or somebody else: 10 % on green',
    );
  });

  test('says while it waits for its turn what for and until when, and nothing of a traffic that is not its own', () => {
    // given
    const waiting = {
      at: start,
      type: 'waiting',
      wait: 'deployment d-7K2N1QX4C (run 811 of example/api release.yml) to end',
      until: start + 12 * minute,
    } as const;
    const began = releases.running.filter(event => event.type === 'began');
    // when
    const text = comment([...began, waiting]);
    // then
    expect(linesOf(text)[1]).toBe(
      '### ⏳ Waiting in production for deployment <code>d-7K2N1QX4C</code> (run 811 of example/api release.yml) to end, until 14:12:00 UTC',
    );
  });

  test('says what AWS says keeps green from starting, before any click, and no more once it has started', () => {
    // given
    const staged = releases.failed.findIndex(event => event.type === 'happened' && event.happening.kind === 'cause');
    const before = releases.failed.slice(0, staged + 1);
    const after = [...before, ...releases.running.filter(event => event.type === 'phase')];
    // when
    const texts = [before, after].map(told => shown(comment(told)));
    // then
    expect(texts[0]).toContain(
      '**AWS says:** 3 tasks of green stopped: CannotPullContainerError: pull image manifest: not found (14:01:16 UTC)',
    );
    expect(texts[1]).toContain('**Phase:** shifting');
    expect(texts[1]).not.toContain('AWS says');
  });

  test('does not call it a release before anything is done, for it may be a plan', () => {
    // given
    const events = releases.planned.filter(event => event.type !== 'verdict');
    // when
    const text = comment(events);
    // then
    expect(linesOf(text)[1]).toBe('### ⏳ Preparing for production: where the traffic is, was not read yet');
  });

  test('has no mark as long as nobody has said whose it is', () => {
    // given
    const story = emptyStory;
    // when
    const text = commentOf(story, now, { foreignLogs: 'in the job log only' });
    // then
    expect(linesOf(text)[0]).toBe('### ⏳ Preparing: where the traffic is, was not read yet');
    expect(text).not.toContain('<!--');
  });
});
