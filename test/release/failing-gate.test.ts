import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { AlarmsGate, GateTime, Motion } from '../../src/release/words.ts';
import {
  aCourse,
  after,
  aGate,
  aPlan,
  aReading,
  inWords,
  minute,
  motion,
  noon,
  read,
  saw,
  second,
} from './a-release.ts';

const shiftsAt = after(5 * minute);
const inTheStep = saw(noon, motion.shifting(shiftsAt), { green: 10 });
/** A mover that cannot hold is decided two proof polls before its step ends. */
const lastWord = shiftsAt - 10 * second;

describe('a gate that fails', () => {
  const motions: readonly [string, Motion, number][] = [
    ['while green starts', motion.preparing, 0],
    ['while green waits for a word', motion.ready, 0],
    ['in a step', motion.shifting(shiftsAt), 10],
    ['in the bake', motion.settled(), 100],
  ];

  test.each(motions)('%s turns the release back at once and says value and limit', (_, what, green) => {
    // given
    const course = aCourse(saw(noon, what, { green }), read(after(second), 'fail'));

    // when
    const decision = decide(aPlan(), course, after(second));

    // then
    expect(inWords(decision)).toBe('go back: a gate failed');
    expect(decision.because).toContain('5XX 12, limit 5');
  });

  test.each(motions)('%s ends as broken where on-failure is to leave the release to AWS', (_, what, green) => {
    // given
    const course = aCourse(saw(noon, what, { green }), read(after(second), 'fail'));

    // when
    const decision = decide(aPlan({ policy: { onFailure: 'leave' } }), course, after(second));

    // then
    expect(inWords(decision)).toBe('end: broken');
    expect(decision.because).toMatch(/limit 5.*on-failure: leave/);
  });

  test('is obeyed beside others that pass, and all that fail are named', () => {
    // given
    const plan = aPlan({ gates: [aGate({ alarms: ['api-5xx', 'api-p99', 'api-cpu'] })] });
    const readings = [
      aReading('fail', noon),
      aReading('pass', noon, { subject: 'api-p99' }),
      aReading('fail', noon, { subject: 'api-cpu' }),
    ];

    // when
    const decision = decide(plan, aCourse(inTheStep, read(noon, ...readings)), noon);

    // then
    expect(inWords(decision)).toBe('go back: a gate failed');
    expect(decision.because).toMatch(/api-5xx.*api-cpu/);
  });

  test('has the first word, before the time limit', () => {
    // given
    const course = aCourse(inTheStep, read(after(60 * minute), 'fail'));

    // when
    const decision = decide(aPlan(), course, after(60 * minute));

    // then
    expect(inWords(decision)).toBe('go back: a gate failed');
  });

  test.each<[string, AlarmsGate, Observation]>([
    [
      'that is advisory',
      aGate({ force: 'advisory' }),
      read(lastWord, aReading('fail', lastWord, { force: 'advisory' })),
    ],
    [
      'that rang before the release, by consent,',
      aGate(),
      read(lastWord, aReading('fail', lastWord, { force: 'advisory' })),
    ],
    ['whose time is the bake', aGate({ when: 'bake' }), read(lastWord, 'fail')],
    ['whose time is before traffic', aGate({ when: 'before-traffic' }), read(lastWord, 'fail')],
  ])('%s is not obeyed in a step', (_, gate, readings) => {
    // given
    const course = aCourse(inTheStep, readings);

    // when
    const decision = decide(aPlan({ gates: [gate] }), course, lastWord);

    // then
    expect(inWords(decision)).toBe('wait');
  });
});

describe('when a gate is measured', () => {
  const phases: readonly [string, Motion, number][] = [
    ['starts', motion.preparing, 0],
    ['is ready', motion.ready, 0],
    ['has a share', motion.shifting(shiftsAt), 10],
    ['has all traffic', motion.settled(), 100],
  ];
  const covers: Readonly<Record<GateTime, readonly string[]>> = {
    'before-traffic': ['starts', 'is ready'],
    during: ['has a share'],
    bake: ['has all traffic'],
    always: ['starts', 'is ready', 'has a share', 'has all traffic'],
  };
  const cases = (Object.keys(covers) as GateTime[]).flatMap(when =>
    phases.map(([phase, what, green]) => ({
      when,
      phase,
      what,
      green,
      obeyed: covers[when].includes(phase) ? 'obeyed' : 'not obeyed',
    })),
  );

  test.each(cases)('a gate `$when` is $obeyed while green $phase', ({ when, what, green, obeyed }) => {
    // given
    const plan = aPlan({ gates: [aGate({ when })] });
    const course = aCourse(saw(noon, what, { green }), read(noon, 'fail'));

    // when
    const decision = decide(plan, course, noon);

    // then
    expect(inWords(decision) === 'go back: a gate failed').toBe(obeyed === 'obeyed');
  });
});
