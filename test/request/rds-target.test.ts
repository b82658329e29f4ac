import { describe, expect, test } from '@jest/globals';
import { usualLag } from '../../src/request/lag-gates.ts';
import type { RdsTarget } from '../../src/request/request.ts';
import { ask, type Inputs } from './ask.ts';

const least: Inputs = { target: 'rds', database: 'orders', operation: 'stage' };

const usual: RdsTarget = {
  kind: 'rds',
  database: 'orders',
  green: {
    engineVersion: undefined,
    parameterGroup: undefined,
    clusterParameterGroup: undefined,
    instanceClass: undefined,
    storage: {
      type: undefined,
      allocated: undefined,
      iops: undefined,
      throughput: undefined,
      layout: 'as blue',
      kmsKey: undefined,
    },
  },
  switchover: { consent: 'not given', timeout: 300_000 },
};

const problemsWith = async (inputs: Inputs) => {
  const parsed = await ask({ ...least, ...inputs });
  return parsed.ok ? [] : parsed.problems;
};

describe('a request for a database', () => {
  test('needs its name only: green is as blue is, and has to have caught up with it', async () => {
    // when
    const parsed = await ask(least);

    // then
    expect(parsed).toMatchObject({
      ok: true,
      request: { target: usual, gates: [usualLag], strategy: 'as configured', bake: 'as configured' },
    });
  });

  const green = (changes: Partial<RdsTarget['green']>) => ({ green: { ...usual.green, ...changes } });

  test.each<[Inputs, Partial<RdsTarget>]>([
    [{ database: 'o' }, { database: 'o' }],
    [{ database: 'Orders-2' }, { database: 'orders-2' }],
    [{ database: `a${'1'.repeat(62)}` }, { database: `a${'1'.repeat(62)}` }],
    ...['17', '8.4.5', '8.0.mysql_aurora.3.08.0', '5.7.44-rds.20250508'].map(
      (version): [Inputs, Partial<RdsTarget>] => [{ 'engine-version': version }, green({ engineVersion: version })],
    ),
    [{ 'parameter-group': 'Orders-84' }, green({ parameterGroup: 'orders-84' })],
    [{ 'parameter-group': 'default.mysql8.4' }, green({ parameterGroup: 'default.mysql8.4' })],
    [
      { 'cluster-parameter-group': 'default.aurora-postgresql17' },
      green({ clusterParameterGroup: 'default.aurora-postgresql17' }),
    ],
    ...['db.r6g.large', 'db.x2iedn.16xlarge', 'db.t4g.micro'].map((one): [Inputs, Partial<RdsTarget>] => [
      { 'instance-class': one },
      green({ instanceClass: one }),
    ]),
    [{ storage: 'allocated: 200' }, green({ storage: { ...usual.green.storage, allocated: 200 } })],
    ...(['release', 'plan', 'promote'] as const).map((operation): [Inputs, Partial<RdsTarget>] => [
      { operation, switchover: 'approved', 'switchover-timeout': '30s' },
      { switchover: { consent: 'approved', timeout: 30_000 } },
    ]),
    [{ operation: 'plan', 'switchover-timeout': '1h' }, { switchover: { consent: 'not given', timeout: 3_600_000 } }],
  ])('with %j differs from the usual one in %j alone', async (given, wanted) => {
    // when
    const parsed = await ask({ ...least, ...given });

    // then
    expect(parsed).toMatchObject({ ok: true, request: { target: { ...usual, ...wanted } } });
  });

  test.each<[Inputs, object]>([
    [{ operation: 'plan' }, { is: 'plan' }],
    [
      { operation: 'stage', 'on-rerun': 'refuse' },
      { is: 'stage', onRerun: 'refuse' },
    ],
    [{ operation: 'rollback' }, { is: 'rollback', to: 'previous' }],
    [{ operation: 'status' }, { is: 'status', handed: undefined }],
    [{ operation: 'delete-record', 'record-deletion': 'approved' }, { is: 'delete-record' }],
  ])('with %j needs no consent to switch over', async (given, operation) => {
    // when
    const parsed = await ask({ ...least, ...given });

    // then
    expect(parsed).toMatchObject({ ok: true, request: { operation, target: usual } });
  });

  test('is not found by the id of a release: it has to be named', async () => {
    // when
    const parsed = await ask({ target: 'rds', operation: 'status', 'release-id': 'gl-77-0a1b2c3d' });

    // then
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      {
        where: 'database',
        value: undefined,
        reason: 'required for `target: rds`, and not given',
        remedy: 'write `database:` and the name of the instance or the cluster',
      },
    ]);
  });
});

describe('a problem with a database', () => {
  const notADatabase = 'not the name of a database in RDS';
  const form = 'a name has letters, digits and single hyphens, first a letter, 63 at most';
  const alone = 'write the name alone: `orders`';
  const notAGroup = 'not the name of a parameter group';
  const groupForm =
    'a name has letters, digits and single hyphens, first a letter, 255 at most, such as `orders-mysql84` or `default.mysql8.4`';
  const notAVersion = 'not the version of an engine';
  const notAClass = 'not a class of instances';

  test.each<[string, string, string, string]>([
    ['database', '1orders', notADatabase, form],
    ['database', 'orders-', notADatabase, form],
    ['database', 'or--ders', notADatabase, form],
    ['database', 'or_ders', notADatabase, form],
    ['database', 'a'.repeat(64), notADatabase, form],
    ['database', 'arn:aws:rds:eu-west-1:123456789012:db:orders', notADatabase, alone],
    ['database', 'arn:aws-cn:rds:cn-north-1:123456789012:cluster:Orders', notADatabase, alone],
    ['database', 'arn:aws:rds:eu-west-1:123456789012:snapshot:orders', notADatabase, form],
    ['database', 'orders.c9akciq32rkq.eu-west-1.rds.amazonaws.com', notADatabase, alone],
    ['database', 'orders.c9akciq32rkq.eu-west-1.rds.amazonaws.com:3306', notADatabase, alone],
    ['database', 'orders.cluster-ro-c9akciq32rkq.rds.cn-north-1.amazonaws.com.cn', notADatabase, alone],
    [
      'database',
      'orders.proxy-c9akciq32rkq.eu-west-1.rds.amazonaws.com',
      notADatabase,
      'this is the address of a proxy: write the name of the database behind it',
    ],
    [
      'database',
      'reports.cluster-custom-c9akciq32rkq.eu-west-1.rds.amazonaws.com',
      notADatabase,
      'this is the address of a custom endpoint: write the name of its cluster',
    ],
    ['engine-version', 'latest', notAVersion, 'write it as AWS does, such as `8.4.5`'],
    ['engine-version', 'mysql 8.4.5', notAVersion, 'write the version alone: `8.4.5`'],
    ['engine-version', 'v17.5', notAVersion, 'write the version alone: `17.5`'],
    ['parameter-group', 'orders_84', notAGroup, groupForm],
    ['parameter-group', 'orders.84', notAGroup, groupForm],
    ['parameter-group', 'arn:aws:rds:eu-west-1:123456789012:pg:orders', notAGroup, alone],
    ['cluster-parameter-group', 'orders-', notAGroup, groupForm],
    ['cluster-parameter-group', 'arn:aws:rds:eu-west-1:123456789012:cluster-pg:orders', notAGroup, alone],
    ['instance-class', 'r6g.large', notAClass, 'write `db.r6g.large`'],
    ['instance-class', 'DB.R6G.LARGE', notAClass, 'write `db.r6g.large`'],
    ['instance-class', 'large', notAClass, 'write it as AWS does, such as `db.r6g.large`'],
    ['switchover', 'yes', 'not a value of this input', 'legal: `approved`'],
    ['switchover', 'approve', 'not a value of this input', 'did you mean `approved`?'],
    ['switchover-timeout', '10s', 'not between 30s and 1h', 'write `30s`'],
    ['switchover-timeout', '2h', 'not between 30s and 1h', 'write `1h`'],
    ['switchover-timeout', '300', 'not a duration', 'write `5m`'],
    [
      'steps',
      'ECSAllAtOnce',
      'only configurations of CodeDeploy have names, and it moves nothing here',
      'leave it out: all traffic moves at once',
    ],
  ])('with the %s %s says why, and what to do', async (where, value, reason, remedy) => {
    // when
    const problems = await problemsWith({ operation: 'plan', [where]: value });

    // then
    expect(problems).toEqual([{ where, value, reason, remedy }]);
  });

  test('is looked for as in a database where the target is missing', async () => {
    // when
    const parsed = await ask({ database: 'or_ders', 'instance-class': 'large' });

    // then
    const wheres = parsed.ok ? [] : parsed.problems.map(({ where }) => where);
    expect(wheres).toEqual(['target', 'database', 'instance-class', 'switchover']);
  });

  test('is every input that only another target looks at: nothing is ignored in silence', async () => {
    // given
    const ofOthers = {
      ...{ cluster: 'shop', service: 'api', 'task-definition': 'x.json', 'from-revision': 'api', image: 'web:1' },
      ...{ images: 'a=s3cret', function: 'checkout', alias: 'live', package: 'x', s3: 's3://a/b', 'from-version': '1' },
      ...{ configuration: 'Timeout: 5', 'environment-variables': 'KEY=s3cret', application: 'shop' },
      ...{ 'deployment-group': 'live', appspec: 'x.yml', 'keep-versions': '3' },
    };
    const ofDatabases = {
      ...{ database: 'orders', 'engine-version': '17', 'parameter-group': 'a', 'cluster-parameter-group': 'b' },
      ...{ 'instance-class': 'db.r6g.large', storage: '{}', switchover: 'approved', 'switchover-timeout': '5m' },
      ...{ 'record-deletion': 'approved' },
    };

    // when
    const ofDatabase = await problemsWith(ofOthers);
    const ofService = await ask({ target: 'ecs', service: 'api', ...ofDatabases });

    // then
    const told = (problems: typeof ofDatabase) => problems.map(({ where, reason }) => [where, reason]);
    expect(told(ofDatabase)).toEqual(Object.keys(ofOthers).map(name => [name, '`target: rds` does not look at it']));
    expect(told(ofService.ok ? [] : ofService.problems)).toEqual(
      Object.keys(ofDatabases).map(name => [name, '`target: ecs` does not look at it']),
    );
    expect(JSON.stringify(ofDatabase)).not.toContain('s3cret');
  });
});
