import type { Percent } from '../../../src/release/words.ts';
import type { NativeDeployment, RevisionCounts } from '../../../src/targets/ecs-native/deployment.ts';
import type { HookRun } from '../../../src/targets/ecs-native/hook-run.ts';
import type { Look, Settings } from '../../../src/targets/ecs-native/motion.ts';
import { waiting } from '../../../src/targets/ecs-native/paused.ts';
import { greenShareOf } from '../../../src/targets/ecs-native/serving.ts';
import { lookedAgain, nothingWatched, type Watched } from '../../../src/targets/ecs-native/watched.ts';

export const began = Date.UTC(2026, 10, 20, 12);
export const minute = 60_000;
export const second = 1_000;
export const settings: Settings = { blueKept: 'for ever', testTraffic: true };

export const counts = (revision: string, share: Percent | undefined): RevisionCounts => ({
  revision: `arn:aws:ecs:eu-west-1:123456789012:service-revision/shop/api/${revision}`,
  wanted: 3,
  running: 3,
  pending: 0,
  share,
  testShare: undefined,
});

export type PauseSetting = readonly [stage: string, action: 'ROLLBACK' | 'CONTINUE'];

/** Settings with pauses of half an hour, of a canary of 10 % for 5 minutes and a bake of 10 unless another strategy is given. */
export function configured(
  pauses: readonly PauseSetting[] = [],
  changes: Partial<NativeDeployment['configuration']> = {},
): NativeDeployment['configuration'] {
  return {
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
    bakeTimeInMinutes: 10,
    lifecycleHooks: pauses.map(([stage, action]) => ({
      targetType: 'PAUSE',
      lifecycleStages: [stage as never],
      timeoutConfiguration: { timeoutInMinutes: 30, action },
    })),
    ...changes,
  };
}

export function pause(then: HookRun['then'] = 'goes back', changes: Partial<HookRun> = {}): HookRun {
  return {
    id: 'ecs-pause-1',
    runs: { is: 'a pause' },
    standing: 'awaits a word',
    until: began + 40 * minute,
    then,
    ...changes,
  };
}

export function functionHook(standing: HookRun['standing'], changes: Partial<HookRun> = {}): HookRun {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:check:3';
  return { ...pause(), id: 'ecs-lambda-1', runs: { is: 'a function', arn }, standing, ...changes };
}

/** @param share green's, as ECS shows it */
export function deployment(
  status: string | undefined,
  stage?: string,
  share: Percent = 0,
  changes: Partial<NativeDeployment> = {},
): NativeDeployment {
  return {
    id: 'd-1',
    arn: 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/shop/api/d-1',
    created: began,
    started: began,
    finished: undefined,
    stopped: undefined,
    updated: undefined,
    target: counts('2', share),
    sources: [counts('1', 100 - share)],
    status: status as NativeDeployment['status'],
    because: undefined,
    stage,
    hooks: [],
    configuration: configured(),
    alarms: { is: 'off' },
    breaker: { is: 'off' },
    rollback: undefined,
    ...changes,
  };
}

/** @param after minutes after the deployment began */
export function look(seen: NativeDeployment, after = 20, shift: Look['shift'] = 'at once'): Look {
  return { at: began + after * minute, deployment: seen, share: greenShareOf(seen), shift, current: seen.arn };
}

/** What a process remembers that has had these looks. */
export function watchedBy(looks: readonly Look[], before: Watched = nothingWatched): Watched {
  return looks.reduce(
    (watched, { at, deployment: seen, share }) =>
      lookedAgain(watched, {
        at,
        share,
        stage: seen.stage,
        pauses: waiting(seen),
        began: seen.started,
        updated: seen.updated,
        stopped: seen.status !== 'PENDING' && seen.status !== 'IN_PROGRESS',
      }),
    before,
  );
}
