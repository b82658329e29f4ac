import { beginCourse, type Course, type Made, type Turn } from '../../src/release/course.ts';
import { evolve, type Observation } from '../../src/release/observation.ts';
import type { RunFacts } from '../../src/release/identity.ts';
import type { Can, Plan, Policy } from '../../src/release/plan.ts';
import { trafficSteps } from '../../src/release/planner.ts';
import type { Decision } from '../../src/release/step.ts';
import {
  type AlarmsGate,
  type Change,
  type Confirmation,
  type Health,
  type Instant,
  type Millis,
  type Motion,
  type Percent,
  type Reading,
  type Revision,
  type Sighting,
  type SmokeGate,
  type TargetsGate,
  servingOf,
} from '../../src/release/words.ts';

export const second: Millis = 1_000;
export const minute: Millis = 60_000;

/** Every course here begins at noon; `after` names the moments from then on. */
export const noon: Instant = Date.UTC(2026, 0, 1, 12);
export const after = (span: Millis): Instant => noon + span;

export const blue: Revision = { id: 'arn:api:7', name: 'api:7' };
export const green: Revision = { id: 'arn:api:8', name: 'api:8' };
export const change: Change = { id: 'd-1', revision: green, began: noon };

export const run: RunFacts = {
  releaseId: 'gl-9-0123abcd',
  changeId: 'gl-9-0123abcd.1',
  environment: 'production',
  target: 'ECS service api in cluster prod',
  targetKey: 'ecs/123456789012/eu-west-1/prod/api',
  runId: '9',
  attempt: 1,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: undefined,
  origin: { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 9 },
};

/** What CodeDeploy can do with an ECS service, as its API reference has it. */
export const codeDeploy: Can = {
  mover: 'CodeDeploy',
  moves: 'AWS',
  trafficOf: 'a service',
  strategies: ['canary', 'linear', 'blue-green'],
  canarySteps: 'one',
  percent: { unit: 1, least: 1, most: 99 },
  time: { unit: minute, least: minute, most: 2_880 * minute, limits: 'the whole shift' },
  hold: 'nowhere',
  waits: 'if set to',
  readyWait: 'none',
  wayBack: 'while blue is kept',
  making: 0,
  moving: 0,
  blueKept: 60 * minute,
  blueAfter: 'ended',
};

export function aGate(given: Partial<AlarmsGate> = {}): AlarmsGate {
  return { kind: 'alarms', name: 'alarms', when: 'always', force: 'obeyed', alarms: ['api-5xx'], ...given };
}

/** A request to green before any traffic, with one more try where the first fails. */
export function aSmokeGate(given: Partial<SmokeGate> = {}, retries = 1): SmokeGate {
  const url = 'https://test.example.com/health';
  const check = { url, status: 200, contains: undefined, headers: new Map(), latency: undefined };
  return {
    kind: 'smoke',
    name: 'smoke',
    when: 'before-traffic',
    force: 'obeyed',
    check: { asks: 'a url', ...check, timeout: 5 * second, retries },
    ...given,
  };
}

export function aTargetsGate(given: Partial<TargetsGate> = {}): TargetsGate {
  return { kind: 'targets', name: 'targets', when: 'always', force: 'obeyed', healthy: 100, ...given };
}

export function aPolicy(given: Partial<Policy> = {}): Policy {
  return {
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
    ...given,
  };
}

/** A canary of 10 % for five minutes and a bake of ten, proven by one alarm. */
export function aPlan(given: Partial<Omit<Plan, 'policy'>> & { readonly policy?: Partial<Policy> } = {}): Plan {
  const strategy: Plan['strategy'] = given.strategy ?? { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] };
  const bake = given.bake ?? 10 * minute;
  return {
    run,
    purpose: { is: 'release' },
    mover: codeDeploy,
    configuration: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
    configurationMade: 'by AWS or the user',
    steps: trafficSteps(strategy, bake),
    blue,
    green: { is: 'to be made', family: 'api' },
    differences: [],
    drift: [],
    notes: [],
    before: { starts: 'tasks', testTraffic: false, hooks: [] },
    gates: [aGate()],
    unwatched: [],
    muted: [],
    warnings: [],
    ...given,
    strategy,
    bake,
    policy: aPolicy(given.policy),
  };
}

type Outcome = Reading['outcome'];

/** What the alarm says; a failing one says so with value and limit, as the report must. */
export function aReading(
  outcome: Outcome,
  at: Instant,
  given: Partial<Pick<Reading, 'gate' | 'subject' | 'force'>> = {},
): Reading {
  const subject = given.subject ?? 'api-5xx';
  const says = outcome === 'fail' ? `Alarm ${subject} is in ALARM: 5XX 12, limit 5.` : `Alarm ${subject}: ${outcome}.`;
  return { gate: 'alarms', force: 'obeyed', ...given, subject, at, says, outcome };
}

export interface Seen {
  readonly green: Percent | 'unknown';
  readonly blueRunning: number;
  readonly greenRunning: number;
}

export function aSighting(at: Instant, motion: Motion, given: Partial<Seen> = {}): Sighting {
  const seen: Seen = { green: 0, blueRunning: 4, greenRunning: 4, ...given };
  const side = (name: string, running: number) => ({ revision: name, wanted: 4, running, pending: 0 });
  return {
    at,
    motion,
    serving: seen.green === 'unknown' ? { who: 'unknown', because: 'the weights disagree' } : servingOf(seen.green),
    blue: side(blue.name, seen.blueRunning),
    green: side(green.name, seen.greenRunning),
    happened: [],
    arrived: undefined,
    endpoint: undefined,
    lease: 'as it should be',
  };
}

/** The change as a mover tells of it, one name for each of its motions. */
export const motion = {
  preparing: { is: 'preparing', doing: "green's tasks to start" },
  ready: { is: 'ready', until: undefined },
  shifting: (nextAt: Instant | undefined): Motion => ({ is: 'shifting', stepBegan: noon, nextAt }),
  settled: (blueEnds: Instant | 'never' = 'never'): Motion => ({
    is: 'settled',
    since: noon,
    blueEnds,
    awaits: undefined,
  }),
  finished: { is: 'finished', switched: undefined, blueNow: undefined },
  stopped: (given: Partial<Extract<Motion, { is: 'stopped' }>> = {}): Motion => ({
    is: 'stopped',
    at: noon,
    by: 'a request',
    because: 'The deployment was stopped (MANUAL_STOP).',
    reached: 'nobody',
    back: { is: 'done', id: 'd-2' },
    leaves: 'nothing',
    ...given,
  }),
  strange: { is: 'strange', status: 'Pondering' },
} as const satisfies Readonly<Record<string, Motion | ((...given: never[]) => Motion)>>;

/** Observations, in the order in which a test tells them. */
export const saw = (at: Instant, what: Motion, given: Partial<Seen> = {}): Observation => ({
  saw: 'target',
  sighting: aSighting(at, what, given),
});
export const sawNothing = (at: Instant): Observation => ({ saw: 'no target', at, trouble: 'AWS answered 503' });
export const read = (at: Instant, ...outcomes: readonly (Outcome | Reading)[]): Observation => ({
  saw: 'gates',
  of: 'alarms',
  at,
  readings: outcomes.map(one => (typeof one === 'string' ? aReading(one, at) : one)),
});
/** What one try of the smoke test came to, or one look at green's targets. */
export const tried = (at: Instant, outcome: Outcome): Observation => ({
  saw: 'gates',
  of: 'smoke',
  at,
  readings: [aReading(outcome, at, { gate: 'smoke', subject: 'https://test.example.com/health' })],
});
export const counted = (at: Instant, outcome: Outcome): Observation => ({
  saw: 'gates',
  of: 'targets',
  at,
  readings: [aReading(outcome, at, { gate: 'targets', subject: 'green' })],
});
export const readNothing = (at: Instant): Observation => ({
  saw: 'no gates',
  at,
  trouble: 'AWS denied DescribeAlarms',
});
export const turned = (at: Instant, turn: Turn, because = `We turned back: ${turn}.`): Observation => ({
  saw: 'turned',
  at,
  turn,
  because,
});
export const asked = (at: Instant, is: 'accepted' | 'too late'): Observation => ({ saw: 'asked', asked: { is, at } });
export const refused = (at: Instant, because: string): Observation => ({
  saw: 'asked',
  asked: { is: 'refused', at, because, hint: 'Mend that.', code: 'denied' },
});
export const confirmed = (at: Instant, served: Confirmation['served']): Observation => ({
  saw: 'confirmed',
  confirmation: { at, served },
});

/** What the load balancer said of four targets on each side; or nothing. */
export const inspected = (at: Instant, healthy: { readonly blue: number; readonly green: number }): Observation => ({
  saw: 'health',
  health: { at, blue: aHealth(healthy.blue), green: aHealth(healthy.green) },
});
export const inspectedInVain = (at: Instant): Observation => ({
  saw: 'no health',
  at,
  trouble: 'AWS denied DescribeTargetHealth',
});

export function aHealth(healthy: number): Health {
  return {
    healthy,
    unhealthy: 4 - healthy,
    starting: 0,
    unchecked: 0,
    reasons: healthy === 4 ? [] : ['Target.Timeout'],
  };
}

/** The course of a change that is in flight, after these observations. */
export function aCourse(...observations: readonly Observation[]): Course {
  return aCourseOf({ is: 'change', change }, ...observations);
}

export function aCourseOf(made: Made, ...observations: readonly Observation[]): Course {
  return observations.reduce(evolve, beginCourse(noon, made));
}

/** A decision in few words, for tables: `wait`, `go back: not proven`, `end: released`. */
export function inWords({ step }: Decision): string {
  switch (step.do) {
    case 'end':
      return `end: ${step.name}`;
    case 'go back':
      return `go back: ${step.turn}`;
    case 'stage':
    case 'begin':
    case 'advance':
    case 'let go':
    case 'wait':
    case 'inspect':
    case 'confirm':
      return step.do;
  }
}
