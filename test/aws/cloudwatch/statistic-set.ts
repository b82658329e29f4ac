/** A period's samples, as much of them as statistics need. */
export interface StatisticSet {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Number of samples by bin; a bin is 1 % wide. */
  readonly bins: ReadonlyMap<number, number>;
}

export type Statistic =
  | { readonly kind: 'Average' | 'Sum' | 'Minimum' | 'Maximum' | 'SampleCount' }
  | { readonly kind: 'percentile'; /** Over 0, at most 100. */ readonly percent: number };

/** Adds samples one by one; what it gives is the set so far. */
export class SampleTally implements StatisticSet {
  count = 0;
  sum = 0;
  minimum = Infinity;
  maximum = -Infinity;
  readonly bins = new Map<number, number>();

  add(value: number, times = 1): void {
    this.count += times;
    this.sum += value * times;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    const bin = binOf(value);
    this.bins.set(bin, (this.bins.get(bin) ?? 0) + times);
  }
}

export function mergeStatisticSets(sets: readonly StatisticSet[]): StatisticSet {
  const bins = new Map<number, number>();
  for (const set of sets) for (const [bin, count] of set.bins) bins.set(bin, (bins.get(bin) ?? 0) + count);
  return {
    count: sets.reduce((sum, set) => sum + set.count, 0),
    sum: sets.reduce((sum, set) => sum + set.sum, 0),
    minimum: Math.min(...sets.map(set => set.minimum)),
    maximum: Math.max(...sets.map(set => set.maximum)),
    bins,
  };
}

export function valueOf(statistic: Statistic, set: StatisticSet): number {
  switch (statistic.kind) {
    case 'Average':
      return set.sum / set.count;
    case 'Sum':
      return set.sum;
    case 'Minimum':
      return set.minimum;
    case 'Maximum':
      return set.maximum;
    case 'SampleCount':
      return set.count;
    case 'percentile':
      return percentile(set, statistic.percent);
    default: {
      const never: never = statistic;
      throw new Error(`no such statistic: ${JSON.stringify(never)}`);
    }
  }
}

/** `Average`, `p99`, `p99.9`, as in Statistic, ExtendedStatistic and Stat. `undefined`: not a statistic of this world. */
export function parseStatistic(name: string): Statistic | undefined {
  switch (name) {
    case 'Average':
    case 'Sum':
    case 'Minimum':
    case 'Maximum':
    case 'SampleCount':
      return { kind: name };
    default: {
      const percent = Number(/^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(name)?.[1]);
      return percent > 0 && percent <= 100 ? { kind: 'percentile', percent } : undefined;
    }
  }
}

/** Nearest rank; within a bin the samples are taken as evenly spread, so it is at most 1 % off. */
function percentile({ count, minimum, maximum, bins }: StatisticSet, percent: number): number {
  let rank = Math.ceil((percent / 100) * count);
  for (const [bin, inBin] of [...bins].sort(([a], [b]) => a - b)) {
    if (rank <= inBin) return Math.min(maximum, Math.max(minimum, valueIn(bin, (rank - 0.5) / inBin)));
    rank -= inBin;
  }
  return maximum;
}

const BIN_WIDTH = Math.log(1.01);
const BIN_OF_ZERO = -Infinity;

/** Nothing in this world is negative but a lag of -1, which stands for none that is known: it shares the bin of zero. */
function binOf(value: number): number {
  return value > 0 ? Math.floor(Math.log(value) / BIN_WIDTH) : BIN_OF_ZERO;
}

/** `position`: 0 to 1 from the bin's lower end to its upper one. */
function valueIn(bin: number, position: number): number {
  return bin === BIN_OF_ZERO ? 0 : Math.exp((bin + position) * BIN_WIDTH);
}
