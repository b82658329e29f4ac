import { NetworkMode } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../../../src/targets/ecs-codedeploy/preflight/facts.ts';
import { listenerFindings } from '../../../../src/targets/ecs-codedeploy/preflight/listeners.ts';
import { targetGroupFindings } from '../../../../src/targets/ecs-codedeploy/preflight/target-groups.ts';
import {
  aBalancing,
  aForward,
  aListener,
  api2,
  aTargetGroup,
  forwarding,
  otherBalancer,
  production,
  testing,
  there,
  third,
} from '../../elbv2/a-balancing.ts';
import { aBlue, facts, shortly } from './a-release-to-be.ts';

const gone = (named: string) => ({ is: 'missing', named }) as const;

describe('target groups that do not fit are an error', () => {
  test.each<{ what: string; change: Partial<Facts>; reason: string }>([
    { what: 'no pair', change: { balancing: undefined }, reason: 'no pair of target groups' },
    {
      what: 'one does not exist',
      change: { balancing: aBalancing({ targetGroups: [there(aTargetGroup('api-1')), gone('api-2')] }) },
      reason: 'target group api-2 of its pair does not exist in this account and region',
    },
    {
      what: 'blue stands in another one',
      change: { blue: aBlue({ targetGroup: third }) },
      reason: `service api stands in target group ${third}, and the pair is api-1 and api-2`,
    },
    {
      what: 'the production listener leads to the other one alone',
      change: { balancing: forwarding(aForward(0, 0, { weights: new Map([[api2, 1]]) })) },
      reason: `no rule of its production listener ${production} leads to target group api-1`,
    },
    {
      what: 'targets by instance for tasks with an address of their own',
      change: {
        balancing: aBalancing({
          targetGroups: [there(aTargetGroup('api-1')), there(aTargetGroup('api-2', { targetType: 'instance' }))],
        }),
      },
      reason:
        'target group api-2 takes targets of type instance, and tasks in network mode awsvpc are registered by ip',
    },
  ])('$what', ({ change, reason }) => {
    // when
    const found = targetGroupFindings(facts(change));
    // then
    expect(shortly(found)).toEqual([expect.stringContaining(`error deployment-group: `)]);
    expect(found[0]).toMatchObject({
      value: 'AppECS-shop-api/DgpECS-shop-api',
      reason: expect.stringContaining(reason),
      remedy: expect.any(String),
    });
  });

  test('all at once', () => {
    // given
    const balancing = aBalancing({ targetGroups: [gone('api-1'), gone('api-2')] });
    // when
    const found = targetGroupFindings(facts({ balancing }));
    // then
    expect(found).toHaveLength(2);
  });
});

describe('tasks fit the type of their target groups', () => {
  const byInstance = aBalancing({
    targetGroups: [
      there(aTargetGroup('api-1', { targetType: 'instance' })),
      there(aTargetGroup('api-2', { targetType: 'instance' })),
    ],
  });

  const modes: readonly (NetworkMode | undefined)[] = [...Object.values(NetworkMode), undefined];

  test.each(modes.filter(mode => mode !== 'none'))('in network mode %s, by one type and not the other', mode => {
    // when
    const [ip, instance] = [aBalancing(), byInstance].map(
      balancing => targetGroupFindings(facts({ networkMode: mode, balancing })).length,
    );
    // then
    expect([ip, instance]).toEqual(mode === 'awsvpc' ? [0, 2] : [2, 0]);
  });

  test.each([aBalancing(), byInstance])('and without a network by none', balancing => {
    // when
    const found = targetGroupFindings(facts({ networkMode: 'none', balancing }));
    // then
    expect(shortly(found)).toEqual([expect.stringContaining('tasks in network mode none have no port')]);
  });

  test('and a network mode of tomorrow fails loudly', () => {
    // when
    const looking = () => targetGroupFindings(facts({ networkMode: 'wormhole' as never }));
    // then
    expect(looking).toThrow(expect.objectContaining({ code: 'unknown-answer' }));
  });
});

describe('listeners that do not fit are an error', () => {
  test.each<{ what: string; change: Parameters<typeof aBalancing>[0]; reason: string }>([
    { what: 'no production listener', change: { production: [] }, reason: 'it names no production listener' },
    {
      what: 'a production listener that is gone',
      change: { production: [gone(production)] },
      reason: `its production listener ${production} does not exist`,
    },
    {
      what: 'a test listener that is gone',
      change: { test: [gone(testing)] },
      reason: `its test listener ${testing} does not exist`,
    },
    {
      what: 'a test listener of another load balancer',
      change: { test: [there(aListener({ arn: testing, loadBalancer: otherBalancer }))] },
      reason: `its test listener ${testing} belongs to ${otherBalancer}`,
    },
    {
      what: 'a target group of another load balancer',
      change: {
        targetGroups: [there(aTargetGroup('api-1')), there(aTargetGroup('api-2', { loadBalancers: [otherBalancer] }))],
      },
      reason: `target group api-2 belongs to ${otherBalancer}`,
    },
    {
      what: 'one listener for both',
      change: { test: [there(aListener())] },
      reason: `listener ${production} is both its production and its test listener`,
    },
  ])('$what', ({ change, reason }) => {
    // when
    const found = listenerFindings(facts({ balancing: aBalancing(change) }));
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'deployment-group',
        reason: expect.stringContaining(reason),
        remedy: expect.any(String),
      }),
    ]);
  });

  test.each<{ what: string; change: Parameters<typeof aBalancing>[0] }>([
    { what: 'no test listener', change: { test: [] } },
    {
      what: 'a target group that no listener leads to before the first release',
      change: {
        targetGroups: [there(aTargetGroup('api-1')), there(aTargetGroup('api-2', { loadBalancers: [] }))],
      },
    },
  ])('and these fit: $what', ({ change }) => {
    // when
    const found = listenerFindings(facts({ balancing: aBalancing(change) }));
    // then
    expect(found).toEqual([]);
  });
});
