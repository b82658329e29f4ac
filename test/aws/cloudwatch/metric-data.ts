import { AwsError, type ClientOf, type Input, type Output } from '../wire/index.ts';
import { dimensionsFrom, notSimulated } from './alarm.ts';
import { metricDataPage } from './metric-data-page.ts';
import type { MetricStore } from './metric-store.ts';
import { parseStatistic, valueOf } from './statistic-set.ts';

type Client = ClientOf<'cloudwatch'>;
type Query = NonNullable<Input<Client, 'GetMetricData'>['MetricDataQueries']>[number];
type Series = { readonly at: number; readonly value: number }[];

/**
 * MetricStat queries, and the one expression that sparse counts need: FILL(id, number). All else is refused.
 * Source: "GetMetricData", CloudWatch API reference.
 */
export function getMetricData(
  metrics: MetricStore,
  input: Input<Client, 'GetMetricData'>,
  now: number,
): Output<Client, 'GetMetricData'> {
  const { MetricDataQueries: queries, StartTime, EndTime } = input;
  if (queries.length > 500)
    throw new AwsError('ValidationError', 'The collection MetricDataQueries must not have a size greater than 500.');
  if (StartTime >= EndTime)
    throw new AwsError('ValidationError', 'The parameter StartTime must be less than the parameter EndTime.');
  for (const query of queries) checkQuery(query);

  const range = { from: StartTime.getTime(), to: EndTime.getTime() };
  const byId = new Map(queries.map(query => [query.Id, query]));
  // MetricDataQuery: "must be unique within a single call to GetMetricData".
  if (byId.size < queries.length)
    throw new AwsError('ValidationError', 'The values for parameter id in MetricDataQueries are not unique.');
  const results = queries
    .filter(query => query.ReturnData !== false)
    .map(query => {
      const oldestFirst = seriesOf(query, byId, metrics, range, now);
      const series = input.ScanBy === 'TimestampAscending' ? oldestFirst : oldestFirst.reverse();
      return {
        Id: query.Id,
        Label: query.Label ?? query.MetricStat?.Metric.MetricName ?? query.Id,
        points: series,
      };
    });
  return metricDataPage(results, input);
}

/** "MetricDataQuery". Wording ours, but for the names of the members. */
function checkQuery({ Id, Expression, MetricStat }: Query): void {
  if (!/^[a-z]\w*$/.test(Id))
    throw new AwsError(
      'ValidationError',
      `The value ${Id} for parameter Id is not matching the expression ^[a-z][a-zA-Z0-9_]*$.`,
    );
  if ((Expression === undefined) === (MetricStat === undefined))
    throw new AwsError('ValidationError', `The query ${Id} must have either the parameter Expression or MetricStat.`);
}

type Range = { readonly from: number; readonly to: number };

function seriesOf(
  query: Query,
  byId: ReadonlyMap<string, Query>,
  metrics: MetricStore,
  range: Range,
  now: number,
): Series {
  if (query.Expression !== undefined) return filled(query.Expression, byId, metrics, range, now);
  const { periodMs, ...aligned } = alignedRange(query, range);
  const statistic = parseStatistic(query.MetricStat?.Stat ?? '');
  if (statistic === undefined) throw notSimulated(`the statistic ${query.MetricStat?.Stat ?? '(none)'}`);
  const metric = query.MetricStat?.Metric;
  const id = {
    namespace: metric?.Namespace ?? '',
    name: metric?.MetricName ?? '',
    dimensions: dimensionsFrom(metric?.Dimensions),
  };
  return metrics
    .read(id, { ...aligned, periodMs, now })
    .map(({ at, samples }) => ({ at, value: valueOf(statistic, samples) }));
}

/** FILL has no points where its series has none at all, and reaches no further than the newest whole period. */
function filled(
  expression: string,
  byId: ReadonlyMap<string, Query>,
  metrics: MetricStore,
  range: Range,
  now: number,
): Series {
  const [, id, number] = /^\s*FILL\(\s*([a-z]\w*)\s*,\s*(-?\d+(?:\.\d+)?)\s*\)\s*$/.exec(expression) ?? [];
  const source = id === undefined ? undefined : byId.get(id);
  if (source?.MetricStat === undefined || number === undefined) throw notSimulated(`the expression ${expression}`);
  const { from, to, periodMs } = alignedRange(source, range);
  const known = new Map(seriesOf(source, byId, metrics, range, now).map(({ at, value }) => [at, value]));
  const series: Series = [];
  for (let at = from; at + periodMs <= Math.min(to, now); at += periodMs) {
    series.push({ at, value: known.get(at) ?? Number(number) });
  }
  return known.size === 0 ? [] : series;
}

function alignedRange({ MetricStat }: Query, { from, to }: Range): Range & { readonly periodMs: number } {
  const period = MetricStat?.Period ?? 0;
  if (period < 60 || period % 60 !== 0) throw notSimulated(`the period ${period}; periods are multiples of 60 s`);
  const periodMs = period * 1000;
  return { from: Math.floor(from / periodMs) * periodMs, to, periodMs };
}
