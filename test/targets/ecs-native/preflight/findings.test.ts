import { describe, expect, test } from '@jest/globals';
import { findings, findingsUnderWay } from '../../../../src/targets/ecs-native/preflight/findings.ts';
import { aRoute, aService, facts, forward, minute, rollingFacts, shortly } from './a-service.ts';

const bake = 10 * minute;

describe('What stands in the way of a release by ECS itself', () => {
  test.each([
    ['shifts traffic', facts()],
    ['rolls', rollingFacts()],
  ])('is nothing, for a service in order that %s', (_how, of) => {
    expect(findings(of, bake)).toEqual([]);
  });

  test('is all said at once', () => {
    // given
    const service = aService({ desiredCount: 0 });
    const route = aRoute({ production: { is: 'missing', named: 'rule/9' } });
    // when
    const found = findings(facts({ service, routes: [route] }), 90_000);
    // then
    expect(found.filter(({ level }) => level === 'error').map(({ where }) => where)).toEqual([
      'service',
      'service',
      'bake',
    ]);
  });

  test('of weights nothing is said where what they are of does not fit together', () => {
    // given
    const route = aRoute({ targetGroups: [{ is: 'missing', named: 'api-1' }], production: forward(0, 100) });
    // when
    const said = shortly(findings(facts({ routes: [route] }), bake));
    // then
    expect(said.join()).not.toContain('weights');
  });

  test('is nothing for a release that is under way, but how blue does', () => {
    // given
    const health = { healthy: 1, unhealthy: 2, starting: 0, unchecked: 0, reasons: ['Target.Timeout'] };
    const of = facts({
      health,
      service: aService({ desiredCount: 0 }),
      routes: [aRoute({ production: forward(0, 100) })],
    });
    // then
    expect(findingsUnderWay(of)).toEqual([expect.objectContaining({ level: 'warning', where: 'service' })]);
  });
});

describe('The bake that ECS keeps blue for', () => {
  test.each([
    [90_000, '2m'],
    [1_441 * minute, '24h'],
    [30_000, '1m'],
  ])('is whole minutes, a day at most: %d ms is refused with the nearest', (asked, nearest) => {
    // when
    const [refusal] = findings(facts(), asked);
    // then
    expect(refusal).toMatchObject({ level: 'error', where: 'bake', remedy: `\`bake: ${nearest}\`` });
  });

  test.each([0, minute, 1_440 * minute])('may be %d ms', asked => {
    expect(findings(facts(), asked)).toEqual([]);
  });

  test('is Greenlight’s own where a service rolls, and as long as anybody likes', () => {
    expect(findings(rollingFacts(), 90_000)).toEqual([]);
  });
});
