import type { Asking } from '../../aws/asking.ts';
import type { CloudWatch } from '../../aws/clients.ts';
import { type MetricSeries, type MetricSpan, type Point, type Points, readMetrics } from '../../aws/metric-data.ts';
import type { Instant } from '../../release/words.ts';

export interface Reading {
  readonly cloudwatch: () => Promise<CloudWatch>;
  readonly brisk: Asking;
}

/** A function and its alias, or one version of those behind it. */
export type Dimensions = Readonly<Record<'FunctionName' | 'Resource', string>> & { readonly ExecutedVersion?: string };

/** Invocations by the beginning of their minute: one that is not in it had none that CloudWatch knows of. */
export type ByMinute = ReadonlyMap<Instant, number>;

/**
 * `Invocations` of each of these, minute by minute. Undefined where CloudWatch does not answer in full: what it leaves out would
 * read as minutes in which nobody came.
 *
 * @throws DeniedError, RejectedError, UnknownAnswerError where waiting does not help
 */
export async function invocationsOf<Side extends string>(
  { cloudwatch, brisk }: Reading,
  sides: Readonly<Record<Side, Dimensions>>,
  span: MetricSpan,
): Promise<Readonly<Record<Side, ByMinute>> | undefined> {
  const names = Object.keys(sides) as Side[];
  const series = Object.fromEntries(names.map(name => [name, invocations(sides[name])])) as Record<Side, MetricSeries>;
  const told = await readMetrics({ cloudwatch, asking: brisk }, series, span);
  return allOf(names.map(name => [name, told[name]] as const));
}

function invocations(dimensions: Dimensions): MetricSeries {
  return { namespace: 'AWS/Lambda', metric: 'Invocations', dimensions, statistic: 'Sum' };
}

/** One side that is told in part makes all of them useless. */
function allOf<Side extends string>(
  told: readonly (readonly [Side, Points])[],
): Readonly<Record<Side, ByMinute>> | undefined {
  const whole = told.map(([side, points]) => [side, points === 'in part' ? undefined : byMinute(points)] as const);
  return whole.some(([, minutes]) => minutes === undefined)
    ? undefined
    : (Object.fromEntries(whole) as Record<Side, ByMinute>);
}

function byMinute(points: readonly Point[]): ByMinute {
  return new Map(points.map(({ at, value }) => [at, value]));
}
