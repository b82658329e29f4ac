import { describe, expect, test } from '@jest/globals';
import type { Course } from '../../src/release/course.ts';
import type { Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { Policy } from '../../src/release/plan.ts';
import type { AlarmsGate, Instant } from '../../src/release/words.ts';
import {
  aCourse,
  after,
  aGate,
  aPlan,
  aReading,
  inspectedInVain,
  inWords,
  minute,
  motion,
  noon,
  read,
  readNothing,
  saw,
  second,
  turned,
} from './a-release.ts';

const shiftsAt = after(5 * minute);
const inTheStep = saw(noon, motion.shifting(shiftsAt), { green: 10 });
/** A mover that cannot hold is decided two proof polls before its step ends. */
const lastWord = shiftsAt - 10 * second;

describe('doubt at the end of a step', () => {
  interface Doubted {
    readonly title: string;
    readonly readings?: readonly Observation[];
    readonly policy?: Partial<Policy>;
    readonly decides: 'wait' | 'go back: not proven';
    readonly because: RegExp;
  }

  const cases: readonly Doubted[] = [
    { title: 'a gate that passes is proof', readings: [read(lastWord, 'pass')], decides: 'wait', because: /10 %/ },
    {
      title: 'an alarm in INSUFFICIENT_DATA lets the release proceed, as AWS itself would',
      readings: [read(lastWord, 'no-data')],
      decides: 'wait',
      because: /10 %/,
    },
    {
      title: 'an alarm in INSUFFICIENT_DATA turns back where that was asked for',
      readings: [read(lastWord, 'no-data')],
      policy: { onSilentAlarm: 'revert' },
      decides: 'go back: not proven',
      because: /api-5xx.*Not proven/,
    },
    {
      title: 'an inconclusive gate turns back',
      readings: [read(lastWord, 'inconclusive')],
      decides: 'go back: not proven',
      because: /api-5xx.*Not proven/,
    },
    {
      title: 'an inconclusive gate lets the release proceed where that was asked for',
      readings: [read(lastWord, 'inconclusive')],
      policy: { onInconclusive: 'proceed' },
      decides: 'wait',
      because: /10 %/,
    },
    {
      title: 'a gate that answers with an error turns back',
      readings: [read(lastWord, 'error')],
      decides: 'go back: not proven',
      because: /api-5xx.*Not proven/,
    },
    {
      title: 'a gate that was never read turns back: no data is not a pass',
      decides: 'go back: not proven',
      because: /api-5xx could not be read/,
    },
    {
      title: 'a gate that may not be read turns back, and says why it could not be read',
      readings: [readNothing(lastWord)],
      decides: 'go back: not proven',
      because: /could not be read \(AWS denied DescribeAlarms\)/,
    },
    {
      title: 'a gate that was never read lets the release proceed where that was asked for',
      policy: { onNoData: 'proceed' },
      decides: 'wait',
      because: /10 %/,
    },
    {
      title: 'a pass that is a minute old proves nothing',
      readings: [read(lastWord - minute, 'pass')],
      decides: 'go back: not proven',
      because: /last read 60 s ago/,
    },
    {
      title: 'a pass that is a minute old, because nobody may read the alarms since, names what keeps them from it',
      readings: [read(lastWord - minute, 'pass'), readNothing(lastWord)],
      decides: 'go back: not proven',
      because: /last read 60 s ago \(AWS denied DescribeAlarms\)/,
    },
    {
      title: 'a pass that is two looks old still counts',
      readings: [read(lastWord - 10 * second, 'pass')],
      decides: 'wait',
      because: /10 %/,
    },
    {
      title: 'a reading that another gate took of the alarm proves nothing to this one',
      readings: [read(lastWord, aReading('pass', lastWord, { gate: 'watch' }))],
      decides: 'go back: not proven',
      because: /api-5xx could not be read/,
    },
    {
      title: 'a reading of another alarm proves nothing about this one',
      readings: [read(lastWord, aReading('pass', lastWord, { subject: 'api-p99' }))],
      decides: 'go back: not proven',
      because: /api-5xx could not be read/,
    },
  ];

  test.each(cases)('$title', ({ readings = [], policy = {}, decides, because }) => {
    // given
    const course = aCourse(inTheStep, ...readings);

    // when
    const decision = decide(aPlan({ policy }), course, lastWord);

    // then
    expect(inWords(decision)).toBe(decides);
    expect(decision.because).toMatch(because);
  });

  test.each<[string, Instant, string]>([
    ['is not decided a moment earlier than two proof polls before', lastWord - 1, 'wait'],
    ['is decided two proof polls before, because the mover cannot hold', lastWord, 'go back: not proven'],
  ])('%s', (_, now, decides) => {
    // given
    const course = aCourse(inTheStep);

    // when
    const decision = decide(aPlan(), course, now);

    // then
    expect(inWords(decision)).toBe(decides);
  });

  test('is decided earlier where the proof is looked at less often', () => {
    // given
    const plan = aPlan({ policy: { poll: { proof: minute, state: minute } } });

    // when
    const decision = decide(plan, aCourse(inTheStep), shiftsAt - 2 * minute);

    // then
    expect(inWords(decision)).toBe('go back: not proven');
  });

  test.each<[string, Course, Instant]>([
    ['before traffic', aCourse(saw(noon, motion.ready)), after(15 * second)],
    ['after the bake', aCourse(saw(noon, motion.settled(), { green: 100 })), after(10 * minute)],
    [
      'two polls before AWS ends blue',
      aCourse(saw(noon, motion.settled(after(8 * minute)), { green: 100 })),
      after(8 * minute - 10 * second),
    ],
  ])('is decided %s as well', (_, course, now) => {
    // given, when
    const decision = decide(aPlan(), course, now);

    // then
    expect(inWords(decision)).toBe('go back: not proven');
  });

  test('waits for the first reading where a level has just begun and its gates were not looked at once', () => {
    // given
    const course = aCourse(saw(noon, motion.ready));

    // when
    const decision = decide(aPlan(), course, noon);

    // then
    expect(decision.step).toMatchObject({ do: 'wait', watch: 'closely' });
    expect(decision.because).toMatch(/first reading/);
  });

  test.each<[string, AlarmsGate]>([
    ['is advisory', aGate({ force: 'advisory' })],
    ['matters only in the bake', aGate({ when: 'bake' })],
    ['matters only before traffic', aGate({ when: 'before-traffic' })],
  ])('is not raised by a gate that %s', (_, gate) => {
    // given
    const plan = aPlan({ gates: [gate] });

    // when
    const decision = decide(plan, aCourse(inTheStep), lastWord);

    // then
    expect(inWords(decision)).toBe('wait');
  });

  test('does not trouble a release that was asked to have no gate', () => {
    // given
    const plan = aPlan({ gates: [] });

    // when
    const decisions = [
      decide(plan, aCourse(inTheStep), lastWord),
      decide(plan, aCourse(saw(noon, motion.ready)), noon),
    ];

    // then
    expect(decisions.map(inWords)).toEqual(['wait', 'advance']);
  });

  test('is nobody’s business any more once the release has turned back', () => {
    // given
    const course = aCourse(inTheStep, turned(lastWord, 'a gate failed', 'The alarm rang.'), inspectedInVain(lastWord));

    // when
    const decision = decide(aPlan(), course, lastWord);

    // then
    expect(decision.because).toBe('The alarm rang.');
  });
});
