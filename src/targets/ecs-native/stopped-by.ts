import type { Instant, Motion, Stopper, WayBack } from '../../release/words.ts';
import { isInFlight, type NativeDeployment } from './deployment.ts';
import { endedByHook, hasEndedIt } from './hook-words.ts';
import type { Look } from './motion.ts';
import { lastOf } from './place.ts';
import { beforeTraffic, stageOf } from './stages.ts';
import type { Watched } from './watched.ts';

/** @param current ARN of the service's present deployment, where the service was read */
export function stopped(
  { at, deployment, share }: Pick<Look, 'at' | 'deployment' | 'share'>,
  watched: Watched,
  back: WayBack,
  current?: string,
): Extract<Motion, { is: 'stopped' }> {
  const { rollback, stopped: end, finished } = deployment;
  return {
    is: 'stopped',
    at: rollback?.started ?? end ?? finished ?? watched.stoppedSince ?? at,
    ...endedBy(deployment, current),
    reached: watched.most > 0 || (share ?? 0) > 0 || hasMoved(deployment, watched) ? 'users' : 'nobody',
    back,
    leaves: 'nothing',
  };
}

/** How a deployment ended that nobody watched; undefined while it is in flight. */
export function endOf(
  deployment: NativeDeployment,
): 'well' | (Ended & { readonly at: Instant | undefined; readonly back: 'done' | 'failed' | 'none' }) | undefined {
  const { status, rollback, stopped, finished, updated } = deployment;
  if (isInFlight(status)) return undefined;
  if (status === 'SUCCESSFUL') return 'well';
  const back = status === 'ROLLBACK_SUCCESSFUL' ? 'done' : status === 'ROLLBACK_FAILED' ? 'failed' : 'none';
  return { ...endedBy(deployment), at: rollback?.started ?? stopped ?? finished ?? updated, back };
}

/** Who ended a deployment, and why in words for people. */
export interface Ended {
  readonly by: Stopper;
  readonly because: string;
}

/**
 * Monitors and hooks say what they have done. Where they are silent AWS's words do, of which only some are known (developer guide,
 * "View service history"); a stop that nothing explains was asked for.
 */
export function endedBy(deployment: NativeDeployment, current?: string): Ended {
  const { alarms, breaker, hooks, status } = deployment;
  const said = deployment.rollback?.because ?? deployment.because;
  if (alarms.is === 'rang')
    return { by: 'an alarm', because: `${alarmWords(alarms.ringing)}, and AWS ended the deployment by itself.` };
  if (breaker.is === 'tripped') return { by: 'AWS itself', because: breakerWords(breaker) };
  const hook = hooks.find(hasEndedIt);
  if (hook !== undefined) return endedByHook(deployment, hook);
  if (current !== undefined && current !== deployment.arn && !tellsOfARequest(said))
    return { by: 'another deployment', because: `Another deployment of the service, ${lastOf(current)}, replaced it.` };
  return { by: actorIn(said), because: sentence(said ?? `ECS reports ${String(status)}`) };
}

/** `Alarm api-5xx rang`, without names where AWS gives none. */
export function alarmWords(ringing: readonly string[]): string {
  if (ringing.length === 0) return 'An alarm of the service rang';
  return `Alarm${ringing.length === 1 ? '' : 's'} ${ringing.join(', ')} rang`;
}

export function breakerWords({ failures, threshold }: { failures: number; threshold: number | undefined }): string {
  const limit = threshold === undefined ? '' : `, and its limit is ${threshold}`;
  return `The circuit breaker ended the deployment: ${failures} ${failures === 1 ? 'task' : 'tasks'} failed${limit}.`;
}

/** "Service deployment rolled back because the circuit breaker threshold was exceeded.", "… because … lifecycle hook(s) failed." */
function actorIn(said: string | undefined): Stopper {
  if (said === undefined || tellsOfARequest(said)) return 'a request';
  if (/new service deployment was started/i.test(said)) return 'another deployment';
  if (/alarm/i.test(said)) return 'an alarm';
  return 'AWS itself';
}

/** AWS's own words for it are not known; "too many requests" or "an invalid request" of its own are none. */
function tellsOfARequest(said: string | undefined): boolean {
  return /StopServiceDeployment|request to (stop|roll)|(stop|rollback) request|(by|because of) (a|the|your) (request|user)|by user|requested/i.test(
    said ?? '',
  );
}

/**
 * Whether production traffic may have begun to move. On its way back AWS may show any stage, so what was seen before counts; whoever
 * comes later goes by the stage, and a step that may have been taken was.
 */
function hasMoved({ stage, configuration }: NativeDeployment, { stages, ran }: Watched): boolean {
  if (ran) return stages.some(seen => isInTraffic(seen.stage));
  const hasSteps = configuration.strategy === 'CANARY' || configuration.strategy === 'LINEAR';
  return isInTraffic(stage) || (hasSteps && stage === 'PRE_PRODUCTION_TRAFFIC_SHIFT');
}

function isInTraffic(told: string | undefined): boolean {
  const stage = stageOf(told);
  return stage !== undefined && !beforeTraffic(stage);
}

/** AWS's words end as they like; others follow them here. */
function sentence(words: string): string {
  return `${words.trimEnd().replace(/\.$/, '')}.`;
}
