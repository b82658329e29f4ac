import type {
  GetMetricDataCommandInput,
  GetMetricDataCommandOutput,
  MessageData,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { Asking } from '../../aws/asking.ts';
import type { CloudWatch } from '../../aws/clients.ts';
import { DeniedError, RejectedError, UnknownAnswerError } from '../../errors.ts';
import type { Instant } from '../../release/words.ts';

const getMetricData = { service: 'cloudwatch', operation: 'GetMetricData' } as const;

export interface Reading {
  readonly cloudwatch: () => Promise<CloudWatch>;
  readonly brisk: Asking;
}

/** A function and its alias, or one version of those behind it. */
export type Dimensions = Readonly<Record<'FunctionName' | 'Resource', string>> & { readonly ExecutedVersion?: string };

export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** Invocations by the beginning of their minute: one that is not in it had none that CloudWatch knows of. */
export type ByMinute = ReadonlyMap<Instant, number>;

/**
 * `Invocations` of each of these, minute by minute. Undefined where CloudWatch does not answer in full: what it leaves out would
 * read as minutes in which nobody came.
 *
 * @throws DeniedError, RejectedError, UnknownAnswerError where waiting does not help
 */
export async function invocationsOf<Series extends string>(
  { cloudwatch, brisk }: Reading,
  series: Readonly<Record<Series, Dimensions>>,
  { from, until }: Span,
): Promise<Readonly<Record<Series, ByMinute>> | undefined> {
  const { client, sdk } = await cloudwatch();
  const input: GetMetricDataCommandInput = {
    StartTime: new Date(from),
    EndTime: new Date(until),
    MetricDataQueries: Object.entries<Dimensions>(series).map(([Id, dimensions]) => ({
      Id,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/Lambda',
          MetricName: 'Invocations',
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: 60,
        Stat: 'Sum',
      },
    })),
  };
  const pages: GetMetricDataCommandOutput[] = [];
  do {
    const NextToken = pages.at(-1)?.NextToken;
    const command = new sdk.GetMetricDataCommand({ ...input, ...(NextToken === undefined ? {} : { NextToken }) });
    pages.push(await brisk.read(getMetricData, () => client.send(command)));
  } while (pages.at(-1)?.NextToken !== undefined && pages.length < mostPages);
  return inFull(Object.keys(series) as Series[], pages);
}

/** A page holds 100,800 points, and three series of a day are 4,320: more pages than this are no answer that comes to an end. */
const mostPages = 5;

type Page = Pick<GetMetricDataCommandOutput, 'MetricDataResults' | 'Messages' | 'NextToken'>;

/** The pages of one answer, put together. */
export function inFull<Series extends string>(
  ids: readonly Series[],
  pages: readonly Page[],
): Readonly<Record<Series, ByMinute>> | undefined {
  refuseShortened(pages.flatMap(({ Messages = [] }) => Messages));
  if (pages.at(-1)?.NextToken !== undefined) return undefined;
  const results = pages.flatMap(({ MetricDataResults = [] }) => MetricDataResults);
  const told = ids.map(id => [id, seriesIn(results.filter(({ Id }) => Id === id))] as const);
  return told.some(([, series]) => series === undefined)
    ? undefined
    : (Object.fromEntries(told) as Record<Series, ByMinute>);
}

/** Its last page says whether it is all. */
function seriesIn(results: readonly MetricDataResult[]): ByMinute | undefined {
  const status = results.at(-1)?.StatusCode;
  switch (status) {
    case 'Complete':
      return new Map(results.flatMap(pointsIn));
    case undefined:
    case 'PartialData':
    case 'InternalError':
      return undefined;
    case 'Forbidden':
      throw new DeniedError({ action: 'cloudwatch:GetMetricData', resource: '*', cause: results });
    default: {
      const never: never = status;
      throw new UnknownAnswerError({
        message: `CloudWatch says of invocations that they are ${String(never)}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
    }
  }
}

function pointsIn({ Timestamps = [], Values = [] }: MetricDataResult): readonly (readonly [Instant, number])[] {
  return Timestamps.flatMap((at, index) => {
    const value = Values[index];
    return value === undefined ? [] : [[at.getTime(), value] as const];
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
