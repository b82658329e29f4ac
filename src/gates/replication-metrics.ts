import type { Asking } from '../aws/asking.ts';
import type { CloudWatch } from '../aws/clients.ts';
import { type MetricSeries, type Points, readMetrics } from '../aws/metric-data.ts';
import type { BlueLimits } from '../release/gate.ts';
import type { Metric, Replication } from '../release/vantage.ts';
import type { Instant, Millis } from '../release/words.ts';

/** What a switchover would have to wait out: green's lag, and what keeps blue busy. */
export type Watched = 'lag' | keyof BlueLimits;

/** A metric that the engine does not have is not in it. */
export type Told = Readonly<Partial<Record<Watched, Points>>>;

/** Far enough back to see whether a lag falls. A point comes one to three minutes after its minute. */
const lookBack: Millis = 10 * 60_000;

/**
 * The worst of each minute decides over what has to be waited out; of load and transactions, which RDS counts as averages, the
 * average (RDS user guide, "Amazon CloudWatch metrics for Amazon RDS").
 */
const statistics: Readonly<Record<Watched, 'Maximum' | 'Average'>> = {
  lag: 'Maximum',
  connections: 'Maximum',
  load: 'Average',
  transactions: 'Average',
};

/**
 * One call for all of them.
 *
 * @throws GreenlightError where CloudWatch gives no answer
 */
export async function readReplication(
  cloudwatch: () => Promise<CloudWatch>,
  asking: Asking,
  { lag, blue }: Replication,
  now: Instant,
): Promise<Told> {
  const metrics: Readonly<Record<Watched, Metric | undefined>> = { lag, ...blue };
  const series = (Object.keys(statistics) as Watched[]).flatMap(id => {
    const metric = metrics[id];
    return metric === undefined ? [] : [[id, { ...metric, statistic: statistics[id] }] as const];
  });
  const asked: Readonly<Record<string, MetricSeries>> = Object.fromEntries(series);
  return readMetrics({ cloudwatch, asking }, asked, { from: now - lookBack, until: now });
}
