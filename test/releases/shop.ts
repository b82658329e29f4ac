import { readFileSync } from 'node:fs';
import type { Act } from '../aws/act.ts';
import type { EcsGroupInput } from '../aws/codedeploy/seed.ts';
import type { SeedInput } from '../aws/seed.ts';

/**
 * The shop that most scenarios play in: one API on Fargate behind a load balancer, 50 requests a second, released by
 * CodeDeploy, with an alarm on errors and one on the 99th percentile of latency (the field's own first story).
 */
export const blueImage = 'registry.example.com/shop/api:2.4.0';
export const greenImage = 'registry.example.com/shop/api:2.4.1';

const definitionText = readFileSync(new URL('./ecs/api.json', import.meta.url), 'utf8');
const definition = JSON.parse(definitionText) as ShopDefinition;

type ShopDefinition = NonNullable<SeedInput['ecs']>['taskDefinitions'][number];

type Group = EcsGroupInput;

/** What a scenario changes of the shop. */
export interface ShopChanges {
  readonly seed?: number;
  readonly blue?: Version;
  readonly green?: Version;
  readonly capacity?: number;
  readonly group?: Partial<Group>;
  readonly latencyAlarm?: Partial<MetricAlarm>;
  /** What the hook functions of the account do, by name. */
  readonly functions?: NonNullable<NonNullable<SeedInput['codeDeploy']>['hooks']>;
  readonly world?: Partial<SeedInput>;
}

type Version = NonNullable<SeedInput['versions']>[string];
type MetricAlarm = NonNullable<NonNullable<SeedInput['alarms']>['metric']>[number];

/** Half of the answers within 60 ms, 99 of 100 within 300 ms. */
export const healthy: Version = { latency: { medianMs: 60, p99Ms: 300 }, requestErrors: 0.0005, bootSeconds: 25 };

/** Of a version that is three times slower than it should be. */
export const threeTimesSlowerAnswers = { medianMs: 180, p99Ms: 900 };

/** No crash, no error: every answer takes three times as long. */
export const threeTimesSlower: Version = { ...healthy, latency: threeTimesSlowerAnswers };

export const files = { 'ecs/api.json': definitionText };

export const inputs = {
  target: 'ecs',
  cluster: 'shop',
  service: 'api',
  region: 'eu-west-1',
  'task-definition': 'ecs/api.json',
  image: greenImage,
  gates: 'alarms: [api-5xx, api-p99]',
};

/** The listener that users come in by: the load balancer's first. */
export const production = { loadBalancer: 'shop', port: 443 } as const;

/** Somebody deploys by hand what serves already, all at once: a restart, as people do. */
export const colleaguesDeployment: Act = {
  call: 'codedeploy:CreateDeployment',
  input: {
    applicationName: 'AppECS-shop-api',
    deploymentGroupName: 'DgpECS-shop-api',
    deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
    revision: {
      revisionType: 'AppSpecContent',
      appSpecContent: {
        content: JSON.stringify({
          version: 0.0,
          Resources: [
            {
              TargetService: {
                Type: 'AWS::ECS::Service',
                Properties: {
                  TaskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:1',
                  LoadBalancerInfo: { ContainerName: 'api', ContainerPort: 8080 },
                },
              },
            },
          ],
        }),
      },
    },
  },
};

/** The listener that only tests come in by, where a scenario has one. */
export const testing = { loadBalancer: 'shop', port: 8443 } as const;

/** A group that sends test traffic to green, and waits for a word before it sends users there. */
export const waitsForAWord: Partial<Group> = {
  testListener: testing,
  readyWait: { minutes: 30, onTimeout: 'STOP_DEPLOYMENT' },
};

/** What is asked of green before anybody depends on it. In this world `shop:8443` is the address of the test listener. */
export const provenBeforeTraffic = {
  ...inputs,
  gates: [
    'alarms: [api-5xx, api-p99]',
    'smoke:',
    '  - { url: "http://shop:8443/health", status: 200, contains: ok, latency: 500ms, retries: 2 }',
    'targets: { when: before-traffic }',
  ].join('\n'),
};

export function shop(changes: ShopChanges = {}): SeedInput {
  return {
    account: '123456789012',
    region: 'eu-west-1',
    seed: changes.seed ?? 1,
    // Hardly ever seen from the healthy version, and by one request in fourteen from the one that is three times slower.
    slowMs: 500,
    versions: { [blueImage]: changes.blue ?? healthy, [greenImage]: changes.green ?? healthy },
    loadBalancers: [
      {
        name: 'shop',
        requestsPerSecond: 50,
        targetGroups: [targetGroup('api-1'), targetGroup('api-2')],
        listeners: [
          { port: production.port, forward: { 'api-1': 100, 'api-2': 0 } },
          { port: testing.port, forward: { 'api-1': 100 } },
        ],
      },
    ],
    ecs: {
      clusters: ['shop'],
      taskDefinitions: [definition],
      services: [
        {
          cluster: 'shop',
          name: 'api',
          taskDefinition: 'api:1',
          desiredCount: 3,
          capacity: changes.capacity === undefined ? 'plenty' : { tasks: changes.capacity },
          loadBalancer: { targetGroup: 'api-1', containerName: 'api', containerPort: 8080 },
        },
      ],
    },
    codeDeploy: {
      ...(changes.functions === undefined ? {} : { hooks: changes.functions }),
      applications: [
        {
          name: 'AppECS-shop-api',
          groups: [
            {
              name: 'DgpECS-shop-api',
              service: { cluster: 'shop', name: 'api' },
              deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
              targetGroups: ['api-1', 'api-2'],
              prodListener: production,
              terminationWaitMinutes: 10,
              autoRollback: { events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
              ...changes.group,
            },
          ],
        },
      ],
    },
    alarms: {
      metric: [
        {
          AlarmName: 'api-5xx',
          MetricName: 'HTTPCode_Target_5XX_Count',
          Dimensions: [{ Name: 'LoadBalancer', Value: 'shop' }],
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 2,
          Threshold: 30,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
        },
        {
          AlarmName: 'api-p99',
          MetricName: 'TargetResponseTime',
          Dimensions: [{ Name: 'LoadBalancer', Value: 'shop' }],
          ExtendedStatistic: 'p99',
          Period: 60,
          EvaluationPeriods: 2,
          Threshold: 0.37,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
          ...changes.latencyAlarm,
        },
      ],
    },
    ...changes.world,
  };
}

function targetGroup(name: string) {
  return { name, healthCheck: { intervalSeconds: 10, healthyThreshold: 2, unhealthyThreshold: 2 } };
}
