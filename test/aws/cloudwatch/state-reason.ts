import { isBreaching, type Operator, type Watch } from './evaluate.ts';

/** What stands behind a metric alarm's state, in order to tell it. */
export interface Evidence {
  readonly watch: Watch;
  /** `Average`, `p99`: as configured. */
  readonly statistic: string;
  readonly periodSeconds: number;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Oldest first. */
  readonly evaluated: readonly EvaluatedDatapoint[];
  readonly filled: number;
  /** Epoch milliseconds. */
  readonly queriedAt: number;
}

export interface EvaluatedDatapoint {
  readonly at: number;
  readonly value: number;
  readonly sampleCount: number;
}

/** The sentences are CloudWatch's, as the examples in "Alarm events and EventBridge" of its user guide show them. */
export function stateReason(evidence: Evidence): string {
  const { watch, state, evaluated, filled } = evidence;
  if (state === 'INSUFFICIENT_DATA') return `Insufficient Data: ${datapoints(filled)} ${was(filled)} unknown.`;
  const treated = watch.missing === 'breaching' ? 'Breaching' : 'NonBreaching';
  if (evaluated.length === 0) {
    const periods = filled === 1 ? '1 period' : `${filled} periods`;
    return `Threshold Crossed: no datapoints were received for ${periods} and ${missing(filled)} ${was(filled)} treated as [${treated}].`;
  }
  const decisive = evaluated.filter(({ value }) => isBreaching(value, watch) === (state === 'ALARM')).reverse();
  const list = decisive.map(({ at, value }) => `${double(value)} (${shortDate(at)})`).join(', ');
  const not = state === 'ALARM' ? '' : 'not ';
  const minimum =
    state === 'ALARM'
      ? `minimum ${datapoints(watch.datapointsToAlarm)} for OK -> ALARM transition`
      : `minimum ${datapoints(watch.evaluationPeriods - watch.datapointsToAlarm + 1)} for ALARM -> OK transition`;
  const filling =
    filled > 0 && treatsMissingAs(watch) ? ` and ${missing(filled)} ${was(filled)} treated as [${treated}]` : '';
  return (
    `Threshold Crossed: ${decisive.length} out of the last ${evaluated.length} datapoints [${list}] ` +
    `${was(decisive.length)} ${not}${inWords(watch.operator)} the threshold (${double(watch.threshold)})${filling} (${minimum}).`
  );
}

/** StateReasonData of a metric alarm, version 1.0. */
export function stateReasonData(evidence: Evidence): string {
  const { evaluated, queriedAt } = evidence;
  const [first] = evaluated;
  return JSON.stringify({
    version: '1.0',
    queryDate: longDate(queriedAt),
    ...(first && { startDate: longDate(first.at) }),
    statistic: evidence.statistic,
    period: evidence.periodSeconds,
    recentDatapoints: evaluated.map(({ value }) => value),
    threshold: evidence.watch.threshold,
    evaluatedDatapoints: [...evaluated]
      .reverse()
      .map(({ at, value, sampleCount }) => ({ timestamp: longDate(at), sampleCount, value })),
  });
}

export function compositeReason(child: { arn: string; state: string; at: number }): string {
  const date = new Date(child.at);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(date);
  const day = `${part({ weekday: 'long' })} ${part({ day: '2-digit' })} ${part({ month: 'long' })}, ${part({ year: 'numeric' })}`;
  return `${child.arn} transitioned to ${child.state} at ${day} ${date.toISOString().slice(11, 19)} UTC`;
}

export function compositeReasonData(children: readonly { arn: string; state: string; at: number }[]): string {
  return JSON.stringify({
    triggeringAlarms: children.map(({ arn, state, at }) => ({ arn, state: { value: state, timestamp: longDate(at) } })),
  });
}

function treatsMissingAs({ missing: treatment }: Watch): boolean {
  return treatment === 'breaching' || treatment === 'notBreaching';
}

function inWords(operator: Operator): string {
  switch (operator) {
    case 'GreaterThanThreshold':
      return 'greater than';
    case 'GreaterThanOrEqualToThreshold':
      return 'greater than or equal to';
    case 'LessThanThreshold':
      return 'less than';
    case 'LessThanOrEqualToThreshold':
      return 'less than or equal to';
    default: {
      const never: never = operator;
      throw new Error(`no such comparison: ${String(never)}`);
    }
  }
}

const datapoints = (count: number) => (count === 1 ? '1 datapoint' : `${count} datapoints`);
const missing = (count: number) => (count === 1 ? '1 missing datapoint' : `${count} missing datapoints`);
const was = (count: number) => (count === 1 ? 'was' : 'were');

/** As Java writes a double: whole numbers with one decimal. */
const double = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));

/** 20/11/26 12:03:00, in UTC. */
function shortDate(at: number): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(2, 4)} ${iso.slice(11, 19)}`;
}

/** 2026-11-20T12:03:00.000+0000 */
const longDate = (at: number) => new Date(at).toISOString().replace('Z', '+0000');
