import type { GetMetricDataCommandOutput, MessageData, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import { DeniedError, RejectedError, UnknownAnswerError } from '../errors.ts';
import type { Asking } from './asking.ts';
import type { CloudWatch } from './clients.ts';

const getMetricData = { service: 'cloudwatch', operation: 'GetMetricData' } as const;

/** Minute by minute of one metric. */
export interface MetricSeries {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Maximum' | 'Average';
}

/** The value of one minute, by its beginning in milliseconds since the epoch. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** Newest first. `in part`: CloudWatch did not answer in full, and what it leaves out would read as minutes in which nothing was. */
export type Points = readonly Point[] | 'in part';

/** In milliseconds since the epoch. */
export interface MetricSpan {
  readonly from: number;
  readonly until: number;
}

/**
 * All of these series, by one name each that begins with a small letter.
 *
 * @throws DeniedError, RejectedError, UnknownAnswerError where waiting does not help
 */
export async function readMetrics<Id extends string>(
  { cloudwatch, asking }: { readonly cloudwatch: () => Promise<CloudWatch>; readonly asking: Asking },
  series: Readonly<Record<Id, MetricSeries>>,
  { from, until }: MetricSpan,
): Promise<Readonly<Record<Id, Points>>> {
  const { client, sdk } = await cloudwatch();
  const input = {
    StartTime: new Date(from),
    EndTime: new Date(until),
    ScanBy: 'TimestampDescending',
    MetricDataQueries: Object.entries<MetricSeries>(series).map(([id, one]) => queryOf(id, one)),
  } as const;
  const pages: GetMetricDataCommandOutput[] = [];
  do {
    const NextToken = pages.at(-1)?.NextToken;
    const command = new sdk.GetMetricDataCommand({ ...input, ...(NextToken === undefined ? {} : { NextToken }) });
    pages.push(await asking.read(getMetricData, () => client.send(command)));
  } while (pages.at(-1)?.NextToken !== undefined && pages.length < mostPages);
  return metricsIn(Object.keys(series) as Id[], pages);
}

/** A page holds 100,800 points, and three series of a day are 4,320: more pages than this are no answer that comes to an end. */
const mostPages = 5;

function queryOf(id: string, { namespace, metric, dimensions, statistic }: MetricSeries) {
  return {
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: metric,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: 60,
      Stat: statistic,
    },
  };
}

type Page = Pick<GetMetricDataCommandOutput, 'MetricDataResults' | 'Messages' | 'NextToken'>;

/** The pages of one answer, put together. */
export function metricsIn<Id extends string>(ids: readonly Id[], pages: readonly Page[]): Readonly<Record<Id, Points>> {
  refuseShortened(pages.flatMap(({ Messages = [] }) => Messages));
  const isWhole = pages.at(-1)?.NextToken === undefined;
  const results = pages.flatMap(({ MetricDataResults = [] }) => MetricDataResults);
  const points = (id: Id): Points => (isWhole ? pointsOf(results.filter(({ Id }) => Id === id)) : 'in part');
  return Object.fromEntries(ids.map(id => [id, points(id)])) as Record<Id, Points>;
}

/** Its last page says whether it is all. */
function pointsOf(results: readonly MetricDataResult[]): Points {
  const status = results.at(-1)?.StatusCode;
  switch (status) {
    case 'Complete':
      return results.flatMap(pointsIn).toSorted((one, other) => other.at - one.at);
    case undefined:
    case 'PartialData':
    case 'InternalError':
      return 'in part';
    case 'Forbidden':
      throw new DeniedError({ action: 'cloudwatch:GetMetricData', resource: '*', cause: results });
    default: {
      const never: never = status;
      throw new UnknownAnswerError({
        message: `CloudWatch says of a metric that it is ${String(never)}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
    }
  }
}

function pointsIn({ Timestamps = [], Values = [] }: MetricDataResult): readonly Point[] {
  return Timestamps.flatMap((at, index) => {
    const value = Values[index];
    return value === undefined ? [] : [{ at: at.getTime(), value }];
  });
}

/** CloudWatch says beside its results what it has not carried out ("Maximum number of allowed metrics exceeded"), and carries out the rest. */
function refuseShortened(messages: readonly MessageData[]): void {
  if (messages.length === 0) return;
  const said = messages.map(({ Code = '', Value = '' }) => `${Code} ${Value}`.trim()).join('; ');
  throw new RejectedError({
    message: `CloudWatch did not answer GetMetricData in full: ${said}.`,
    hint: 'Mend what its message says.',
  });
}
