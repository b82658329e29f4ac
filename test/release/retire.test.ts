import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Course } from '../../src/release/course.ts';
import type { Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Purpose } from '../../src/release/purpose.ts';
import { failureOf } from '../../src/release/proof.ts';
import { endsBlueItself } from '../../src/release/retire.ts';
import type { Instant } from '../../src/release/words.ts';
import { itineraryWords } from '../../src/report/itinerary-words.ts';
import { anyPace, anyPlan, driven } from './a-driven-release.ts';
import { anyFate, fatedMover } from './a-mover.ts';
import {
  aCourse,
  after,
  aPlan,
  codeDeploy,
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

const baked = after(10 * minute);
const passing = read(baked, 'pass');
const settled = saw(noon, motion.settled(after(60 * minute)), { green: 100 });
const proven: readonly Observation[] = [
  settled,
  passing,
  confirmed(baked, 'green'),
  inspected(baked, { blue: 4, green: 4 }),
];
const letGo = (at: Instant): Observation => ({ saw: 'letting go', lettingGo: { is: 'taken', at } });
const notTaken: Observation = {
  saw: 'letting go',
  lettingGo: { is: 'not taken', at: baked, because: 'AWS denied ContinueDeployment.' },
};
const cancelled = (at: Instant): Observation => ({
  saw: 'turned',
  at,
  turn: 'cancelled',
  because: 'The job was cancelled.',
});
const now = (given: Partial<Omit<Plan, 'policy'>> = {}): Plan => aPlan({ ...given, policy: { retire: 'now' } });

interface Case {
  readonly title: string;
  readonly plan?: Plan;
  readonly course: Course;
  readonly at?: Instant;
  readonly decides: string;
  readonly because: RegExp;
}

describe('with `retire: now`, a green that is proven, read back and healthy', () => {
  test.each<Case>([
    { title: 'lets blue go', course: aCourse(...proven), decides: 'let go', because: /proven and serves/ },
    {
      title: 'does not let it go where AWS is to end it',
      plan: aPlan(),
      course: aCourse(...proven),
      decides: 'end: released',
      because: /bake passed/,
    },
    {
      title: 'does not let go before its health was looked at',
      course: aCourse(settled, passing, confirmed(baked, 'green')),
      decides: 'inspect',
      because: /read back/,
    },
    {
      title: 'does not let go before it was read back',
      course: aCourse(settled, passing),
      decides: 'confirm',
      because: /bake has passed/,
    },
    {
      title: 'does not let go where an obeyed gate fails at the last word',
      course: aCourse(...proven, read(baked, 'fail')),
      decides: 'go back: a gate failed',
      because: /ALARM/,
    },
    {
      title: 'does not let go once the job is cancelled',
      course: aCourse(...proven, cancelled(baked)),
      decides: 'go back: cancelled',
      because: /was cancelled/,
    },
    {
      title: 'ends as released where CodeDeploy keeps no blue',
      plan: now({ mover: { ...codeDeploy, blueKept: 0 } }),
      course: aCourse(...proven),
      decides: 'end: released',
      because: /bake passed/,
    },
    {
      title: 'waits until AWS has ended blue',
      course: aCourse(...proven, letGo(baked)),
      at: baked + 10 * second,
      decides: 'wait',
      because: /AWS to end blue/,
    },
    {
      title: 'is read back once more when AWS has ended it',
      course: aCourse(...proven, letGo(baked), saw(baked + 20 * second, motion.finished, { green: 100 })),
      at: baked + 20 * second,
      decides: 'confirm',
      because: /bake has passed/,
    },
    {
      title: 'ends as released, and says by whose word blue went',
      course: aCourse(
        ...proven,
        letGo(baked),
        saw(baked + 20 * second, motion.finished, { green: 100 }),
        confirmed(baked + 20 * second, 'green'),
      ),
      at: baked + 20 * second,
      decides: 'end: released',
      because: /let go at Greenlight's word/,
    },
    {
      title: 'ends as released, with what to look at, where AWS takes the word and does not finish',
      course: aCourse(...proven, letGo(baked)),
      at: baked + 5 * minute,
      decides: 'end: released',
      because: /d-1 was not seen to end/,
    },
    {
      title: 'ends as released where AWS does not take the word, and says when AWS ends blue',
      course: aCourse(...proven, notTaken),
      decides: 'end: released',
      because: /AWS denied ContinueDeployment\. It ends blue by itself at 13:00:00 UTC/,
    },
    {
      title: 'ends as released where a gate fails after blue was let go, for there is no way back',
      course: aCourse(...proven, letGo(baked), read(baked + 10 * second, 'fail')),
      at: baked + 5 * minute,
      decides: 'end: released',
      because: /bake/,
    },
    {
      title: 'ends as released at once where the job is cancelled after blue was let go',
      course: aCourse(...proven, letGo(baked), cancelled(baked + second)),
      at: baked + second,
      decides: 'end: released',
      because: /took the word/,
    },
    {
      title: 'is superseded where somebody else serves when blue has ended',
      course: aCourse(
        ...proven,
        letGo(baked),
        saw(baked + 20 * second, motion.finished, { green: 100 }),
        confirmed(baked + 20 * second, { third: 'api:9' }),
      ),
      at: baked + 20 * second,
      decides: 'end: superseded',
      because: /api:9/,
    },
    {
      title: 'waits on where a look that is behind the times still shows it shifting',
      course: aCourse(
        ...proven,
        letGo(baked),
        saw(baked + 5 * second, motion.shifting(undefined), { green: 10 }),
        read(baked + 5 * second, 'fail'),
      ),
      at: baked + 5 * second,
      decides: 'wait',
      because: /AWS to end blue/,
    },
  ])('$title', ({ plan = now(), course, at = baked, decides, because }) => {
    // given, when
    const decision = decide(plan, course, at);

    // then
    expect(inWords(decision)).toBe(decides);
    expect(decision.because).toMatch(because);
  });

  test.each<[Purpose['is'], Purpose, boolean]>([
    ['release', { is: 'release' }, true],
    ['restore', { is: 'restore', because: 'It was asked back.' }, true],
    ['stage', { is: 'stage' }, false],
    ['drill', { is: 'drill' }, false],
    ['swap back', { is: 'swap back', because: 'It was asked back.' }, false],
  ])('of a %s', (_, purpose, ends) => {
    // given, when, then
    expect(endsBlueItself(now({ purpose }))).toBe(ends);
  });
});

describe('the plan', () => {
  test.each<[string, Plan, string, string]>([
    ['says that Greenlight ends blue, at once after the bake', now(), 'Greenlight', 'end blue at once after the bake'],
    ['leaves the end of blue to AWS where nothing else is asked', aPlan(), 'AWS', 'keep blue for 1 h'],
    [
      'leaves it to AWS where the group keeps no blue that could be let go',
      now({ mover: { ...codeDeploy, blueKept: 0 } }),
      'AWS',
      'keep blue for 0 s',
    ],
  ])('%s', (_, plan, who, what) => {
    // given, when
    const last = itineraryWords(plan, name => name).at(-1);
    // then
    expect(last?.who).toBe(who);
    expect(last?.what).toContain(what);
  });
});

describe('in no course', () => {
  const letsGo = (plan: Plan, fate: Parameters<typeof fatedMover>[0], pace: readonly number[]) =>
    driven(plan, fatedMover(fate), pace, 90 * minute).filter(({ decision }) => decision.step.do === 'let go');

  test('is blue let go before the bake has passed, before green is confirmed, while a gate fails or after a turn', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyPlan, anyFate, anyPace, (plan, fate, pace) => {
        // given
        const asked = { ...plan, policy: { ...plan.policy, retire: 'now' as const } };

        // when
        const rounds = letsGo(asked, fate, pace);

        // then
        seen += rounds.length;
        expect(rounds.length).toBeLessThanOrEqual(1);
        for (const { now, course } of rounds) {
          const since = course.sighting?.motion.is === 'settled' ? course.sighting.motion : undefined;
          const kept =
            since === undefined || since.blueEnds === 'never' ? Infinity : since.blueEnds - 2 * plan.policy.poll.proof;
          expect(now).toBeGreaterThanOrEqual(
            Math.min(course.levelSince + plan.bake, Math.max(kept, course.levelSince)),
          );
          expect(course.confirmed).toEqual({ at: now, served: 'green' });
          expect(course.direction.going).toBe('on');
          expect(failureOf(asked, course)).toBeUndefined();
        }
      }),
      { numRuns: 1_000 },
    );
    // A property about what never happens would hold as well where nothing happens at all.
    expect(seen).toBeGreaterThan(50);
  });

  test('does letting blue go lead to a worse end than leaving it to AWS', () => {
    fc.assert(
      fc.property(anyPlan, anyFate, anyPace, (plan, fate, pace) => {
        // given
        const asked = { ...plan, policy: { ...plan.policy, retire: 'now' as const } };

        // when
        const rounds = driven(asked, fatedMover(fate), pace, 180 * minute);

        // then
        const wentOn = rounds.some(({ decision }) => decision.step.do === 'let go');
        const last = rounds.at(-1)?.decision;
        if (wentOn && last?.step.do === 'end')
          expect(['released', 'unknown', 'superseded', 'broken']).toContain(last.step.name);
        if (
          wentOn &&
          last?.step.do === 'end' &&
          fate.outOfSight.length === 0 &&
          fate.stoppedAt === 'never' &&
          fate.namedLate === 0
        )
          expect(last.step.name).toBe('released');
      }),
      { numRuns: 500 },
    );
  });
});
