import { describe, expect, test } from '@jest/globals';
import type { TaskFailure } from '../state.ts';
import { breakerFailure, breakerReading, isTripped } from './circuit-breaker.ts';
import type { CircuitBreakerSettings } from './settings.ts';

type Armed = Extract<CircuitBreakerSettings, { kind: 'on' }>;

const armed = (change: Partial<Armed> = {}): Armed => ({
  kind: 'on',
  onFailure: 'rolls back',
  resetOnHealthyTask: true,
  threshold: { type: 'BOUNDED_PERCENT', value: 50 },
  ...change,
});

const failuresAt = (...times: readonly number[]): readonly TaskFailure[] => times.map(at => ({ at, kind: 'exited' }));

describe('the threshold of the circuit breaker', () => {
  test.each<[string, Armed['threshold'], number, number]>([
    ['half of one task is at least three failures', { type: 'BOUNDED_PERCENT', value: 50 }, 1, 3],
    ['half of 25 tasks is rounded up', { type: 'BOUNDED_PERCENT', value: 50 }, 25, 13],
    ['half of 400 tasks is 200', { type: 'BOUNDED_PERCENT', value: 50 }, 400, 200],
    ['half of 800 tasks is at most 200', { type: 'BOUNDED_PERCENT', value: 50 }, 800, 200],
    ['a tenth of 50 tasks is five', { type: 'BOUNDED_PERCENT', value: 10 }, 50, 5],
    ['without bounds half of 800 tasks is 400', { type: 'UNBOUNDED_PERCENT', value: 50 }, 800, 400],
    ['without bounds half of two tasks is one', { type: 'UNBOUNDED_PERCENT', value: 50 }, 2, 1],
    ['without bounds no task at all still takes one failure', { type: 'UNBOUNDED_PERCENT', value: 50 }, 0, 1],
    ['a count is a count, whatever the service is scaled to', { type: 'COUNT', value: 2 }, 800, 2],
  ])('%s', (_case, threshold, desiredCount, expected) => {
    // given
    const settings = armed({ threshold });

    // when
    const reading = breakerReading(settings, desiredCount, [], undefined);

    // then
    expect(reading).toEqual({ failureCount: 0, threshold: expected });
  });
});

describe('the circuit breaker', () => {
  test.each([
    [2, false],
    [3, true],
    [4, true],
  ])('after %i failures, of three that it takes, has tripped: %s', (failures, tripped) => {
    // given
    const times = Array.from({ length: failures }, (_, index) => index);

    // when
    const reading = breakerReading(armed(), 2, failuresAt(...times), undefined);

    // then
    expect(isTripped(reading)).toBe(tripped);
  });

  test.each<[string, boolean, number]>([
    ['begins again where a task became healthy', true, 1],
    ['goes on counting where it is told to', false, 4],
  ])('%s', (_case, resetOnHealthyTask, failureCount) => {
    // given
    const failures = failuresAt(10, 20, 30, 40);

    // when
    const reading = breakerReading(armed({ resetOnHealthyTask }), 2, failures, 30);

    // then
    expect(reading).toEqual({ failureCount, threshold: 3 });
  });

  test('that is off never trips', () => {
    // given
    const failures = failuresAt(1, 2, 3, 4, 5);

    // when
    const reading = breakerReading({ kind: 'off' }, 1, failures, undefined);

    // then
    expect([reading, isTripped(reading)]).toEqual(['off', false]);
  });

  test.each<['rolls back' | 'stops', string]>([
    ['rolls back', 'Service deployment rolled back because the circuit breaker threshold was exceeded.'],
    ['stops', 'Service deployment stopped because the circuit breaker threshold was exceeded.'],
  ])('says in the words of AWS that the deployment %s', (onFailure, reason) => {
    // given
    const settings = armed({ onFailure });

    // when
    const failure = breakerFailure(settings);

    // then
    expect(failure).toEqual({ reason, cause: 'circuit breaker', then: onFailure });
  });
});
