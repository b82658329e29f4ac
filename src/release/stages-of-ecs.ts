/** ECS's own stages, as its API reference orders them ("DeploymentLifecycleHook"). */
export const beforeStart: readonly string[] = ['RECONCILE_SERVICE', 'PRE_SCALE_UP'];
export const afterStart: readonly string[] = ['POST_SCALE_UP'];
export const inTest: readonly string[] = ['TEST_TRAFFIC_SHIFT', 'POST_TEST_TRAFFIC_SHIFT'];
/** ECS goes through these anew for each share of traffic. */
export const atEachShare: readonly string[] = ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
export const afterTraffic: readonly string[] = ['POST_PRODUCTION_TRAFFIC_SHIFT'];

const stagesOfEcs = new Set([beforeStart, afterStart, inTest, atEachShare, afterTraffic].flat());

export function isStageOfEcs(event: string): boolean {
  return stagesOfEcs.has(event);
}
