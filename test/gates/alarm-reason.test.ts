import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from '@jest/globals';
import { measuredBy } from '../../src/gates/alarm-reason.ts';

const since = Date.UTC(2026, 10, 20, 12);

const alarm = (data: unknown, members: MetricAlarm = {}): MetricAlarm => ({
  MetricName: 'TargetResponseTime',
  ExtendedStatistic: 'p99',
  Threshold: 0.4,
  StateReasonData: typeof data === 'string' ? data : JSON.stringify(data),
  ...members,
});

describe("the number behind an alarm's state", () => {
  test('is the newest of the points that CloudWatch looked at, with limit and count', () => {
    // when
    const measured = measuredBy(alarm({ recentDatapoints: [0.91, 0.38, 0.2], threshold: 0.5 }), since);
    // then
    expect(measured).toEqual({ metric: 'p99 of TargetResponseTime', value: 0.91, limit: 0.5, samples: 3, since });
  });

  test("has the alarm's own threshold where the reason does not say one", () => {
    // when
    const measured = measuredBy(alarm({ recentDatapoints: [0.91] }), since);
    // then
    expect(measured).toMatchObject({ limit: 0.4 });
  });

  test.each<{ members: MetricAlarm; metric: string }>([
    { members: { ExtendedStatistic: undefined, Statistic: 'Sum', MetricName: 'Errors' }, metric: 'Sum of Errors' },
    { members: { ExtendedStatistic: undefined, MetricName: undefined }, metric: 'the expression' },
  ])('is named for people: $metric', ({ members, metric }) => {
    // when
    const measured = measuredBy(alarm({ recentDatapoints: [1] }, members), since);
    // then
    expect(measured).toMatchObject({ metric });
  });

  test('may be 0', () => {
    // when
    const measured = measuredBy(alarm({ recentDatapoints: [0], threshold: 0 }), since);
    // then
    expect(measured).toMatchObject({ value: 0, limit: 0 });
  });

  test.each<{ what: string; data: unknown; members?: MetricAlarm }>([
    { what: 'there is no reason data', data: undefined, members: { StateReasonData: undefined } },
    { what: 'the reason data is no JSON', data: '{"recentDatapoints": [0.9' },
    { what: 'the reason data is no object', data: '17' },
    { what: 'the reason data is null', data: 'null' },
    { what: 'there are no points', data: { recentDatapoints: [], threshold: 0.4 } },
    { what: 'the points are no list', data: { recentDatapoints: 'many' } },
    { what: 'the newest points are no numbers', data: { recentDatapoints: [null, '0.9'] } },
    { what: 'there is no limit', data: { recentDatapoints: [0.9] }, members: { Threshold: undefined } },
  ])('is left out, without an error, where $what', ({ data, members }) => {
    // when
    const measured = measuredBy(alarm(data, members), since);
    // then
    expect(measured).toBeUndefined();
  });
});
