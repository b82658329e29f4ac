import * as fc from 'fast-check';
import { beginCourse, type Course, phaseOf } from '../../src/release/course.ts';
import { evolve, type Observation } from '../../src/release/observation.ts';
import type { Can, Plan, Policy } from '../../src/release/plan.ts';
import { gatesOf, subjectsOf } from '../../src/release/proof.ts';
import type { Confirmation, Gate, Instant, Millis, Motion, Percent, Reading } from '../../src/release/words.ts';
import { decided, inFlight, type Round } from './a-driven-release.ts';
import {
  aGate,
  aHealth,
  aPlan,
  aReading,
  aSighting,
  aSmokeGate,
  codeDeploy,
  minute,
  noon,
  second,
} from './a-release.ts';

/** What Greenlight can do where it writes the weights itself. */
export const greenlight: Can = {
  ...codeDeploy,
  mover: 'Greenlight',
  moves: 'Greenlight',
  trafficOf: 'an alias',
  canarySteps: 'any',
  percent: { unit: 0.01, least: 0.01, most: 99.99 },
  time: { unit: second, least: second, most: 7 * 24 * 60 * minute, limits: 'the whole shift' },
  hold: 'anywhere',
  blueKept: 'for ever',
  blueAfter: 'out of reach',
};

/** 10 % for five minutes, 50 % for two, and a bake of ten: moved by Greenlight, watched by one alarm. */
export function aSteppedPlan(given: Partial<Omit<Plan, 'policy'>> & { readonly policy?: Partial<Policy> } = {}): Plan {
  const steps = [
    { share: 10, hold: 5 * minute },
    { share: 50, hold: 2 * minute },
  ] as const;
  const doubt = { onNoData: 'extend', onInconclusive: 'extend' } as const;
  return aPlan({
    mover: greenlight,
    strategy: { kind: 'canary', steps },
    ...given,
    policy: { ...doubt, timeout: 6 * 60 * minute, ...given.policy },
  });
}

type Outcome = Reading['outcome'];

/** What chance gives one change whose weights Greenlight writes. Spans, from noon. */
export interface WeightsFate {
  /** Answers in these spans are 20 s old. */
  readonly oldAnswers: readonly Span[];
  readonly outOfSight: readonly Span[];
  readonly unread: readonly Span[];
  /** Writes are refused, or lost, in these spans. */
  readonly unwritten: readonly Span[];
  readonly alarm: readonly (readonly [from: Millis, Outcome])[];
  readonly answers: readonly (readonly [from: Millis, Outcome])[];
  /** Somebody else writes the weights. */
  readonly meddled: { readonly at: Millis; readonly gives: 'all to blue' | 'all to a third' } | 'never';
  readonly cancelled: Millis | 'never';
  readonly requests: 'follow' | 'do not follow' | 'are not counted';
}

type Span = readonly [from: Millis, length: Millis];

interface Weights {
  readonly at: Instant;
  readonly green: Percent;
  readonly stage: 'free' | 'held' | 'released' | 'taken back' | 'of somebody else';
}

/** One release to its end: its looks, and every write of weights as it took effect, Greenlight's own and others'. */
export interface Stepped {
  readonly rounds: readonly Round[];
  readonly weights: readonly Weights[];
}

/** Drives a release by its own decisions, to its end or to `most` of virtual time. */
export function stepped(plan: Plan, fate: WeightsFate, pace: readonly Millis[], most: Millis): Stepped {
  const weights: Weights[] = [{ at: noon - second, green: 0, stage: 'free' }];
  const rounds: Round[] = [];
  const stands = (): Weights => weights.at(-1)!;
  const put = (at: Instant, green: Percent, stage: Weights['stage']): void => void weights.push({ at, green, stage });
  let turnedBack = false;
  let unanswered: readonly Observation[] = [];
  let course = beginCourse(noon, inFlight);
  for (let now = noon; now <= noon + most; now += pace[rounds.length % pace.length] ?? second) {
    if (fate.meddled !== 'never' && now >= noon + fate.meddled.at && !weights.some(isForeign))
      put(now, 0, 'of somebody else');
    if (fate.cancelled !== 'never' && now >= noon + fate.cancelled && course.cancelled === undefined)
      course = evolve(course, { saw: 'turned', at: now, turn: 'cancelled', because: 'The job was cancelled.' });
    const looked = [...unanswered, ...look(plan, course, fate, seenAt(weights, fate, now), turnedBack, now)];
    unanswered = [];
    const served = servedBy(stands(), fate, now);
    const facts = { served, health: { at: now, blue: aHealth(4), green: aHealth(4) } };
    const round = { now, looked, ...facts, ...decided(plan, looked.reduce(evolve, course), now, facts) };
    rounds.push(round);
    ({ course } = round);
    const { step } = round.decision;
    if (step.do === 'end') break;
    const isWrite = step.do === 'advance' || step.do === 'go back' || step.do === 'let go';
    if (isWrite && within(fate.unwritten, now)) {
      unanswered = [{ saw: 'no target', at: now, trouble: 'AWS answered 503' }];
      continue;
    }
    const isOurs = stands().stage === 'held' || (stands().stage === 'free' && step.do === 'advance');
    if (step.do === 'advance' && isOurs) put(now, step.share, 'held');
    if (step.do === 'let go') {
      if (isOurs) put(now, stands().green, 'released');
      course = evolve(course, { saw: 'letting go', lettingGo: { is: 'taken', at: now } });
    }
    if (step.do === 'go back') {
      if (stands().stage === 'held') put(now, 0, 'taken back');
      else if (stands().stage === 'free') turnedBack = true;
      const is = stands().stage === 'of somebody else' ? 'too late' : 'accepted';
      course = evolve(course, { saw: 'asked', asked: { is, at: now } });
    }
  }
  return { rounds, weights };
}

function isForeign({ stage }: Weights): boolean {
  return stage === 'of somebody else';
}

/** An old answer never shows as untouched what this process has written: the mover remembers. */
function seenAt(weights: readonly Weights[], { oldAnswers }: WeightsFate, now: Instant): Weights {
  const last = weights.at(-1)!;
  if (!within(oldAnswers, now)) return last;
  const old = weights.findLast(({ at, stage }) => at <= now - 20 * second && stage !== 'free');
  return old ?? last;
}

function look(
  plan: Plan,
  course: Course,
  fate: WeightsFate,
  seen: Weights,
  turnedBack: boolean,
  now: Instant,
): readonly Observation[] {
  const { green } = seen;
  const arrived = arrivedOf(fate, seen, now);
  const sighting = { ...aSighting(now, motionOf(seen, turnedBack, now), { green }), arrived };
  const matters = gatesOf(plan, phaseOf(course));
  return [
    within(fate.outOfSight, now)
      ? { saw: 'no target', at: now, trouble: 'AWS answered 503' }
      : { saw: 'target', sighting },
    within(fate.unread, now)
      ? { saw: 'no gates', at: now, trouble: 'AWS answered 503' }
      : readings('alarms', matters, said(fate.alarm, now), now),
    readings('smoke', matters, said(fate.answers, now), now),
  ];
}

function motionOf({ green, stage }: Weights, turnedBack: boolean, at: Instant): Motion {
  const stopped = { is: 'stopped', at, by: 'a request', leaves: 'nothing' } as const;
  switch (stage) {
    case 'free':
      return turnedBack
        ? { ...stopped, because: 'Nothing had moved.', reached: 'nobody', back: { is: 'done', id: 'd-1' } }
        : { is: 'ready', until: undefined };
    case 'held':
      return green === 100
        ? { is: 'settled', since: noon, blueEnds: 'never', awaits: undefined }
        : { is: 'shifting', stepBegan: noon, nextAt: undefined };
    case 'released':
      return { is: 'finished', switched: undefined, blueNow: undefined };
    case 'taken back':
      return { ...stopped, because: 'It was taken back.', reached: 'users', back: { is: 'done', id: 'd-1' } };
    case 'of somebody else':
      return { ...stopped, because: 'Somebody else moved it.', reached: 'users', back: { is: 'none' } };
  }
}

function servedBy({ green, stage }: Weights, { meddled }: WeightsFate, at: Instant): Confirmation {
  const isThird = stage === 'of somebody else' && meddled !== 'never' && meddled.gives === 'all to a third';
  if (isThird) return { at, served: { third: 'api:9' } };
  return { at, served: green === 100 ? 'green' : green === 0 ? 'blue' : { third: 'api:7 and api:8' } };
}

/** 3000 requests a minute, counted from two minutes after a share was asked for. */
function arrivedOf({ requests }: WeightsFate, { at, green, stage }: Weights, now: Instant) {
  const all = 3_000 * Math.floor((now - at) / minute - 1);
  if (requests === 'are not counted' || stage !== 'held' || all <= 0) return undefined;
  return { green: requests === 'follow' ? Math.round((all * green) / 100) : 0, all };
}

function readings(of: Gate['kind'], gates: readonly Gate[], outcome: Outcome, at: Instant): Observation {
  const asked = gates.filter(({ kind }) => kind === of);
  const all = asked.flatMap(gate =>
    subjectsOf(gate).map(subject => aReading(outcome, at, { gate: gate.name, force: gate.force, subject })),
  );
  return { saw: 'gates', of, at, readings: all };
}

function within(spans: readonly Span[], now: Instant): boolean {
  return spans.some(([from, length]) => now >= noon + from && now < noon + from + length);
}

function said(story: WeightsFate['alarm'], now: Instant): Outcome {
  return story.findLast(([from]) => noon + from <= now)?.[1] ?? 'pass';
}

/** The fate of a release that nothing befalls, where nothing else is said. */
export function aWeightsFate(given: Partial<WeightsFate> = {}): WeightsFate {
  return {
    oldAnswers: [],
    outOfSight: [],
    unread: [],
    unwritten: [],
    alarm: [],
    answers: [],
    meddled: 'never',
    cancelled: 'never',
    requests: 'follow',
    ...given,
  };
}

const span = (most: Millis) => fc.integer({ min: 0, max: most / second }).map(seconds => seconds * second);
const spans = (length: Millis) => fc.array(fc.tuple(span(40 * minute), span(length)), { maxLength: 2 });
const story = (...outcomes: Outcome[]) =>
  fc
    .array(fc.tuple(span(30 * minute), fc.constantFrom(...outcomes)), { maxLength: 4 })
    .map(changes => changes.toSorted(([one], [other]) => one - other));

export const anyWeightsFate: fc.Arbitrary<WeightsFate> = fc.record({
  oldAnswers: spans(2 * minute),
  outOfSight: spans(12 * minute),
  unread: spans(12 * minute),
  unwritten: spans(8 * minute),
  alarm: fc.oneof(fc.constant([]), story('pass', 'pass', 'no-data', 'error', 'fail')),
  answers: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: story('pass', 'inconclusive', 'fail') },
  ),
  meddled: fc.option(fc.record({ at: span(30 * minute), gives: fc.constantFrom('all to blue', 'all to a third') }), {
    nil: 'never',
    freq: 1,
  }),
  cancelled: fc.option(span(40 * minute), { nil: 'never', freq: 1 }),
  requests: fc.constantFrom('follow', 'follow', 'follow', 'are not counted', 'do not follow'),
});

/** Every plan that the planner can make of these inputs for a mover that holds anywhere. */
export const anySteppedPlan: fc.Arbitrary<Plan> = fc
  .record({
    bake: fc.integer({ min: 0, max: 10 }).map(minutes => minutes * minute),
    steps: fc.constantFrom(
      [{ share: 10, hold: 5 * minute }],
      [
        { share: 1, hold: minute },
        { share: 7, hold: 4 * minute },
        { share: 50, hold: 2 * minute },
      ],
      [{ share: 99.99, hold: 0 }],
    ),
    gates: fc.constantFrom(
      [],
      [aGate()],
      [aGate({ when: 'during' }), aGate({ name: 'after', when: 'bake' })],
      [aGate({ force: 'advisory' })],
      [aSmokeGate(), aGate()],
      [aSmokeGate({ when: 'always' }, 2)],
    ),
    onNoData: fc.constantFrom('extend', 'extend', 'hold', 'revert', 'proceed'),
    onSilentAlarm: fc.constantFrom('extend', 'hold', 'revert', 'proceed'),
    onInconclusive: fc.constantFrom('extend', 'hold', 'revert', 'proceed'),
    onFailure: fc.constantFrom('revert', 'revert', 'hold', 'leave'),
    onCancel: fc.constantFrom('revert', 'leave'),
    onTimeout: fc.constantFrom('revert', 'leave'),
    holdFor: fc.constantFrom(2 * minute, 30 * minute),
    timeout: fc.integer({ min: 10, max: 90 }).map(minutes => minutes * minute),
  })
  .map(({ bake, steps: [first, ...more], gates, ...policy }) =>
    aSteppedPlan({ bake, gates, policy, strategy: { kind: 'canary', steps: [first, ...more] } }),
  );
