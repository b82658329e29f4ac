import { describe, expect, test } from '@jest/globals';
import type { GreenDatabase } from '../../../../src/request/request.ts';
import { asBlueHasIt } from '../../../../src/request/rds-storage.ts';
import { findingsOf } from '../../../../src/targets/rds/preflight/findings.ts';
import { readPreflight } from '../../../../src/targets/rds/preflight/read.ts';
import { readDatabase } from '../../../../src/targets/rds/read-database.ts';
import type { SeedInput } from '../../../aws/seed.ts';
import { open } from '../../open-shop.ts';
import { aGreen, how } from './a-database.ts';

type RdsSeed = NonNullable<SeedInput['rds']>;

const orders = {
  ...{ name: 'orders', engine: 'mysql', engineVersion: '8.0.40', parameterGroup: 'orders-80' },
  storage: { type: 'gp3', gib: 500 },
} as const;
const shop = {
  ...{ name: 'shop', engine: 'aurora-postgresql', engineVersion: '15.10', parameterGroup: 'shop-15' },
  members: [{ name: 'shop-1' }, { name: 'shop-2' }],
};
const groups: Pick<RdsSeed, 'parameterGroups' | 'clusterParameterGroups'> = {
  parameterGroups: [
    { name: 'orders-80', family: 'mysql8.0', parameters: { event_scheduler: 'ON' } },
    { name: 'orders-84', family: 'mysql8.4' },
  ],
  clusterParameterGroups: [
    { name: 'shop-15', family: 'aurora-postgresql15', parameters: { 'rds.logical_replication': '1' } },
    { name: 'shop-16', family: 'aurora-postgresql16' },
  ],
};

/** What is read of a database of this world, and what follows from it. */
async function read(name: string, rds: Partial<RdsSeed>, green: Partial<GreenDatabase>) {
  await using account = await open({ rds: { ...groups, ...rds } });
  const { clients, patient, brisk, clock } = account;
  const hand = { rds: () => clients.rds(), patient, brisk, now: () => clock.now() };
  const database = await readDatabase(hand, name);
  const before = account.called().length;
  const asked = { green: aGreen({ engineVersion: undefined, ...green }) };
  const preflight = await readPreflight(hand, database, asked);
  return {
    preflight,
    findings: findingsOf(preflight, database, asked, how),
    called: account.called().slice(before).toSorted(),
  };
}

const ofOrders = (green: Partial<GreenDatabase>, rds: Partial<RdsSeed> = {}) =>
  read('orders', { instances: [orders], ...rds }, green);
const ofShop = (green: Partial<GreenDatabase>, rds: Partial<RdsSeed> = {}) =>
  read('shop', { clusters: [shop], ...rds }, green);

describe('The version of green', () => {
  test('is one that AWS knows as an upgrade, with the family of its groups', async () => {
    // when
    const { preflight } = await ofOrders({ engineVersion: '8.4.5' });
    // then
    expect(preflight).toMatchObject({
      version: { is: 'an upgrade', version: '8.4.5', isMajor: true, family: 'mysql8.4', from: ['8.4.5'] },
    });
  });

  test('is the newest of those that the beginning of one names', async () => {
    // when
    const { preflight } = await ofOrders({ engineVersion: '8.4' });
    // then
    expect(preflight).toMatchObject({ version: { version: '8.4.5', from: ['8.4.5', '8.4.3'] } });
  });

  test.each([undefined, '8.0', '8.0.40'])('is that of blue where nothing else is named: %s', async engineVersion => {
    // when
    const { preflight } = await ofOrders({ engineVersion, parameterGroup: 'orders-80' });
    // then
    expect(preflight).toMatchObject({ version: { is: 'as blue', version: '8.0.40', family: 'mysql8.0' } });
  });

  test('is out of reach where AWS does not upgrade to it, and those that it does are named', async () => {
    // when
    const { findings } = await ofOrders({ engineVersion: '8.0.36' });
    // then
    expect(findings).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'engine-version',
        remedy: 'one of 8.4.5 (major), 8.4.3 (major), 8.0.42',
      }),
    ]);
  });
});

describe('What is read besides', () => {
  test('is as little as the question needs: of an instance with another size, seven calls', async () => {
    // when
    const { called } = await ofOrders({ storage: { ...asBlueHasIt, allocated: 1000 } });
    // then
    expect(called).toEqual([
      'DescribeAccountAttributes',
      'DescribeDBEngineVersions',
      'DescribeDBInstances',
      'DescribeDBParameters',
      'DescribeDBProxies',
      'DescribeIntegrations',
      'DescribeOrderableDBInstanceOptions',
    ]);
  });

  test('is the group of blue that replication stands on, and one group is read once', async () => {
    // given
    const engine = { engine: 'aurora-mysql', engineVersion: '8.0.mysql_aurora.3.08.0', parameterGroup: 'shop-80' };
    const clusterParameterGroups = [
      { name: 'shop-80', family: 'aurora-mysql8.0', parameters: { binlog_format: 'ROW', event_scheduler: 'ON' } },
    ];
    // when
    const { preflight, called } = await ofShop(
      { engineVersion: '8.0.mysql_aurora.3.09.0' },
      { clusters: [{ ...shop, ...engine }], clusterParameterGroups },
    );
    // then
    expect(preflight).toMatchObject({
      replicating: {
        group: 'shop-80',
        values: new Map([
          ['binlog_format', 'ROW'],
          ['event_scheduler', 'ON'],
        ]),
      },
      events: { group: 'shop-80' },
    });
    expect(called.filter(operation => operation === 'DescribeDBClusterParameters')).toHaveLength(1);
  });

  test('is nothing more where the version cannot be had', async () => {
    // when
    const { called } = await ofShop({ engineVersion: '13.1' });
    // then
    expect(called).not.toContain('DescribeDBClusterParameters');
    expect(called).not.toContain('DescribeOrderableDBInstanceOptions');
  });

  test('is whether groups exist that were asked for, of instances and of clusters', async () => {
    // when
    const [found, missing] = await Promise.all([
      ofShop({ engineVersion: '16.4', clusterParameterGroup: 'shop-16', parameterGroup: 'orders-84' }),
      ofShop({ engineVersion: '16.4', clusterParameterGroup: 'shop-17', parameterGroup: 'shop-instances-16' }),
    ]);
    // then
    expect(found.preflight).toMatchObject({ groups: [{ family: 'mysql8.4' }, { family: 'aurora-postgresql16' }] });
    expect(missing.preflight).toMatchObject({ groups: [{ family: undefined }, { family: undefined }] });
  });

  test('is what AWS offers a class, and the others where it offers it not', async () => {
    // when
    const [offered, not] = await Promise.all(
      ['db.r7g.xlarge', 'db.x99.large'].map(instanceClass => ofOrders({ instanceClass })),
    );
    // then
    expect(offered?.preflight).toMatchObject({ classes: [{ is: 'offered', class: 'db.r7g.xlarge' }] });
    expect(not?.preflight).toMatchObject({
      classes: [{ is: 'not offered', others: expect.arrayContaining(['db.r7g.xlarge']) }],
    });
  });

  test('is what hangs on it: integrations, proxies, custom endpoints, and nothing that hangs on another', async () => {
    // given
    const attached: Partial<RdsSeed> = {
      instances: [orders],
      clusters: [{ ...shop, endpoints: [{ name: 'reports' }] }],
      proxies: [
        { name: 'shop-proxy', targets: ['shop'] },
        { name: 'orders-proxy', targets: ['orders'] },
      ],
      integrations: [
        { name: 'shop-warehouse', source: 'shop' },
        { name: 'orders-warehouse', source: 'orders' },
      ],
    };
    // when
    const [ofCluster, ofInstance] = await Promise.all([
      read('shop', attached, { engineVersion: '16.4' }),
      read('orders', attached, { engineVersion: '8.0.42' }),
    ]);
    // then
    expect(ofCluster.preflight).toMatchObject({
      proxies: ['shop-proxy'],
      customEndpoints: ['reports'],
      integrations: [expect.any(String)],
    });
    expect(ofInstance.preflight).toMatchObject({
      proxies: ['orders-proxy'],
      customEndpoints: [],
      integrations: [expect.any(String)],
    });
    // A proxy of another engine is not asked where it leads.
    expect(ofInstance.called.filter(operation => operation === 'DescribeDBProxyTargets')).toHaveLength(1);
  });

  test('is which name is left for blue', async () => {
    // given
    const old = (number: number) => ({ ...orders, name: `orders-old${number}` });
    // when
    const { preflight } = await ofOrders({ engineVersion: '8.0.42' }, { instances: [orders, old(1), old(3)] });
    // then
    expect(preflight).toMatchObject({ oldName: 'orders-old2' });
  });

  test('is nothing at all of an engine that has no blue/green deployments', async () => {
    // given
    const engine = { engine: 'oracle-ee', engineVersion: '19.0.0.0.ru-2025-01.rur-2025-01.r1' };
    // when
    const { findings, called } = await read('legacy', { instances: [{ name: 'legacy', ...engine }] }, {});
    // then
    expect(called).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ level: 'error', where: 'database', value: 'legacy' })]);
  });
});

describe('A database that is ready for its green', () => {
  test.each([
    ['an instance, by a patch', () => ofOrders({ engineVersion: '8.0.42' }), ['event_scheduler']],
    ['an instance, by a major version', () => ofOrders({ engineVersion: '8.4.5', parameterGroup: 'orders-84' }), []],
    [
      'a cluster, by a major version',
      () => ofShop({ engineVersion: '16.4', clusterParameterGroup: 'shop-16' }),
      ['logical replication'],
    ],
  ])('is refused nothing, and warned of what is of matter: %s', async (_, reading, warned) => {
    // when
    const { findings } = await reading();
    // then
    expect(findings.map(({ level }) => level)).toEqual(warned.map(() => 'warning'));
    for (const [index, words] of warned.entries()) expect(findings[index]?.reason).toContain(words);
  });
});
