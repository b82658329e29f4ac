import type { Case } from './proof-case.ts';
import {
  answers,
  asks,
  created,
  creation,
  deployment,
  deployments,
  filtered,
  found,
  id,
  instance,
  instances,
  listing,
  looks,
  one,
  orders,
  refuses,
  switches,
  switching,
  tagged,
  wanted,
} from './proof-databases.ts';

/** Requests of RDS: Query with names of its own for what a list holds, and values that stand in the words of the model alone. */
export const casesOfDatabaseRequests: readonly Case[] = [
  { name: 'right-list-of-deployments', calls: [{ ...looks, reply: answers(listing, deployments) }], wrong: [] },
  { name: 'right-creation', calls: [{ ...asks(creation, { ...wanted, ...tagged }), reply: created }], wrong: [] },
  { name: 'right-list-of-instances', calls: [{ ...instance, reply: one }], wrong: [] },
  {
    name: 'right-refusal-by-its-code-on-the-wire',
    calls: [{ ...instance, status: 404, reply: refuses('DBInstanceNotFound') }],
    wrong: [],
  },
  {
    name: 'asks-for-events-since-some-milliseconds',
    calls: [
      {
        ...asks('DescribeEvents', { StartTime: '2026-11-22T00:00:00Z', EndTime: '2026-11-22T00:00:01.120Z' }),
        reply: answers('DescribeEvents', '<Events></Events>'),
      },
    ],
    wrong: [],
  },
  {
    name: 'asks-for-events-since-a-time-of-no-zone',
    calls: [
      {
        ...asks('DescribeEvents', { StartTime: '2026-11-22T00:00:00' }),
        reply: answers('DescribeEvents', '<Events></Events>'),
      },
    ],
    wrong: ['ours: type'],
  },
  {
    name: 'asks-with-filters-under-the-name-of-other-services',
    calls: [
      {
        ...asks(listing, { 'Filters.member.1.Name': 'source', 'Filters.member.1.Values.member.1': orders }),
        reply: answers(listing, deployments),
      },
    ],
    wrong: ['ours: numbering'],
  },
  {
    name: 'asks-with-tags-under-the-name-of-other-services',
    calls: [{ ...asks(creation, { ...wanted, 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': 'b' }), reply: created }],
    wrong: ['ours: numbering'],
  },
  {
    name: 'asks-with-a-filter-that-there-is-not',
    calls: [
      {
        ...asks(listing, { ...filtered, 'Filters.Filter.1.Name': 'status' }),
        reply: answers(listing, deployments),
      },
    ],
    wrong: ['ours: filter'],
  },
  {
    name: 'asks-with-a-filter-where-there-is-none',
    calls: [
      {
        ...asks('DescribeDBParameterGroups', filtered),
        reply: answers('DescribeDBParameterGroups', '<DBParameterGroups></DBParameterGroups>'),
      },
    ],
    wrong: ['ours: filter'],
  },
  {
    name: 'asks-for-pages-that-are-too-small',
    calls: [{ ...asks(instances, { MaxRecords: '10' }), reply: one }],
    wrong: ['ours: range'],
  },
  {
    name: 'asks-for-a-switchover-that-takes-too-long',
    calls: [
      {
        ...asks(switching, { BlueGreenDeploymentIdentifier: id, SwitchoverTimeout: '3601' }),
        reply: answers(switching, `<BlueGreenDeployment>${deployment}</BlueGreenDeployment>`),
      },
    ],
    wrong: ['ours: range'],
  },
  {
    name: 'asks-for-a-name-with-two-hyphens',
    calls: [{ ...asks(creation, { ...wanted, BlueGreenDeploymentName: 'gl--1' }), reply: created }],
    wrong: ['ours: pattern'],
  },
  {
    name: 'asks-for-a-kind-of-storage-that-there-is-not',
    calls: [{ ...asks(creation, { ...wanted, TargetStorageType: 'gp4' }), reply: created }],
    wrong: ['ours: enum'],
  },
  {
    name: 'asks-for-instances-one-by-one',
    calls: ['orders', 'orders-green-a1b2c3'].map(name => ({
      ...asks(instances, { DBInstanceIdentifier: name }),
      reply: one,
    })),
    wrong: ['ours: batch'],
  },
  {
    name: 'asks-for-instances-by-one-filter-one-by-one',
    calls: ['orders', 'orders-green-a1b2c3'].map(name => ({
      ...asks(instances, { 'Filters.Filter.1.Name': 'db-instance-id', 'Filters.Filter.1.Values.Value.1': name }),
      reply: one,
    })),
    wrong: ['ours: batch'],
  },
  {
    name: 'asks-for-an-instance-that-is-and-for-one-that-may-be',
    calls: [
      { ...instance, reply: one },
      {
        ...asks(instances, {
          'Filters.Filter.1.Name': 'db-instance-id',
          'Filters.Filter.1.Values.Value.1': 'orders-old1',
        }),
        reply: found(''),
      },
    ],
    wrong: [],
  },
  {
    name: 'asks-for-what-the-first-answer-names',
    calls: [
      { ...instance, reply: one.replace('<DBInstanceStatus>', `<DBClusterIdentifier>baskets</DBClusterIdentifier>$&`) },
      { ...asks(instances, { DBInstanceIdentifier: 'baskets' }), reply: one },
    ],
    wrong: [],
  },
  {
    name: 'asks-for-instances-by-several-filters',
    calls: ['db-instance-id', 'db-cluster-id'].map(name => ({
      ...asks(instances, { 'Filters.Filter.1.Name': name, 'Filters.Filter.1.Values.Value.1': 'orders' }),
      reply: one,
    })),
    wrong: [],
  },
  {
    name: 'switches-again-what-was-cut-off',
    calls: [
      { ...switches, reply: undefined },
      { ...switches, reply: answers(switching, `<BlueGreenDeployment>${deployment}</BlueGreenDeployment>`) },
    ],
    wrong: ['ours: sent again'],
  },
  {
    name: 'looks-before-it-switches-again',
    calls: [
      { ...switches, reply: undefined },
      { ...looks, reply: answers(listing, deployments) },
      { ...switches, reply: answers(switching, `<BlueGreenDeployment>${deployment}</BlueGreenDeployment>`) },
    ],
    wrong: [],
  },
  {
    name: 'leaves-the-rest-of-the-deployments',
    calls: [{ ...looks, reply: answers(listing, `${deployments}<Marker>more</Marker>`) }],
    wrong: ['ours: next page'],
  },
];
