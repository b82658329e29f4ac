import type { Crew } from '../../src/engine/crew.ts';
import { type Outcome, runLoop } from '../../src/engine/loop.ts';
import { leftToNobody, type Memo } from '../../src/engine/memo.ts';
import type { Made } from '../../src/release/course.ts';
import type { Observation } from '../../src/release/observation.ts';
import type { ReleaseEvent } from '../../src/release/events.ts';
import { smokeSubject } from '../../src/release/proof.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Happening, Instant, Millis } from '../../src/release/words.ts';
import { type Fate, fatedMover } from '../release/a-mover.ts';
import { aFate } from '../release/a-mover.ts';
import { aPlan, aReading, change, green, noon } from '../release/a-release.ts';
import { type VirtualClock, virtualClock } from './a-clock.ts';

export type Call =
  'make' | 'begin' | 'see' | 'readings' | 'try' | 'health' | 'go on' | 'go back' | 'let go' | 'confirm' | 'explain';

export interface Script {
  readonly plan?: Plan;
  /** What befalls the change, from noon. */
  readonly fate?: Partial<Fate>;
  /** Error that a call meets at a moment, if any. */
  readonly fails?: (call: Call, now: Instant) => Error | undefined;
  /** How long a call takes. */
  readonly takes?: (call: Call) => Millis;
  /** When the job is cancelled. */
  readonly cancelled?: Instant;
  readonly made?: Made;
  /** Before the first look. */
  readonly known?: readonly Observation[];
  readonly memo?: Memo;
  /** What AWS says why green does not do what it should. */
  readonly causes?: readonly Happening[];
}

export interface Played {
  readonly outcome: Outcome;
  readonly events: readonly ReleaseEvent[];
  readonly ended: Instant;
  /** When AWS was called so. */
  times(call: Call): readonly Instant[];
}

/** A release through the loop, from noon to its end, in a world in memory that keeps a log of all calls. */
export async function play(script: Script = {}): Promise<Played> {
  const clock = virtualClock(noon);
  const log: { call: Call; at: Instant }[] = [];
  const events: ReleaseEvent[] = [];
  const cancel = new AbortController();
  if (script.cancelled !== undefined) clock.at(script.cancelled, () => cancel.abort('SIGINT'));
  const loop = loopIn(script, clock, cancel.signal, log, events);
  const outcome = await runLoop(loop, script.made ?? { is: 'nothing' }, script.known);
  return {
    outcome,
    events,
    ended: clock.now(),
    times: call => log.filter(entry => entry.call === call).map(entry => entry.at),
  };
}

function loopIn(
  { plan = aPlan(), fate, fails, takes, causes = [], memo = leftToNobody }: Script,
  clock: VirtualClock,
  cancelled: AbortSignal,
  log: { call: Call; at: Instant }[],
  events: ReleaseEvent[],
): Crew {
  const mover = fatedMover(aFate(fate));
  const called = async <T>(call: Call, answer: (now: Instant) => T): Promise<T> => {
    const at = clock.now();
    log.push({ call, at });
    const time = takes?.(call) ?? 0;
    if (time > 0) await clock.sleep(time);
    const error = fails?.(call, at);
    if (error !== undefined) throw error;
    return answer(at);
  };
  return {
    plan,
    clock,
    cancelled,
    memo,
    publish: async told => void events.push(...told),
    hands: {
      stager: {
        make: () =>
          called('make', () => ({ is: 'ready', revision: green, wrote: `registered ${green.name}` }) as const),
      },
      mover: {
        begin: () => called('begin', () => change),
        see: () => called('see', mover.see),
        advance: async () => {
          await called('go on', mover.goOn);
          return 'moved' as const;
        },
        goBack: () => called('go back', mover.goBack),
        letGo: async () => {
          await called('let go', mover.letGo);
          return 'let go' as const;
        },
      },
      confirm: () => called('confirm', mover.confirm),
      vantage: () => ({ invoke: 'no function', replication: 'none' }),
      cleanUp: async () => [],
      health: () => called('health', mover.health),
      explain: () => called('explain', () => ({ causes, failedStarts: 0 })),
    },
    smoke: {
      try: gate =>
        called('try', now =>
          aReading(mover.answers(now), now, { gate: gate.name, force: gate.force, subject: smokeSubject(gate.check) }),
        ),
    },
    lag: { try: () => Promise.reject(new Error('a service has no lag')) },
    alarms: {
      facts: async () => [],
      readings: gates =>
        called('readings', now =>
          gates.flatMap(({ name, force, alarms }) =>
            alarms.map(subject => aReading(mover.alarmSays(now), now, { gate: name, force, subject })),
          ),
        ),
    },
  };
}
