import type { Random } from '../world/random.ts';
import { mergeStatisticSets, SampleTally, type StatisticSet } from './statistic-set.ts';

/** A metric's identity: the same name with other dimensions is another metric, and nothing is summed over dimensions. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface Datapoint {
  /** Start of the period, epoch milliseconds. */
  readonly at: number;
  readonly samples: StatisticSet;
}

export interface MetricStore {
  readonly record: (metric: MetricId, at: number, values: Iterable<number>) => void;
  /** The same value many times. */
  readonly recordRepeated: (metric: MetricId, at: number, value: number, times: number) => void;
  /**
   * What a reader sees at `now`: one datapoint for each period in [from, to) in which something was published, oldest
   * first. `from` and `periodMs` are multiples of 60 s.
   */
  readonly read: (
    metric: MetricId,
    range: { from: number; to: number; periodMs: number; now: number },
  ) => readonly Datapoint[];
  readonly list: (now: number) => readonly MetricId[];
}

const MINUTE = 60_000;

type Bucket = { readonly samples: SampleTally; readonly publishedAt: number };
type Series = { readonly id: MetricId; readonly random: Random; readonly buckets: Map<number, Bucket> };

/**
 * Metrics of AWS services come in buckets of 60 s, and a bucket can be read only some time after its end. AWS promises
 * no figure for that; 60 to 120 s is what users of load balancer metrics observe.
 */
export function createMetricStore(random: Random): MetricStore {
  const series = new Map<string, Series>();
  /** By the metric as it was spelled: a busy second writes a dozen samples, and to sort dimensions is most of their price. */
  const spelled = new Map<string, Series>();
  const seriesOf = (metric: MetricId): Series => {
    const spelling = spellingOf(metric);
    const known = spelled.get(spelling);
    if (known !== undefined) return known;
    const key = keyOf(metric);
    const kept = series.get(key) ?? { id: metric, random: random.fork(key), buckets: new Map() };
    series.set(key, kept);
    spelled.set(spelling, kept);
    return kept;
  };
  const openTally = (metric: MetricId, at: number): SampleTally => {
    const kept = seriesOf(metric);
    const start = Math.floor(at / MINUTE) * MINUTE;
    let bucket = kept.buckets.get(start);
    if (bucket === undefined) {
      const publishedAt = start + MINUTE + kept.random.between(60_000, 120_000);
      kept.buckets.set(start, (bucket = { samples: new SampleTally(), publishedAt }));
    }
    return bucket.samples;
  };

  return {
    record: (metric, at, values) => {
      const tally = openTally(metric, at);
      for (const value of values) tally.add(value);
    },
    recordRepeated: (metric, at, value, times) => openTally(metric, at).add(value, times),
    read: (metric, { from, to, periodMs, now }) => {
      const buckets = series.get(keyOf(metric))?.buckets;
      if (buckets === undefined) return [];
      const datapoints: Datapoint[] = [];
      for (let at = from; at < to; at += periodMs) {
        const published: StatisticSet[] = [];
        for (let start = at; start < at + periodMs; start += MINUTE) {
          const bucket = buckets.get(start);
          if (bucket !== undefined && bucket.publishedAt <= now) published.push(bucket.samples);
        }
        const [first, ...more] = published;
        if (first === undefined) continue;
        datapoints.push({ at, samples: more.length === 0 ? first : mergeStatisticSets(published) });
      }
      return datapoints;
    },
    list: now =>
      [...series.values()]
        .filter(({ buckets }) => [...buckets.values()].some(bucket => bucket.publishedAt <= now))
        .map(({ id }) => id),
  };
}

function spellingOf({ namespace, name, dimensions }: MetricId): string {
  let spelling = `${namespace}\n${name}`;
  for (const dimension in dimensions) spelling += `\n${dimension}\n${dimensions[dimension]}`;
  return spelling;
}

function keyOf({ namespace, name, dimensions }: MetricId): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([namespace, name, ...sorted]);
}
