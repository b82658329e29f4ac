import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitStatus } from '../../../src/release/verdict.ts';
import { openStage, type Stage } from '../../releases/stage.ts';
import type { Outcome, Run } from '../../runner/run-action.ts';
import type { History, LivedLife } from '../history.ts';
import { historyOf } from '../play/history-of.ts';
import { watch } from '../play/watch.ts';
import { inputsOf, plots, type StepName } from '../schedule/plot.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { scenarioOf } from '../schedule/tale.ts';
import { endedBy } from './ended-by.ts';
import type { Blow } from './kill.ts';
import { type KillPoint, killPoints } from './points.ts';
import type { KnownTale } from './tales.ts';

/** The points of a tale, from runs of the bundle that nothing happens to. Throws where they do not end as they should. */
export async function pointsOf(known: KnownTale): Promise<readonly KillPoint[]> {
  await using stage = await open(known);
  const lives = await playSteps(stage, known, () => undefined);
  const last = lives.at(-1)?.ended;
  const said = last?.is === 'a verdict' ? last.verdict : undefined;
  if (said === undefined || !known.verdicts.includes(said.name))
    throw new Error(`Undisturbed, it ends as ${said?.name ?? 'nothing'}: ${said?.because ?? ''} Is dist/ built?`);
  return killPoints(stage.aws.calls(), stage.shares);
}

/** The bundle in processes of its own, of which one is struck at the point; its job is re-run, and left alone. */
export async function playPoint(known: KnownTale, { operation, nth, point }: KillPoint, blow: Blow): Promise<History> {
  await using stage = await open(known);
  const watched = watch(stage.aws);
  const { faults } = stage.aws;
  faults.inject({ operation, calls: { nth }, fault: { kind: `hold-${point}` } });
  const lives = await playSteps(stage, known, async run => {
    // A run that never comes to the point is judged all the same.
    const held = await Promise.race([faults.holds.someHeld(), run.done.then(() => 'over' as const)]);
    if (held === 'over') return;
    if (blow === 'SIGINT') {
      run.cancel();
      faults.holds.releaseAll('go-on');
      return;
    }
    run.kill();
    await run.done;
    faults.holds.releaseAll(point === 'before' ? 'hang-up' : 'go-on');
  });
  await stage.pass(60_000);
  return await historyOf(stage, scheduleOf(known), watched, lives);
}

/** Each attempt brings all of its inputs. */
function open({ tale }: KnownTale): Promise<Stage> {
  return openStage({ ...scenarioOf(tale), inputs: {} }, { kind: 'stepped' });
}

/** Every step of the plot to its own end: what was lost or cancelled is re-run as an attempt of its own. */
async function playSteps(
  stage: Stage,
  { tale, plot }: KnownTale,
  during: (run: Run) => Promise<void> | void,
): Promise<readonly LivedLife[]> {
  const { inputs } = scenarioOf(tale);
  const lives: LivedLife[] = [];
  let attempt = 1;
  let handed: string | undefined;
  for (const step of plots[plot] as readonly StepName[]) {
    if (step === 'go back') attempt += 1;
    for (let tries = 0; tries < 3; tries += 1, attempt += 1) {
      const from = stage.aws.timeline.now();
      const { outcome, participant } = await attempted(stage, step, attempt, inputsOf(step, inputs, handed), during);
      const to = stage.aws.timeline.now();
      const ended = endedBy(outcome, to);
      lives.push({ step, attempt, caller: `AKIATEST${participant}`, from, to, ended });
      if (ended.is === 'a verdict' && outcome.conclusion !== 'cancelled') {
        handed = ended.changeId;
        if (exitStatus(ended.verdict.name) !== 0) return lives;
        break;
      }
    }
  }
  return lives;
}

/** Two processes for each of a thousand kills: what Node has compiled for one of them is there for the next. */
const compiledOnce = { NODE_COMPILE_CACHE: join(tmpdir(), 'greenlight-torture-compiled') };

async function attempted(
  stage: Stage,
  job: StepName,
  attempt: number,
  inputs: Readonly<Record<string, string>>,
  during: (run: Run) => Promise<void> | void,
): Promise<{ readonly outcome: Outcome; readonly participant: string }> {
  let participant = '';
  const { outcome } = await stage.attempt({
    github: { job, runAttempt: String(attempt) },
    inputs,
    env: compiledOnce,
    during: async run => {
      participant = run.participant ?? '';
      await during(run);
    },
  });
  return { outcome, participant };
}

function scheduleOf({ tale, plot }: KnownTale): Schedule {
  const [step] = plots[plot];
  return {
    seed: tale.world,
    tale,
    plot,
    troubles: [],
    lives: [{ step, after: 0, end: { is: 'its own' } }],
    beside: 'nothing',
  };
}
