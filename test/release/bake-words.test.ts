import { describe, expect, test } from '@jest/globals';
import { bakeWords } from '../../src/release/bake-words.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Observation } from '../../src/release/observation.ts';
import { aCourse, after, aGate, aPlan, aReading, minute, noon, read, second } from './a-release.ts';

const whole = { began: noon, until: after(10 * minute) };
const advisory = aGate({ name: 'p99', force: 'advisory', alarms: ['api-p99'] });
const reads = (outcome: Parameters<typeof aReading>[0], force: 'obeyed' | 'advisory' = 'advisory'): Observation =>
  read(noon, aReading('pass', noon), aReading(outcome, noon, { gate: 'p99', subject: 'api-p99', force }));

describe('what is said of a bake', () => {
  test.each<{ what: string; plan: Plan; seen: readonly Observation[]; says: string }>([
    { what: 'that it passed, where its gates did', plan: aPlan(), seen: [read(noon, 'pass')], says: 'the bake passed' },
    {
      what: 'that nothing was measured, where there is no gate',
      plan: aPlan({ gates: [] }),
      seen: [],
      says: 'the bake is over; nothing was measured',
    },
    {
      what: 'that nothing was measured, where the only gate is asked before it',
      plan: aPlan({ gates: [aGate({ when: 'during' })] }),
      seen: [read(noon, 'pass')],
      says: 'the bake is over; nothing was measured',
    },
    {
      what: 'which gate fails that is not obeyed',
      plan: aPlan({ gates: [aGate(), advisory] }),
      seen: [reads('fail')],
      says: 'the bake passed; not obeyed (advisory): Alarm api-p99 is in ALARM: 5XX 12, limit 5',
    },
    {
      what: 'no pass, where no gate is obeyed',
      plan: aPlan({ gates: [advisory] }),
      seen: [reads('pass')],
      says: 'the bake is over',
    },
    {
      what: 'which alarm that rang before the release still does',
      plan: aPlan({ muted: ['api-5xx'] }),
      seen: [read(noon, aReading('fail', noon, { force: 'advisory' }))],
      says: 'the bake passed; not obeyed (advisory): Alarm api-5xx is in ALARM: 5XX 12, limit 5',
    },
    {
      what: 'which alarm has nothing to say',
      plan: aPlan(),
      seen: [read(noon, 'no-data')],
      says: 'the bake passed; api-5xx has no data',
    },
    {
      what: 'which gate was never read',
      plan: aPlan({ gates: [aGate(), advisory] }),
      seen: [read(noon, 'pass')],
      says: 'the bake passed; api-p99 was never read',
    },
    {
      what: 'no more than three of many that did not pass',
      plan: aPlan({ gates: [aGate({ alarms: ['a', 'b', 'c', 'd', 'e'] })] }),
      seen: [],
      says: 'the bake passed; a was never read; b was never read; c was never read; 2 more did not pass',
    },
  ])('is $what', ({ plan, seen, says }) => {
    // given
    const course = aCourse(...seen);
    // when
    const words = bakeWords(plan, course, whole);
    // then
    expect(words).toBe(says);
  });

  test('is how much of it was watched, where AWS ends blue before its end', () => {
    // given
    const cut = { began: noon, until: after(5 * minute + 10 * second) };
    // when
    const words = bakeWords(aPlan(), aCourse(read(noon, 'pass')), cut);
    // then
    expect(words).toBe('5m10s of the bake of 10m were watched, because AWS ends blue then');
  });

  test('is that nobody watched, where there was none', () => {
    // when
    const words = bakeWords(aPlan({ bake: 0 }), aCourse(), { began: noon, until: noon });
    // then
    expect(words).toBe('nothing was watched with all traffic on it (`bake: 0s`)');
  });
});
