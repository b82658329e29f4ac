import {
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  UpdateServiceCommand,
  type Deployment,
  type DeploymentConfiguration,
  type Service,
  type ServiceDeployment,
  type ServiceDeploymentStatus,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import type * as v from 'valibot';
import { startAws } from '../../../start-aws.ts';
import type { SeedInput } from '../../../seed.ts';
import type { Damage } from '../../../world/damage.ts';
import type { AlarmState, Behaviour } from '../../../world/world.ts';
import type { ecsSeed } from '../../seed.ts';

type EcsInput = v.InferInput<typeof ecsSeed>;

export const MINUTE = 60_000;
const LOOK_EVERY_MS = 2_000;
export const HERE = { cluster: 'prod', service: 'api' };

export const OVER = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'] as const;

export interface ShopOptions {
  readonly deploymentConfiguration?: DeploymentConfiguration;
  readonly service?: Partial<EcsInput['services'][number]>;
  readonly isBalanced?: boolean;
  readonly uncertain?: EcsInput['uncertain'];
  /** What the new version, `api:2`, does otherwise than a healthy one. */
  readonly green?: NonNullable<SeedInput['versions']>[string];
  readonly requestsPerSecond?: number;
}

/** For tests: four tasks of `api:1` in one target group, replaced by rolling deployments, met through the real SDK. */
export interface Shop extends AsyncDisposable {
  readonly ecs: ECSClient;
  deploy(change?: Partial<UpdateServiceCommandInput>): Promise<Deployment>;
  service(): Promise<Service>;
  /** Newest first. */
  deployments(): Promise<readonly ServiceDeployment[]>;
  behave(image: string, change: Partial<Behaviour>): void;
  setAlarm(state: AlarmState): void;
  /** Images of the tasks that the balancer sends users to. */
  serving(): readonly string[];
  damage(): Damage;
  pass(ms: number): Promise<void>;
  /** Until the newest deployment has one of these statuses. */
  until(statuses: readonly ServiceDeploymentStatus[], limitMs?: number): Promise<ServiceDeployment>;
  readonly bugs: () => readonly unknown[];
}

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const aws = await startAws({ seed: seedOf(options), pace: { kind: 'stepped' } });
  const me = aws.timeline.join('test');
  const ecs = new ECSClient({
    endpoint: aws.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const pass = async (ms: number) => {
    await aws.timeline.sleep(me, aws.timeline.now() + ms);
  };
  const service = async () => {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }));
    return services[0] ?? {};
  };
  const deployments = async () => {
    const listed = await ecs.send(new ListServiceDeploymentsCommand(HERE));
    const serviceDeploymentArns = (listed.serviceDeployments ?? []).map(brief => brief.serviceDeploymentArn ?? '');
    const described = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }));
    return described.serviceDeployments ?? [];
  };

  return {
    ecs,
    service,
    deployments,
    pass,
    bugs: aws.bugs,
    damage: aws.damage,
    behave: (image, change) => aws.world.versions.change(image, change),
    setAlarm: state => void aws.perform({ call: 'cloudwatch:SetAlarmState', input: alarmInput(state) }),
    deploy: async (change = { taskDefinition: 'api:2' }) => {
      const { service: updated } = await ecs.send(new UpdateServiceCommand({ ...HERE, ...change }));
      // Until it is listed.
      await pass(5_000);
      return primaryOf(updated ?? {});
    },
    serving: () => {
      const arn = aws.world.balancers.targetGroupArn('api');
      const group = aws.world.balancers.targetGroups.find(item => item.arn === arn);
      return (group?.targets() ?? []).filter(({ health }) => health === 'healthy').map(({ image }) => image);
    },
    until: async (statuses, limitMs = 20 * MINUTE) => {
      for (let waited = 0; waited <= limitMs; waited += LOOK_EVERY_MS) {
        const { serviceDeployments = [] } = await ecs.send(new ListServiceDeploymentsCommand(HERE));
        const status = serviceDeployments[0]?.status;
        const [newest] = status !== undefined && statuses.includes(status) ? await deployments() : [];
        if (newest !== undefined) return newest;
        await pass(LOOK_EVERY_MS);
      }
      throw new Error(
        `not ${statuses.join(' or ')} within ${limitMs / 1000} s: ${JSON.stringify(await deployments())}`,
      );
    },
    [Symbol.asyncDispose]: async () => {
      ecs.destroy();
      await aws.close();
    },
  };
}

export const primaryOf = ({ deployments = [] }: Service): Deployment =>
  deployments.find(({ status }) => status === 'PRIMARY') ?? {};

export const messagesOf = ({ events = [] }: Service): readonly string[] =>
  events.flatMap(({ message }) => message ?? []).reverse();

/** The digits that a classic deployment and its service revision share. */
export const numberOf = (idOrArn: string | undefined): string =>
  (idOrArn ?? '').slice((idOrArn ?? '').lastIndexOf('/') + 1);

const alarmInput = (StateValue: AlarmState) => ({ AlarmName: 'api-5xx', StateValue, StateReason: 'a test' });

const taskDefinition = (image: string) => ({
  family: 'api',
  networkMode: 'awsvpc' as const,
  requiresCompatibilities: ['FARGATE' as const],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'web', image, portMappings: [{ containerPort: 8080 }] }],
});

function seedOf({
  deploymentConfiguration = {},
  service,
  isBalanced = true,
  uncertain = {},
  green,
  requestsPerSecond = 0,
}: ShopOptions): SeedInput {
  return {
    warmUp: '3m',
    versions: { 'api:1': {}, 'api:2': green ?? {} },
    loadBalancers: [
      {
        name: 'api',
        requestsPerSecond,
        targetGroups: [{ name: 'api', healthCheck: { intervalSeconds: 10 }, deregistrationDelaySeconds: 30 }],
        listeners: [{ port: 443, forward: { api: 1 } }],
      },
    ],
    alarms: {
      metric: [
        {
          AlarmName: 'api-5xx',
          MetricName: 'HTTPCode_Target_5XX_Count',
          Dimensions: [{ Name: 'LoadBalancer', Value: 'api' }],
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 20,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
        },
      ],
    },
    ecs: {
      clusters: ['prod'],
      taskDefinitions: [taskDefinition('api:1'), taskDefinition('api:2')],
      services: [
        {
          cluster: 'prod',
          name: 'api',
          taskDefinition: 'api:1',
          desiredCount: 4,
          deploymentController: 'ECS',
          deploymentConfiguration,
          ...(isBalanced && { loadBalancer: { targetGroup: 'api', containerName: 'web', containerPort: 8080 } }),
          ...service,
        },
      ],
      uncertain,
    },
  };
}
