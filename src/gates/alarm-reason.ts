import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Instant, Measured } from '../release/words.ts';

/**
 * The number behind an alarm's state, from StateReasonData: JSON text that CloudWatch writes at each change of state,
 * with the points it looked at, newest first. Undefined where there is none (SetAlarmState, metric math without points).
 */
export function measuredBy(alarm: MetricAlarm, since: Instant): Measured | undefined {
  const data = parse(alarm.StateReasonData);
  const points = data?.recentDatapoints?.filter((point): point is number => typeof point === 'number') ?? [];
  const [value] = points;
  const limit = typeof data?.threshold === 'number' ? data.threshold : alarm.Threshold;
  if (value === undefined || limit === undefined) return undefined;
  return { metric: metricName(alarm), value, limit, samples: points.length, since };
}

function metricName(alarm: MetricAlarm): string {
  const statistic = alarm.ExtendedStatistic ?? alarm.Statistic;
  const metric = alarm.MetricName ?? 'the expression';
  return statistic === undefined ? metric : `${statistic} of ${metric}`;
}

function parse(text: string | undefined): { recentDatapoints?: unknown[]; threshold?: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return undefined;
    const { recentDatapoints, threshold } = data as { recentDatapoints?: unknown; threshold?: unknown };
    return { ...(Array.isArray(recentDatapoints) ? { recentDatapoints } : {}), threshold };
  } catch {
    // Reading the state decides; its explanation is a courtesy that may be missing.
    return undefined;
  }
}
