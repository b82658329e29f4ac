import type { CompositeAlarm, LogAlarm, MetricAlarm, StateValue } from '@aws-sdk/client-cloudwatch';
import type { Asking } from '../aws/asking.ts';
import type { CloudWatch } from '../aws/clients.ts';
import { UnknownAnswerError } from '../errors.ts';
import type { AlarmFacts, AlarmsGate, Instant, Measured, Reading } from '../release/words.ts';
import { measuredBy, metricName } from './alarm-reason.ts';

/** CloudWatch takes at most 100 names in one DescribeAlarms: one call per 100 alarms, however many targets there are. */
const namesPerCall = 100;

const describeAlarms = { service: 'cloudwatch', operation: 'DescribeAlarms' } as const;

type Alarm =
  | { readonly is: 'metric'; readonly described: MetricAlarm }
  | { readonly is: 'composite'; readonly described: CompositeAlarm }
  | { readonly is: 'log'; readonly described: LogAlarm };

export interface AlarmReader {
  /** What the named alarms are and say; names that do not exist are missing from the answer. */
  facts(names: readonly string[]): Promise<readonly AlarmFacts[]>;
  /** One reading for each alarm of each gate. */
  readings(gates: readonly AlarmsGate[], muted: Muted, now: Instant): Promise<readonly Reading[]>;
}

/** Alarms that rang before `since`, the beginning of the release, and are shown without being obeyed while they still do. */
export interface Muted {
  readonly names: readonly string[];
  readonly since: Instant;
}

export function alarmReader(cloudwatch: () => Promise<CloudWatch>, asking: Asking): AlarmReader {
  const describe = async (names: readonly string[]): Promise<ReadonlyMap<string, Alarm>> => {
    const chunks = Array.from({ length: Math.ceil(names.length / namesPerCall) }, (_, at) =>
      names.slice(at * namesPerCall, (at + 1) * namesPerCall),
    );
    const found = await Promise.all(chunks.map(chunk => describeChunk(cloudwatch, asking, chunk)));
    return new Map(found.flat());
  };
  return {
    facts: async names =>
      [...(await describe([...new Set(names)]))].map(([name, alarm]) => ({
        name,
        state: stateOf(name, alarm),
        since: since(alarm),
        says: sentence(name, alarm),
        looksAt: windowOf(alarm),
        watches: watchedBy(alarm),
      })),
    readings: async (gates, muted, now) => {
      const alarms = await describe([...new Set(gates.flatMap(gate => gate.alarms))]);
      return gates.flatMap(gate => gate.alarms.map(name => readingOf(gate, name, alarms.get(name), muted, now)));
    },
  };
}

async function describeChunk(
  cloudwatch: () => Promise<CloudWatch>,
  asking: Asking,
  names: readonly string[],
): Promise<[string, Alarm][]> {
  const { client, sdk } = await cloudwatch();
  const answer = await asking.read(describeAlarms, () =>
    client.send(
      // Without the types CloudWatch answers with metric alarms only, and says nothing of the others; without a
      // number it chooses the length of a page itself, and names that do not fit would look as if they did not exist.
      new sdk.DescribeAlarmsCommand({
        AlarmNames: [...names],
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'],
        MaxRecords: namesPerCall,
      }),
    ),
  );
  const alarms: readonly Alarm[] = [
    ...(answer.MetricAlarms ?? []).map(described => ({ is: 'metric', described }) as const),
    ...(answer.CompositeAlarms ?? []).map(described => ({ is: 'composite', described }) as const),
    ...(answer.LogAlarms ?? []).map(described => ({ is: 'log', described }) as const),
  ];
  return alarms.map(alarm => [alarm.described.AlarmName ?? '', alarm]);
}

function readingOf(gate: AlarmsGate, name: string, alarm: Alarm | undefined, muted: Muted, now: Instant): Reading {
  const about = { gate: gate.name, subject: name, force: gate.force, at: now };
  if (alarm === undefined) return { ...about, outcome: 'error', says: `Alarm ${name} does not exist any more.` };
  const says = sentence(name, alarm);
  switch (stateOf(name, alarm)) {
    case 'quiet':
      return { ...about, outcome: 'pass', says };
    case 'no data':
      return { ...about, outcome: 'no-data', says };
    case 'in alarm': {
      const measured = measurement(alarm);
      const old = muted.names.includes(name) && since(alarm) < muted.since;
      return {
        ...about,
        force: old ? 'advisory' : gate.force,
        outcome: 'fail',
        says,
        ...(measured === undefined ? {} : { measured }),
      };
    }
  }
}

function stateOf(name: string, alarm: Alarm): AlarmFacts['state'] {
  const state: StateValue | undefined = alarm.described.StateValue;
  switch (state) {
    case 'OK':
      return 'quiet';
    case 'ALARM':
      return 'in alarm';
    case 'INSUFFICIENT_DATA':
      return 'no data';
    default:
      throw new UnknownAnswerError({
        message: `CloudWatch reports the state ${String(state)} for alarm ${name}, which Greenlight does not know.`,
        hint: 'Update Greenlight; until then take this alarm out of the gates.',
      });
  }
}

function windowOf(alarm: Alarm): AlarmFacts['looksAt'] {
  switch (alarm.is) {
    case 'composite':
      return { over: 'other alarms' };
    case 'log':
      return { over: 'a log query' };
    case 'metric': {
      const { Period, Metrics = [], EvaluationPeriods: periods = 1, DatapointsToAlarm = periods } = alarm.described;
      // An alarm on a metric-math expression keeps its period inside the queries; the longest of them decides.
      const period = Period ?? Math.max(60, ...Metrics.map(query => query.MetricStat?.Period ?? 0));
      return { over: 'points', period: period * 1000, breaches: DatapointsToAlarm, periods };
    }
  }
}

/** A metric alarm has either one metric with its dimensions, or the queries of an expression. */
function watchedBy(alarm: Alarm): AlarmFacts['watches'] {
  switch (alarm.is) {
    case 'composite':
    case 'log':
      return { what: 'more than one' };
    case 'metric': {
      const { Namespace: namespace, MetricName: metric, Dimensions = [] } = alarm.described;
      if (namespace === undefined || metric === undefined) return { what: 'more than one' };
      const dimensions = Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
      return { what: 'one metric', namespace, metric, dimensions };
    }
  }
}

function sentence(name: string, alarm: Alarm): string {
  const state = stateOf(name, alarm);
  const measured = state === 'in alarm' ? measurement(alarm) : undefined;
  if (measured !== undefined)
    return `Alarm ${name} is in ALARM: ${measured.metric} ${print(measured.value)}, limit ${print(measured.limit)} (${measured.samples} points).`;
  const said = alarm.described.StateReason ?? 'CloudWatch gives no reason.';
  switch (state) {
    case 'quiet':
      return `Alarm ${name} is OK${watching(alarm)}.`;
    case 'in alarm':
      return `Alarm ${name} is in ALARM: ${said}`;
    case 'no data':
      return `Alarm ${name} has no data (INSUFFICIENT_DATA).`;
  }
}

/** What keeps quiet, and up to where. How much it is now, an alarm does not tell: its reason is that of its last change of state. */
function watching(alarm: Alarm): string {
  if (alarm.is !== 'metric' || alarm.described.Threshold === undefined) return '';
  return `: ${metricName(alarm.described)}, limit ${print(alarm.described.Threshold)}`;
}

function measurement(alarm: Alarm): Measured | undefined {
  return alarm.is === 'metric' ? measuredBy(alarm.described, since(alarm)) : undefined;
}

/** StateUpdatedTimestamp also moves when only the evaluation changes; the transition is the real change of state. */
function since(alarm: Alarm): Instant {
  const { StateTransitionedTimestamp: turned, StateUpdatedTimestamp: updated } = alarm.described;
  return (turned ?? updated ?? new Date(0)).getTime();
}

function print(value: number): string {
  return String(Number(value.toPrecision(4)));
}
