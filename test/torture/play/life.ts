import { memo, nothingLeft, parseLeft } from '../../../src/engine/memo.ts';
import { takeOver } from '../../../src/engine/take-over.ts';
import type { Scenario } from '../../releases/scenario.ts';
import type { Stage } from '../../releases/stage.ts';
import { type ClockHere, clockHere } from '../../releases/bad-days/clock-here.ts';
import { accessKeyOf, type Released, releaseBy, type Wiring } from '../../releases/bad-days/release-here.ts';
import type { LifeEnded, LivedLife } from '../history.ts';
import { runOf, type StepName } from '../schedule/plot.ts';
import type { LifeEnd, Trouble } from '../schedule/schedule.ts';
import { lossOf } from './loss.ts';
import { troubled } from './surfaces.ts';

/** Wall time in which no life is as long as this on any machine: it hangs. */
const hangsAfter = 60_000;

export interface Birth {
  readonly step: StepName;
  readonly attempt: number;
  readonly end: LifeEnd;
  readonly troubles: readonly Trouble[];
}

/** One step of the run, in this process, to its verdict or to the moment at which the process is gone; and its post step. */
export async function live(
  stage: Stage,
  scenario: Scenario,
  birth: Birth,
): Promise<readonly [LivedLife, ...LivedLife[]]> {
  const { step, attempt, end } = birth;
  const asked = { ...scenario, github: { ...scenario.github, ...runOf(step), job: step, runAttempt: String(attempt) } };
  const shelf = aShelf();
  const cancelling = new AbortController();
  const main = await lived(stage, asked, birth, 'the step', {
    end,
    cancel: () => cancelling.abort('SIGINT'),
    wiring: { instead: { cancelled: cancelling.signal, memo: memo(shelf, () => undefined) } },
  });
  const left = shelf.taken();
  const hasNoPost = (end.is === 'cut short' && end.by === 'loss') || main.ended.is === 'without end';
  if (hasNoPost || left === '' || left === nothingLeft) return [main];
  const post = await lived(stage, asked, birth, 'its post step', {
    end: { is: 'its own' },
    cancel: () => undefined,
    wiring: { by: (request, surroundings) => takeOver(request, parseLeft(left), surroundings) },
  });
  return [main, post];
}

/** Where the runner keeps what the step leaves; what a killed process writes after that stands nowhere. */
function aShelf() {
  let text = '';
  let open = true;
  const put = async (next: string): Promise<void> => {
    if (open) text = next;
  };
  return {
    save: put,
    clear: () => put(''),
    taken: (): string => {
      open = false;
      return text;
    },
  };
}

interface Part {
  readonly end: LifeEnd;
  /** SIGINT. */
  readonly cancel: () => void;
  readonly wiring: Wiring;
}

async function lived(
  stage: Stage,
  scenario: Scenario,
  { step, attempt, troubles }: Birth,
  process: LivedLife['process'],
  { end, cancel, wiring }: Part,
): Promise<LivedLife> {
  const { aws, gitHub } = stage;
  const from = aws.timeline.now();
  const clock = clockHere(aws.timeline);
  const loss = lossOf(stage, clock, end, cancel);
  const surfaces: Wiring['surfaces'] = own => troubled(own, troubles, clock);
  const ended = await Promise.race([
    releaseBy(clock, aws, scenario, { gitHub, surfaces, ...wiring }).then(aVerdict, (error: unknown): LifeEnded => {
      return { is: 'without end', because: String(error) };
    }),
    loss.happened.then((): LifeEnded => ({ is: 'lost' })),
    standstill(),
  ]);
  const to = aws.timeline.now();
  loss.forget();
  await bury(stage, clock, ended);
  return { step, process, attempt, caller: accessKeyOf(clock), from, to, ended };
}

function aVerdict({ verdict, outputs }: Released): LifeEnded {
  return { is: 'a verdict', verdict, changeId: outputs.get('change-id') };
}

/** Nothing that is left of a process reaches AWS or GitHub. */
async function bury({ aws, gitHub }: Stage, clock: ClockHere, ended: LifeEnded): Promise<void> {
  const caller = accessKeyOf(clock);
  if (ended.is !== 'a verdict')
    aws.faults.inject({ operation: '*', caller, calls: 'every', fault: { kind: 'silent-before' } });
  const heal = gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });
  if (ended.is !== 'without end') await clock[Symbol.asyncDispose]();
  heal();
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
