/** The stages of a deployment, in order; at each traffic step of a canary or linear one the PRODUCTION stages come again. */
export const stages = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  // In the API's texts, and not in the enum of `lifecycleStage`: it may be shown by another name, or as one of its neighbours.
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
] as const;

export type Stage = (typeof stages)[number];

/** Those at which a pause may stand, in order. */
export const pauseStages = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
] as const satisfies readonly Stage[];

export type PauseStage = (typeof pauseStages)[number];

/** Undefined for a stage that AWS has added since, or none at all. */
export function stageOf(told: string | undefined): Stage | undefined {
  return stages.find(stage => stage === told);
}

/** Whether production traffic has not begun to move when a deployment is at this stage for the first time. */
export function beforeTraffic(stage: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf('PRODUCTION_TRAFFIC_SHIFT');
}

/** What is waited for at a stage, to be read after "waiting for". */
export function stageWords(stage: Stage): string {
  return `${words[stage]} (${stage})`;
}

const words: Readonly<Record<Stage, string>> = {
  RECONCILE_SERVICE: 'ECS to put an earlier deployment in order',
  PRE_SCALE_UP: "green's tasks to be started",
  SCALE_UP: "green's tasks to start and turn healthy",
  POST_SCALE_UP: 'ECS to go on, with green up',
  TEST_TRAFFIC_SHIFT: 'test traffic to reach green',
  POST_TEST_TRAFFIC_SHIFT: 'ECS to go on, with test traffic on green',
  PRE_PRODUCTION_TRAFFIC_SHIFT: 'production traffic to move',
  PRODUCTION_TRAFFIC_SHIFT: 'production traffic to move',
  POST_PRODUCTION_TRAFFIC_SHIFT: 'the bake to begin, with all traffic on green',
  BAKE_TIME: 'the bake',
  CLEAN_UP: 'AWS to end blue',
};
