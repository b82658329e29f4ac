import * as fc from 'fast-check';
import { beginCourse, type Course, phaseOf } from '../../src/release/course.ts';
import { evolve, type Observation } from '../../src/release/observation.ts';
import type { Can, Plan, Policy } from '../../src/release/plan.ts';
import { gatesOf, subjectsOf } from '../../src/release/proof.ts';
import type { Gate, Instant, Millis, Motion, Percent, Reading } from '../../src/release/words.ts';
import { decided, inFlight, type Round } from './a-driven-release.ts';
import {
  aGate,
  aHealth,
  aPlan,
  aReading,
  aSighting,
  aSmokeGate,
  aTargetsGate,
  codeDeploy,
  minute,
  noon,
  second,
} from './a-release.ts';

/** What ECS itself can do with a service that has a PAUSE hook, which ends with ROLLBACK, before each share of traffic. */
export const ecsWithPauses: Can = {
  ...codeDeploy,
  mover: 'ECS',
  strategies: ['blue-green', 'canary', 'linear', 'rolling'],
  percent: { unit: 0.1, least: 0.1, most: 100 },
  time: { unit: minute, least: 0, most: 1_440 * minute, limits: 'a step' },
  hold: 'at pauses',
  waits: 'at hooks',
  readyWait: 45 * minute,
  blueKept: 10 * minute,
};

/** The same without a hook. */
export const ecsWithoutPauses: Can = { ...ecsWithPauses, hold: 'nowhere', readyWait: 'none' };

/** A service whose tasks are replaced. */
export const ecsRolling: Can = {
  ...ecsWithoutPauses,
  waits: 'never',
  wayBack: 'by a new deployment',
  blueKept: 'for ever',
};

type Given = Partial<Omit<Plan, 'policy'>> & { readonly policy?: Partial<Policy> };

/** A canary of 10 % for five minutes and a bake of ten, at ECS's own pauses, watched by one alarm. */
export function aPausedPlan({ policy, ...given }: Given = {}): Plan {
  const doubt = { onNoData: 'extend', onInconclusive: 'extend' } as const;
  return aPlan({ mover: ecsWithPauses, ...given, policy: { ...doubt, timeout: 6 * 60 * minute, ...policy } });
}

/** A rolling deployment with a bake of ten minutes, watched by one alarm. */
export function aRollingPlan(given: Given = {}): Plan {
  return aPlan({ mover: ecsRolling, strategy: { kind: 'rolling' }, ...given });
}

type Outcome = Reading['outcome'];
type Span = readonly [from: Millis, length: Millis];

/** What chance gives one deployment of ECS's. Spans, from noon. */
export interface PausedFate {
  readonly starts: Millis;
  /** How long it takes from the word, or from the end of a step, to the next weights. */
  readonly heeds: Millis;
  /** Whether ECS waits out a step before it asks for a word, or asks first: its manual does not say. */
  readonly order: 'step, then pause' | 'pause, then step';
  /** How long it waits for a word, and what it does without one; undefined: it has no pauses. */
  readonly pauses: { readonly wait: Millis; readonly then: 'goes back' | 'goes on' } | undefined;
  /** Whether it asks once more before its bake. */
  readonly asksBeforeTheBake: boolean;
  readonly outOfSight: readonly Span[];
  readonly unread: readonly Span[];
  readonly alarm: readonly (readonly [from: Millis, Outcome])[];
  readonly answers: readonly (readonly [from: Millis, Outcome])[];
}

type Stretch =
  | { readonly is: 'starting' | 'moving' | 'step' | 'bake'; readonly share: Percent; readonly lasts: Millis }
  | { readonly is: 'pause'; readonly share: Percent; readonly before: 'more traffic' | 'the bake' }
  | { readonly is: 'over'; readonly share: Percent };

/** One deployment to the end of its release: its looks, green's shares as they took effect, and the pauses that nobody answered. */
export interface Paused {
  readonly rounds: readonly Round[];
  readonly traffic: readonly { readonly at: Instant; readonly green: Percent }[];
  readonly ranOut: number;
}

/** All that the deployment goes through while nobody stops it. */
function stretchesOf({ steps, bake }: Plan, fate: PausedFate): readonly Stretch[] {
  const pause = (share: Percent, before: 'more traffic' | 'the bake'): readonly Stretch[] =>
    fate.pauses === undefined ? [] : [{ is: 'pause', share, before }];
  const shares = steps.slice(0, -1).flatMap(({ share, hold }): readonly Stretch[] => {
    const step: Stretch = { is: 'step', share, lasts: hold };
    const asks = pause(share, 'more traffic');
    const both = fate.order === 'step, then pause' ? [step, ...asks] : [...asks, step];
    return [...both, { is: 'moving', share, lasts: fate.heeds }];
  });
  return [
    { is: 'starting', share: 0, lasts: fate.starts },
    ...pause(0, 'more traffic'),
    { is: 'moving', share: 0, lasts: fate.heeds },
    ...shares,
    ...(fate.asksBeforeTheBake ? pause(100, 'the bake') : []),
    { is: 'bake', share: 100, lasts: bake },
    { is: 'over', share: 100 },
  ];
}

/** ECS's own deployment, as far as a release sees it. */
function deploymentOf(plan: Plan, fate: PausedFate) {
  const stretches = stretchesOf(plan, fate);
  const traffic = [{ at: noon - second, green: 0 }];
  let stands = { index: 0, since: noon };
  let stopped: { at: Instant; by: 'a request' | 'AWS itself'; from: Percent } | undefined;
  let ranOut = 0;
  let shown = -1;
  const now = (): Stretch => stretches[stands.index]!;
  const ends = (): Instant => {
    const stretch = now();
    if (stretch.is === 'over' || stopped !== undefined) return Number.POSITIVE_INFINITY;
    return stands.since + (stretch.is === 'pause' ? (fate.pauses?.wait ?? 0) : stretch.lasts);
  };
  const goOn = (at: Instant): void => {
    stands = { index: stands.index + 1, since: at };
    if (now().share !== traffic.at(-1)!.green) traffic.push({ at, green: now().share });
  };
  const stop = (at: Instant, by: 'a request' | 'AWS itself'): void => {
    stopped ??= { at, by, from: now().share };
    if (traffic.at(-1)!.green > 0) traffic.push({ at, green: 0 });
  };
  const motion = (at: Instant): Motion => {
    if (stopped !== undefined)
      return {
        is: 'stopped',
        at: stopped.at,
        by: stopped.by,
        because: 'It was stopped.',
        reached: stopped.from > 0 ? 'users' : 'nobody',
        back: at < stopped.at + 30 * second ? { is: 'running', id: 'd-1' } : { is: 'done', id: 'd-1' },
        leaves: 'nothing',
      };
    const stretch = now();
    switch (stretch.is) {
      case 'starting':
        return { is: 'preparing', doing: 'green to start' };
      case 'moving':
        return { is: 'shifting', stepBegan: stands.since, nextAt: undefined };
      case 'step':
        return { is: 'shifting', stepBegan: stands.since, nextAt: ends() };
      case 'pause': {
        const then = fate.pauses?.then ?? 'goes back';
        return stretch.share === 0 && then === 'goes back'
          ? { is: 'ready', until: ends() }
          : { is: 'paused', before: stretch.before, until: ends(), then };
      }
      case 'bake':
        return { is: 'settled', since: stands.since, blueEnds: ends(), awaits: undefined };
      case 'over':
        return { is: 'finished', switched: undefined, blueNow: undefined };
    }
  };
  return {
    traffic,
    ranOut: () => ranOut,
    /** Time goes on to this moment, and AWS with it. */
    until: (at: Instant): void => {
      while (ends() <= at) {
        const end = ends();
        if (now().is !== 'pause') goOn(end);
        else {
          ranOut += 1;
          if (fate.pauses?.then === 'goes on') goOn(end);
          else stop(end, 'AWS itself');
        }
      }
    },
    sees: (at: Instant) => {
      shown = stands.index;
      return aSighting(at, motion(at), { green: traffic.at(-1)!.green });
    },
    served: () => (traffic.at(-1)!.green === 100 ? ('green' as const) : ('blue' as const)),
    /** The word is for the pause that was shown last. */
    answer: (at: Instant): void => {
      if (stopped === undefined && now().is === 'pause' && shown === stands.index) goOn(at);
    },
    stop: (at: Instant): 'accepted' | 'too late' => {
      if (now().is === 'over') return 'too late';
      stop(at, 'a request');
      return 'accepted';
    },
  };
}

/**
 * Drives a release by its own decisions, to its end or to `most` of virtual time.
 *
 * @param forgetsAt the look at which another process goes on, which knows nothing but the deployment that is in flight
 */
export function pausedRelease(
  plan: Plan,
  fate: PausedFate,
  pace: readonly Millis[],
  most: Millis,
  forgetsAt = Number.POSITIVE_INFINITY,
): Paused {
  const deployment = deploymentOf(plan, { ...fate, pauses: pausesOf(plan, fate) });
  const rounds: Round[] = [];
  let course = beginCourse(noon, inFlight);
  for (let now = noon; now <= noon + most; now += pace[rounds.length % pace.length] ?? second) {
    deployment.until(now);
    if (rounds.length === forgetsAt) course = beginCourse(now, inFlight);
    const seen: Observation = within(fate.outOfSight, now)
      ? { saw: 'no target', at: now, trouble: 'AWS answered 503' }
      : { saw: 'target', sighting: deployment.sees(now) };
    const looked = [seen, ...proof(plan, evolve(course, seen), fate, now)];
    const facts = {
      served: { at: now, served: deployment.served() },
      health: { at: now, blue: aHealth(4), green: aHealth(4) },
    };
    const round = { now, looked, ...facts, ...decided(plan, looked.reduce(evolve, course), now, facts) };
    rounds.push(round);
    ({ course } = round);
    const { step } = round.decision;
    if (step.do === 'end') break;
    if (step.do === 'advance') deployment.answer(now);
    if (step.do === 'go back') course = evolve(course, { saw: 'asked', asked: { is: deployment.stop(now), at: now } });
  }
  return { rounds, traffic: deployment.traffic, ranOut: deployment.ranOut() };
}

/** A mover that can hold has pauses at which it goes back; one that cannot has none, or such that go on by themselves. */
function pausesOf({ mover }: Plan, { pauses }: PausedFate): PausedFate['pauses'] {
  if (mover.hold === 'at pauses') return pauses ?? { wait: 45 * minute, then: 'goes back' };
  return pauses === undefined ? undefined : { ...pauses, then: 'goes on' };
}

/** The gates of the phase that this very look has shown. */
function proof(plan: Plan, course: Course, fate: PausedFate, now: Instant): readonly Observation[] {
  const matters = gatesOf(plan, phaseOf(course));
  return [
    within(fate.unread, now)
      ? { saw: 'no gates', at: now, trouble: 'AWS answered 503' }
      : readings('alarms', matters, said(fate.alarm, now), now),
    readings('smoke', matters, said(fate.answers, now), now),
    readings('targets', matters, said(fate.answers, now), now),
  ];
}

function readings(of: Gate['kind'], gates: readonly Gate[], outcome: Outcome, at: Instant): Observation {
  const all = gates
    .filter(({ kind }) => kind === of)
    .flatMap(gate =>
      subjectsOf(gate).map(subject => aReading(outcome, at, { gate: gate.name, force: gate.force, subject })),
    );
  return { saw: 'gates', of, at, readings: all };
}

function within(spans: readonly Span[], now: Instant): boolean {
  return spans.some(([from, length]) => now >= noon + from && now < noon + from + length);
}

function said(story: PausedFate['alarm'], now: Instant): Outcome {
  return story.findLast(([from]) => noon + from <= now)?.[1] ?? 'pass';
}

/** The fate of a deployment that nothing befalls, where nothing else is said. */
export function aPausedFate(given: Partial<PausedFate> = {}): PausedFate {
  return {
    starts: 2 * minute,
    heeds: 10 * second,
    order: 'step, then pause',
    pauses: { wait: 45 * minute, then: 'goes back' },
    asksBeforeTheBake: false,
    outOfSight: [],
    unread: [],
    alarm: [],
    answers: [],
    ...given,
  };
}

const span = (most: Millis) => fc.integer({ min: 0, max: most / second }).map(seconds => seconds * second);
const story = (...outcomes: Outcome[]) =>
  fc
    .array(fc.tuple(span(40 * minute), fc.constantFrom(...outcomes)), { maxLength: 4 })
    .map(changes => changes.toSorted(([one], [other]) => one - other));

const anyPauses = fc.record({
  wait: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })).map(minutes => minutes * minute),
  then: fc.constantFrom('goes back', 'goes on'),
});

/** Any fate of a deployment that is seen all the time; half of them without a failing alarm. */
export const anySeenFate: fc.Arbitrary<PausedFate> = fc.record({
  starts: span(4 * minute),
  heeds: span(minute),
  order: fc.constantFrom('step, then pause', 'pause, then step'),
  pauses: fc.oneof({ weight: 4, arbitrary: anyPauses }, { weight: 1, arbitrary: fc.constant(undefined) }),
  asksBeforeTheBake: fc.boolean(),
  outOfSight: fc.constant([]),
  unread: fc.array(fc.tuple(span(40 * minute), span(12 * minute)), { maxLength: 2 }),
  alarm: fc.oneof(fc.constant([]), story('pass', 'pass', 'no-data', 'error', 'fail')),
  answers: fc.oneof(
    fc.constant([]),
    fc.constant([[0, 'inconclusive'] as const]),
    story('pass', 'inconclusive', 'fail'),
  ),
});

/** The same, out of sight now and then. */
export const anyPausedFate: fc.Arbitrary<PausedFate> = fc
  .record({
    fate: anySeenFate,
    outOfSight: fc.array(fc.tuple(span(40 * minute), span(12 * minute)), { maxLength: 2 }),
  })
  .map(({ fate, outOfSight }) => ({ ...fate, outOfSight }));

/** Every plan that the planner can make of these inputs for a mover that holds at its pauses, and for one that cannot. */
export const anyPausedPlan: fc.Arbitrary<Plan> = fc
  .record({
    mover: fc.constantFrom(ecsWithPauses, ecsWithPauses, ecsWithPauses, ecsWithoutPauses),
    bake: fc.integer({ min: 0, max: 10 }).map(minutes => minutes * minute),
    strategy: fc.constantFrom<Plan['strategy'][]>(
      { kind: 'blue-green' },
      { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
      { kind: 'canary', steps: [{ share: 0.5, hold: 0 }] },
      { kind: 'linear', share: 33.4, every: 3 * minute },
    ),
    gates: fc.constantFrom(
      [],
      [aGate()],
      [aGate({ when: 'during' }), aGate({ name: 'after', when: 'bake' })],
      [aGate({ force: 'advisory' })],
      [aSmokeGate(), aGate()],
      [aSmokeGate({ when: 'always' }, 2), aTargetsGate()],
    ),
    onNoData: fc.constantFrom('extend', 'extend', 'hold', 'revert', 'proceed'),
    onSilentAlarm: fc.constantFrom('extend', 'hold', 'revert', 'proceed'),
    onInconclusive: fc.constantFrom('extend', 'hold', 'revert', 'proceed'),
    onFailure: fc.constantFrom('revert', 'revert', 'hold', 'leave'),
    holdFor: fc.constantFrom(2 * minute, 30 * minute),
    timeout: fc.integer({ min: 10, max: 90 }).map(minutes => minutes * minute),
  })
  .map(({ mover: { blueKept: _, ...can }, bake, strategy, gates, ...policy }) => {
    const mover: Can = { ...can, blueKept: bake };
    const plan = aPausedPlan({ mover, bake, strategy, gates, policy });
    return mover.hold === 'at pauses' ? plan : { ...plan, policy: { ...plan.policy, ...withoutHolding(plan.policy) } };
  });

/** As the planner has it for a mover that cannot hold. */
function withoutHolding({ onNoData, onSilentAlarm, onInconclusive, onFailure }: Policy): Partial<Policy> {
  const known = (doubt: Policy['onNoData']) => (doubt === 'proceed' ? doubt : 'revert');
  return {
    onNoData: known(onNoData),
    onSilentAlarm: known(onSilentAlarm),
    onInconclusive: known(onInconclusive),
    onFailure: onFailure === 'hold' ? 'revert' : onFailure,
  };
}
