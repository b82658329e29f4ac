import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../src/release/events.ts';
import { ledgerWords } from '../../src/report/ledger-words.ts';
import { emptyStory, tell } from '../../src/report/story.ts';
import { anyEvents } from './any-event.ts';
import { minute, plan, run, start, verdictAt } from './stories.ts';

const green = { id: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42', name: 'api:42' };
const began: readonly ReleaseEvent[] = [
  { at: start, type: 'began', run },
  { at: start, type: 'planned', plan },
];
const shifting: readonly ReleaseEvent[] = [
  ...began,
  { at: start, type: 'green', revision: green },
  { at: start, type: 'phase', phase: 'staging', because: 'green is made' },
  { at: start + minute, type: 'phase', phase: 'shifting', because: 'traffic moves' },
  { at: start + minute, type: 'traffic', serving: { who: 'split', green: 10 } },
  { at: start + minute, type: 'waiting', wait: 'proof', until: start + 6 * minute },
];
const words = (events: readonly ReleaseEvent[]) => ledgerWords(events.reduce(tell, emptyStory));

describe('what the ledger is told', () => {
  test('is nothing before a change has begun', () => {
    // when, then
    expect(words(began)).toBeUndefined();
  });

  test('names the change, and where the traffic is until when', () => {
    // when, then
    expect(words(shifting)).toEqual({
      is: 'change',
      entry: {
        changeId: run.changeId,
        targetKey: run.targetKey,
        environment: 'production',
        wanted: 'api:42',
        previous: 'api:41',
      },
      standing: 'open',
      gist: 'shifting: 10 % of traffic is on green api:42, 90 % on blue api:41',
      description: 'shifting: 10 % of traffic is on green api:42, 90 % on blue api:41, until 14:06:00 UTC',
    });
  });

  test.each([
    { by: 'us', wrote: ['asked AWS to stop d-7K2N1QX4C and go back'], says: 'reverting: 10 % of traffic' },
    { by: 'somebody else', wrote: [], says: 'stopped: 10 % of traffic' },
  ])('says of a deployment that $by stopped no more than that', ({ wrote, says }) => {
    // given
    const at = start + 3 * minute;
    const stopped: readonly ReleaseEvent[] = [
      ...shifting,
      ...wrote.map((what): ReleaseEvent => ({ at, type: 'wrote', what })),
      { at, type: 'phase', phase: 'reverting', because: 'it was stopped' },
    ];
    // when
    const told = words(stopped);
    // then
    expect(told).toMatchObject({ description: expect.stringContaining(says) });
  });

  test('has room for what matters, because it names no account', () => {
    // given
    const serving = { who: 'blue', green: 0 } as const;
    const because =
      'AWS denied codedeploy:CreateDeployment on arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:a/b.';
    // when
    const told = words([...shifting, verdictAt(start + minute, { name: 'failed', serving, because })]);
    // then
    expect(told).toMatchObject({
      description: 'Failed: AWS denied codedeploy:CreateDeployment on deploymentgroup:a/b.',
    });
  });

  test('ends with the verdict and its reason', () => {
    // given
    const verdict = {
      name: 'rolled-back',
      at: start + 5 * minute,
      serving: { who: 'blue', green: 0 },
      because: 'Alarm api-p99 is in ALARM.',
      causes: [],
      followUps: [],
      code: undefined,
      next: undefined,
    } as const;

    // when
    const told = words([...shifting, { at: verdict.at, type: 'verdict', verdict }]);

    // then
    expect(told).toMatchObject({ standing: 'taken back', description: 'Rolled back: Alarm api-p99 is in ALARM.' });
  });

  test.each([
    ['a first attempt that had nothing to do', 1, undefined],
    [
      'a later attempt that finds it serving',
      2,
      { is: 'found serving', of: { releaseId: run.releaseId, wanted: 'api:42' } },
    ],
  ])('after %s is what closes an entry that was left open', (_, attempt, told) => {
    // given
    const serving: readonly ReleaseEvent[] = [
      { at: start, type: 'began', run: { ...run, attempt } },
      { at: start, type: 'green', revision: green },
      {
        at: start,
        type: 'verdict',
        verdict: {
          name: 'nothing-to-do',
          at: start,
          serving: { who: 'green', green: 100 },
          because: 'api:42 serves already.',
          causes: [],
          followUps: [],
          code: undefined,
          next: undefined,
        },
      },
    ];

    // when, then
    if (told === undefined) expect(words(serving)).toBeUndefined();
    else expect(words(serving)).toMatchObject(told);
  });

  test('fits into the 140 characters that GitHub takes, on one line, whatever is told', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // when
        const told = words([...shifting, ...events]);

        // then
        expect(told?.description ?? '').toMatch(/^[^\n\r]{0,140}$/u);
      }),
    );
  });
});
