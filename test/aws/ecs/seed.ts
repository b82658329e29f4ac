import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { hookFunctionSeed, uncertainSeed } from './deployments/seed.ts';
import type { TaskDefinitionInput } from './task-definitions.ts';

const name = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_-]{1,255}$/, 'letters, digits, - and _, at most 255'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tag = v.strictObject({ key: v.string(), value: v.string() });

/** Any input of RegisterTaskDefinition. Its members are checked when it is registered, by the rules for API calls. */
const taskDefinition = v.custom<TaskDefinitionInput>(
  input =>
    typeof input === 'object' &&
    input !== null &&
    'family' in input &&
    Array.isArray(Reflect.get(input, 'containerDefinitions')),
  'an input of RegisterTaskDefinition, with family and containerDefinitions',
);

/** How the first task set's tasks are launched. */
const launch = v.strictObject({
  platformVersion: v.optional(v.string()),
  network: v.optional(
    v.strictObject({
      subnets: v.array(v.string()),
      securityGroups: v.array(v.string()),
      assignPublicIp: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'DISABLED'),
    }),
  ),
  capacityProviders: v.optional(
    v.array(v.strictObject({ name: v.string(), base: v.optional(count, 0), weight: v.optional(count, 0) })),
    [],
  ),
});

/** A listener's rule by its priority. A listener of a network load balancer has none: there the listener itself is meant. */
const route = v.strictObject({
  loadBalancer: v.string(),
  port: v.pipe(v.number(), v.integer()),
  priority: v.optional(v.union([v.literal('default'), v.pipe(v.number(), v.integer())]), 'default'),
});

const loadBalancer = v.strictObject({
  /** Name of the target group where the service's first tasks are registered. */
  targetGroup: v.string(),
  containerName: v.string(),
  containerPort: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)),
  /** For ECS's own blue/green, linear and canary deployments. */
  advanced: v.exactOptional(
    v.strictObject({
      alternateTargetGroup: v.string(),
      production: route,
      test: v.exactOptional(route),
      role: v.optional(v.string(), 'ecsInfrastructureRoleForLoadBalancers'),
    }),
  ),
});

/** As UpdateService takes it, and checked by the same rules when the world begins. */
const deploymentConfiguration = v.custom<DeploymentConfiguration>(
  input => typeof input === 'object' && input !== null && !Array.isArray(input),
  'Expected a deploymentConfiguration as UpdateService takes it',
);

const service = v.pipe(
  v.strictObject({
    cluster: name,
    name,
    /** `family:revision` of one of the task definitions above. */
    taskDefinition: v.pipe(v.string(), v.regex(/^[^:]+:\d+$/, 'family:revision')),
    desiredCount: count,
    /** How many tasks of this service fit, both task sets taken together. */
    capacity: v.optional(v.union([v.literal('plenty'), v.strictObject({ tasks: count })]), 'plenty'),
    launchType: v.optional(v.picklist(['FARGATE', 'EC2']), 'FARGATE'),
    launch: v.optional(launch, {}),
    deploymentController: v.optional(v.picklist(['CODE_DEPLOY', 'ECS']), 'CODE_DEPLOY'),
    loadBalancer: v.optional(loadBalancer),
    /** For the ECS controller. */
    deploymentConfiguration: v.optional(deploymentConfiguration, {}),
    /** `none`: the service was created with this world, and its first deployment has yet to complete. */
    history: v.optional(v.picklist(['completed', 'none']), 'completed'),
    /** Rollbacks of ECS's own deployments fail, with this as the reason. */
    rollbackFails: v.exactOptional(v.string()),
    healthCheckGracePeriodSeconds: v.optional(count, 0),
    tags: v.optional(v.array(tag), []),
  }),
  v.check(
    ({ deploymentController, loadBalancer: balanced }) => deploymentController === 'ECS' || balanced !== undefined,
    'CodeDeploy needs a load balancer',
  ),
);

/** The `ecs` part of a world's seed. */
export const ecsSeed = v.strictObject({
  clusters: v.array(name),
  taskDefinitions: v.array(taskDefinition),
  services: v.array(service),
  /** What the Lambda functions answer that deployments of ECS's own call as hooks, by function ARN or name. */
  hookFunctions: v.optional(v.record(v.string(), hookFunctionSeed), {}),
  /** What AWS's documentation leaves open. */
  uncertain: v.optional(uncertainSeed, {}),
});

export type EcsSeed = v.InferOutput<typeof ecsSeed>;
export type ServiceSeed = EcsSeed['services'][number];
