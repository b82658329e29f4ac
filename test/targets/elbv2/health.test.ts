import {
  type TargetHealth,
  TargetHealthReasonEnum,
  TargetHealthStateEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { healthOf } from '../../../src/targets/elbv2/health.ts';

const all = <T>(times: number, value: T): readonly T[] => Array.from({ length: times }, () => value);

const answers503: TargetHealth = {
  State: 'unhealthy',
  Reason: 'Target.ResponseCodeMismatch',
  Description: 'Health checks failed with these codes: [503]',
};
const timesOut: TargetHealth = { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' };

describe('the health of a target group', () => {
  test('is counted', () => {
    // when
    const health = healthOf([
      { State: 'healthy' },
      { State: 'healthy' },
      timesOut,
      { State: 'initial', Reason: 'Elb.InitialHealthChecking' },
    ]);
    // then
    expect(health).toMatchObject({ healthy: 2, unhealthy: 1, starting: 1, unchecked: 0 });
  });

  test.each([
    { state: 'healthy', counts: [1, 0, 0, 0] },
    { state: 'unhealthy', counts: [0, 1, 0, 0] },
    { state: 'initial', counts: [0, 0, 1, 0] },
    { state: 'unused', counts: [0, 0, 0, 1] },
    { state: 'unavailable', counts: [0, 0, 0, 1] },
    { state: 'draining', counts: [0, 0, 0, 0] },
    { state: 'unhealthy.draining', counts: [0, 0, 0, 0] },
  ] as const)(
    'counts a target that is $state as healthy, unhealthy, starting, unchecked: $counts',
    ({ state, counts }) => {
      // when
      const { healthy, unhealthy, starting, unchecked } = healthOf([{ State: state }]);
      // then
      expect([healthy, unhealthy, starting, unchecked]).toEqual(counts);
    },
  );

  test.each(Object.values(TargetHealthStateEnum))('knows the state %s of the SDK', state => {
    // when
    const reading = () => healthOf([{ State: state }]);
    // then
    expect(reading).not.toThrow();
  });

  test.each([{ State: 'levitating' }, {}])('fails loudly at a state that nobody knows: %j', target => {
    // when
    const reading = () => healthOf([target as TargetHealth]);
    // then
    expect(reading).toThrow(expect.objectContaining({ code: 'unknown-answer' }));
  });

  test('says why, each reason once and the most frequent first', () => {
    // when
    const { reasons } = healthOf([timesOut, ...all(2, answers503), { State: 'healthy' }]);
    // then
    expect(reasons).toEqual([
      'Health checks failed with these codes: [503] (Target.ResponseCodeMismatch)',
      'Request timed out (Target.Timeout)',
    ]);
  });

  test('says nothing of targets that leave', () => {
    // when
    const { reasons } = healthOf([
      {
        State: 'draining',
        Reason: 'Target.DeregistrationInProgress',
        Description: 'Target deregistration is in progress',
      },
    ]);
    // then
    expect(reasons).toEqual([]);
  });

  test.each(Object.values(TargetHealthReasonEnum))('passes on the reason %s as it stands', reason => {
    // when
    const { reasons } = healthOf([{ State: 'unhealthy', Reason: reason }]);
    // then
    expect(reasons).toEqual([reason]);
  });

  test('counts every target once at most, in any order', () => {
    const target = fc.record({ State: fc.constantFrom(...Object.values(TargetHealthStateEnum)) });
    fc.assert(
      fc.property(fc.array(target), targets => {
        // when
        const health = healthOf(targets);
        const backwards = healthOf([...targets].reverse());
        // then
        expect(health.healthy + health.unhealthy + health.unchecked).toBeLessThanOrEqual(targets.length);
        expect(backwards).toEqual(health);
      }),
    );
  });
});
