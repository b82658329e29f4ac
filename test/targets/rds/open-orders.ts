import { asBlueHasIt } from '../../../src/request/rds-storage.ts';
import {
  type BlueGreenDeployment,
  DescribeBlueGreenDeploymentsCommand,
  DescribeDBInstancesCommand,
} from '@aws-sdk/client-rds';
import type { Aim } from '../../../src/release/aim.ts';
import type { RunFacts } from '../../../src/release/identity.ts';
import type { Plan } from '../../../src/release/plan.ts';
import { planRelease } from '../../../src/release/planner.ts';
import type { Purpose } from '../../../src/release/purpose.ts';
import type { Change, Revision, Sighting } from '../../../src/release/words.ts';
import type { RdsTarget } from '../../../src/request/request.ts';
import type { Hands, Survey } from '../../../src/targets/ports.ts';
import { surveyRds } from '../../../src/targets/rds.ts';
import type { Reach } from '../../../src/targets/reach.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { requestFor } from '../../request/ask.ts';
import { open, type OpenShop } from '../open-shop.ts';
import { ourRun } from './a-run.ts';

export const second = 1_000;
export const minute = 60 * second;

type RdsSeed = NonNullable<SeedInput['rds']>;
type InstanceSeed = NonNullable<RdsSeed['instances']>[number];
type ClusterSeed = NonNullable<RdsSeed['clusters']>[number];
type CourseSeed = NonNullable<InstanceSeed['course']>;

/** Green is made in some minutes: what takes hours in AWS is only more of the same. */
const quick: CourseSeed = {
  membersAppearAfter: '2m',
  tasks: {
    CREATING_READ_REPLICA_OF_SOURCE: { takes: '4m' },
    DB_ENGINE_VERSION_UPGRADE: { takes: '2m' },
    CONFIGURE_BACKUPS: { takes: '1m' },
    CREATING_TOPOLOGY_OF_SOURCE: { takes: '1m' },
    CREATE_DB_INSTANCES_FOR_CLUSTER: { takes: '2m' },
    CREATE_CUSTOM_ENDPOINTS: { takes: '1m' },
  },
};

export interface OrdersChanges {
  readonly instance?: Partial<InstanceSeed>;
  readonly course?: CourseSeed;
  readonly rds?: Partial<RdsSeed>;
  readonly world?: Partial<SeedInput>;
}

/** The database of the stories, an instance of MySQL 8.0 called `orders`, met through the real SDK. */
export function openOrders({ instance, course, rds, world }: OrdersChanges = {}): Promise<OpenShop> {
  const orders: InstanceSeed = {
    name: 'orders',
    engine: 'mysql',
    engineVersion: '8.0.40',
    course: { ...quick, ...course },
    ...instance,
  };
  return open({ warmUp: '1m', ...world, rds: { instances: [orders], ...rds } });
}

/** `shop`: a cluster of Aurora PostgreSQL with a writer and a reader. */
export function openShopCluster(cluster: Partial<ClusterSeed> = {}): Promise<OpenShop> {
  const shop: ClusterSeed = {
    name: 'shop',
    engine: 'aurora-postgresql',
    engineVersion: '15.10',
    parameterGroup: 'shop-15',
    members: [{ name: 'shop-1' }, { name: 'shop-2' }],
    course: quick,
    ...cluster,
  };
  const logical = { name: 'shop-15', family: 'aurora-postgresql15', parameters: { 'rds.logical_replication': '1' } };
  return open({ warmUp: '1m', rds: { clusters: [shop], clusterParameterGroups: [logical] } });
}

/** Asks for MySQL 8.4, and has the consent to switch over. */
export const asked: RdsTarget = {
  kind: 'rds',
  database: 'orders',
  green: {
    engineVersion: '8.4.3',
    parameterGroup: undefined,
    clusterParameterGroup: undefined,
    instanceClass: undefined,
    storage: asBlueHasIt,
  },
  switchover: { consent: 'approved', timeout: 300 * second },
};

/** As whoever only goes on, or back, asks. */
export const nothingAsked: RdsTarget = { ...asked, green: { ...asked.green, engineVersion: undefined } };

export const theInputs: Aim = { is: 'the inputs', recorded: new Map() };

export function reachOf({ clients, patient, brisk, clock }: OpenShop): Reach {
  return {
    region: 'us-east-1',
    clients,
    patient,
    brisk,
    presence: async () => ({ is: 'not known', because: 'nobody asks', remedy: undefined }),
    now: () => clock.now(),
  };
}

export interface Surveying {
  readonly target?: RdsTarget;
  readonly run?: RunFacts;
  readonly aim?: Aim;
}

export function survey(
  world: OpenShop,
  { target = asked, run = ourRun, aim = theInputs }: Surveying = {},
): Promise<Survey> {
  return surveyRds(target, run, aim, reachOf(world));
}

export function toBeReleased(found: Survey): Extract<Survey, { is: 'to be released' }> {
  if (found.is !== 'to be released') throw new Error(`it is ${found.is}`);
  return found;
}

/** A survey's plan, and the hands that carry it out. */
export async function planned(
  world: OpenShop,
  surveying: Surveying = {},
  purpose: Purpose = { is: 'release' },
): Promise<{ readonly plan: Plan; readonly hands: Hands; readonly ours: Change | undefined }> {
  const { found, hands, ours } = toBeReleased(await survey(world, surveying));
  const request = await requestFor({ target: 'rds', database: 'orders', gates: 'none', switchover: 'approved' });
  const made = planRelease(request, { ...found, alarms: [] }, 0, purpose);
  if (!made.ok) throw new Error(JSON.stringify(made.problems, undefined, 2));
  return { plan: made.plan, hands: hands(made.plan), ours };
}

/** Calls the stager as a release does, until green can be told. */
export async function make(
  world: OpenShop,
  { plan, hands }: { readonly plan: Plan; readonly hands: Hands },
): Promise<Revision> {
  for (let calls = 0; calls < 120; calls += 1) {
    const staged = await hands.stager.make(plan.run);
    if (staged.is === 'ready') return staged.revision;
    await world.clock.sleep(15 * second);
  }
  throw new Error('green was not made in half an hour');
}

export interface Staged {
  readonly plan: Plan;
  readonly hands: Hands;
  readonly change: Change;
  /** Looks every 15 s until it is so. */
  readonly until: (so: (sighting: Sighting) => boolean) => Promise<Sighting>;
}

/** Plans and begins a release, as the engine does. */
export async function begin(world: OpenShop, surveying: Surveying = {}): Promise<Staged> {
  const working = await planned(world, surveying);
  const change = working.ours ?? (await working.hands.mover.begin(await make(world, working)));
  return { ...working, change, until: so => until(world, working.hands, change, so) };
}

/** The same, until green waits for the word. */
export async function stage(world: OpenShop, surveying: Surveying = {}): Promise<Staged> {
  const staged = await begin(world, surveying);
  await staged.until(({ motion }) => motion.is === 'ready');
  return staged;
}

export async function until(
  { clock }: OpenShop,
  { mover }: Hands,
  change: Change,
  so: (sighting: Sighting) => boolean,
  every = 15 * second,
): Promise<Sighting> {
  for (let looks = 0; looks < 400; looks += 1) {
    const sighting = await mover.see(change);
    if (so(sighting)) return sighting;
    await clock.sleep(every);
  }
  throw new Error('it was not so for 400 looks');
}

/** Writes that were sent, whatever became of them. */
export function written({ called }: OpenShop): readonly string[] {
  return called().filter(operation => !operation.startsWith('Describe'));
}

/** Somebody else calls RDS. */
export async function theyCall({ aws }: OpenShop, operation: string, input: Record<string, unknown>): Promise<void> {
  await aws.perform({ call: `rds:${operation}`, input });
}

export async function deployments({ clients }: OpenShop): Promise<readonly BlueGreenDeployment[]> {
  const { client } = await clients.rds();
  return (await client.send(new DescribeBlueGreenDeploymentsCommand({}))).BlueGreenDeployments ?? [];
}

/** What has a name now, by its resource id. */
export async function resourceIdOf({ clients }: OpenShop, name: string): Promise<string> {
  const { client } = await clients.rds();
  const { DBInstances = [] } = await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name }));
  return DBInstances[0]?.DbiResourceId ?? 'nothing';
}
