import { openStage, type Stage } from '../../releases/stage.ts';
import type { Run } from '../../runner/run-action.ts';
import { compiledOnce } from '../compiled-once.ts';
import type { History } from '../history.ts';
import { historyOf } from '../play/history-of.ts';
import { live } from '../play/life.ts';
import { watch } from '../play/watch.ts';
import { plots, runOf } from '../schedule/plot.ts';
import type { Cut, LifeEnd, Schedule } from '../schedule/schedule.ts';
import { scenarioOf } from '../schedule/tale.ts';
import { endedBy } from './ended-by.ts';
import type { Blow } from './kill.ts';
import { type Job, type Performed, playSteps } from './play-steps.ts';
import { type FoundPoint, type KillPoint, killPoints } from './points.ts';
import type { KnownTale } from './known-tale.ts';

/** The points of a tale, from runs of the bundle that nothing happens to. Throws where they do not end as they should. */
export async function pointsOf(known: KnownTale): Promise<readonly FoundPoint[]> {
  await using stage = await open(known);
  const lives = await playSteps(known, stage, job => attempted(stage, job, 'SIGKILL', () => undefined));
  const last = lives.at(-1)?.ended;
  const said = last?.is === 'a verdict' ? last.verdict : undefined;
  if (said === undefined || !known.verdicts.includes(said.name))
    throw new Error(`Undisturbed, it ends as ${said?.name ?? 'nothing'}: ${said?.because ?? ''} Is dist/ built?`);
  return killPoints(stage.aws.calls(), stage.shares);
}

/** The bundle in processes of its own, of which one is struck at the point; its job is re-run, and left alone. */
export async function playPoint(known: KnownTale, { operation, nth, point }: KillPoint, blow: Blow): Promise<History> {
  await using stage = await open(known);
  const watched = watch(stage.aws, known.tale);
  const { faults } = stage.aws;
  faults.inject({ operation, calls: { nth }, fault: { kind: `hold-${point}` } });
  const strike = async (run: Run): Promise<void> => {
    // A run that never comes to the point is judged all the same.
    const held = await Promise.race([faults.holds.someHeld(), run.done.then(() => 'over' as const)]);
    if (held === 'over') return;
    const unheard = point === 'before' ? 'hang-up' : 'go-on';
    switch (blow) {
      case 'SIGKILL':
        run.kill();
        await run.done;
        faults.holds.releaseAll(unheard);
        return;
      case 'out of memory':
        run.crash();
        faults.holds.releaseAll(unheard);
        return;
      case 'SIGINT':
        run.cancel();
        faults.holds.releaseAll('go-on');
    }
  };
  const lives = await playSteps(known, stage, job => attempted(stage, job, blow, strike));
  await stage.pass(60_000);
  return await historyOf(stage, scheduleOf(known), watched, lives);
}

/** The same in this process, from the sources: a third of the price. */
export async function playPointHere(
  known: KnownTale,
  { operation, nth, point }: KillPoint,
  blow: Blow,
): Promise<History> {
  const scenario = scenarioOf(known.tale);
  await using stage = await openStage(scenario, { kind: 'stepped' });
  const watched = watch(stage.aws, known.tale);
  const kind = `${blow === 'SIGINT' ? 'hold' : 'silent'}-${point}` as const;
  stage.aws.faults.inject({ operation, calls: { nth }, fault: { kind } });
  const end: LifeEnd = { is: 'cut short', by: cuts[blow], when: { is: 'a held call' } };
  const lives = await playSteps(known, stage, async ({ inputs, ...job }): Promise<Performed> => {
    const [main, ...post] = await live(stage, { ...scenario, inputs }, { ...job, end, troubles: [] });
    const struck = main.ended.is === 'a verdict' && main.ended.verdict.name === 'cancelled';
    return { lives: [main, ...post], struck, hadPost: post.length > 0 };
  });
  await stage.pass(60_000);
  return await historyOf(stage, scheduleOf(known), watched, lives);
}

const cuts = { SIGKILL: 'loss', SIGINT: 'cancel', 'out of memory': 'out of memory' } as const satisfies Record<
  Blow,
  Cut
>;

/** Each attempt brings all of its inputs. */
function open({ tale }: KnownTale): Promise<Stage> {
  return openStage({ ...scenarioOf(tale), inputs: {} }, { kind: 'stepped' });
}

async function attempted(
  stage: Stage,
  { step, attempt, inputs }: Job,
  blow: Blow,
  during: (run: Run) => Promise<void> | void,
): Promise<Performed> {
  const from = stage.aws.timeline.now();
  let participant = '';
  const { outcome } = await stage.attempt({
    github: { ...runOf(step), job: step, runAttempt: String(attempt) },
    inputs,
    env: compiledOnce,
    during: async run => {
      participant = run.participant ?? '';
      await during(run);
    },
  });
  const to = stage.aws.timeline.now();
  const caller = `AKIATEST${participant}`;
  // The post step may have taken minutes since: what the step says is as old as what it has read last.
  const said = stage.aws.calls().findLast(call => call.caller === caller)?.at ?? to;
  const ended = endedBy(outcome, said, blow);
  return {
    lives: [{ step, process: 'the step', attempt, caller, from, to, ended }],
    struck: outcome.conclusion === 'cancelled',
    hadPost: outcome.post !== undefined,
  };
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
