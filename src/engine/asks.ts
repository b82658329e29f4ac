import { GreenlightError } from '../errors.ts';
import { targetsReadings } from '../gates/targets.ts';
import { type Course, phaseOf } from '../release/course.ts';
import type { Observation } from '../release/observation.ts';
import type { Plan } from '../release/plan.ts';
import { everyMinute, gatesOf } from '../release/proof.ts';
import type { Change, Gate, Instant, Millis, SeenHealth, TargetsGate } from '../release/words.ts';
import type { Crew } from './crew.ts';
import { saw, type Seen } from './seen.ts';

/** A gate whose reading may take long, or costs more than a place in the one call that reads all alarms. */
export type AskedGate = Exclude<Gate, { kind: 'alarms' }>;

/** When each gate was last asked, by its name. */
export type LastAsked = ReadonlyMap<string, Instant>;

export function asksDue(plan: Plan, course: Course, asked: LastAsked, now: Instant): readonly AskedGate[] {
  return toAsk(plan, course).filter(gate => now >= nextTime(plan, course, asked, gate));
}

/** The next moment at which a gate is due that is not being asked already: what comes home wakes the loop by itself. */
export function nextAsk(plan: Plan, course: Course, asked: LastAsked, underWay: (name: string) => boolean): Instant {
  const waiting = toAsk(plan, course).filter(({ name }) => !underWay(name));
  return Math.min(Number.POSITIVE_INFINITY, ...waiting.map(gate => nextTime(plan, course, asked, gate)));
}

function toAsk(plan: Plan, course: Course): readonly AskedGate[] {
  return gatesOf(plan, phaseOf(course)).filter(gate => gate.kind !== 'alarms');
}

/** At the pace of the state, and at that of the proof where traffic waits for a pass or the last try has failed. */
function nextTime(plan: Plan, course: Course, asked: LastAsked, { name, kind }: AskedGate): Instant {
  const { proof, state } = plan.policy.poll;
  const outcomes = course.readings.filter(({ gate }) => gate === name).map(({ outcome }) => outcome);
  const awaited = phaseOf(course) === 'staged' && !outcomes.includes('pass');
  const closely = outcomes.includes('fail') || awaited;
  const every: Millis = kind === 'lag' ? Math.max(state, everyMinute) : closely ? proof : state;
  return (asked.get(name) ?? Number.NEGATIVE_INFINITY) + every;
}

/** What a gate is asked about. */
export interface Asking {
  readonly change: Change;
  readonly traffic: 'on green' | 'not yet';
}

/** One try of a gate. Whatever keeps it from being read is a reading too. */
export async function ask(
  { hands, smoke, lag, clock }: Crew,
  { change, traffic }: Asking,
  gate: AskedGate,
  signal: AbortSignal,
): Promise<Seen> {
  switch (gate.kind) {
    case 'smoke':
      return saw({
        saw: 'gates',
        of: 'smoke',
        at: clock.now(),
        readings: [await smoke.try(gate, signal, hands.vantage(change))],
      });
    case 'lag': {
      const { replication } = hands.vantage(change);
      if (replication === 'none') throw new Error('only a database has a green that follows blue');
      const readings = await lag.try(gate, replication, clock.now());
      return saw({ saw: 'gates', of: 'lag', at: clock.now(), readings });
    }
    case 'targets':
      try {
        return saw(seenTargets(gate, await hands.health(change), traffic));
      } catch (error) {
        if (!(error instanceof GreenlightError)) throw error;
        return saw(unseenTargets(gate, clock.now(), error.message));
      }
  }
}

function seenTargets(gate: TargetsGate, health: SeenHealth, traffic: Asking['traffic']): Observation {
  return { saw: 'gates', of: 'targets', at: health.at, readings: targetsReadings(gate, health, traffic) };
}

function unseenTargets({ name, force }: TargetsGate, at: Instant, trouble: string): Observation {
  const says = `The targets could not be read: ${trouble}`;
  return {
    saw: 'gates',
    of: 'targets',
    at,
    readings: [{ gate: name, subject: 'green', force, at, outcome: 'error', says }],
  };
}
