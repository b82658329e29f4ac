import type { BlueLimits, LagGate } from '../release/gate.ts';
import type { Metric, Replication } from '../release/vantage.ts';
import type { Instant, Millis, Reading } from '../release/words.ts';
import { printSize } from '../request/byte-size.ts';
import type { Point, Points } from '../aws/metric-data.ts';
import type { Told } from './replication-metrics.ts';

/** None of it fails: green catches up, and blue has quiet moments. What a switchover waits for is not proven until then. */
type Judged = { readonly outcome: 'pass' | 'inconclusive' | 'no-data' | 'error'; readonly says: string };

/** How old the newest point may be, from the end of its minute: points come late, and one may be missing. */
const freshFor: Millis = 3 * 60_000;
const minute: Millis = 60_000;

const onBlue = ['connections', 'load', 'transactions'] as const satisfies readonly (keyof BlueLimits)[];

/** What the points come to. What of blue has no limit is told beside the lag. */
export function lagReadings(gate: LagGate, of: Replication, told: Told, now: Instant): readonly Reading[] {
  const lag = judgedLag(gate, of.lag, told.lag, now);
  const doubt = of.lag.doubt === undefined ? '' : ` ${of.lag.doubt}`;
  const beside = onBlue.flatMap(subject => {
    const point = gate.blue[subject] === undefined ? newest(told[subject], now) : undefined;
    return point === undefined ? [] : [amount(subject, point.value)];
  });
  const blue = beside.length === 0 ? '' : ` Blue has ${beside.join(', ')}.`;
  return [
    reading(gate, 'lag', now, { ...lag, says: `${lag.says}${doubt}${blue}` }),
    ...onBlue.flatMap(subject => {
      const limit = gate.blue[subject];
      if (limit === undefined) return [];
      return [reading(gate, subject, now, judgedBlue(subject, limit, of.blue[subject], told[subject], now))];
    }),
  ];
}

/** Why CloudWatch gave no answer, a sentence, and whether it may at the next look. */
export interface Unread {
  readonly trouble: string;
  readonly passes: 'perhaps' | 'no';
}

/** One reading for each subject, where CloudWatch gave no answer. */
export function unreadLag(gate: LagGate, { trouble, passes }: Unread, now: Instant): readonly Reading[] {
  const limited = onBlue.filter(subject => gate.blue[subject] !== undefined);
  const says = `The metrics of the database could not be read: ${trouble}`;
  // What may pass is waited for like any other word that is missing.
  const outcome = passes === 'perhaps' ? 'no-data' : 'error';
  return ['lag', ...limited].map(subject => reading(gate, subject, now, { outcome, says }));
}

function reading({ name, force }: LagGate, subject: string, at: Instant, judged: Judged): Reading {
  return { gate: name, subject, force, at, ...judged };
}

function judgedLag(gate: LagGate, metric: Replication['lag'], series: Points | undefined, now: Instant): Judged {
  const point = newest(series, now);
  if (point === undefined) return silent(metric, series);
  const where = source(metric, point, now);
  // Where the replica does not know how far it is behind, its lag is -1 (RDS user guide, "Monitoring MySQL read replicas").
  if (point.value < 0)
    return { outcome: 'inconclusive', says: `Replication to green is not active: ${point.value} ${where}.` };
  const { limit, print, sentence } = scaleOf(metric, gate);
  const says = `${sentence(print(point.value))}, limit ${print(limit)}`;
  if (point.value <= limit) return { outcome: 'pass', says: `${says} ${where}.` };
  return { outcome: 'inconclusive', says: `${says}${course(series, point, print)} ${where}.` };
}

interface Scale {
  /** In the unit of the metric. */
  readonly limit: number;
  readonly print: (value: number) => string;
  readonly sentence: (value: string) => string;
}

function scaleOf({ tells }: Replication['lag'], { atMost, walAtMost }: LagGate): Scale {
  switch (tells) {
    case 'seconds':
      return {
        limit: atMost / 1000,
        print: value => `${Number(value.toFixed(1))} s`,
        sentence: value => `Green is ${value} behind blue`,
      };
    case 'bytes':
      return {
        limit: walAtMost,
        print: printSize,
        sentence: value => `Blue holds back ${value} of its log for what follows it`,
      };
  }
}

/** Whether a lag that is too long falls: against the oldest point there is. */
function course(series: Points | undefined, { at, value }: Point, print: Scale['print']): string {
  const before = series === 'in part' ? undefined : series?.findLast(point => point.at < at && point.value >= 0);
  if (before === undefined) return '';
  return `; it ${value < before.value ? 'falls' : 'does not fall'}: ${print(before.value)} ${minutes(at - before.at)} before`;
}

function judgedBlue(
  subject: keyof BlueLimits,
  limit: number,
  metric: Metric | undefined,
  series: Points | undefined,
  now: Instant,
): Judged {
  if (metric === undefined) {
    const says = `This engine has no metric of ${subject}: the limit of ${limit} proves nothing, leave it out.`;
    return { outcome: 'no-data', says };
  }
  const point = newest(series, now);
  if (point === undefined) return silent(metric, series);
  const says = `Blue has ${amount(subject, point.value)}, limit ${limit} ${source(metric, point, now)}.`;
  return { outcome: point.value <= limit ? 'pass' : 'inconclusive', says };
}

function amount(subject: keyof BlueLimits, value: number): string {
  const number = Number(value.toPrecision(3));
  switch (subject) {
    case 'connections':
      return `${value} ${value === 1 ? 'connection' : 'connections'}`;
    case 'load':
      return `a load of ${number}`;
    case 'transactions':
      return `${number} active ${number === 1 ? 'transaction' : 'transactions'}`;
  }
}

function newest(series: Points | undefined, now: Instant): Point | undefined {
  const [point] = series === 'in part' ? [] : (series ?? []);
  return point !== undefined && now - (point.at + minute) <= freshFor ? point : undefined;
}

function silent(metric: Metric, series: Points | undefined): Judged {
  const says =
    series === 'in part'
      ? `CloudWatch did not answer in full for ${named(metric)}.`
      : `CloudWatch has no point of ${named(metric)} in the last ${minutes(freshFor)}.`;
  return { outcome: 'no-data', says };
}

/** `(ReplicaLag of orders-green-x1y2z3, 2 min ago)`. */
function source(metric: Metric, { at }: Point, now: Instant): string {
  return `(${named(metric)}, ${minutes(now - at)} ago)`;
}

function named({ metric, dimensions }: Metric): string {
  return `${metric} of ${Object.values(dimensions).join(', ')}`;
}

function minutes(span: Millis): string {
  return `${Math.round(span / minute)} min`;
}
