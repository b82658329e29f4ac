import { AwsError, type ClientOf, type Input, type Output } from '../wire/index.ts';
import { page } from './page.ts';

type Client = ClientOf<'cloudwatch'>;

/** A query's points, in the order asked for. */
export interface QueryResult {
  readonly Id: string;
  readonly Label: string;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

/** "GetMetricData", CloudWatch API reference: the most datapoints that one answer holds, and what MaxDatapoints is by default. */
const MOST_DATAPOINTS = 100_800;

/**
 * One page of an answer. A result whose points do not all fit in is PartialData, and goes on on the next page; one without
 * any point is on the first page.
 */
export function metricDataPage(
  results: readonly QueryResult[],
  {
    MaxDatapoints = MOST_DATAPOINTS,
    NextToken: token,
  }: Pick<Input<Client, 'GetMetricData'>, 'MaxDatapoints' | 'NextToken'>,
): Output<Client, 'GetMetricData'> {
  if (MaxDatapoints < 1 || MaxDatapoints > MOST_DATAPOINTS)
    throw new AwsError('ValidationError', `The parameter MaxDatapoints must be between 1 and ${MOST_DATAPOINTS}.`);
  const all = results.flatMap(result => result.points.map((point, index) => ({ result, point, index })));
  const { items, NextToken } = page(all, MaxDatapoints, token);
  const MetricDataResults = results.flatMap(result => {
    const here = items.filter(item => item.result === result);
    if (here.length === 0 && (result.points.length > 0 || token !== undefined)) return [];
    const isComplete = here.length === 0 || here.at(-1)?.index === result.points.length - 1;
    return [
      {
        Id: result.Id,
        Label: result.Label,
        Timestamps: here.map(({ point }) => new Date(point.at)),
        Values: here.map(({ point }) => point.value),
        StatusCode: isComplete ? ('Complete' as const) : ('PartialData' as const),
      },
    ];
  });
  return { MetricDataResults, Messages: [], ...NextToken };
}
