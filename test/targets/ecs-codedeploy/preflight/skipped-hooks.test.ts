import { describe, expect, test } from '@jest/globals';
import type { Hook } from '../../../../src/release/plan.ts';
import { skippedHookFindings } from '../../../../src/targets/ecs-codedeploy/preflight/skipped-hooks.ts';
import { production, testing } from '../../elbv2/a-balancing.ts';
import { aGroup, facts, shortly } from './a-release-to-be.ts';

describe('a hook that AWS would skip is refused, for the user counts on its proof', () => {
  const onTestTraffic: Hook = { event: 'AfterAllowTestTraffic', function: 'api-smoke' };
  const beforeTraffic: Hook = { event: 'BeforeAllowTraffic', function: 'api-smoke' };
  const refused = [
    'error appspec: deployment group AppECS-shop-api/DgpECS-shop-api has no test listener, ' +
      'so AWS skips AfterAllowTestTraffic and never calls this function',
  ];

  const cases: [name: string, hook: Hook, testListeners: string[], expected: string[]][] = [
    ['on test traffic, and no test listener', onTestTraffic, [], refused],
    ['on test traffic, and a test listener', onTestTraffic, [testing], []],
    ['before traffic, and no test listener', beforeTraffic, [], []],
  ];

  test.each(cases)('%s', (_, hook, testListeners, expected) => {
    const pair = { targetGroups: ['api-1', 'api-2'] as const, prodListeners: [production], testListeners };
    const found = skippedHookFindings(facts({ group: aGroup({ pair }), hooks: [hook] }));
    expect(shortly(found)).toEqual(expected);
    expect(found.map(({ value }) => value)).toEqual(expected.map(() => hook.function));
  });
});
