import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../src/release/events.ts';
import type { VerdictName } from '../../src/release/verdict.ts';
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
        purpose: 'release',
      },
      left: undefined,
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

  const purposes = {
    stage: { is: 'stage' },
    drill: { is: 'drill' },
    restore: { is: 'restore', because: 'api:42 is asked back.' },
    'swap back': { is: 'swap back', because: 'api:41 is asked back.' },
  } as const;
  /** The same story with another purpose, up to its verdict. */
  const ended = (purpose: keyof typeof purposes, name: VerdictName, next?: string) =>
    words([
      ...shifting.map(event =>
        event.type === 'planned' ? { ...event, plan: { ...plan, purpose: purposes[purpose] } } : event,
      ),
      verdictAt(start + 5 * minute, { name, serving: { who: 'green', green: 100 }, because: 'It is so.', next }),
    ]);
  const left = (wanted: string) => ({ targetKey: run.targetKey, environment: 'production', wanted });

  test('of what is staged is that it is open, how to go on, and until when', () => {
    // given
    const next =
      'To go on, `operation: promote` with this `change-id`. Until then nothing else can be released there. At 14:16:00 UTC AWS stops d-7K2N1QX4C and removes green.';
    // when
    const told = ended('stage', 'staged', next);
    // then
    expect(told).toMatchObject({
      is: 'change',
      standing: 'open',
      description: expect.stringMatching(/^Staged\. To go on, `operation: promote`.* At 14:16:00 UTC AWS stops/),
    });
  });

  test('of a drill is that it was a rehearsal', () => {
    // when, then
    expect(ended('drill', 'drilled')).toMatchObject({
      is: 'change',
      standing: 'rehearsed',
      description: 'Drilled: It is so.',
    });
  });

  test('of a restored revision is that it serves, and of what was left that it was taken back', () => {
    // when
    const told = ended('restore', 'restored');
    // then
    expect(told).toMatchObject({
      is: 'change',
      entry: { wanted: 'api:42', previous: 'api:41', changeId: run.changeId },
      standing: 'serves',
      left: {
        of: left('api:41'),
        standing: 'taken back',
        description: `Gone back from, to api:42, by ${run.changeId}`,
      },
    });
  });

  test.each(['failed', 'rolled-back', 'superseded', 'cancelled', 'broken', 'unknown'] as const)(
    'of a way back that ended as %s is nothing to what should have been left',
    name => {
      // when, then
      expect(ended('restore', name)).toMatchObject({ is: 'change', left: undefined });
    },
  );

  test('of a change in flight that was sent back is that it was taken back, and no entry of its own', () => {
    // when, then
    expect(ended('swap back', 'restored')).toEqual({
      is: 'left',
      of: left('api:42'),
      standing: 'taken back',
      description: `Gone back from, to api:41, by ${run.changeId}`,
    });
  });

  test.each(['broken', 'cancelled', 'unknown'] as const)(
    'of a change in flight whose way back ended as %s is that nobody knows',
    name => {
      // when, then
      expect(ended('swap back', name)).toMatchObject({ is: 'left', of: left('api:42'), standing: 'unproven' });
    },
  );

  test.each(['failed', 'refused', 'superseded'] as const)(
    'of a change in flight whose way back ended as %s is nothing',
    name => {
      // when, then
      expect(ended('swap back', name)).toBeUndefined();
    },
  );

  test('of a change that must not be restored is a mark, once it serves', () => {
    // given
    const events = [
      ...shifting,
      verdictAt(start + 5 * minute, {
        name: 'released',
        serving: { who: 'green', green: 100 },
        because: 'api:42 serves.',
      }),
    ];
    const [under, at] = [shifting, events].map(all => ledgerWords(all.reduce(tell, emptyStory), 'do not restore'));

    // when, then
    expect(under?.description).not.toContain('do-not-restore');
    expect(at?.description).toBe('do-not-restore: Released: api:42 serves.');
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
