import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { ECSClient } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { createTimeline } from '../../clock/timeline.ts';
import { createEcs } from '../ecs/ecs.ts';
import { ecsSeed } from '../ecs/seed.ts';
import type { Functions } from '../lambda/functions.ts';
import { serveWire } from '../wire/index.ts';
import { createLoadBalancers } from '../world/load-balancers.ts';
import { createRandom } from '../world/random.ts';
import { loadBalancerSeed, versionSeed } from '../world/seed.ts';
import { createVersions } from '../world/versions.ts';
import { createWarmUp } from '../world/warm-up.ts';
import type { AlarmState, Caller, World } from '../world/world.ts';
import { createCodeDeploy, type CodeDeploy } from './codedeploy.ts';
import { functionsInMemory } from './on-lambda/functions-in-memory.ts';
import { codeDeploySeed, type CodeDeploySeed, type EcsGroupInput } from './seed.ts';

export const START = Date.parse('2026-11-20T12:00:00Z');
export const MINUTE = 60_000;

type SeedInput = v.InferInput<typeof codeDeploySeed>;

export interface AccountOptions {
  readonly seed?: number;
  readonly group?: Partial<EcsGroupInput>;
  readonly service?: Partial<v.InferInput<typeof ecsSeed>['services'][number]>;
  /** Of the whole of ECS, beside its one service. */
  readonly ecs?: Partial<Pick<v.InferInput<typeof ecsSeed>, 'hookFunctions' | 'uncertain'>>;
  readonly balancer?: Partial<v.InferInput<typeof loadBalancerSeed>>;
  readonly hooks?: CodeDeploySeed['hooks'];
  readonly deploy?: Partial<Pick<SeedInput, 'accountLimit' | 'otherApplications' | 'configs'>>;
  /** Beside the one of the service. */
  readonly applications?: SeedInput['applications'];
  /** Without them the account has none. */
  readonly functions?: Functions;
  /** What `api:2`, the version of task definition `api:2`, does differently from a healthy one. */
  readonly green?: v.InferInput<typeof versionSeed>;
  readonly alarms?: Readonly<Record<string, AlarmState>>;
}

/** For tests: an account with one service under CodeDeploy, met through the real SDK over HTTP. Its alarms are set by hand. */
export interface Account extends AsyncDisposable {
  readonly codeDeploy: CodeDeployClient;
  readonly ecs: ECSClient;
  readonly world: World;
  readonly service: CodeDeploy;
  /** Listener ARNs. */
  readonly prod: string;
  readonly test: string;
  /** Target group ARNs: where the service is at the start, and the other one. */
  readonly blue: string;
  readonly green: string;
  setAlarm(name: string, state: AlarmState): void;
  /** Lets so many milliseconds go by. */
  pass(ms: number): Promise<void>;
  /** Handlers that broke the wire's rules. */
  readonly bugs: readonly unknown[];
}

const caller: Caller = {
  accessKeyId: 'AKIAEXAMPLE',
  account: '123456789012',
  region: 'us-east-1',
  arn: 'arn:aws:sts::123456789012:assumed-role/deployer/test',
  userId: 'AROAEXAMPLE:test',
  userAgent: 'test',
};

export async function openAccount(options: AccountOptions = {}): Promise<Account> {
  const timeline = createTimeline({ startMs: START, pace: { kind: 'stepped' } });
  const past = createWarmUp(START - MINUTE);
  const random = createRandom(options.seed ?? 1);
  const versions = createVersions({
    'api:1': v.parse(versionSeed, {}),
    'api:2': v.parse(versionSeed, options.green ?? {}),
  });
  const { account, region } = caller;
  const around = { account, region, timeline: past, random, versions };
  const alarms = new Map<string, AlarmState>(Object.entries(options.alarms ?? {}));
  const balancers = createLoadBalancers([balancerSeed(options)], around);
  const world: World = { ...around, balancers, alarms: { state: name => alarms.get(name) } };
  const ecs = createEcs(world, serviceSeed(options));
  const service = createCodeDeploy(world, ecs, deploySeed(options), options.functions ?? functionsInMemory({}));
  past.continueOn(timeline);

  const bugs: unknown[] = [];
  let requests = 0;
  const server = await serveWire<Caller>({
    services: { ecs: ecs.handlers, codedeploy: service.handlers },
    context: () => caller,
    now: () => new Date(timeline.now()),
    newRequestId: () => `request-${(requests += 1)}`,
    around: (_call, proceed) => proceed(),
    onBug: bug => bugs.push(bug),
  });
  const credentials = { accessKeyId: caller.accessKeyId, secretAccessKey: 'secret' };
  const settings = { endpoint: server.url, region, credentials, maxAttempts: 1 };
  const clients = { codeDeploy: new CodeDeployClient(settings), ecs: new ECSClient(settings) };
  const participant = timeline.join('test');

  return {
    ...clients,
    world,
    service,
    bugs,
    prod: balancers.listenerArn('api', 443),
    test: balancers.listenerArn('api', 8443),
    blue: balancers.targetGroupArn('api-a'),
    green: balancers.targetGroupArn('api-b'),
    setAlarm: (name, state) => void alarms.set(name, state),
    pass: async ms => {
      await timeline.sleep(participant, timeline.now() + ms);
    },
    [Symbol.asyncDispose]: async () => {
      clients.codeDeploy.destroy();
      clients.ecs.destroy();
      timeline[Symbol.dispose]();
      await server.close();
    },
  };
}

const balancerSeed = ({ balancer }: AccountOptions) =>
  v.parse(loadBalancerSeed, {
    name: 'api',
    requestsPerSecond: 0,
    targetGroups: ['api-a', 'api-b'].map(name => ({
      name,
      healthCheck: { intervalSeconds: 10 },
      deregistrationDelaySeconds: 60,
    })),
    listeners: [
      { port: 443, forward: { 'api-a': 1 } },
      { port: 8443, forward: { 'api-a': 1 } },
    ],
    ...balancer,
  });

const taskDefinition = (image: string) => ({
  family: 'api',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image, portMappings: [{ containerPort: 8080 }] }],
});

const serviceSeed = ({ service, ecs }: AccountOptions) =>
  v.parse(ecsSeed, {
    clusters: ['prod'],
    taskDefinitions: [taskDefinition('api:1'), taskDefinition('api:2')],
    ...ecs,
    services: [
      {
        cluster: 'prod',
        name: 'api',
        taskDefinition: 'api:1',
        desiredCount: 2,
        loadBalancer: { targetGroup: 'api-a', containerName: 'web', containerPort: 8080 },
        ...service,
      },
    ],
  });

const deploySeed = ({ group, hooks = {}, deploy, applications = [] }: AccountOptions) =>
  v.parse(codeDeploySeed, {
    applications: [
      {
        name: 'AppECS-prod-api',
        groups: [
          {
            name: 'DgpECS-prod-api',
            service: { cluster: 'prod', name: 'api' },
            deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
            targetGroups: ['api-a', 'api-b'],
            prodListener: { loadBalancer: 'api', port: 443 },
            ...group,
          },
        ],
      },
      ...applications,
    ],
    hooks,
    ...deploy,
  });
