import * as v from 'valibot';
import type { Behaviour } from './world.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const notNegative = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const latency = v.pipe(
  v.strictObject({ medianMs: positive, p99Ms: positive }),
  v.check(({ medianMs, p99Ms }) => p99Ms >= medianMs, 'p99Ms is at least medianMs'),
);

const start = v.union(
  [
    v.literal('runs'),
    v.strictObject({
      crashes: v.strictObject({ afterSeconds: notNegative, exitCode: v.number(), reason: v.string() }),
    }),
    v.strictObject({ cannotPull: v.string() }),
  ],
  'Expected "runs", {crashes: {afterSeconds, exitCode, reason}} or {cannotPull: message}',
);

const behaviour = {
  requestErrors: share,
  latency,
  bootSeconds: notNegative,
  start,
  healthChecks: v.picklist(['pass', 'fail']),
};

/** A version in a seed: what it does not say is what a healthy small service does. */
export const versionSeed = v.strictObject({
  requestErrors: v.optional(behaviour.requestErrors, 0),
  latency: v.optional(behaviour.latency, { medianMs: 40, p99Ms: 180 }),
  bootSeconds: v.optional(behaviour.bootSeconds, 20),
  start: v.optional(behaviour.start, 'runs'),
  healthChecks: v.optional(behaviour.healthChecks, 'pass'),
}) satisfies v.GenericSchema<unknown, Behaviour>;

/** What an actor may change of a version that runs already. */
export const behaviourChange = v.strictObject({
  requestErrors: v.exactOptional(behaviour.requestErrors),
  latency: v.exactOptional(behaviour.latency),
  bootSeconds: v.exactOptional(behaviour.bootSeconds),
  start: v.exactOptional(behaviour.start),
  healthChecks: v.exactOptional(behaviour.healthChecks),
});

// Defaults: "CreateTargetGroup" of the ELB API reference, for HTTP health checks of an ALB.
const healthCheck = v.strictObject({
  intervalSeconds: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(300)), 30),
  healthyThreshold: v.optional(v.pipe(count, v.minValue(2), v.maxValue(10)), 5),
  unhealthyThreshold: v.optional(v.pipe(count, v.minValue(2), v.maxValue(10)), 2),
});

const targetGroup = v.strictObject({
  name: v.string(),
  healthCheck: v.optional(healthCheck, {}),
  deregistrationDelaySeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3600)), 300),
});

export const weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));

const listener = v.strictObject({
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  /** Weight by name of target group. */
  forward: v.record(v.string(), weight),
});

/** All of the users' requests come in by the first listener. */
export const loadBalancerSeed = v.pipe(
  v.strictObject({
    name: v.string(),
    requestsPerSecond: notNegative,
    targetGroups: v.pipe(v.array(targetGroup), v.minLength(1, 'A load balancer needs a target group')),
    listeners: v.pipe(v.array(listener), v.minLength(1, 'A load balancer needs a listener')),
  }),
  v.check(({ targetGroups, listeners }) => {
    const names = new Set(targetGroups.map(group => group.name));
    return listeners.every(({ forward }) => Object.keys(forward).every(name => names.has(name)));
  }, 'A listener forwards to target groups of its own load balancer'),
);

export type LoadBalancerSeed = v.InferOutput<typeof loadBalancerSeed>;
export type TargetGroupSeed = v.InferOutput<typeof targetGroup>;
