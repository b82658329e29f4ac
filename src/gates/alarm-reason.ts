import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Instant, Measured } from '../release/words.ts';

/**
 * The number behind an alarm's state, from StateReasonData: JSON text that CloudWatch writes at each change of state, with
 * the points that it evaluated, each with its time. Undefined where there is none (SetAlarmState, metric math without points).
 */
export function measuredBy(alarm: MetricAlarm, since: Instant): Measured | undefined {
  const data = parse(alarm.StateReasonData);
  const points = [...(data?.points ?? [])].toSorted((a, b) => b.at - a.at);
  const limit = data?.threshold ?? alarm.Threshold;
  const [newest] = points;
  if (newest === undefined || limit === undefined) return undefined;
  return { metric: metricName(alarm), value: newest.value, limit, samples: points.length, since };
}

/** `p99 of TargetResponseTime`. */
export function metricName(alarm: MetricAlarm): string {
  const statistic = alarm.ExtendedStatistic ?? alarm.Statistic;
  const metric = alarm.MetricName ?? 'the expression';
  return statistic === undefined ? metric : `${statistic} of ${metric}`;
}

interface ReasonData {
  readonly threshold: number | undefined;
  readonly points: readonly { readonly at: Instant; readonly value: number }[];
}

function parse(text: string | undefined): ReasonData | undefined {
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as {
      threshold?: unknown;
      evaluatedDatapoints?: unknown;
      recentDatapoints?: unknown;
    } | null;
    const points: unknown = data?.evaluatedDatapoints;
    return {
      threshold: typeof data?.threshold === 'number' ? data.threshold : undefined,
      points: Array.isArray(points) ? points.flatMap(pointOf) : undated(data?.recentDatapoints),
    };
  } catch {
    // Reading the state decides; its explanation is a courtesy that may be missing.
    return undefined;
  }
}

/** Where CloudWatch gives values without their times, its examples have the newest first. */
function undated(values: unknown): ReasonData['points'] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown, at) => (typeof value === 'number' ? [{ at: -at, value }] : []));
}

/** A period without data is evaluated too, and has no value. */
function pointOf(point: unknown): ReasonData['points'] {
  const { timestamp, value } = (point ?? {}) as { timestamp?: unknown; value?: unknown };
  return typeof timestamp === 'string' && typeof value === 'number' ? [{ at: Date.parse(timestamp), value }] : [];
}
