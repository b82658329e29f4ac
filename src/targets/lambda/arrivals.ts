import type { Asking } from '../../aws/asking.ts';
import type { CloudWatch } from '../../aws/clients.ts';
import type { Millis, Revision } from '../../release/words.ts';
import type { Arrivals } from '../stepped-by/arrivals.ts';
import { numberOf } from './version.ts';

const minute: Millis = 60_000;

/** CloudWatch has a minute's invocations within two minutes of its end, by what its users see; there is no promise. */
const published: Millis = 2 * minute;

export interface Counting {
  readonly cloudwatch: () => Promise<CloudWatch>;
  readonly brisk: Asking;
  readonly functionName: string;
  readonly alias: string;
}

/**
 * Counts the requests of an alias by the version that answered them: `Invocations` with the dimension `ExecutedVersion` (Lambda
 * developer guide, "Types of metrics for Lambda functions"). Only whole minutes count in which the share was in effect all along.
 */
export function arrivalsOf({ cloudwatch, brisk, functionName, alias }: Counting): Arrivals {
  return async ({ blue, green, since, now }) => {
    const from = Math.ceil((since + settling) / minute) * minute;
    const until = Math.floor((now - published) / minute) * minute;
    if (until <= from) return undefined;
    const { client, sdk } = await cloudwatch();
    const query = (Id: string, revision: Revision) => ({
      Id,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/Lambda',
          MetricName: 'Invocations',
          Dimensions: [
            { Name: 'FunctionName', Value: functionName },
            { Name: 'Resource', Value: `${functionName}:${alias}` },
            { Name: 'ExecutedVersion', Value: numberOf(revision) },
          ],
        },
        Period: 60,
        Stat: 'Sum',
      },
    });
    const answer = await brisk.read({ service: 'cloudwatch', operation: 'GetMetricData' }, () =>
      client.send(
        new sdk.GetMetricDataCommand({
          StartTime: new Date(from),
          EndTime: new Date(until),
          MetricDataQueries: [query('blue', blue), query('green', green)],
        }),
      ),
    );
    const sum = (id: string): number =>
      (answer.MetricDataResults?.find(({ Id }) => Id === id)?.Values ?? []).reduce((all, one) => all + one, 0);
    const [onBlue, onGreen] = [sum('blue'), sum('green')];
    return { green: onGreen, all: onBlue + onGreen };
  };
}

/** Users follow an alias some seconds after it was written. */
const settling: Millis = 10_000;
