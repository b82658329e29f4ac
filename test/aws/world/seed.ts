import * as v from 'valibot';
import { pagesSeed } from '../front/page.ts';
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

const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));

const healthChecks = v.union(
  [
    v.picklist(['pass', 'fail']),
    v.strictObject({ fails: v.union([v.literal('timeout'), v.strictObject({ status: httpStatus })]) }),
  ],
  'Expected "pass", "fail", {fails: {status}} or {fails: "timeout"}',
);

const behaviour = {
  requestErrors: share,
  latency,
  bootSeconds: notNegative,
  start,
  healthChecks,
  pages: pagesSeed,
};

/** A version in a seed: what it does not say is what a healthy small service does. */
export const versionSeed = v.strictObject({
  requestErrors: v.optional(behaviour.requestErrors, 0),
  latency: v.optional(behaviour.latency, { medianMs: 40, p99Ms: 180 }),
  bootSeconds: v.optional(behaviour.bootSeconds, 20),
  start: v.optional(behaviour.start, 'runs'),
  healthChecks: v.optional(behaviour.healthChecks, 'pass'),
  pages: v.optional(behaviour.pages, {}),
}) satisfies v.GenericSchema<unknown, Behaviour>;

/** What an actor may change of a version that runs already. */
export const behaviourChange = v.strictObject({
  requestErrors: v.exactOptional(behaviour.requestErrors),
  latency: v.exactOptional(behaviour.latency),
  bootSeconds: v.exactOptional(behaviour.bootSeconds),
  start: v.exactOptional(behaviour.start),
  healthChecks: v.exactOptional(behaviour.healthChecks),
  pages: v.exactOptional(behaviour.pages),
});

// Defaults: "CreateTargetGroup" of the ELB API reference, for HTTP health checks of an ALB.
const healthCheck = v.strictObject({
  path: v.optional(v.pipe(v.string(), v.startsWith('/')), '/'),
  /** The status codes that pass. Shown only: what a version answers says whether it passes. */
  matcher: v.optional(v.string(), '200'),
  intervalSeconds: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(300)), 30),
  timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(2), v.maxValue(120)), 5),
  healthyThreshold: v.optional(v.pipe(count, v.minValue(2), v.maxValue(10)), 5),
  unhealthyThreshold: v.optional(v.pipe(count, v.minValue(2), v.maxValue(10)), 2),
});

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const protocol = v.picklist(['HTTP', 'HTTPS', 'TCP', 'TLS']);

export const targetGroupSeed = v.strictObject({
  name: v.string(),
  targetType: v.optional(v.picklist(['ip', 'instance']), 'ip'),
  protocol: v.optional(protocol, 'HTTP'),
  /** Where targets listen that are registered without a port. */
  port: v.optional(port, 80),
  healthCheck: v.optional(healthCheck, {}),
  deregistrationDelaySeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3600)), 300),
});

export const weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));

const fixedResponse = v.strictObject({
  // "FixedResponseActionConfig", ELB API reference.
  status: v.pipe(
    v.number(),
    v.integer(),
    v.check(status => [2, 4, 5].includes(Math.floor(status / 100)), 'Expected 2XX, 4XX or 5XX'),
  ),
  contentType: v.optional(v.string(), 'text/plain'),
  body: v.optional(v.string(), ''),
});

const action = {
  /** Weight by name of target group. */
  forward: v.optional(v.record(v.string(), weight), {}),
  /** Group stickiness: for so long a client is to stay with its target group. */
  stickiness: v.optional(
    v.union([
      v.literal('off'),
      v.strictObject({ seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(604_800)) }),
    ]),
    'off',
  ),
  /** Instead of forwarding. */
  fixedResponse: v.exactOptional(fixedResponse),
};

const priority = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50_000));

const rule = v.union(
  [
    v.strictObject({ priority, pathPattern: v.string(), ...action }),
    v.strictObject({ priority, hostHeader: v.string(), ...action }),
  ],
  'Expected a rule: priority, pathPattern or hostHeader, forward or fixedResponse',
);

const listener = v.strictObject({
  port,
  /** By default HTTPS on port 443, HTTP on any other one; TCP for a network load balancer. */
  protocol: v.exactOptional(protocol),
  ...action,
  rules: v.pipe(
    v.optional(v.array(rule), []),
    v.check(rules => new Set(rules.map(item => item.priority)).size === rules.length, 'Two rules have one priority'),
  ),
});

const layerOf = (item: v.InferOutput<typeof protocol>) =>
  item === 'HTTP' || item === 'HTTPS' ? 'application' : 'network';

const actionsOf = (listeners: readonly v.InferOutput<typeof listener>[]) =>
  listeners.flatMap(item => [item, ...item.rules]);

export const loadBalancerSeed = v.pipe(
  v.strictObject({
    name: v.string(),
    type: v.optional(v.picklist(['application', 'network']), 'application'),
    requestsPerSecond: notNegative,
    /** What all users ask for. They come in by the first listener. */
    users: v.optional(
      v.strictObject({ host: v.optional(v.string(), 'www.example.com'), path: v.optional(v.string(), '/') }),
      {},
    ),
    /** One that no rule names stands with weight 0 in the rule that takes the users' requests, as CodeDeploy leaves it. */
    targetGroups: v.pipe(v.array(targetGroupSeed), v.minLength(1, 'A load balancer needs a target group')),
    listeners: v.pipe(v.array(listener), v.minLength(1, 'A load balancer needs a listener')),
  }),
  v.check(({ targetGroups, listeners }) => {
    const names = new Set(targetGroups.map(group => group.name));
    return actionsOf(listeners).every(({ forward }) => Object.keys(forward).every(name => names.has(name)));
  }, 'A listener forwards to target groups of its own load balancer'),
  v.check(
    ({ listeners }) =>
      actionsOf(listeners).every(
        ({ forward, fixedResponse: answer }) => answer === undefined || Object.keys(forward).length === 0,
      ),
    'A rule forwards, or it gives a fixed response',
  ),
  v.check(
    ({ type, listeners }) => type === 'application' || listeners.every(({ rules }) => rules.length === 0),
    // "ModifyRule" and "CreateRule" of the ELB API reference are for application load balancers, but for one special case.
    'A listener of a network load balancer has no rules',
  ),
  v.check(
    ({ type, listeners }) => listeners.every(item => item.protocol === undefined || layerOf(item.protocol) === type),
    'HTTP and HTTPS are of application load balancers, TCP and TLS of network load balancers',
  ),
);

export type LoadBalancerSeed = v.InferOutput<typeof loadBalancerSeed>;
export type RuleSeed = LoadBalancerSeed['listeners'][number]['rules'][number];
export type ActionSeed = Pick<RuleSeed, 'forward' | 'stickiness' | 'fixedResponse'>;
export type TargetGroupSeed = v.InferOutput<typeof targetGroupSeed>;
