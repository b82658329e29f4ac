import { describe, expect, test } from '@jest/globals';
import { permissionsFor } from '../../../../src/permissions.ts';
import { parseRequest } from '../../../../src/request/parse.ts';

type Inputs = Readonly<Record<string, string>>;

const place = { account: '123456789012', region: 'eu-west-1' };

async function allowed(inputs: Inputs) {
  const all = { target: 'rds', database: 'orders', region: 'eu-west-1', gates: 'none', ...inputs };
  const parsed = await parseRequest(new Map(Object.entries(all)), {
    awsRegion: undefined,
    eventName: 'push',
    readFile: async path => Promise.reject(new Error(`no such file: ${path}`)),
    readPackage: async path => Promise.reject(new Error(`no such package: ${path}`)),
  });
  if (!parsed.ok) throw new Error(`unexpected problems: ${JSON.stringify(parsed.problems)}`);
  return permissionsFor(parsed.request, place);
}

const actions = async (inputs: Inputs) => new Set((await allowed(inputs)).map(({ action }) => action));
const writes = async (inputs: Inputs) =>
  [...(await actions(inputs))].filter(action => !action.startsWith('rds:Describe')).toSorted();

const makingBoth = [
  'rds:AddTagsToResource',
  'rds:CreateBlueGreenDeployment',
  'rds:CreateDBCluster',
  'rds:CreateDBClusterEndpoint',
  'rds:CreateDBInstance',
  'rds:CreateDBInstanceReadReplica',
];
const switchingBoth = [
  'rds:ModifyDBCluster',
  'rds:ModifyDBInstance',
  'rds:PromoteReadReplica',
  'rds:PromoteReadReplicaDBCluster',
  'rds:SwitchoverBlueGreenDeployment',
];
const deletingBoth = [
  'rds:DeleteBlueGreenDeployment',
  'rds:DeleteDBCluster',
  'rds:DeleteDBClusterEndpoint',
  'rds:DeleteDBInstance',
];
const consent = { switchover: 'approved' };

describe('What is written to a database', () => {
  test.each<[operation: string, inputs: Inputs, expected: readonly string[]]>([
    ['stage', {}, makingBoth],
    ['promote', consent, switchingBoth],
    ['release', consent, [...makingBoth, ...switchingBoth].toSorted()],
    ['rollback', {}, deletingBoth],
    ['delete-record', { 'record-deletion': 'approved' }, ['rds:DeleteBlueGreenDeployment']],
    ['plan', {}, []],
    ['status', {}, []],
  ])('is what the operation needs, of an instance and of a cluster: %s', async (operation, inputs, expected) => {
    // when
    const written = await writes({ operation, ...inputs });
    // then
    expect(written).toEqual(expected);
  });

  test.each<[what: string, inputs: Inputs, lacks: readonly string[]]>([
    ['a group of clusters', { 'cluster-parameter-group': 'shop-16' }, ['rds:CreateDBInstanceReadReplica']],
    [
      'a class',
      { 'instance-class': 'db.r7g.large' },
      ['rds:CreateDBCluster', 'rds:CreateDBClusterEndpoint', 'rds:CreateDBInstance'],
    ],
    [
      'storage',
      { storage: '{ type: gp3 }' },
      ['rds:CreateDBCluster', 'rds:CreateDBClusterEndpoint', 'rds:CreateDBInstance'],
    ],
  ])('is of one of the two alone where the inputs tell which: %s', async (_, inputs, lacks) => {
    // when
    const written = await writes({ operation: 'stage', ...inputs });
    // then
    expect(written).toEqual(makingBoth.filter(action => !lacks.includes(action)));
  });

  test('includes a green that is in the way where it may be superseded, and only there', async () => {
    // when
    const [waits, supersedes] = await Promise.all(
      ['wait', 'supersede'].map(whenBusy => writes({ operation: 'stage', 'when-busy': whenBusy })),
    );
    // then
    expect(waits).toEqual(makingBoth);
    expect(supersedes).toEqual([...makingBoth, ...deletingBoth].toSorted());
  });

  test('includes the use of a key by RDS alone, where green gets another one', async () => {
    // given
    const key = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    // when
    const permissions = await allowed({ operation: 'stage', storage: `{ kms-key: '${key}' }` });
    // then
    const ofKey = permissions.filter(({ action }) => action.startsWith('kms:'));
    expect(ofKey.map(({ action, resources }) => [action, resources])).toEqual([
      ['kms:CreateGrant', [key]],
      ['kms:DescribeKey', [key]],
    ]);
    expect(ofKey.map(({ condition }) => condition?.value)).toEqual([
      'rds.eu-west-1.amazonaws.com',
      'rds.eu-west-1.amazonaws.com',
    ]);
  });

  test.each([
    ['1234abcd-12ab-34cd-56ef-1234567890ab', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['alias/orders', 'key/*'],
  ])('names the key as far as the input does: %s', async (key, path) => {
    // when
    const permissions = await allowed({ operation: 'stage', storage: `{ kms-key: '${key}' }` });
    // then
    const grant = permissions.find(({ action }) => action === 'kms:CreateGrant');
    expect(grant?.resources).toEqual([`arn:aws:kms:eu-west-1:123456789012:${path}`]);
  });
});

describe('What is read of a database', () => {
  test('is a look at it and its deployment where nothing is made', async () => {
    // when
    const read = await actions({ operation: 'status' });
    // then
    expect([...read]).toEqual([
      'rds:DescribeDBInstances',
      'rds:DescribeDBClusters',
      'rds:DescribeBlueGreenDeployments',
      'rds:DescribeEvents',
    ]);
  });

  test.each([
    ['promote', consent],
    ['rollback', {}],
    ['delete-record', { 'record-deletion': 'approved' }],
  ])('is no more than that where green is not made: %s', async (operation, inputs: Inputs) => {
    // when
    const [looks, reads] = await Promise.all([actions({ operation: 'status' }), actions({ operation, ...inputs })]);
    // then
    expect([...reads].filter(action => action.startsWith('rds:Describe'))).toEqual([...looks]);
  });

  test('is the same for a plan as for what it plans, but for what has happened', async () => {
    // given
    const asked = { 'engine-version': '16.4', 'parameter-group': 'orders-16' };
    // when
    const [plan, stage] = await Promise.all(['plan', 'stage'].map(operation => actions({ operation, ...asked })));
    // then
    const reads = [...stage!].filter(action => action.startsWith('rds:Describe'));
    expect(reads).toContain('rds:DescribeEvents');
    expect([...plan!]).toEqual(reads.filter(action => action !== 'rds:DescribeEvents'));
  });

  test('includes the very groups that were asked for', async () => {
    // when
    const permissions = await allowed({
      operation: 'plan',
      'parameter-group': 'shop-instances-16',
      'cluster-parameter-group': 'shop-16',
    });
    // then
    const groups = permissions.filter(({ action }) => action.endsWith('ParameterGroups'));
    expect(groups.map(({ resources }) => resources)).toEqual([
      ['arn:aws:rds:eu-west-1:123456789012:pg:shop-instances-16'],
      ['arn:aws:rds:eu-west-1:123456789012:cluster-pg:shop-16'],
    ]);
  });
});
