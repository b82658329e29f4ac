import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { allow, arn, literally, type Permission, policyOf } from '../../src/aws/policy.ts';

const place = { account: '123456789012', region: 'eu-west-1' };

const permission: fc.Arbitrary<Permission> = fc
  .record({
    action: fc.constantFrom('ecs:DescribeServices', 'ecs:ListTasks', 'iam:PassRole'),
    resources: fc.constantFrom(['*'] as const, ['arn:aws:ecs:eu-west-1:123456789012:service/prod/api'] as const),
    because: fc.constantFrom('see what serves', 'see what serves, and who', 'hand over roles'),
    condition: fc.option(
      fc.record({
        operator: fc.constantFrom('StringEquals' as const, 'ArnEquals' as const),
        key: fc.constantFrom('ecs:cluster', 'iam:PassedToService'),
        value: fc.constantFrom('one', 'other'),
      }),
      { nil: undefined },
    ),
  })
  .map(({ condition, ...rest }) => (condition === undefined ? rest : { ...rest, condition }));

describe('A policy', () => {
  test('allows exactly what was asked for, on what and under which condition, whatever it was asked for', () => {
    fc.assert(
      fc.property(fc.array(permission), permissions => {
        // when
        const { Statement } = policyOf(permissions);
        // then
        const allowed = Statement.flatMap(({ Action, Resource, Condition }) =>
          Action.map(action => JSON.stringify([action, [Resource].flat(), Condition])),
        );
        const asked = permissions.map(({ action, resources, condition }) =>
          JSON.stringify([
            action,
            resources,
            condition === undefined ? undefined : { [condition.operator]: { [condition.key]: condition.value } },
          ]),
        );
        expect(new Set(allowed)).toEqual(new Set(asked));
      }),
    );
  });

  test('has statements with names that IAM takes, letters and digits, and no name twice', () => {
    fc.assert(
      fc.property(fc.array(permission), permissions => {
        // when
        const sids = policyOf(permissions).Statement.map(({ Sid }) => Sid);
        // then
        for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
        expect(new Set(sids).size).toBe(sids.length);
      }),
    );
  });

  test('puts into one statement what is allowed for one reason on one thing, and names it after the reason', () => {
    // given
    const alarms = allow('read the alarms', ['cloudwatch:DescribeAlarms'], ['*']);
    const reads = allow('see where traffic goes', ['elb:DescribeRules', 'elb:DescribeListeners'], ['*']);
    // when
    const { Version, Statement } = policyOf([...reads, ...alarms, ...reads]);
    // then
    expect(Version).toBe('2012-10-17');
    expect(Statement).toEqual([
      {
        Sid: 'SeeWhereTrafficGoes',
        Effect: 'Allow',
        Action: ['elb:DescribeRules', 'elb:DescribeListeners'],
        Resource: '*',
      },
      { Sid: 'ReadTheAlarms', Effect: 'Allow', Action: ['cloudwatch:DescribeAlarms'], Resource: '*' },
    ]);
  });
});

describe('An ARN', () => {
  test.each([
    ['eu-west-1', 'aws'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('in %s is of the partition %s', (region, partition) => {
    // when
    const made = arn('ecs', { ...place, region }, 'service/prod/api');
    // then
    expect(made).toBe(`arn:${partition}:ecs:${region}:123456789012:service/prod/api`);
  });

  test('of a role has no region', () => {
    expect(arn('iam', place, 'role/api')).toBe('arn:aws:iam::123456789012:role/api');
  });

  test('without an account matches any', () => {
    expect(arn('ecs', { ...place, account: undefined }, 'cluster/prod')).toBe('arn:aws:ecs:eu-west-1:*:cluster/prod');
  });

  test('takes a name as it is, though IAM would read a pattern or a variable in it', () => {
    expect(literally('50% off? *all* of $it')).toBe('50% off${?} ${*}all${*} of ${$}it');
  });
});
