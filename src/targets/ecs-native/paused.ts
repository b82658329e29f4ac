import type { Instant, Motion, Percent } from '../../release/words.ts';
import type { NativeDeployment } from './deployment.ts';
import type { HookRun } from './hook-run.ts';
import { isBeforeGreen, type Pause, pausesIn, waitBeforeTraffic } from './pauses.ts';
import { type PauseStage, pauseStages, stageOf } from './stages.ts';
import { keyOf, type Watched } from './watched.ts';

/** An answer to a pause shows within this time, or it was not taken: then the pause is a pause again. */
const answerShowsWithin = 30_000;

/** The pauses that wait for a word. */
export function waiting({ hooks }: NativeDeployment): readonly HookRun[] {
  return hooks.filter(({ runs, standing }) => runs.is === 'a pause' && standing === 'awaits a word');
}

/**
 * Of those that nobody has answered, the one to be answered next. Hooks of one stage wait side by side and all must be answered;
 * one that goes back when no word comes is the last, so that AWS's own way back stands as long as it can.
 */
export function pauseShown(deployment: NativeDeployment, { answers }: Watched, now: Instant): HookRun | undefined {
  const open = waiting(deployment).filter(pause => {
    const at = answers.get(keyOf(pause));
    return at === undefined || now - at >= answerShowsWithin;
  });
  return open.find(({ then }) => then === 'goes on') ?? open[0];
}

/**
 * What a pause keeps from going on.
 *
 * @param testTraffic whether a listener of its own leads test traffic to green
 */
export function pausedAt(
  deployment: NativeDeployment,
  pause: HookRun,
  share: Percent | undefined,
  testTraffic: boolean,
): Extract<Motion, { is: 'paused' | 'ready' }> {
  const beside = waiting(deployment).filter(({ then }) => then === 'goes back');
  // One that goes back holds the others of its stage, too.
  const until = earliest(beside.length > 0 ? beside : [pause]);
  const then = beside.length > 0 ? 'goes back' : pause.then;
  const before = whatIsHeld(deployment, then, share, testTraffic);
  return before === 'any traffic' ? { is: 'ready', until } : { is: 'paused', before, until, then };
}

function earliest(pauses: readonly HookRun[]): Instant | undefined {
  const ends = pauses.flatMap(({ until }) => until ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function whatIsHeld(
  deployment: NativeDeployment,
  then: HookRun['then'],
  share: Percent | undefined,
  testTraffic: boolean,
): 'any traffic' | Extract<Motion, { is: 'paused' }>['before'] {
  const stage = stageOf(deployment.stage);
  if (share !== undefined && share > 0 && share < 100) return 'more traffic';
  if (share === 100 || stage === 'POST_PRODUCTION_TRAFFIC_SHIFT') return 'the bake';
  if (share === undefined) return 'more traffic';
  const pauses = pausesIn(deployment.configuration);
  const last = waitBeforeTraffic(pauses);
  const candidates = stagesItMayBe(deployment.stage, then, pauses, testTraffic);
  if (candidates.every(one => isBeforeGreen(one) || (last !== undefined && isBefore(one, last.stage))))
    return 'green starts';
  return then === 'goes back' ? 'any traffic' : 'more traffic';
}

/**
 * At which stages a pause without traffic may be. The enum of `lifecycleStage` has no PRE_PRODUCTION_TRAFFIC_SHIFT, so what is told
 * there may be a neighbour: as long as it may be the last one before traffic it is taken for that, and green is proven before a word.
 */
function stagesItMayBe(
  told: string | undefined,
  then: HookRun['then'],
  pauses: readonly Pause[],
  testTraffic: boolean,
): readonly PauseStage[] {
  const stage = pauseStages.find(one => one === told);
  const fits = (one: PauseStage): boolean => pauses.some(pause => pause.stage === one && pause.then === then);
  const mayBeHidden =
    stage === undefined || stage === 'POST_TEST_TRAFFIC_SHIFT' || (stage === 'POST_SCALE_UP' && !testTraffic);
  const all: readonly PauseStage[] = [
    ...(stage !== undefined ? [stage] : []),
    ...(mayBeHidden ? (['PRE_PRODUCTION_TRAFFIC_SHIFT'] as const) : []),
  ];
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}

function isBefore(one: PauseStage, other: PauseStage): boolean {
  return pauseStages.indexOf(one) < pauseStages.indexOf(other);
}
