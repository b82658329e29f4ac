import * as fc from 'fast-check';
import type { Observation } from '../../src/release/observation.ts';
import { phaseOf, type Course } from '../../src/release/course.ts';
import type { Plan } from '../../src/release/plan.ts';
import { gatesOf, subjectsOf } from '../../src/release/proof.ts';
import type {
  Confirmation,
  Gate,
  Instant,
  Millis,
  Motion,
  Percent,
  Reading,
  SeenHealth,
  Side,
  Sighting,
  WayBack,
} from '../../src/release/words.ts';
import { aReading, aSighting, minute, noon, second } from './a-release.ts';

/** What chance gives one change: how long AWS takes for everything, what goes wrong and when. Spans, from noon. */
export interface Fate {
  readonly starts: Millis;
  /** Whether AWS waits for a word before traffic. */
  readonly waits: boolean;
  /** How long it takes AWS to heed that word. */
  readonly heeds: Millis;
  readonly hold: Millis;
  /** How long blue takes to end once it is let go; `for ever`: AWS takes the word and does nothing. */
  readonly lettingGoTakes: Millis | 'for ever';
  readonly blueKept: Millis | 'for ever';
  /** When AWS itself, or somebody else, stops the change. */
  readonly stoppedAt: Millis | 'never';
  readonly stoppedBy: 'an alarm' | 'a request' | 'AWS itself';
  /** How long our own stop takes to show. */
  readonly stopTakes: Millis | 'for ever';
  readonly rollback: { readonly appears: Millis | 'never'; readonly takes: Millis; readonly ends: 'done' | 'failed' };
  /** The target cannot be read, or the gates, in these spans. */
  readonly outOfSight: readonly (readonly [from: Millis, length: Millis])[];
  readonly unread: readonly (readonly [from: Millis, length: Millis])[];
  /** What the alarm says, from when on. */
  readonly alarm: readonly (readonly [from: Millis, Reading['outcome']])[];
  /** What a smoke test and the targets of green say, from when on. */
  readonly answers: readonly (readonly [from: Millis, Reading['outcome']])[];
  readonly blueDies: Millis | 'never';
  /** How long after the weights the service names another revision as what serves. */
  readonly namedLate: Millis;
  readonly servedInTheEnd: 'ours' | 'a third';
}

/** A mover that is fair, if unlucky: whatever it is asked comes to an end that AWS could come to. */
export interface FatedMover {
  see(now: Instant): Sighting;
  alarmSays(now: Instant): Reading['outcome'];
  /** What a smoke test says now, and the targets of green. */
  answers(now: Instant): Reading['outcome'];
  /** What a release sees of target and gates at once, or why it does not. */
  look(plan: Plan, course: Course, now: Instant): readonly Observation[];
  /** Everybody who runs is healthy. */
  health(now: Instant): SeenHealth;
  goOn(now: Instant): void;
  goBack(now: Instant): 'accepted' | 'too late';
  letGo(now: Instant): void;
  confirm(now: Instant): Confirmation;
}

export function fatedMover(fate: Fate): FatedMover {
  let wentOn: Instant | undefined = fate.waits ? undefined : noon + fate.starts;
  let stopped: { at: Instant; by: Fate['stoppedBy'] } | undefined =
    fate.stoppedAt === 'never' ? undefined : { at: noon + fate.stoppedAt, by: fate.stoppedBy };

  const settledAt = () => (wentOn === undefined ? Infinity : wentOn + fate.hold);
  let letGo = Infinity;
  const finishedAt = () => Math.min(letGo, fate.blueKept === 'for ever' ? Infinity : settledAt() + fate.blueKept);
  const isStopped = (now: Instant) => stopped !== undefined && stopped.at <= now && stopped.at < finishedAt();

  const going = (now: Instant): { motion: Motion; green: Percent } => {
    if (now < noon + fate.starts) return { motion: { is: 'preparing', doing: 'green to start' }, green: 0 };
    if (wentOn === undefined || now < wentOn) return { motion: { is: 'ready', until: undefined }, green: 0 };
    if (now < settledAt()) return { motion: { is: 'shifting', stepBegan: wentOn, nextAt: settledAt() }, green: 10 };
    if (now >= finishedAt()) return { motion: { is: 'finished', switched: undefined, blueNow: undefined }, green: 100 };
    const blueEnds = fate.blueKept === 'for ever' ? 'never' : finishedAt();
    return { motion: { is: 'settled', since: settledAt(), blueEnds, awaits: undefined }, green: 100 };
  };
  const wayBack = (since: Millis): WayBack => {
    const { appears, takes, ends } = fate.rollback;
    if (appears === 'never') return { is: 'none' };
    if (since < appears) return { is: 'awaited' };
    if (since < appears + takes) return { is: 'running', id: 'd-2' };
    return ends === 'done' ? { is: 'done', id: 'd-2' } : { is: 'failed', id: 'd-2', because: 'No capacity.' };
  };
  const told = (now: Instant): { motion: Motion; green: Percent } => {
    if (stopped === undefined || !isStopped(now)) return going(now);
    const back = wayBack(now - stopped.at);
    const left = going(stopped.at - 1).green;
    const motion: Motion = {
      is: 'stopped',
      at: stopped.at,
      by: stopped.by,
      because: 'It was stopped.',
      reached: left > 0 ? 'users' : 'nobody',
      back,
      leaves: 'nothing',
    };
    return { motion, green: back.is === 'done' ? 0 : left };
  };
  const within = (spans: Fate['unread'], now: Instant) =>
    spans.some(([from, length]) => now >= noon + from && now < noon + from + length);
  const see = (now: Instant): Sighting => {
    const { motion, green } = told(now);
    return aSighting(now, motion, {
      green,
      blueRunning: fate.blueDies === 'never' || now < noon + fate.blueDies ? 4 : 0,
    });
  };
  const said = (story: Fate['alarm'], now: Instant) => story.findLast(([from]) => noon + from <= now)?.[1] ?? 'pass';
  const alarmSays = (now: Instant) => said(fate.alarm, now);

  return {
    see,
    alarmSays,
    answers: now => said(fate.answers, now),
    look: (plan, course, now) => {
      const matters = gatesOf(plan, phaseOf(course));
      return [
        within(fate.outOfSight, now)
          ? { saw: 'no target', at: now, trouble: 'AWS answered 503' }
          : { saw: 'target', sighting: see(now) },
        within(fate.unread, now)
          ? { saw: 'no gates', at: now, trouble: 'AWS answered 503' }
          : readings('alarms', matters, alarmSays(now), now),
        readings('smoke', matters, said(fate.answers, now), now),
        readings('targets', matters, said(fate.answers, now), now),
      ];
    },
    health: now => {
      const { blue, green } = see(now);
      const of = ({ wanted, running }: Side) => ({
        healthy: running,
        unhealthy: wanted - running,
        starting: 0,
        unchecked: 0,
        reasons: [],
      });
      return { at: now, blue: blue && of(blue), green: green && of(green) };
    },
    goOn: now => {
      wentOn ??= now + fate.heeds;
    },
    letGo: now => {
      if (going(now).motion.is === 'settled' && fate.lettingGoTakes !== 'for ever') letGo = now + fate.lettingGoTakes;
    },
    goBack: now => {
      if (now >= finishedAt() || isStopped(now)) return 'too late';
      if (fate.stopTakes !== 'for ever') stopped ??= { at: now + fate.stopTakes, by: 'a request' };
      return 'accepted';
    },
    confirm: now => {
      if (fate.servedInTheEnd === 'a third') return { at: now, served: { third: 'api:9' } };
      return { at: now, served: told(now - fate.namedLate).green === 100 ? 'green' : 'blue' };
    },
  };
}

function readings(of: Gate['kind'], gates: readonly Gate[], outcome: Reading['outcome'], at: Instant): Observation {
  const asked = gates.filter(({ kind }) => kind === of);
  return {
    saw: 'gates',
    of,
    at,
    readings: asked.flatMap(gate =>
      subjectsOf(gate).map(subject => aReading(outcome, at, { gate: gate.name, force: gate.force, subject })),
    ),
  };
}

/** The fate of a good release of a good revision, where nothing else is said. */
export function aFate(given: Partial<Fate> = {}): Fate {
  return {
    starts: 2 * minute,
    waits: false,
    heeds: 0,
    hold: 5 * minute,
    lettingGoTakes: 10 * second,
    blueKept: 60 * minute,
    stoppedAt: 'never',
    stoppedBy: 'AWS itself',
    stopTakes: 10 * second,
    rollback: { appears: 10 * second, takes: 30 * second, ends: 'done' },
    outOfSight: [],
    unread: [],
    alarm: [],
    answers: [],
    blueDies: 'never',
    namedLate: 0,
    servedInTheEnd: 'ours',
    ...given,
  };
}

const span = (most: Millis) => fc.integer({ min: 0, max: most / second }).map(seconds => seconds * second);
const seldom = <const T>(arbitrary: fc.Arbitrary<Millis>, otherwise: T) =>
  fc.option(arbitrary, { nil: otherwise, freq: 1 });
const spans = fc.array(fc.tuple(span(40 * minute), span(12 * minute)), { maxLength: 2 });

/** Any fate; half of them without a failing alarm, so that good ends are as common as bad ones. */
export const anyFate: fc.Arbitrary<Fate> = fc.record({
  starts: span(5 * minute),
  waits: fc.boolean(),
  heeds: span(minute),
  hold: span(8 * minute),
  lettingGoTakes: fc.oneof(
    { weight: 4, arbitrary: span(2 * minute) },
    { weight: 1, arbitrary: fc.constant('for ever') },
  ),
  blueKept: fc.oneof(span(30 * minute), fc.constant('for ever' as const)),
  stoppedAt: seldom(span(30 * minute), 'never'),
  stoppedBy: fc.constantFrom('an alarm', 'a request', 'AWS itself'),
  stopTakes: fc.oneof({ weight: 5, arbitrary: span(minute) }, { weight: 1, arbitrary: fc.constant('for ever') }),
  rollback: fc.record({
    appears: fc.oneof({ weight: 4, arbitrary: span(2 * minute) }, { weight: 1, arbitrary: fc.constant('never') }),
    takes: span(5 * minute),
    ends: fc.constantFrom('done', 'done', 'done', 'failed'),
  }),
  outOfSight: spans,
  unread: spans,
  alarm: fc.oneof(
    fc.constant([]),
    fc
      .array(fc.tuple(span(15 * minute), fc.constantFrom('pass', 'no-data', 'error', 'fail', 'fail')), { maxLength: 4 })
      .map(changes => changes.toSorted(([one], [other]) => one - other)),
  ),
  answers: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc
      .array(fc.tuple(span(15 * minute), fc.constantFrom('pass', 'inconclusive', 'fail', 'error')), { maxLength: 4 })
      .map(changes => changes.toSorted(([one], [other]) => one - other)),
  ),
  blueDies: seldom(span(30 * minute), 'never'),
  namedLate: fc.oneof({ weight: 5, arbitrary: span(minute) }, { weight: 1, arbitrary: span(5 * minute) }),
  servedInTheEnd: fc.oneof(
    { weight: 9, arbitrary: fc.constant('ours') },
    { weight: 1, arbitrary: fc.constant('a third') },
  ),
});
