import { describe, expect, test } from '@jest/globals';
import type { Health } from '../../../../src/release/words.ts';
import { blueFindings } from '../../../../src/targets/ecs-codedeploy/preflight/blue.ts';
import { aBlue, facts } from './a-release-to-be.ts';

const health = (change: Partial<Health>): Health => ({
  healthy: 0,
  unhealthy: 0,
  starting: 0,
  unchecked: 0,
  reasons: [],
  ...change,
});
const why = ['Request timed out (Target.Timeout)', 'Health checks failed with these codes: [503]'];

describe('blue, which has to take everything back', () => {
  test('is worth no word where all that is wanted is healthy', () => {
    // when
    const found = blueFindings(facts());
    // then
    expect(found).toEqual([]);
  });

  test('is worth no word where its target group is not known: that is said elsewhere', () => {
    // when
    const found = blueFindings(facts({ blueHealth: undefined }));
    // then
    expect(found).toEqual([]);
  });

  test('is no way back without a healthy target', () => {
    // when
    const found = blueFindings(facts({ blueHealth: health({ unhealthy: 3, reasons: why }) }));
    // then
    expect(found).toEqual([
      {
        level: 'warning',
        where: 'service',
        value: 'api',
        reason: `blue (api:41) has no healthy target of 3 wanted, so there is no way back to it: ${why.join('; ')}`,
        remedy: expect.stringContaining('mend blue first'),
      },
    ]);
  });

  test('is a weak way back with fewer than are wanted', () => {
    // when
    const found = blueFindings(facts({ blueHealth: health({ healthy: 2, unchecked: 1 }) }));
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'warning',
        reason: 'blue (api:41) has 2 healthy of 3 wanted targets, so going back may overload it',
      }),
    ]);
  });

  test('of no task at all refuses the release, with the command that mends it', () => {
    // given
    const blue = aBlue({ side: { revision: 'api:41', wanted: 0, running: 0, pending: 0 } });
    // when
    const found = blueFindings(facts({ blue, service: { cluster: 'shop', name: 'api' }, blueHealth: health({}) }));
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'service',
        reason: expect.stringContaining('desired count is 0'),
        command: 'aws ecs update-service --region eu-west-1 --cluster shop --service api --desired-count 1',
      }),
    ]);
  });
});
