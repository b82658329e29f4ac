import { capital } from '../../release/busy-words.ts';
import { clock } from '../../release/time-words.ts';
import type { Happening, Instant } from '../../release/words.ts';
import { isTrouble } from '../ecs/trouble-texts.ts';
import { strategyIn } from './configuration.ts';
import type { Followed } from './follower.ts';
import { endedByHook, hasEndedIt, hookName } from './hook-words.ts';
import type { HookRun } from './hook-run.ts';
import { breakerWords } from './stopped-by.ts';
import { stageOf, type Stage } from './stages.ts';

/** What a person would want to know of a deployment, besides what it waits for: each is said once, by its id. */
export function happeningsIn(seen: Followed, testTraffic: boolean): readonly Happening[] {
  return [...stagesReached(seen, testTraffic), ...hooksResolved(seen), ...breakerTripped(seen), ...saidOfService(seen)];
}

/** Those that nothing else tells of: what comes before traffic is waited for by its name. */
function stagesReached({ deployment, watched, motion }: Followed, testTraffic: boolean): readonly Happening[] {
  return watched.stages.flatMap(({ stage, since }): Happening[] => {
    const known = stageOf(stage);
    const text =
      known && isShifting(deployment)
        ? whileShifting(known, testTraffic, motion.is === 'settled' ? motion.blueEnds : 'never')
        : known && whileRolling(known);
    return text === undefined
      ? []
      : [{ id: `${deployment.id}:${stage}`, at: since, kind: 'progress', text: `${text} (${stage}).` }];
  });
}

function whileShifting(stage: Stage, testTraffic: boolean, blueEnds: Instant | 'never'): string | undefined {
  switch (stage) {
    case 'TEST_TRAFFIC_SHIFT':
      return testTraffic ? 'ECS leads test traffic to green' : undefined;
    case 'PRODUCTION_TRAFFIC_SHIFT':
      return 'ECS moves production traffic to green';
    case 'BAKE_TIME':
      return `ECS keeps blue beside green${blueEnds === 'never' ? '' : ` until ${clock(blueEnds)} UTC`}`;
    case 'CLEAN_UP':
      return "ECS ends blue's tasks";
    default:
      return undefined;
  }
}

/** Where tasks are replaced, none of blue's stand beside green when it bakes: ECS watches its alarms then. */
function whileRolling(stage: Stage): string | undefined {
  return stage === 'BAKE_TIME' ? 'ECS watches green before it calls the deployment successful' : undefined;
}

function isShifting({ configuration }: Followed['deployment']): boolean {
  return strategyIn(configuration).kind !== 'rolling';
}

function hooksResolved({ at, deployment }: Followed): readonly Happening[] {
  return deployment.hooks.flatMap((hook): Happening[] => {
    const { id, runs, standing, then } = hook;
    const told = {
      id: `${deployment.id}:${id}:${hook.until ?? ''}:${typeof standing === 'object' ? standing.strange : standing}`,
      at,
    };
    if (hasEndedIt(hook)) return [{ ...told, kind: 'cause', of: 'hook', text: endedByHook(deployment, hook).because }];
    const name = hookName(deployment, hook);
    if (standing === 'succeeded' && runs.is === 'a function')
      return [{ ...told, kind: 'progress', text: `${capital(name)} succeeded.` }];
    if (standing === 'ran out' && then === 'goes on')
      return [
        { ...told, kind: 'progress', text: `${capital(name)} ran out${atWhat(hook)}, and AWS went on by itself.` },
      ];
    return [];
  });
}

function atWhat({ until }: HookRun): string {
  return until === undefined ? '' : ` at ${clock(until)} UTC without a word`;
}

function breakerTripped({ at, deployment: { id, breaker } }: Followed): readonly Happening[] {
  return breaker.is === 'tripped'
    ? [{ id: `${id}:breaker`, at, kind: 'cause', of: 'symptom', text: breakerWords(breaker) }]
    : [];
}

/**
 * Trouble that the service tells of while green has traffic; before, and at a bad end, `explain` has it with its causes. How the
 * deployment itself ended is told by its motion.
 */
function saidOfService({ service, watched }: Followed): readonly Happening[] {
  const since = watched.stages.find(({ stage }) => stage === 'PRODUCTION_TRAFFIC_SHIFT')?.since;
  if (since === undefined) return [];
  const wordings = new Map<string, Happening>();
  for (const { at, message } of service.events.toReversed()) {
    if (at < since || !isTrouble(message)) continue;
    const wording = message.replace(/\b[0-9a-f]{32}\b|\d+/g, '#');
    if (!wordings.has(wording)) wordings.set(wording, { id: `said:${wording}`, at, kind: 'progress', text: message });
  }
  return [...wordings.values()];
}
