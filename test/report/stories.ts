import { statusOf } from '../../src/release/status.ts';
import { change, releaseOfRun } from '../release/a-history.ts';
import { aScene, at10 } from '../release/a-scene.ts';
import type { ReleaseEvent } from '../../src/release/events.ts';
import type { RunFacts } from '../../src/release/identity.ts';
import type { Problem } from '../../src/release/problem.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Verdict } from '../../src/release/verdict.ts';
import type { CauseKind, Instant, Phase, Reading, Serving } from '../../src/release/words.ts';
import { emptyStory, tell, type Story } from '../../src/report/story.ts';

/** Releases as they are told, event by event: what the tests of this folder read, and what is rendered to be looked at. */

export const second = 1_000;
export const minute = 60 * second;
export const start = Date.UTC(2026, 10, 21, 14, 0, 0);

export const run: RunFacts = {
  releaseId: 'gl-19482012345-3f9a12c0',
  changeId: 'gl-19482012345-3f9a12c0.1',
  environment: 'production',
  target: 'ecs service prod/api',
  targetKey: 'ecs/123456789012/eu-west-1/prod/api',
  runId: '19482012345',
  attempt: 1,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: 'https://github.com/example/api/actions/runs/19482012345',
  origin: { repository: 'example/api', workflow: '.github/workflows/release.yml', runNumber: 812 },
};

const revision = { id: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42', name: 'api:42' };

export const plan: Plan = {
  run,
  purpose: { is: 'release' },
  mover: {
    mover: 'CodeDeploy',
    moves: 'AWS',
    strategies: ['blue-green', 'canary', 'linear'],
    canarySteps: 'one',
    percent: { unit: 1, least: 1, most: 99 },
    time: { unit: minute, least: minute, most: 2880 * minute, limits: 'the whole shift' },
    hold: 'before traffic',
    trafficOf: 'a service',
    waits: 'if set to',
    readyWait: 10 * minute,
    wayBack: 'while blue is kept',
    making: 0,
    moving: 0,
    blueAfter: 'ended',
    blueKept: 10 * minute,
  },
  configuration: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
  configurationMade: 'by AWS or the user',
  strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
  steps: [
    { share: 10, hold: 5 * minute },
    { share: 100, hold: 10 * minute },
  ],
  bake: 10 * minute,
  blue: { id: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:41', name: 'api:41' },
  green: { is: 'to be made', family: 'api' },
  differences: [
    { field: 'image of web', shown: 'values', from: 'example/api:1.8.3', to: 'example/api:1.9.0' },
    { field: 'memory', shown: 'values', from: '1024', to: '2048' },
    { field: 'environment FEATURE_FLAGS of web', shown: 'name only' },
  ],
  drift: [],
  notes: [],
  before: { starts: 'tasks', testTraffic: true, hooks: [{ event: 'BeforeAllowTraffic', function: 'check-login' }] },
  gates: [
    { kind: 'alarms', name: 'alarms', when: 'always', force: 'obeyed', alarms: ['api-5xx', 'api-p99'] },
    { kind: 'alarms', name: 'watch', when: 'always', force: 'advisory', alarms: ['api-cpu'] },
    {
      kind: 'smoke',
      name: 'smoke',
      when: 'before-traffic',
      force: 'obeyed',
      check: {
        asks: 'a url',
        url: 'https://test.api.example.com:8443/health?token=t0ps3cret',
        status: 200,
        contains: 'ok',
        headers: new Map([['x-version', '1.9.0']]),
        latency: 500,
        timeout: 5 * second,
        retries: 2,
      },
    },
    { kind: 'targets', name: 'targets', when: 'always', force: 'obeyed', healthy: 100 },
  ],
  unwatched: [
    {
      signal: 'unhealthy targets',
      loadBalancer: 'app/shop/50dc6c495c0c9188',
      targetGroups: ['targetgroup/api-1/73e2d6bc24d8a067', 'targetgroup/api-2/943f017f100becff'],
      prefix: 'api',
    },
  ],
  muted: [],
  policy: {
    onFailure: 'revert',
    onNoData: 'revert',
    onSilentAlarm: 'proceed',
    onInconclusive: 'revert',
    holdFor: 30 * minute,
    onTimeout: 'revert',
    onCancel: 'revert',
    retire: 'aws',
    timeout: 60 * minute,
    poll: { proof: 5 * second, state: 15 * second },
  },
  warnings: [
    'The alarm api-cpu needs 5 min of bad points and about 2 min of publishing: it can prove nothing in the step of 5 min at 10 %.',
  ],
};

const blue: Serving = { who: 'blue', green: 0 };
const split: Serving = { who: 'split', green: 10 };
const green: Serving = { who: 'green', green: 100 };

export function reading(subject: string, at: Instant, says: string, outcome: Reading['outcome'] = 'pass'): Reading {
  return { gate: 'alarms', subject, force: 'obeyed', at, says, outcome };
}

const phase = (seconds: number, name: Phase, because: string): ReleaseEvent => ({
  at: start + seconds * second,
  type: 'phase',
  phase: name,
  because,
});

const traffic = (seconds: number, serving: Serving): ReleaseEvent => ({
  at: start + seconds * second,
  type: 'traffic',
  serving,
});

const happened = (seconds: number, of: 'progress' | CauseKind, text: string): ReleaseEvent => ({
  at: start + seconds * second,
  type: 'happened',
  happening: {
    id: `event-${seconds}-${text.length}`,
    at: start + (seconds - 4) * second,
    text,
    ...(of === 'progress' ? { kind: of } : { kind: 'cause', of }),
  },
});

const opening: readonly ReleaseEvent[] = [
  { at: start, type: 'began', run },
  { at: start + 2 * second, type: 'planned', plan },
];

const staging: readonly ReleaseEvent[] = [
  phase(3, 'staging', 'the plan is complete and the service is free'),
  { at: start + 4 * second, type: 'wrote', what: 'ecs:RegisterTaskDefinition api:42' },
  { at: start + 4 * second, type: 'green', revision },
  { at: start + 6 * second, type: 'wrote', what: 'codedeploy:CreateDeployment d-7K2N1QX4C for api:42' },
  traffic(6, blue),
  { at: start + 7 * second, type: 'trouble', trouble: 'codedeploy:GetDeployment was throttled' },
  { at: start + 9 * second, type: 'trouble', trouble: 'codedeploy:GetDeployment was throttled' },
  {
    at: start + 20 * second,
    type: 'capacity',
    blue: { revision: 'api:41', wanted: 4, running: 4, pending: 0 },
    green: { revision: 'api:42', wanted: 4, running: 1, pending: 3 },
  },
  { at: start + 20 * second, type: 'waiting', wait: 'green to be healthy', until: undefined },
  happened(70, 'progress', '(service api) registered 4 targets in (target-group api-green)'),
];

const shifting: readonly ReleaseEvent[] = [
  phase(85, 'shifting', 'green is healthy: 4 of 4 tasks'),
  {
    at: start + 85 * second,
    type: 'capacity',
    blue: { revision: 'api:41', wanted: 4, running: 4, pending: 0 },
    green: { revision: 'api:42', wanted: 4, running: 4, pending: 0 },
  },
  traffic(90, split),
  {
    at: start + 90 * second,
    type: 'waiting',
    wait: 'the step of 10 % to end',
    until: start + 90 * second + 5 * minute,
  },
  {
    at: start + 95 * second,
    type: 'gates',
    readings: [
      reading('api-5xx', start + 95 * second, '5xx 0.1 % against a limit of 1 %'),
      reading('api-p99', start + 95 * second, 'p99 0.31 s against a limit of 0.9 s'),
      {
        ...reading('api-cpu', start + 95 * second, 'the alarm is in INSUFFICIENT_DATA', 'no-data'),
        gate: 'watch',
        force: 'advisory',
      },
    ],
  },
];

const failing: ReleaseEvent = {
  at: start + 245 * second,
  type: 'gates',
  readings: [
    reading('api-5xx', start + 245 * second, '5xx 0.1 % against a limit of 1 %'),
    {
      ...reading('api-p99', start + 245 * second, 'p99 1.84 s against a limit of 0.9 s'),
      outcome: 'fail',
      measured: { metric: 'p99', value: 1.84, limit: 0.9, samples: 2, since: start + 212 * second },
    },
  ],
};

const alarmed = 'The alarm api-p99 fires: p99 was 1.84 s against a limit of 0.9 s in 2 of 2 points of 60 s.';

export function verdictAt(at: Instant, rest: Partial<Verdict> & Pick<Verdict, 'name' | 'serving'>): ReleaseEvent {
  return {
    at,
    type: 'verdict',
    verdict: { at, because: alarmed, causes: [], followUps: [], code: undefined, next: undefined, ...rest },
  };
}

const running: readonly ReleaseEvent[] = [...opening, ...staging, ...shifting];

const released: readonly ReleaseEvent[] = [
  ...running,
  traffic(391, green),
  phase(391, 'baking', 'the step of 10 % was proven by 2 alarms'),
  {
    at: start + 392 * second,
    type: 'waiting',
    wait: 'the bake to end',
    until: start + 391 * second + 10 * minute,
  },
  phase(991, 'released', 'the bake passed'),
  verdictAt(start + 992 * second, {
    name: 'released',
    serving: green,
    because: 'api:42 has all traffic, read back by its task definition, and the bake of 10 min passed.',
  }),
];

const rolledBack: readonly ReleaseEvent[] = [
  ...running,
  failing,
  phase(246, 'reverting', alarmed),
  { at: start + 247 * second, type: 'wrote', what: 'codedeploy:StopDeployment d-7K2N1QX4C with rollback' },
  happened(255, 'symptom', 'Deployment d-7K2N1QX4C was stopped; rollback d-9PW3LTM5C was made'),
  traffic(268, blue),
  phase(275, 'rolled-back', 'all traffic is on blue again'),
  verdictAt(start + 276 * second, {
    name: 'rolled-back',
    serving: blue,
    causes: ['api-p99 went to ALARM at 14:03:32 UTC, 2 min 2 s after green had 10 % of traffic.'],
    next: 'Look into why api:42 answers slowly; blue is untouched, and running the job again releases again.',
  }),
];

const broken: readonly ReleaseEvent[] = [
  ...running,
  failing,
  phase(246, 'reverting', alarmed),
  { at: start + 247 * second, type: 'wrote', what: 'codedeploy:StopDeployment d-7K2N1QX4C with rollback' },
  happened(
    300,
    'placement',
    '(service api) was unable to place a task. Reason: no container instance met all requirements',
  ),
  {
    at: start + 310 * second,
    type: 'traffic',
    serving: { who: 'unknown', because: 'the two task sets report no weights' },
  },
  verdictAt(start + 610 * second, {
    name: 'broken',
    serving: split,
    because: 'Going back failed: the rollback d-9PW3LTM5C ended as Failed (blue 0 of 4 healthy, green 4 of 4 healthy).',
    causes: [alarmed, 'Blue has no healthy task: 4 tasks stopped with OutOfMemoryError.'],
    next: 'Page whoever is on call. Start blue tasks again in service api, or send traffic to green by hand.',
  }),
];

export const problems: readonly Problem[] = [
  { where: 'steps', value: '10% 90s', reason: 'CodeDeploy takes whole minutes', remedy: 'use `10% 2m`' },
  { where: 'gates, line 3', value: 'alarmz', reason: 'no such kind of gate', remedy: 'did you mean `alarms`?' },
  { where: 'service', value: undefined, reason: 'it is required for `target: ecs`', remedy: undefined },
  {
    where: 'gates',
    value: 'smoke',
    reason: 'the deployment group moves traffic as soon as green is ready, so nothing can be asked before',
    remedy: 'give the deployment group a READY wait',
    command:
      "aws deploy update-deployment-group --application-name shop --current-deployment-group-name api --blue-green-deployment-configuration '" +
      '{"deploymentReadyOption":{"actionOnTimeout":"STOP_DEPLOYMENT","waitTimeInMinutes":30},' +
      '"terminateBlueInstancesOnDeploymentSuccess":{"action":"TERMINATE","terminationWaitTimeInMinutes":60}}\'',
  },
];

const refused: readonly ReleaseEvent[] = [
  { at: start, type: 'began', run },
  { at: start + second, type: 'problems', problems },
  verdictAt(start + second, {
    name: 'refused',
    serving: { who: 'unknown', because: 'the inputs were refused before AWS was asked' },
    because: 'Three inputs are not valid, and the deployment group cannot wait.',
    next: 'Correct the inputs and run again.',
  }),
];

/** `operation: plan`: what would happen, and nothing written. */
const planned: readonly ReleaseEvent[] = [
  ...opening,
  verdictAt(start + 3 * second, {
    name: 'planned',
    serving: blue,
    because: 'This is what a release would do. Nothing was written.',
    next: 'To release it, say `operation: release` in the step.',
  }),
];

/** An image that cannot be pulled: one root, and all that AWS says because of it. */
const failed: readonly ReleaseEvent[] = [
  ...opening,
  ...staging.slice(0, -1),
  happened(80, 'image', '3 tasks of green stopped: CannotPullContainerError: pull image manifest: not found'),
  happened(95, 'symptom', '(service api) is unable to consistently start tasks successfully.'),
  phase(110, 'reverting', 'Green does not start.'),
  verdictAt(start + 140 * second, {
    name: 'failed',
    serving: blue,
    because: 'Green does not start: 3 tasks of green stopped: CannotPullContainerError.',
    causes: ['3 tasks of green stopped: CannotPullContainerError: pull image manifest: not found'],
    followUps: [
      '(service api) is unable to consistently start tasks successfully. (said 2 times)',
      'Deployment d-7K2N1QX4C was stopped; rollback d-9PW3LTM5C was made',
    ],
    next: 'Mend the revision and release again; blue served all the time.',
  }),
];

/** Somebody asks at 3 a.m.: a canary is on its way, and the ledger has two changes. */
const reported: readonly ReleaseEvent[] = [
  { at: start, type: 'began', run, asks: 'how it stands' },
  {
    at: start + second,
    type: 'status',
    status: statusOf(
      aScene(at10),
      {
        is: 'read',
        changes: [
          change('9', 'api:7 → api:8', 'open'),
          change('8', 'api:6 → api:7', 'serves', { restorable: 'do not restore' }),
        ],
      },
      { releaseId: releaseOfRun(9), changeId: undefined },
    ),
  },
  verdictAt(start + second, {
    name: 'reported',
    serving: { who: 'split', green: 10 },
    because: 'api:7 has 90 % of traffic.',
  }),
];

export const releases = {
  reported,
  running,
  released,
  'rolled-back': rolledBack,
  broken,
  failed,
  refused,
  planned,
} as const;

export function told(events: readonly ReleaseEvent[]): Story {
  return events.reduce(tell, emptyStory);
}
