import { describe, expect, test } from '@jest/globals';
import type { Strategy } from '../../../../src/release/words.ts';
import { networkLoadBalancerFindings } from '../../../../src/targets/ecs-codedeploy/preflight/network-load-balancer.ts';
import { splitFindings } from '../../../../src/targets/ecs-codedeploy/preflight/split.ts';
import { stickinessFindings } from '../../../../src/targets/ecs-codedeploy/preflight/stickiness.ts';
import {
  aBalancing,
  aForward,
  aListener,
  api1,
  forwarding,
  networkBalancer,
  there,
  third,
} from '../../elbv2/a-balancing.ts';
import { facts, shortly } from './a-release-to-be.ts';

const kinds: readonly Strategy['kind'][] = ['blue-green', 'canary', 'linear', 'rolling'];

describe('production traffic before a release', () => {
  test('is worth no word where blue has it all', () => {
    // when
    const found = splitFindings(facts());
    // then
    expect(found).toEqual([]);
  });

  test('that is divided is a warning with the weights', () => {
    // when
    const found = splitFindings(
      facts({ balancing: forwarding(aForward(90, 10), aForward(9, 1, { of: { rule: '4' } })) }),
    );
    // then
    expect(shortly(found)).toEqual([
      'warning deployment-group: production traffic is divided before the release begins ' +
        '(the default action: api-1 90, api-2 10; rule 4: api-1 9, api-2 1): an earlier deployment or a person left it so',
    ]);
  });

  test('that all goes past blue is an error: there is nothing to go back to', () => {
    // when
    const found = splitFindings(facts({ balancing: forwarding(aForward(0, 100)) }));
    // then
    expect(shortly(found)).toEqual([
      expect.stringContaining(
        'error deployment-group: all production traffic goes to the target group in which blue does not stand',
      ),
    ]);
  });

  test('that nobody can give a number of is a warning with what is known', () => {
    // given
    const elsewhere = new Map([
      [api1, 90],
      [third, 10],
    ]);
    // when
    const found = splitFindings(facts({ balancing: forwarding(aForward(0, 0, { weights: elsewhere })) }));
    // then
    expect(shortly(found)).toEqual([expect.stringContaining(`(the default action: api-1 90, ${third} 10)`)]);
  });
});

describe('clients that stick to a target group', () => {
  const sticky = forwarding(aForward(100, 0, { sticky: true }));

  test.each(kinds)('are a warning where traffic moves in steps, and only there: %s', strategy => {
    // when
    const found = stickinessFindings(facts({ balancing: sticky, strategy }));
    // then
    expect(found.map(({ level, value }) => [level, value])).toEqual(
      strategy === 'canary' || strategy === 'linear' ? [['warning', strategy]] : [],
    );
  });

  test('are none where the listener does not make them', () => {
    // when
    const found = stickinessFindings(facts());
    // then
    expect(found).toEqual([]);
  });
});

describe('a network load balancer', () => {
  const network = aBalancing({ production: [there(aListener({ loadBalancer: networkBalancer }))] });

  test.each(kinds)('is a warning where traffic moves in steps, and only there: %s', strategy => {
    // when
    const found = networkLoadBalancerFindings(facts({ balancing: network, strategy }));
    // then
    expect(found).toHaveLength(strategy === 'canary' || strategy === 'linear' ? 1 : 0);
  });

  test('is not mistaken for an application load balancer', () => {
    // when
    const found = networkLoadBalancerFindings(facts());
    // then
    expect(found).toEqual([]);
  });
});
