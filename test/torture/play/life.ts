import type { Stage } from '../../releases/stage.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { type ClockHere, clockHere } from '../../releases/bad-days/clock-here.ts';
import { accessKeyOf, releaseBy } from '../../releases/bad-days/release-here.ts';
import type { LifeEnded, LivedLife } from '../history.ts';
import type { StepName } from '../schedule/plot.ts';
import type { LifeEnd, Trouble } from '../schedule/schedule.ts';
import { troubled } from './surfaces.ts';

/** SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL (runner source, ProcessInvoker). */
const killedAfterCancel = 10_000;

/** Wall time in which no life is as long as this on any machine: it hangs. */
const hangsAfter = 60_000;

export interface Birth {
  readonly step: StepName;
  readonly attempt: number;
  readonly end: LifeEnd;
  readonly troubles: readonly Trouble[];
}

/** One step of the run, in this process, to its verdict or to the moment at which the process is gone. */
export async function live(stage: Stage, scenario: Scenario, birth: Birth): Promise<LivedLife> {
  const { step, attempt, end, troubles } = birth;
  const { aws, gitHub } = stage;
  const from = aws.timeline.now();
  const clock = clockHere(aws.timeline);
  const caller = accessKeyOf(clock);
  const cancelling = new AbortController();
  const loss = lossOf(stage, clock, end, cancelling);
  const ended = await Promise.race([
    releaseBy(
      clock,
      aws,
      { ...scenario, github: { ...scenario.github, job: step, runAttempt: String(attempt) } },
      {
        gitHub,
        instead: { cancelled: cancelling.signal },
        surfaces: own => troubled(own, troubles, clock),
      },
    ).then(
      ({ verdict, outputs }): LifeEnded => ({ is: 'a verdict', verdict, changeId: outputs.get('change-id') }),
      (error: unknown): LifeEnded => ({ is: 'without end', because: String(error) }),
    ),
    loss.happened.then((): LifeEnded => ({ is: 'lost' })),
    standstill(),
  ]);
  const to = aws.timeline.now();
  await bury(stage, clock, caller, ended);
  loss.forget();
  return { step, attempt, caller, from, to, ended };
}

/** Nothing that is left of a process reaches AWS or GitHub. */
async function bury({ aws, gitHub }: Stage, clock: ClockHere, caller: string, ended: LifeEnded): Promise<void> {
  if (ended.is !== 'a verdict')
    aws.faults.inject({ operation: '*', caller, calls: 'every', fault: { kind: 'silent-before' } });
  const heal = gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });
  if (ended.is !== 'without end') await clock[Symbol.asyncDispose]();
  heal();
}

interface Loss {
  readonly happened: Promise<void>;
  readonly forget: () => void;
}

function lossOf({ aws }: Stage, clock: ClockHere, end: LifeEnd, cancelling: AbortController): Loss {
  const { timeline, faults } = aws;
  const caller = accessKeyOf(clock);
  const never = new Promise<void>(() => undefined);
  const at = (ms: number, act: () => void) => timeline.at(timeline.now() + ms, act);
  switch (end.is) {
    case 'its own':
      return { happened: never, forget: () => undefined };
    case 'lost at a call': {
      const { nth, point } = end;
      const rules = [
        faults.inject({ operation: '*', caller, calls: { nth }, fault: { kind: `silent-${point}` } }),
        faults.inject({
          operation: '*',
          caller,
          calls: { from: nth + 1, to: 99_999 },
          fault: { kind: 'silent-before' },
        }),
      ];
      return {
        happened: faults.holds.someHeld(caller).then(() => undefined),
        forget: () => rules.forEach(faults.remove),
      };
    }
    case 'lost': {
      let forget = (): void => undefined;
      const happened = new Promise<void>(resolve => (forget = at(end.at, resolve)));
      return { happened, forget };
    }
    case 'cancelled': {
      const forget: (() => void)[] = [];
      const happened = new Promise<void>(resolve => {
        const cancel = at(end.at, () => {
          forget.push(at(killedAfterCancel, resolve));
          // A signal is heard in no time, even by a process that sleeps.
          timeline.touch(clock.participant);
          cancelling.abort('SIGINT');
        });
        forget.push(cancel);
      });
      return { happened, forget: () => forget.forEach(cancel => cancel()) };
    }
  }
}

/** What waits for nothing of this world is not waited for. */
function standstill(): Promise<LifeEnded> {
  return new Promise(resolve => {
    setTimeout(
      () => resolve({ is: 'without end', because: `Nothing came of it in ${hangsAfter / 1_000} s of wall time.` }),
      hangsAfter,
    ).unref();
  });
}
