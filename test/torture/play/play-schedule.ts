import { exitStatus } from '../../../src/release/verdict.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import { openStage, type Stage } from '../../releases/stage.ts';
import type { History, LivedLife } from '../history.ts';
import { attemptAfter, inputsOf, isOfOneRun, plots, type StepName } from '../schedule/plot.ts';
import type { Life, Meddling, Schedule, Trouble } from '../schedule/schedule.ts';
import { othersIn, scenarioOf } from '../schedule/tale.ts';
import { historyOf } from './history-of.ts';
import { live } from './life.ts';
import { doToTheDatabase } from './to-the-database.ts';
import { watch } from './watch.ts';

/** For weights that were asked for last, and for what AWS does by itself after a verdict. */
const aftermath = 60_000;

export async function playSchedule(schedule: Schedule): Promise<History> {
  const history = await played(schedule);
  if (schedule.beside === 'nothing') return history;
  const { shares, began } = await played({ ...schedule, lives: undisturbed(schedule) });
  return { ...history, undisturbed: { shares, began } };
}

/** Each step once, and left alone. */
function undisturbed({ plot }: Schedule): Schedule['lives'] {
  const [first, ...more] = plots[plot];
  const life = (step: StepName): Life => ({ step, after: 0, end: { is: 'its own' } });
  return [life(first), ...more.map(life)];
}

async function played(schedule: Schedule): Promise<History> {
  const scenario = scenarioOf(schedule.tale);
  await using stage = await openStage(scenario, { kind: 'stepped' });
  const watched = watch(stage.aws, schedule.tale);
  for (const trouble of [...othersIn(schedule.tale), ...schedule.troubles]) bring(trouble, stage);
  const lives: LivedLife[] = [];
  for (const { step, after, end } of schedule.lives) {
    if (lives.some(hangs)) break;
    const before = lives.findLast(life => life.process === 'the step' && isOfOneRun(life.step, step));
    if (!follows(step, before, lives)) continue;
    if (after > 0) await stage.pass(after);
    const asked = { ...scenario, inputs: inputsOf(step, scenario.inputs, handedOver(lives)) };
    const attempt = before === undefined ? 1 : attemptAfter(step, before);
    lives.push(...(await live(stage, asked, { step, attempt, end, troubles: schedule.troubles })));
  }
  if (!lives.some(hangs)) await stage.pass(aftermath);
  return await historyOf(stage, schedule, watched, lives);
}

/** A job needs the one before it to have ended well; what was lost or failed itself is re-run by a person. */
function follows(step: StepName, before: LivedLife | undefined, lives: readonly LivedLife[]): boolean {
  const isFirst = before !== undefined && before.step !== step;
  if (step !== 'promote') return true;
  if (!isFirst) return lives.some(life => life.step === 'promote');
  return before.ended.is === 'a verdict' && exitStatus(before.ended.verdict.name) === 0;
}

function hangs({ ended }: LivedLife): boolean {
  return ended.is === 'without end';
}

/** By the last step that ended with a word. */
function handedOver(lives: readonly LivedLife[]): string | undefined {
  const last = lives.findLast(
    ({ step, process, ended }) => step === 'stage' && process === 'the step' && ended.is === 'a verdict',
  );
  return last?.ended.is === 'a verdict' ? last.ended.changeId : undefined;
}

async function meddle(aws: RunningAws, { act }: Meddling): Promise<void> {
  if ('toTheDatabase' in act) await doToTheDatabase(aws, act);
  else await aws.perform(act);
}

function bring(trouble: Trouble, { aws, gitHub, beganAt }: Stage): void {
  switch (trouble.with) {
    case 'AWS':
      aws.faults.inject(trouble.rule);
      return;
    case 'GitHub':
      gitHub.inject(trouble.rule);
      return;
    case 'somebody':
      // What there is nothing of to be stopped or deleted is left alone.
      aws.timeline.at(beganAt + trouble.after, () => void meddle(aws, trouble.does).catch(() => undefined));
      return;
    case 'a surface':
      // Surfaces are the process's own: `live` lays the trouble over them.
      return;
  }
}
