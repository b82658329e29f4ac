import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../src/release/events.ts';
import type { Plan } from '../../src/release/plan.ts';
import { nothingYet } from '../../src/release/words.ts';
import { ledgerWords } from '../../src/report/ledger-words.ts';
import { recordOf } from '../../src/report/record.ts';
import { greenlight } from '../release/a-stepped-release.ts';
import { comment } from './comment/written.ts';
import { texts } from './log/logged.ts';
import { minute, plan as ofAService, run, second, start, told, verdictAt } from './stories.ts';
import { sectionsOf, summary } from './summary/written.ts';

const green = { id: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout:2', name: 'checkout:2' };
const notes = [
  'What follows the alias and its weights: events of sqs orders.',
  'Greenlight itself moves this traffic: where the runner is lost while it is divided, it stays divided.',
];

const plan: Plan = {
  ...ofAService,
  mover: greenlight,
  configuration: 'the weights of alias live',
  blue: { id: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout:1', name: 'checkout:1' },
  green: { is: 'to be made', family: 'checkout' },
  before: { starts: 'nothing', testTraffic: false, hooks: [] },
  notes,
};
const first: Plan = { ...plan, blue: nothingYet, differences: [], strategy: { kind: 'blue-green' } };

const planned = (of: Plan): readonly ReleaseEvent[] => [
  { at: start, type: 'began', run },
  { at: start, type: 'planned', plan: of },
  verdictAt(start + second, { name: 'planned', serving: { who: 'blue', green: 0 }, because: 'Nothing was written.' }),
];

describe('The notes of a plan', () => {
  test('are on the page of a plan that nobody carries out, beside what would happen', () => {
    // when
    const page = summary(planned(plan));

    // then
    const happens = page.slice(page.indexOf('### What would happen, in order'), page.indexOf('### Gates'));
    for (const note of notes) expect(happens).toContain(`- ${note}`);
  });

  test('add no section where there are none', () => {
    // given
    const without = planned({ ...plan, notes: [] });

    // when, then
    expect(sectionsOf(summary(without))).toEqual(sectionsOf(summary(planned(plan))));
  });

  test('are in the record', () => {
    // when, then
    expect(recordOf(told(planned(plan))).plan).toMatchObject({ notes });
  });
});

describe('A way back that Greenlight itself has taken', () => {
  const at = start + 3 * minute;
  const events: readonly ReleaseEvent[] = [
    { at: start, type: 'began', run },
    { at: start, type: 'planned', plan },
    { at: start, type: 'green', revision: green },
    { at: start, type: 'phase', phase: 'shifting', because: 'traffic moves' },
    { at: start, type: 'traffic', serving: { who: 'split', green: 10 } },
    { at, type: 'wrote', what: 'gave all traffic back to checkout:1' },
    { at, type: 'phase', phase: 'reverting', because: 'The alarm rang.' },
  ];

  test('is not said to have been stopped by AWS or by somebody else', () => {
    // when
    const shown = [comment(events), ledgerWords(told(events))?.description];

    // then
    expect(shown).toEqual([
      expect.stringContaining('Taking `checkout:2` back'),
      expect.stringMatching(/^reverting: 10 % of traffic is on green checkout:2/),
    ]);
  });
});

describe('What is left of a version that was gone back from', () => {
  test('stays as it is, whoever has moved its alias: a version has no tasks that would end', () => {
    // given
    const mover = { ...ofAService.mover, trafficOf: 'an alias' as const };
    const purpose = { is: 'swap back', because: 'It was asked for.' } as const;
    const events: readonly ReleaseEvent[] = [
      { at: start, type: 'began', run },
      { at: start, type: 'planned', plan: { ...plan, mover, purpose } },
      { at: start, type: 'green', revision: green },
      verdictAt(start + minute, { name: 'restored', serving: { who: 'blue', green: 0 } }),
    ];

    // when, then
    expect(summary(events)).toContain('**What is left:** `checkout:2` has no traffic, and stays as it is');
  });
});

describe('The first release of an alias', () => {
  const page = summary(planned(first));
  const carriedOut: readonly ReleaseEvent[] = [
    { at: start, type: 'began', run },
    { at: start, type: 'planned', plan: first },
    { at: start, type: 'green', revision: green },
    { at: start, type: 'phase', phase: 'staging', because: 'green is being made' },
    { at: start, type: 'traffic', serving: { who: 'blue', green: 0 } },
  ];
  const failed = verdictAt(start + minute, { name: 'failed', serving: { who: 'blue', green: 0 } });
  const released = [
    { at: start + minute, type: 'traffic', serving: { who: 'green', green: 100 } } as const,
    verdictAt(start + 2 * minute, { name: 'released', serving: { who: 'green', green: 100 } }),
  ];

  test('does not compare green with a blue that is not there', () => {
    // when, then
    expect(page).toContain('Nothing serves yet, so there is nothing to compare green with.');
    expect(texts(planned(first)).join('\n')).toMatch(/differences +nothing serves yet/);
    expect(page).not.toMatch(/between blue and green/);
  });

  test('reverts nothing, and does not say that it would', () => {
    // when
    const shown = [page, texts(planned(first)).join('\n')];

    // then
    for (const text of shown) expect(text).not.toMatch(/revert/);
    expect(page).toContain('| a gate fails | **end: there is no blue to go back to** |');
  });

  test('promises no way back to a blue that stays as it is', () => {
    // when
    const text = summary([...carriedOut, ...released]);

    // then
    expect(text).not.toMatch(/blue stays as it is|going back is one write/);
  });

  test('gives no share of the traffic to a blue that is not there', () => {
    // when
    const text = summary([...carriedOut, ...released]);

    // then
    expect(text).toMatch(/\| 0 % \| none \|\n.*\| 100 % \| none \|/);
  });

  test('that is planned says that nothing serves yet, which is known', () => {
    // given
    const serving = { who: 'unknown', because: 'the alias does not exist yet' } as const;
    const events = [...planned(first).slice(0, -1), verdictAt(start + second, { name: 'planned', serving })];

    // when
    const text = summary(events);

    // then
    expect(text).toContain('## 📋 Planned: nothing was written, nothing serves yet');
    expect(text).not.toMatch(/is not known|nothing yet/);
  });

  test('that fails says that nothing serves yet', () => {
    // when
    const text = summary([...carriedOut, failed]);

    // then
    expect(text).toContain('## ❌ Failed: nothing serves yet');
    expect(text).not.toContain('blue `nothing`');
  });
});
