import { describe, expect, test } from '@jest/globals';
import type { Course } from '../../src/release/course.ts';
import { decide } from '../../src/release/decide.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Instant, Motion } from '../../src/release/words.ts';
import {
  aCourse,
  after,
  aPlan,
  confirmed,
  inspected,
  inWords,
  minute,
  motion,
  noon,
  read,
  saw,
  second,
} from './a-release.ts';

interface Case {
  readonly title: string;
  readonly course: Course;
  readonly now: Instant;
  readonly plan?: Plan;
  readonly decides: string;
  /** What the reason must mention. */
  readonly because: RegExp;
}

const passing = (at: Instant) => read(at, 'pass');

describe('who serves, read back after the bake,', () => {
  const baked = after(10 * minute);
  const settled = saw(noon, motion.settled(), { green: 100 });

  test.each<Case>([
    {
      title: 'before the bake had passed counts for nothing',
      course: aCourse(settled, passing(baked), confirmed(after(9 * minute), 'green')),
      now: baked,
      decides: 'confirm',
      because: /bake has passed/,
    },
    {
      title: 'is superseded where a third revision serves, which is named',
      course: aCourse(settled, passing(baked), confirmed(baked, { third: 'api:9' })),
      now: baked,
      decides: 'end: superseded',
      because: /api:9/,
    },
    {
      title: 'is asked again, not at once, where the service still names blue',
      course: aCourse(settled, passing(baked), confirmed(baked, 'blue')),
      now: baked + second,
      decides: 'wait',
      because: /name green/,
    },
    {
      title: 'is asked again one proof poll later where the service still names blue',
      course: aCourse(settled, passing(baked), confirmed(baked, 'blue')),
      now: baked + 5 * second,
      decides: 'confirm',
      because: /not yet read back/,
    },
    {
      title: 'is asked a last time at the end of the minute that the service is given',
      course: aCourse(settled, passing(baked + minute), confirmed(baked + 57 * second, 'blue')),
      now: baked + minute,
      decides: 'confirm',
      because: /not yet read back/,
    },
    {
      title: 'is unknown, never released, where the service does not name green within a minute',
      course: aCourse(settled, passing(baked + minute), confirmed(baked + minute, 'blue')),
      now: baked + minute,
      decides: 'end: unknown',
      because: /read back, blue serves/,
    },
    {
      title: 'is unknown, never released, where green serves but its share is not known to be 100 %',
      course: aCourse(
        settled,
        saw(baked, motion.settled(), { green: 'unknown' }),
        passing(baked + minute),
        confirmed(baked + minute, 'green'),
      ),
      now: baked + minute,
      decides: 'end: unknown',
      because: /names green .*an unknown share/,
    },
  ])('$title', ({ course, now, plan = aPlan(), decides, because }) => {
    // given, when
    const decision = decide(plan, course, now);

    // then
    expect(inWords(decision)).toBe(decides);
    expect(decision.because).toMatch(because);
  });
});

describe('a function of the user’s that runs after traffic has moved', () => {
  const runs: Motion = { is: 'settled', since: noon, blueEnds: 'never', awaits: 'the hook AfterAllowTraffic' };

  test('has its say before the release is called released, however long the bake', () => {
    // given
    const at = after(40 * minute);
    const course = aCourse(saw(noon, runs, { green: 100 }), passing(at), confirmed(at, 'green'));

    // when
    const decision = decide(aPlan(), course, at);

    // then
    expect(inWords(decision)).toBe('wait');
    expect(decision.because).toContain('AfterAllowTraffic');
  });

  test('does not keep a failing gate from taking the release back', () => {
    // given
    const course = aCourse(saw(noon, runs, { green: 100 }), read(after(40 * minute), 'fail'));

    // when
    const decision = decide(aPlan(), course, after(40 * minute));

    // then
    expect(inWords(decision)).toBe('go back: a gate failed');
  });
});

describe('the bake', () => {
  test('counts from when somebody watched all traffic on green, not from when AWS says it moved', () => {
    // given
    const course = aCourse(
      saw(after(20 * minute), { is: 'settled', since: noon, blueEnds: 'never', awaits: undefined }, { green: 100 }),
      passing(after(29 * minute)),
    );

    // when
    const decision = decide(aPlan(), course, after(29 * minute));

    // then
    expect(decision.step).toMatchObject({ do: 'wait', until: after(30 * minute) });
  });

  test.each([
    { bake: 10 * minute, kept: 10 * minute, says: /the bake passed/ },
    { bake: 10 * minute, kept: 4 * minute, says: /3m50s of the bake of 10m were watched/ },
    { bake: 0, kept: 10 * minute, says: /nothing was watched with all traffic on it/ },
    { bake: 30 * second, kept: 10 * second, says: /0s of the bake of 30s were watched/ },
  ])('of $bake ms with blue kept for $kept ms is called what it was', ({ bake, kept, says }) => {
    // given
    const until = after(Math.min(bake, kept - 10 * second));
    const settled = saw(noon, motion.settled(after(kept)), { green: 100 });
    const answers = inspected(until, { blue: 4, green: 4 });
    const course = aCourse(settled, passing(until), confirmed(until, 'green'), answers);

    // when
    const decision = decide(aPlan({ bake }), course, until);

    // then
    expect(inWords(decision)).toBe('end: released');
    expect(decision.because).toMatch(says);
  });

  test('begins again when green had less than all traffic in between', () => {
    // given
    const course = aCourse(
      saw(noon, motion.settled(), { green: 100 }),
      saw(after(4 * minute), motion.settled(), { green: 90 }),
      saw(after(5 * minute), motion.settled(), { green: 100 }),
      passing(after(12 * minute)),
    );

    // when
    const decision = decide(aPlan(), course, after(12 * minute));

    // then
    expect(decision.step).toMatchObject({ do: 'wait', until: after(15 * minute) });
  });

  test.each([
    { title: 'is cut to two proof polls before AWS ends blue', blueEnds: after(8 * minute), until: 8 * 60 - 10 },
    { title: 'is not cut where AWS keeps blue longer', blueEnds: after(30 * minute), until: 10 * 60 },
    { title: 'is not cut where AWS keeps blue for ever', blueEnds: 'never' as const, until: 10 * 60 },
  ])('$title', ({ blueEnds, until }) => {
    // given
    const course = aCourse(saw(noon, motion.settled(blueEnds), { green: 100 }), passing(noon));

    // when
    const decision = decide(aPlan(), course, after(second));

    // then
    expect(decision.step).toMatchObject({ do: 'wait', until: after(until * second) });
  });
});
