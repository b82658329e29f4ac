import type { MetricAlarm } from './alarm.ts';
import { evaluate, evaluationRange } from './evaluate.ts';
import type { MetricStore } from './metric-store.ts';
import type { Evidence } from './state-reason.ts';
import { valueOf } from './statistic-set.ts';

const MINUTE = 60_000;

/** Over the periods up to the last whole minute, as far as they are published. `undefined`: the alarm keeps its state. */
export function evaluateMetricAlarm(alarm: MetricAlarm, now: number, metrics: MetricStore): Evidence | undefined {
  const periodMs = alarm.periodSeconds * 1000;
  const periods = evaluationRange(alarm.watch.evaluationPeriods);
  const to = Math.floor(now / MINUTE) * MINUTE;
  const from = to - periods * periodMs;
  const datapoints = new Map(
    metrics
      .read(alarm.metric, { from, to, periodMs, now })
      .map(({ at, samples }) => [at, { at, value: valueOf(alarm.statistic, samples), sampleCount: samples.count }]),
  );
  const slots = Array.from({ length: periods }, (_, index) => datapoints.get(from + index * periodMs));
  const evaluation = evaluate(
    alarm.watch,
    slots.map(slot => slot?.value),
  );
  if (evaluation.kind === 'keep') return undefined;
  return {
    watch: alarm.watch,
    statistic: alarm.statisticName,
    periodSeconds: alarm.periodSeconds,
    state: evaluation.state,
    evaluated: evaluation.evaluated.flatMap(index => slots[index] ?? []),
    filled: evaluation.filled,
    queriedAt: now,
  };
}
