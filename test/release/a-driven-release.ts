import * as fc from 'fast-check';
import { beginCourse, type Course } from '../../src/release/course.ts';
import { evolve, type Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Decision } from '../../src/release/step.ts';
import type { Confirmation, Instant, Millis, SeenHealth } from '../../src/release/words.ts';
import type { FatedMover } from './a-mover.ts';
import { aGate, aPlan, aSmokeGate, aTargetsGate, change, minute, noon, second } from './a-release.ts';

/** Every plan that the planner can make of these inputs: what `on-no-data` says in words counts for silent alarms too. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    bake: fc.integer({ min: 0, max: 10 }).map(minutes => minutes * minute),
    gates: fc.constantFrom(
      [],
      [aGate()],
      [aGate({ when: 'during' }), aGate({ name: 'after', when: 'bake' })],
      [aGate({ force: 'advisory' })],
      [aGate({ when: 'before-traffic' }), aGate({ name: 'watch', force: 'advisory' })],
      [aSmokeGate(), aGate()],
      [aSmokeGate({ when: 'always' }, 2), aTargetsGate()],
      [aSmokeGate({ when: 'bake' }, 0), aTargetsGate({ when: 'before-traffic' })],
    ),
    doubt: fc.constantFrom(
      {},
      { onNoData: 'proceed', onSilentAlarm: 'proceed' } as const,
      { onNoData: 'revert', onSilentAlarm: 'revert' } as const,
    ),
    onFailure: fc.constantFrom('revert', 'revert', 'leave'),
    onTimeout: fc.constantFrom('revert', 'leave'),
    retire: fc.constantFrom('aws', 'now'),
    timeout: fc.integer({ min: 10, max: 60 }).map(minutes => minutes * minute),
  })
  .map(({ bake, gates, doubt, ...policy }) => aPlan({ bake, gates, policy: { ...policy, ...doubt } }));

/** The time from one look to the next: the proof's pace, and now and then a slow answer. */
export const anyPace = fc.array(fc.constantFrom(5 * second, 5 * second, 5 * second, 15 * second, 40 * second), {
  minLength: 1,
  maxLength: 7,
});

export const inFlight = { is: 'change', change } as const;

/** One look of a release that is driven by its own decisions, and what was decided on it. */
export interface Round {
  readonly now: Instant;
  readonly looked: readonly Observation[];
  readonly served: Confirmation;
  readonly health: SeenHealth;
  readonly course: Course;
  readonly decision: Decision;
  /** The decision by which the release turned back, where it was in this look. */
  readonly turned: Decision | undefined;
}

export const asConfirmed = (confirmation: Confirmation): Observation => ({ saw: 'confirmed', confirmation });

export const asInspected = (health: SeenHealth): Observation => ({ saw: 'health', health });

/**
 * The decision of one look; who serves is read back, and both sides are inspected, as often as it is asked for, and a turn
 * is remembered before anything is done about it.
 */
export function decided(
  plan: Plan,
  course: Course,
  now: Instant,
  { served, health }: Pick<Round, 'served' | 'health'>,
): Pick<Round, 'course' | 'decision' | 'turned'> {
  const decision = decide(plan, course, now);
  const { step, because } = decision;
  const again = (observation: Observation) => decided(plan, evolve(course, observation), now, { served, health });
  if (step.do === 'confirm' && course.confirmed?.at !== now) return again(asConfirmed(served));
  if (step.do === 'inspect') return again(asInspected(health));
  if (step.do === 'go back' && course.direction.going === 'on')
    return { ...again({ saw: 'turned', at: now, turn: step.turn, because }), turned: decision };
  return { course, decision, turned: undefined };
}

/** The release from its first look to its end, or to `most` of virtual time. */
export function driven(plan: Plan, mover: FatedMover, pace: readonly Millis[], most: Millis): readonly Round[] {
  const rounds: Round[] = [];
  let course = beginCourse(noon, inFlight);
  for (let now = noon; now <= noon + most; now += pace[rounds.length % pace.length] ?? second) {
    const looked = mover.look(plan, course, now);
    const served = mover.confirm(now);
    const facts = { served, health: mover.health(now) };
    const round = { now, looked, ...facts, ...decided(plan, looked.reduce(evolve, course), now, facts) };
    rounds.push(round);
    ({ course } = round);
    const { step } = round.decision;
    if (step.do === 'end') break;
    if (step.do === 'advance') mover.goOn(now);
    if (step.do === 'let go') {
      mover.letGo(now);
      course = evolve(course, { saw: 'letting go', lettingGo: { is: 'taken', at: now } });
    }
    if (step.do === 'go back') course = evolve(course, { saw: 'asked', asked: { is: mover.goBack(now), at: now } });
  }
  return rounds;
}

export const forward = ({ step }: Decision): boolean =>
  step.do === 'advance' || step.do === 'let go' || (step.do === 'end' && step.name === 'released');
