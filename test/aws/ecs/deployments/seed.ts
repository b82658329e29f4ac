import * as v from 'valibot';

const seconds = v.pipe(v.number(), v.minValue(0));

/** What a Lambda function answers that is a hook of a deployment. */
export const hookFunctionSeed = v.strictObject({
  takesSeconds: v.optional(seconds, 1),
  /** So many times it first answers IN_PROGRESS, and is called again after the delay. */
  inProgress: v.optional(v.union([v.literal('always'), v.pipe(v.number(), v.integer(), v.minValue(0))]), 0),
  callBackDelaySeconds: v.optional(seconds, 30),
  /** `malformed`: an answer without hookStatus. */
  result: v.optional(v.picklist(['SUCCEEDED', 'FAILED', 'malformed']), 'SUCCEEDED'),
});

/**
 * Where AWS's documentation is silent or contradicts itself. Each default is what seems likelier; whoever deploys must cope
 * with the other answer as well.
 */
export const uncertainSeed = v.strictObject({
  /** Whether a step's bake passes before the pause ahead of the next step, or after it. */
  stepBake: v.optional(v.picklist(['before-the-next-pause', 'after-the-next-pause']), 'before-the-next-pause'),
  /** Which deployment UpdateService's own answer calls `currentServiceDeployment`. */
  updateAnswers: v.optional(v.picklist(['former-deployment', 'new-deployment']), 'former-deployment'),
  /** How long ListServiceDeployments does not know a new deployment. */
  listedAfterSeconds: v.optional(seconds, 2),
  /** The type of the circuit breaker's member speaks of rolling deployments only, the developer guide of blue/green too. */
  breakerWhenShifting: v.optional(v.picklist(['acts', 'rests']), 'acts'),
  /** Known of rolling deployments: an alarm that is in ALARM at the start switches all alarms off. */
  alarmAtStartWhenShifting: v.optional(v.picklist(['switches-alarms-off', 'counts']), 'switches-alarms-off'),
  /** PRE_PRODUCTION_TRAFFIC_SHIFT stands in the texts about `lifecycleStage`, and not in its enum. */
  preProductionShown: v.optional(v.picklist(['as-the-stage-before', 'as-itself']), 'as-the-stage-before'),
  superseded: v.optional(v.picklist(['STOPPED', 'ROLLBACK_SUCCESSFUL']), 'STOPPED'),
  /** Seen with Terraform: whoever sends `loadBalancers` again pins the target group, and both revisions share one. */
  loadBalancersResent: v.optional(v.picklist(['pin', 'change-nothing']), 'pin'),
  /** What becomes of members of `deploymentConfiguration` that UpdateService does not name. */
  configurationUpdate: v.optional(v.picklist(['keeps-the-rest', 'replaces-all']), 'keeps-the-rest'),
  /** `stopType: ABORT` is in the enum, and not among the valid values of its text. */
  abort: v.optional(v.picklist(['is-refused', 'stops']), 'is-refused'),
  /** Whether `lifecycleHookDetails` still holds hooks that are over. */
  finishedHooks: v.optional(v.picklist(['are-shown', 'are-dropped']), 'are-shown'),
  /** Which id the PRIMARY deployment has after a rolling deployment was rolled back. */
  rollbackDeploymentId: v.optional(v.picklist(['former', 'new']), 'former'),
});

export type HookFunctionSeed = v.InferOutput<typeof hookFunctionSeed>;
export type Uncertain = v.InferOutput<typeof uncertainSeed>;
