import { describe, expect, test } from '@jest/globals';
import { parseSeed, type SeedInput } from '../seed.ts';

const orders = { name: 'orders', engine: 'mysql', engineVersion: '8.0.40' };

describe('a seed of databases cannot be used', () => {
  test.each<{ why: string; rds: NonNullable<SeedInput['rds']>; problem: string }>([
    {
      why: 'with a version that the engine does not have',
      rds: { instances: [{ ...orders, engineVersion: '9.9' }] },
      problem: 'orders: mysql has no version 9.9 here, only 5.7.44, 8.0.36, 8.0.40, 8.0.42, 8.4.3, 8.4.5',
    },
    {
      why: 'with two instances of one name',
      rds: { instances: [{ ...orders, replicas: [{ name: 'orders' }] }] },
      problem: 'Two instances are called orders',
    },
    {
      why: 'with a parameter group that is nowhere',
      rds: { instances: [{ ...orders, parameterGroup: 'nowhere' }] },
      problem: 'orders: there is no parameter group nowhere',
    },
    {
      why: 'with a proxy of a database that is nowhere',
      rds: { instances: [orders], proxies: [{ name: 'pool', targets: ['bills'] }] },
      problem: 'pool: there is no database bills',
    },
    {
      why: 'with an endpoint for instances that are nowhere',
      rds: {
        clusters: [
          {
            name: 'shop',
            engine: 'aurora-mysql',
            engineVersion: '8.0.mysql_aurora.3.08.0',
            members: [{ name: 'shop-1' }],
            endpoints: [{ name: 'reports', members: ['shop-9'] }],
          },
        ],
      },
      problem: 'reports: the cluster shop has no instance shop-9',
    },
  ])('$why', ({ rds, problem }) => {
    // when
    const parsed = () => parseSeed({ rds });

    // then
    expect(parsed).toThrow(problem);
  });
});
