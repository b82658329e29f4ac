import type { Finding } from '../../../../src/release/problem.ts';
import type { AlarmsGate, HttpCheck, SmokeGate, TargetsGate } from '../../../../src/release/words.ts';
import type { Group } from '../../../../src/targets/codedeploy/group-settings.ts';
import type { Facts } from '../../../../src/targets/ecs-codedeploy/preflight/facts.ts';
import type { ServingSet } from '../../../../src/targets/ecs/service.ts';
import { aBalancing, api1, production, testing } from '../../elbv2/a-balancing.ts';

export const minute = 60_000;

export const aGroup = (change: Partial<Group> = {}): Group => ({
  application: 'AppECS-shop-api',
  name: 'DgpECS-shop-api',
  configuration: 'CodeDeployDefault.ECSAllAtOnce',
  alarms: [],
  stopsOnAlarm: 'no',
  rollsBackOn: ['DEPLOYMENT_FAILURE'],
  readyWait: 30 * minute,
  termination: { action: 'TERMINATE', minutes: 60 },
  blueKept: 60 * minute,
  pair: { targetGroups: ['api-1', 'api-2'], prodListeners: [production], testListeners: [testing] },
  lastDeployment: undefined,
  ...change,
});

export const aBlue = (change: Partial<ServingSet> = {}): ServingSet => ({
  id: 'ecs-svc/1',
  taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:41',
  side: { revision: 'api:41', wanted: 3, running: 3, pending: 0 },
  container: { name: 'api', port: 8080 },
  targetGroup: api1,
  ...change,
});

/** A service that a careful person would release without a second thought. */
export const facts = (change: Partial<Facts> = {}): Facts => ({
  region: 'eu-west-1',
  service: { cluster: 'shop', name: 'api' },
  blue: aBlue(),
  networkMode: 'awsvpc',
  group: aGroup(),
  balancing: aBalancing(),
  blueHealth: { healthy: 3, unhealthy: 0, starting: 0, unchecked: 0, reasons: [] },
  gates: [],
  hooks: [],
  strategy: 'canary',
  asked: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
  pauses: 'as they stand',
  ...change,
});

const check: HttpCheck = {
  asks: 'a url',
  url: 'https://api.example.com:8443/health',
  status: 200,
  contains: undefined,
  headers: new Map(),
  latency: undefined,
  timeout: 5_000,
  retries: 2,
};

export const smoke = (change: Partial<SmokeGate> = {}, url = check.url): SmokeGate => ({
  kind: 'smoke',
  name: 'front door',
  when: 'before-traffic',
  force: 'obeyed',
  check: { ...check, url },
  ...change,
});

export const targets = (change: Partial<TargetsGate> = {}): TargetsGate => ({
  kind: 'targets',
  name: 'targets',
  when: 'before-traffic',
  force: 'obeyed',
  healthy: 100,
  ...change,
});

export const alarms: AlarmsGate = {
  kind: 'alarms',
  name: 'alarms',
  when: 'before-traffic',
  force: 'obeyed',
  alarms: ['api-5xx'],
};

/** `error deployment-group: it has no pair …` */
export const shortly = (found: readonly Finding[]) =>
  found.map(({ level, where, reason }) => `${level} ${where}: ${reason}`);
