import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { expect, test } from '@jest/globals';
import type { SeedInput } from '../../seed.ts';
import { startAws } from '../../start-aws.ts';
import { BALANCED, CANARY, HERE, pauseAt } from './own-account.ts';

const MINUTE = 60_000;

const taskDefinition = (image: string) => ({
  family: 'api',
  networkMode: 'awsvpc' as const,
  requiresCompatibilities: ['FARGATE' as const],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image, portMappings: [{ containerPort: 8080 }] }],
});

function seed(more: Partial<NonNullable<SeedInput['ecs']>['services'][number]> = {}): SeedInput {
  return {
    versions: { good: {}, bad: { requestErrors: 1 } },
    loadBalancers: [
      {
        name: 'api',
        requestsPerSecond: 100,
        targetGroups: ['api-a', 'api-b'].map(name => ({ name, healthCheck: { intervalSeconds: 10 } })),
        listeners: [
          { port: 443, forward: { 'api-a': 1 } },
          { port: 8443, forward: { 'api-a': 1 } },
        ],
      },
    ],
    alarms: {
      metric: [
        {
          AlarmName: '5xx',
          Namespace: 'AWS/ApplicationELB',
          MetricName: 'HTTPCode_Target_5XX_Count',
          Dimensions: [{ Name: 'LoadBalancer', Value: 'api' }],
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 10,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
        },
      ],
    },
    ecs: {
      clusters: ['prod'],
      taskDefinitions: [taskDefinition('good'), taskDefinition('bad')],
      services: [
        {
          cluster: 'prod',
          name: 'api',
          taskDefinition: 'api:1',
          desiredCount: 2,
          deploymentController: 'ECS',
          loadBalancer: BALANCED,
          deploymentConfiguration: CANARY,
          ...more,
        },
      ],
    },
  };
}

async function openWorld(more: Parameters<typeof seed>[0] = {}) {
  const aws = await startAws({ seed: seed(more), pace: { kind: 'stepped' } });
  const me = aws.timeline.join('test');
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
  const ecs = new ECSClient({ endpoint: aws.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  return {
    aws,
    deploy: () => ecs.send(new UpdateServiceCommand({ ...HERE, taskDefinition: 'api:2' })),
    pass: (ms: number) => aws.timeline.sleep(me, aws.timeline.now() + ms),
    [Symbol.asyncDispose]: async () => {
      ecs.destroy();
      await aws[Symbol.asyncDispose]();
    },
  };
}

test('users meet a canary in the proportion of the weights, and the alarm on their errors takes it back', async () => {
  // given
  const alarms = { alarmNames: ['5xx'], enable: true, rollback: true };
  await using world = await openWorld({ deploymentConfiguration: { ...CANARY, alarms } });

  // when
  await world.deploy();
  await world.pass(20 * MINUTE);

  // then
  const { requests, failed } = world.aws.damage();
  expect(failed / requests).toBeGreaterThan(0.005);
  expect(failed / requests).toBeLessThan(0.03);
  expect(world.aws.state()).toMatchObject({
    services: [
      {
        deployments: [{ status: 'ROLLBACK_SUCCESSFUL', taskDefinition: 'api:2' }, { status: 'SUCCESSFUL' }],
        taskSets: [{ taskDefinition: 'api:1', status: 'PRIMARY' }],
      },
    ],
  });
  expect(world.aws.bugs()).toEqual([]);
});

test('without traffic on it, a bad version behind the test listener hurts nobody', async () => {
  // given
  const lifecycleHooks = [pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT')];
  await using world = await openWorld({ deploymentConfiguration: { ...CANARY, lifecycleHooks } });

  // when
  await world.deploy();
  await world.pass(20 * MINUTE);

  // then
  expect(world.aws.damage().failed).toBe(0);
});

test('other people can answer its pauses, and stop it', async () => {
  // given
  const lifecycleHooks = [pauseAt('PRE_SCALE_UP', 'POST_SCALE_UP')];
  await using world = await openWorld({ deploymentConfiguration: { ...CANARY, lifecycleHooks } });
  await world.deploy();
  await world.pass(MINUTE);

  // when
  await world.aws.perform({ continueServiceDeployment: { ...HERE, action: 'CONTINUE' } });
  await world.pass(3 * MINUTE);
  const paused = world.aws.state();
  await world.aws.perform({ stopServiceDeployment: HERE });
  await world.pass(10 * MINUTE);

  // then
  expect(paused).toMatchObject({
    services: [
      { deployments: [{ status: 'IN_PROGRESS', stage: 'POST_SCALE_UP', hooks: [{ status: 'SUCCEEDED' }, {}] }, {}] },
    ],
  });
  expect(world.aws.state()).toMatchObject({ services: [{ deployments: [{ status: 'ROLLBACK_SUCCESSFUL' }, {}] }] });
});

test('a rule that somebody has reset gets the second target group again, so that green can become healthy', async () => {
  // given
  await using world = await openWorld();
  const { balancers } = world.aws.world;
  const DefaultActions = [{ Type: 'forward', TargetGroupArn: balancers.targetGroupArn('api-a') }];
  const input = { ListenerArn: balancers.listenerArn('api', 443), DefaultActions };
  await world.aws.perform({ call: 'elasticloadbalancing:ModifyListener', input });
  await world.pass(MINUTE);

  // when
  await world.deploy();
  await world.pass(10 * MINUTE);

  // then
  expect(world.aws.state()).toMatchObject({ services: [{ deployments: [{ shares: { production: 100 } }, {}] }] });
  expect(world.aws.bugs()).toEqual([]);
});
