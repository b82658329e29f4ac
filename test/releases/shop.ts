import { readFileSync } from 'node:fs';
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

type Group = NonNullable<SeedInput['codeDeploy']>['applications'][number]['groups'][number];

/** What a scenario changes of the shop. */
export interface ShopChanges {
  readonly seed?: number;
  readonly blue?: Version;
  readonly green?: Version;
  readonly capacity?: number;
  readonly group?: Partial<Group>;
  readonly latencyAlarm?: Partial<MetricAlarm>;
  readonly world?: Partial<SeedInput>;
}

type Version = NonNullable<SeedInput['versions']>[string];
type MetricAlarm = NonNullable<NonNullable<SeedInput['alarms']>['metric']>[number];

/** Half of the answers within 60 ms, 99 of 100 within 300 ms. */
export const healthy: Version = { latency: { medianMs: 60, p99Ms: 300 }, requestErrors: 0.0005, bootSeconds: 25 };

/** No crash, no error: every answer takes three times as long. */
export const threeTimesSlower: Version = {
  ...healthy,
  latency: { medianMs: 180, p99Ms: 900 },
};

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
        listeners: [{ port: 443, forward: { 'api-1': 100, 'api-2': 0 } }],
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
