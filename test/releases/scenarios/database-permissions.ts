import type { SeedInput } from '../../aws/seed.ts';
import { type Chapter, nth, ofItsOwnFile } from '../chapter.ts';
import { blueVersion, consent, madeQuickly, orders, type OrdersChanges, place, upgrade } from '../orders.ts';
import type { Way } from './permissions.ts';

const minute = 60_000;
const alone = 'alarms: [shop-failed-queries]\nlag: {}';

/** A cluster of two with an endpoint of its own, behind a proxy. */
const catalog: OrdersChanges = {
  rds: {
    clusters: [
      {
        name: 'catalog',
        engine: 'aurora-postgresql',
        engineVersion: '15.10',
        parameterGroup: 'catalog-15',
        members: [{ name: 'catalog-1' }, { name: 'catalog-2' }],
        endpoints: [{ name: 'reports' }],
        course: {
          membersAppearAfter: '2m',
          tasks: {
            CREATING_READ_REPLICA_OF_SOURCE: { takes: '4m' },
            DB_ENGINE_VERSION_UPGRADE: { takes: '2m' },
            CREATE_DB_INSTANCES_FOR_CLUSTER: { takes: '2m' },
          },
        },
      },
    ],
    clusterParameterGroups: [
      { name: 'catalog-15', family: 'aurora-postgresql15', parameters: { 'rds.logical_replication': '1' } },
      { name: 'catalog-16', family: 'aurora-postgresql16', parameters: { 'rds.logical_replication': '1' } },
    ],
    proxies: [{ name: 'catalog-pool', targets: ['catalog'] }],
    use: { applications: [] },
  },
};
const cluster = {
  at: { ...place, database: 'catalog' },
  upgrade: { 'engine-version': '16.6', 'cluster-parameter-group': 'catalog-16' },
};

const made: OrdersChanges = { instance: { course: madeQuickly } };

/** Only what is encrypted already can get a key of its own. */
const key = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ownKey = { storage: `kms-key: ${key}` };
const encrypted: OrdersChanges = {
  instance: { course: madeQuickly, kmsKey: 'arn:aws:kms:eu-west-1:123456789012:key/blue' },
};

const quick = { gates: alone, bake: '1m' };

/** One step for the orders. */
function step(
  name: string,
  ends: Way['ends'][number],
  asked: Readonly<Record<string, string>>,
  changes: OrdersChanges = made,
): Way {
  return { ...around(name, changes), ends: [ends], inputs: { ...place, ...asked } };
}

/** Several steps, one after another, which have nothing but the place in common. */
function steps(
  name: string,
  ends: Way['ends'],
  chapters: readonly [Chapter, ...Chapter[]],
  inputs: Readonly<Record<string, string>> = place,
  changes: OrdersChanges = made,
): Way {
  return { ...around(name, changes), ends, inputs, chapters };
}

function around(name: string, changes: OrdersChanges): Pick<Way, 'name' | 'tells' | 'files' | 'blue' | 'world'> {
  const world: SeedInput = orders(changes);
  return { name, tells: name, files: {}, blue: blueVersion, world };
}

const stage = (asked: Readonly<Record<string, string>>): Chapter => ({
  tells: 'Green is made.',
  github: { ...nth(42), job: 'stage' },
  inputs: { operation: 'stage', ...asked },
});
const promote = (gates: string): Chapter => ({
  tells: 'Green gets the name.',
  before: { acts: [], ago: minute },
  github: { ...nth(42), job: 'promote' },
  inputs: {
    operation: 'promote',
    'release-id': '${{ needs.stage.outputs.change-id }}',
    ...consent,
    gates,
    bake: '1m',
  },
});
const back: Chapter = {
  tells: 'Green is not wanted after all.',
  before: { acts: [], ago: minute },
  github: ofItsOwnFile('rollback'),
  inputs: { operation: 'rollback' },
};
const newer = (operation: string, asked: Readonly<Record<string, string>>): Chapter => ({
  tells: 'A newer run takes its place.',
  before: { acts: [], ago: minute },
  github: nth(43),
  inputs: { operation, 'when-busy': 'supersede', ...quick, ...asked },
});

/** Ways of a database's releases to each permission that no other story takes. */
export const databaseWays: readonly Way[] = [
  step('a plan of a key of its own', 'planned', { operation: 'plan', ...upgrade, ...ownKey }, encrypted),
  step('a plan of a cluster', 'planned', { ...cluster.at, operation: 'plan', ...cluster.upgrade }, catalog),
  step(
    'a plan of a cluster that only gets a newer version',
    'planned',
    { ...cluster.at, operation: 'plan', 'engine-version': '16.6' },
    catalog,
  ),
  step(
    'a release onto another class and a key of its own',
    'released',
    { ...upgrade, ...consent, ...quick, ...ownKey, 'instance-class': 'db.r6g.xlarge' },
    encrypted,
  ),
  step(
    'a release of a cluster',
    'released',
    { ...cluster.at, ...cluster.upgrade, ...consent, gates: 'lag: {}', bake: '1m' },
    catalog,
  ),
  step(
    'a release of a cluster that only gets a newer version',
    'released',
    { ...cluster.at, 'engine-version': '16.6', ...consent, gates: 'lag: {}', bake: '1m' },
    catalog,
  ),
  step('a release of what serves already', 'nothing-to-do', { 'engine-version': '8.0.40', ...consent, ...quick }),
  steps(
    'a stage of a cluster, and its promotion',
    ['staged', 'released'],
    [stage({ ...cluster.upgrade, gates: 'lag: {}' }), promote('lag: {}')],
    cluster.at,
    catalog,
  ),
  steps(
    'a stage of a cluster, and its end',
    ['staged', 'restored'],
    [stage({ 'engine-version': '16.6', gates: 'lag: {}' }), back],
    cluster.at,
    catalog,
  ),
  steps(
    'a stage with a key of its own',
    ['staged'],
    [stage({ ...upgrade, gates: alone, ...ownKey })],
    place,
    encrypted,
  ),
  ...(['release', 'stage'] as const).map(operation =>
    steps(
      `a newer run that takes the place of a database's older one: ${operation}`,
      ['staged', operation === 'release' ? 'released' : 'staged'],
      [
        stage({ ...upgrade, gates: alone }),
        newer(operation, { 'engine-version': '8.0.42', ...(operation === 'release' ? consent : {}) }),
      ],
    ),
  ),
  ...(['release', 'stage'] as const).map(operation =>
    steps(
      `a newer run that takes the place of a cluster's older one: ${operation}`,
      ['staged', operation === 'release' ? 'released' : 'staged'],
      [
        stage({ ...cluster.upgrade, gates: 'lag: {}' }),
        newer(operation, { 'engine-version': '16.4', gates: 'lag: {}', ...(operation === 'release' ? consent : {}) }),
      ],
      cluster.at,
      catalog,
    ),
  ),
  steps(
    'how a database stands while green waits, and what a release would do',
    ['staged', 'reported', 'planned'],
    [
      stage({ ...upgrade, gates: alone }),
      { tells: 'Somebody asks.', before: { acts: [], ago: minute }, github: nth(43), inputs: { operation: 'status' } },
      { tells: 'Somebody plans.', github: nth(44), inputs: { operation: 'plan', ...upgrade, gates: alone } },
    ],
  ),
  steps(
    'how a database stands while RDS switches over, and what a release would do then',
    ['killed', 'reported', 'planned'],
    [
      {
        tells: 'The runner is lost in the switchover.',
        github: nth(42),
        inputs: { ...upgrade, ...consent, ...quick },
        accident: { is: 'the runner is lost', after: 13 * minute },
      },
      { tells: 'Somebody asks.', github: nth(43), inputs: { operation: 'status' } },
      { tells: 'Somebody plans.', github: nth(44), inputs: { operation: 'plan', ...upgrade, gates: alone } },
    ],
    place,
    { instance: { course: { ...madeQuickly, switchover: { guardrailsTake: '3m' } } } },
  ),
  step('how a cluster stands', 'reported', { ...cluster.at, operation: 'status' }, catalog),
];
