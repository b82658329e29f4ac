import * as v from 'valibot';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2880));
const listener = v.strictObject({ loadBalancer: v.string(), port: v.pipe(v.number(), v.integer()) });

const rollbackEvent = v.picklist(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST']);

/** What groups of all platforms have. */
const anyGroup = {
  name,
  alarms: v.optional(
    v.strictObject({
      names: v.pipe(v.array(v.string()), v.maxLength(10)),
      enabled: v.optional(v.boolean(), true),
      ignorePollAlarmFailure: v.optional(v.boolean(), false),
    }),
    { names: [], enabled: false },
  ),
  autoRollback: v.optional(v.strictObject({ enabled: v.optional(v.boolean(), true), events: v.array(rollbackEvent) }), {
    enabled: false,
    events: [],
  }),
  /** Rollbacks of this group fail, with this as the reason that ECS or Lambda gives. */
  rollbackFails: v.optional(v.string()),
};

const ecsGroup = v.strictObject({
  ...anyGroup,
  service: v.strictObject({ cluster: v.string(), name: v.string() }),
  deploymentConfigName: v.optional(v.string(), 'CodeDeployDefault.ECSAllAtOnce'),
  /** Names of the two target groups between which releases alternate. */
  targetGroups: v.tuple([v.string(), v.string()]),
  prodListener: listener,
  testListener: v.optional(listener),
  readyWait: v.optional(
    v.strictObject({ minutes, onTimeout: v.picklist(['CONTINUE_DEPLOYMENT', 'STOP_DEPLOYMENT']) }),
    { minutes: 0, onTimeout: 'CONTINUE_DEPLOYMENT' },
  ),
  terminationWaitMinutes: v.optional(minutes, 0),
  terminate: v.optional(v.picklist(['TERMINATE', 'KEEP_ALIVE']), 'TERMINATE'),
});

const version = v.pipe(v.string(), v.regex(/^[1-9]\d*$/, 'Expected the number of a published version, as text'));

const lambdaGroup = v.strictObject({
  ...anyGroup,
  deploymentConfigName: v.optional(v.string(), 'CodeDeployDefault.LambdaAllAtOnce'),
  /** The release that succeeded before the world began; its AppSpec is all that ties a group to an alias. */
  lastDeployment: v.exactOptional(
    v.strictObject({
      functionName: v.string(),
      alias: v.string(),
      currentVersion: version,
      targetVersion: version,
    }),
  ),
  /** What a deployment does when somebody else has changed the alias since it last did. AWS does not say. */
  aliasChangedByOthers: v.optional(v.picklist(['fails', 'overwrites']), 'fails'),
});

const hook = v.strictObject({
  takesSeconds: v.pipe(v.number(), v.minValue(0)),
  /** `silent`: the function never reports a result by itself. */
  result: v.picklist(['Succeeded', 'Failed', 'silent']),
  logTail: v.optional(v.string(), ''),
});

const interval = v.pipe(v.number(), v.integer());
const config = v.strictObject({
  name,
  computePlatform: v.optional(v.picklist(['ECS', 'Lambda']), 'ECS'),
  trafficRouting: v.variant('type', [
    v.strictObject({ type: v.literal('AllAtOnce') }),
    v.strictObject({ type: v.literal('TimeBasedCanary'), percent: interval, minutes: interval }),
    v.strictObject({ type: v.literal('TimeBasedLinear'), percent: interval, minutes: interval }),
  ]),
});

/** The `codeDeploy` part of a world's seed. */
export const codeDeploySeed = v.strictObject({
  applications: v.array(
    v.variant('computePlatform', [
      v.strictObject({ name, computePlatform: v.optional(v.literal('ECS'), 'ECS'), groups: v.array(ecsGroup) }),
      v.strictObject({ name, computePlatform: v.literal('Lambda'), groups: v.array(lambdaGroup) }),
    ]),
  ),
  /** Applications that this world shows and does not run; `groups` are names. */
  otherApplications: v.optional(
    v.array(v.strictObject({ name, computePlatform: v.picklist(['Lambda', 'Server']), groups: v.array(name) })),
    [],
  ),
  /** How many deployments may be in flight in the whole account; 0 stands for an account that others have filled. */
  accountLimit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  configs: v.optional(v.array(config), []),
  /** What the Lambda functions do that AppSpecs name as hooks, by function name. */
  hooks: v.optional(v.record(v.string(), hook), {}),
});

export type CodeDeploySeed = v.InferOutput<typeof codeDeploySeed>;
export type ApplicationSeed = CodeDeploySeed['applications'][number];
export type EcsGroupSeed = v.InferOutput<typeof ecsGroup>;
export type EcsGroupInput = v.InferInput<typeof ecsGroup>;
export type LambdaGroupSeed = v.InferOutput<typeof lambdaGroup>;
export type LambdaGroupInput = v.InferInput<typeof lambdaGroup>;
export type HookSeed = v.InferOutput<typeof hook>;
export type RollbackEvent = v.InferOutput<typeof rollbackEvent>;
