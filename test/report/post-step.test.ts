import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../src/release/events.ts';
import { isBadEnd } from '../../src/report/comment.ts';
import { ledgerWords } from '../../src/report/ledger-words.ts';
import { comment } from './comment/written.ts';
import { texts } from './log/logged.ts';
import { minute, plan, run, second, start, told, verdictAt } from './stories.ts';
import { summary } from './summary/written.ts';

const green = { id: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42', name: 'api:42' };
const at = start + 3 * minute;

/** A step that is cancelled while half of the traffic is on green. */
const cancelled: readonly ReleaseEvent[] = [
  { at: start, type: 'began', run },
  { at: start, type: 'planned', plan },
  { at: start, type: 'green', revision: green },
  { at: start, type: 'phase', phase: 'shifting', because: 'traffic moves' },
  { at, type: 'wrote', what: 'asked AWS to stop d-1 and go back' },
  { at, type: 'phase', phase: 'reverting', because: 'The job was cancelled.' },
];
const verdict = verdictAt(at, {
  name: 'cancelled',
  serving: { who: 'split', green: 50 },
  because: 'The job was cancelled.',
});
const handedOn: readonly ReleaseEvent[] = [...cancelled, { at, type: 'handed on' }, verdict];

const because = 'The job was cancelled. It sees d-1 to its end.';

/** What its post step tells. */
const takenOver: readonly ReleaseEvent[] = [
  { at, type: 'taken over', because, began: start, stop: 'asked for' },
  { at, type: 'began', run },
  {
    at,
    type: 'planned',
    plan: { ...plan, green: { is: 'made', revision: green, begun: { id: 'd-1', at: start, attempt: 1, traffic: [] } } },
  },
  { at, type: 'phase', phase: 'reverting', because: 'The job was cancelled.' },
  { at: at + second, type: 'phase', phase: 'rolled-back', because: 'the rollback has ended' },
  verdictAt(at + minute, { name: 'cancelled', serving: { who: 'blue', green: 0 }, because: 'The job was cancelled.' }),
];

describe('A step that hands its release on to the post step', () => {
  test('says in its log who has the last word', () => {
    // when, then
    expect(texts(handedOn)).toContainEqual(
      expect.stringMatching(/The post step of this job watches on.*has the last word/),
    );
  });

  test('leaves the end of the ledger, and the alert of a bad end, to the post step', () => {
    // when
    const story = told(handedOn);

    // then
    expect(ledgerWords(story)).toMatchObject({ standing: 'open', description: 'Cancelled: The job was cancelled.' });
    expect([isBadEnd(story), isBadEnd(told([...cancelled, verdict]))]).toEqual([false, true]);
  });
});

describe('A post step', () => {
  test('says first why it runs, and does not print a plan that it has not made', () => {
    // when
    const lines = texts(takenOver);

    // then
    expect(lines[0]).toMatch(/The post step goes on: The job was cancelled\. It sees d-1 to its end\./);
    expect(lines.join('\n')).not.toMatch(/PLAN/);
  });

  test('closes the ledger', () => {
    // when, then
    expect(ledgerWords(told(takenOver))).toMatchObject({ is: 'change', standing: 'unproven' });
  });

  test('tells of the release from its beginning, and claims nothing of gates that it did not read', () => {
    // when
    const pages = [comment(takenOver), summary(takenOver)];

    // then
    for (const page of pages) {
      expect(page).toMatch(/took 4 min/);
      expect(page).toContain('what they had said stands in the log and the summary of the step');
      expect(page).not.toMatch(/No gate was read/);
    }
  });

  test.each<[who: string, stop: 'asked for' | 'not asked for', says: string]>([
    ['the step had asked for the stop', 'asked for', 'Taking `api:42` back from production'],
    [
      'AWS stopped it before anybody asked',
      'not asked for',
      'Release of `api:42` to production was stopped by AWS or somebody else',
    ],
  ])('knows who stopped the release while traffic is on its way back: %s', (_, stop, says) => {
    // given
    const events = takenOver
      .slice(0, takenOver.findIndex(({ type }) => type === 'phase') + 1)
      .map(event => (event.type === 'taken over' ? { ...event, stop } : event));

    // when
    const text = comment(events);

    // then
    expect(text).toContain(`### ⏳ ${says}: where the traffic is, was not read yet`);
  });
});
