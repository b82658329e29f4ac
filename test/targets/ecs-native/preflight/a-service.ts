import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Finding } from '../../../../src/release/problem.ts';
import type { LiveForward } from '../../../../src/targets/elbv2/live-forward.ts';
import type { Balanced } from '../../../../src/targets/ecs-native/balanced.ts';
import type { Facts, Pair, PairRoute } from '../../../../src/targets/ecs-native/preflight/facts.ts';
import type { NativeService } from '../../../../src/targets/ecs-native/service.ts';
import { api1, api2, aTargetGroup, there } from '../../elbv2/a-balancing.ts';

export const minute = 60_000;

const balancer = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012';
export const rule = `${balancer}:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`;
export const testRule = `${balancer}:listener-rule/app/shop/50dc6c495c0c9188/aaaaaaaaaaaaaaaa/1111111111111111`;
const container = { name: 'api', port: 8080 };

export const aPair = (change: Partial<Pair> = {}): Pair => ({
  is: 'a pair',
  targetGroups: [api1, api2],
  production: rule,
  test: testRule,
  role: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
  container,
  ...change,
});

export const oneGroup: Balanced = {
  is: 'one target group',
  targetGroup: api1,
  lacks: ['alternateTargetGroupArn', 'productionListenerRule'],
  container,
};

export const classic: Balanced = { is: 'a classic load balancer', name: 'old-shop', container };

/** By target group. */
export const forward = (one: number, other: number, change: Partial<LiveForward> = {}) =>
  there<LiveForward>({
    arn: rule,
    weights: new Map([
      [api1, one],
      [api2, other],
    ]),
    sticky: false,
    loadBalancer: 'app/shop/50dc6c495c0c9188',
    ...change,
  });

export const aRoute = (change: Partial<PairRoute> = {}): PairRoute => ({
  pair: aPair(),
  targetGroups: [there(aTargetGroup('api-1')), there(aTargetGroup('api-2'))],
  production: forward(100, 0),
  test: forward(100, 0, { arn: testRule }),
  blues: api1,
  ...change,
});

export const aService = (change: Partial<NativeService> = {}): NativeService => ({
  place: { cluster: 'shop', service: 'api', account: 'arn:aws:ecs:eu-west-1:123456789012' },
  desiredCount: 3,
  taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:41',
  rollouts: [
    {
      id: 'ecs-svc/1',
      status: 'primary',
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:41',
      side: { revision: 'api:41', wanted: 3, running: 3, pending: 0 },
      failedTasks: 0,
      state: 'completed',
      because: undefined,
      created: 0,
      updated: 0,
    },
  ],
  currentDeployment: undefined,
  currentRevisions: [],
  configuration: canary(),
  balanced: [aPair()],
  serviceConnect: 'off',
  events: [],
  ...change,
});

type Hook = NonNullable<DeploymentConfiguration['lifecycleHooks']>[number];
type Stage = NonNullable<Hook['lifecycleStages']>[number];

export const pauseAt = (stage: Stage, timeoutInMinutes = 60, action: 'ROLLBACK' | 'CONTINUE' = 'ROLLBACK'): Hook => ({
  targetType: 'PAUSE',
  lifecycleStages: [stage],
  timeoutConfiguration: { timeoutInMinutes, action },
});

export function canary(...hooks: readonly Hook[]): DeploymentConfiguration {
  return {
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
    bakeTimeInMinutes: 10,
    lifecycleHooks: hooks.length === 0 ? [pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT')] : [...hooks],
  };
}

export const rolling: DeploymentConfiguration = {
  strategy: 'ROLLING',
  deploymentCircuitBreaker: { enable: true, rollback: true },
};

/** A service that a careful person would release without a second thought. */
export const facts = (change: Partial<Facts> = {}): Facts => ({
  region: 'eu-west-1',
  service: aService(),
  blue: { side: { revision: 'api:41', wanted: 3, running: 3, pending: 0 }, everCompleted: true, isRegistered: true },
  health: { healthy: 3, unhealthy: 0, starting: 0, unchecked: 0, reasons: [] },
  routes: [aRoute()],
  networkMode: 'awsvpc',
  settings: canary(),
  ringing: [],
  asked: { appspec: undefined, hooks: 'as they stand' },
  onAlarmAlready: 'refuse',
  gates: [],
  strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
  purpose: 'release',
  ...change,
});

/** The same service, set to roll, with one target group for all. */
export const rollingFacts = (change: Partial<Facts> = {}): Facts =>
  facts({
    service: aService({ balanced: [oneGroup], configuration: rolling }),
    routes: [],
    settings: rolling,
    strategy: { kind: 'rolling' },
    ...change,
  });

/** `error gates: service api moves …` */
export const shortly = (found: readonly Finding[]) =>
  found.map(({ level, where, reason }) => `${level} ${where}: ${reason}`);
