import { describe, expect, test } from '@jest/globals';
import type { PairRoute } from '../../../../src/targets/ecs-native/preflight/facts.ts';
import { splitFindings } from '../../../../src/targets/ecs-native/preflight/split.ts';
import { stickinessFindings } from '../../../../src/targets/ecs-native/preflight/stickiness.ts';
import { strategyFindings } from '../../../../src/targets/ecs-native/preflight/strategy.ts';
import { wiringFindings } from '../../../../src/targets/ecs-native/preflight/wiring.ts';
import { api1, api2, aTargetGroup, there, third } from '../../elbv2/a-balancing.ts';
import {
  aPair,
  aRoute,
  aService,
  classic,
  facts,
  forward,
  minute,
  oneGroup,
  rollingFacts,
  rule,
  shortly,
} from './a-service.ts';

describe('What the service names for its traffic', () => {
  const cases: readonly (readonly [string, Partial<PairRoute>, string])[] = [
    [
      'a target group that does not exist',
      { targetGroups: [there(aTargetGroup('api-1')), { is: 'missing', named: api2 }] },
      'target group api-2 does not exist',
    ],
    [
      'a production rule that does not exist',
      { production: { is: 'missing', named: rule } },
      `production rule ${rule} does not exist`,
    ],
    [
      'a test rule that does not exist',
      { test: { is: 'missing', named: 'rule/9' } },
      'test rule rule/9 does not exist',
    ],
    ['no role for the rules', { pair: aPair({ role: undefined }) }, 'no infrastructure role'],
    ['one rule for both', { pair: aPair({ test: rule }) }, 'both its production and its test rule'],
    [
      'a second target group to which no rule leads',
      { production: forward(100, 0, { weights: new Map([[api1, 1]]) }), test: undefined },
      'leads to target group api-2',
    ],
    [
      'a target group for instances',
      { targetGroups: [there(aTargetGroup('api-1', { targetType: 'instance' }))] },
      'takes targets of type instance',
    ],
  ];
  test.each(cases)('is refused before ECS starts green in vain: %s', (_what, change, said) => {
    // when
    const found = wiringFindings(facts({ routes: [aRoute(change)] }));
    // then
    expect(found).toEqual([
      expect.objectContaining({ level: 'error', where: 'service', reason: expect.stringContaining(said) }),
    ]);
  });

  test('fits where a test rule alone leads to the second target group', () => {
    // given
    const route = aRoute({
      production: forward(1, 0, { weights: new Map([[api1, 1]]) }),
      test: forward(0, 1, { weights: new Map([[api2, 1]]) }),
    });
    // then
    expect(wiringFindings(facts({ routes: [route] }))).toEqual([]);
  });

  test('is no matter of a service that rolls', () => {
    // given
    const route = aRoute({ production: { is: 'missing', named: rule } });
    // then
    expect(wiringFindings(rollingFacts({ routes: [route] }))).toEqual([]);
  });
});

describe('Live weights', () => {
  test.each([
    [100, 0],
    [1, 0],
    [999, 0],
  ])('of %d and %d are what ECS believes', (one, other) => {
    expect(splitFindings(facts({ routes: [aRoute({ production: forward(one, other) })] }))).toEqual([]);
  });

  test.each([
    ['on the other target group', forward(0, 100), 'ECS has api stand in api-1'],
    ['divided', forward(90, 10), 'api-1 90, api-2 10'],
    ['nowhere', forward(0, 0), 'nobody is served'],
    [
      'shared with a target group of somebody else',
      forward(90, 0, {
        weights: new Map([
          [api1, 90],
          [third, 10],
        ]),
      }),
      'leads to till as well',
    ],
  ] as const)('that ECS does not know of are refused: %s', (_what, production, said) => {
    // when
    const found = splitFindings(facts({ routes: [aRoute({ production })] }));
    // then
    expect(shortly(found)).toEqual([expect.stringContaining(said)]);
    expect(found[0]).toMatchObject({ level: 'error' });
  });

  test('are compared with nothing where ECS does not say where the service stands', () => {
    expect(splitFindings(facts({ routes: [aRoute({ blues: undefined, production: forward(0, 100) })] }))).toEqual([]);
  });
});

describe('A strategy', () => {
  const canary = { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] } as const;
  test.each([
    ['behind one target group for all', [oneGroup], 'no alternateTargetGroupArn and no productionListenerRule'],
    ['behind a classic load balancer', [classic], 'classic load balancer old-shop'],
    ['with nothing that leads traffic to it', [], 'nothing leads traffic'],
  ])('that divides traffic is refused for a service %s, with what it lacks', (_what, balanced, said) => {
    // when
    const found = strategyFindings(facts({ service: aService({ balanced }), strategy: canary }));
    // then
    expect(found).toEqual([
      expect.objectContaining({ level: 'error', where: 'strategy', reason: expect.stringContaining(said) }),
    ]);
  });

  test.each([
    ['rolling, behind whatever', [oneGroup], { kind: 'rolling' }],
    ['blue/green, behind nothing', [], { kind: 'blue-green' }],
    ['a canary, behind a pair', [aPair()], canary],
  ] as const)('that the service can be set to is not: %s', (_what, balanced, strategy) => {
    expect(strategyFindings(facts({ service: aService({ balanced }), strategy }))).toEqual([]);
  });

  test('that divides traffic is one for Service Connect, too', () => {
    expect(
      strategyFindings(facts({ service: aService({ balanced: [], serviceConnect: 'on' }), strategy: canary })),
    ).toEqual([]);
  });
});

describe('Clients that stick to a target group', () => {
  const sticky = [aRoute({ production: forward(100, 0, { sticky: true }) })];
  test('are warned of where shares are to be moved', () => {
    expect(stickinessFindings(facts({ routes: sticky }))).toEqual([
      expect.objectContaining({ level: 'warning', where: 'strategy' }),
    ]);
  });

  test('are no matter where all traffic moves at once', () => {
    expect(stickinessFindings(facts({ routes: sticky, strategy: { kind: 'blue-green' } }))).toEqual([]);
  });
});
