/** ServiceDeploymentLifecycleStage, and PRE_PRODUCTION_TRAFFIC_SHIFT, which the texts of the API reference have and its enum has not. */
export const STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
] as const;

export type Stage = (typeof STAGES)[number];

/** DeploymentLifecycleHookStage in the API reference: where Lambda hooks may stand. */
export type HookStage = Exclude<Stage, 'SCALE_UP' | 'BAKE_TIME' | 'CLEAN_UP'>;

/** "PAUSE hooks cannot be configured at TEST_TRAFFIC_SHIFT or PRODUCTION_TRAFFIC_SHIFT stages": DeploymentLifecycleHook. */
export type PauseStage = Exclude<HookStage, 'TEST_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT'>;

export function isHookStage(stage: string): stage is HookStage {
  return STAGES.some(known => known === stage) && !['SCALE_UP', 'BAKE_TIME', 'CLEAN_UP'].includes(stage);
}

export const isPauseStage = (stage: HookStage): stage is PauseStage =>
  stage !== 'TEST_TRAFFIC_SHIFT' && stage !== 'PRODUCTION_TRAFFIC_SHIFT';
