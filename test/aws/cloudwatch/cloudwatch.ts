import type { ClientOf, Handlers } from '../wire/index.ts';
import type { Caller, WorldTimeline } from '../world/world.ts';
import type { AlarmBook, HistoryEntry } from './alarm-book.ts';
import { compositeAlarmInput, metricAlarmInput } from './alarm.ts';
import { describeAlarms } from './describe-alarms.ts';
import { getMetricData } from './metric-data.ts';
import type { MetricStore } from './metric-store.ts';
import { page } from './page.ts';

export interface CloudWatchState {
  readonly timeline: WorldTimeline;
  readonly metrics: MetricStore;
  readonly alarms: AlarmBook;
}

export function cloudWatchHandlers({
  timeline,
  metrics,
  alarms,
}: CloudWatchState): Handlers<ClientOf<'cloudwatch'>, Caller> {
  return {
    DescribeAlarms: input => describeAlarms(alarms, input),
    GetMetricData: input => getMetricData(metrics, input, timeline.now()),
    ListMetrics: input => {
      const wanted = metrics
        .list(timeline.now())
        .filter(({ namespace }) => input.Namespace === undefined || namespace === input.Namespace)
        .filter(({ name }) => input.MetricName === undefined || name === input.MetricName)
        .filter(({ dimensions }) =>
          (input.Dimensions ?? []).every(
            ({ Name, Value }) => Name in dimensions && (Value === undefined || dimensions[Name] === Value),
          ),
        );
      const { items, NextToken } = page(wanted, 500, input.NextToken);
      const Metrics = items.map(({ namespace, name, dimensions }) => ({
        Namespace: namespace,
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      }));
      return { Metrics, ...NextToken };
    },
    PutMetricAlarm: input => {
      alarms.putMetric(metricAlarmInput(input));
      return {};
    },
    PutCompositeAlarm: input => {
      alarms.putComposite(compositeAlarmInput(input));
      return {};
    },
    DeleteAlarms: ({ AlarmNames }) => {
      alarms.remove(AlarmNames);
      return {};
    },
    SetAlarmState: ({ AlarmName, StateValue, StateReason, StateReasonData }) => {
      alarms.setState(AlarmName, StateValue, StateReason, StateReasonData);
      return {};
    },
    DescribeAlarmHistory: input => {
      const wanted = alarms
        .history()
        .filter(({ alarm }) => input.AlarmName === undefined || alarm.name === input.AlarmName)
        .filter(({ kind }) => input.HistoryItemType === undefined || kind === input.HistoryItemType)
        .filter(({ at }) => input.StartDate === undefined || at >= input.StartDate.getTime())
        .filter(({ at }) => input.EndDate === undefined || at <= input.EndDate.getTime());
      const inOrder = input.ScanBy === 'TimestampAscending' ? wanted : wanted.toReversed();
      const { items, NextToken } = page(inOrder, input.MaxRecords ?? 100, input.NextToken);
      return { AlarmHistoryItems: items.map(historyItem), ...NextToken };
    },
  };
}

function historyItem(entry: HistoryEntry) {
  const { alarm, at, kind, summary } = entry;
  return {
    AlarmName: alarm.name,
    AlarmType: alarm.kind === 'metric' ? ('MetricAlarm' as const) : ('CompositeAlarm' as const),
    Timestamp: new Date(at),
    HistoryItemType: kind,
    HistorySummary: summary,
    HistoryData: JSON.stringify(historyData(entry)),
  };
}

function historyData(entry: HistoryEntry): object {
  switch (entry.kind) {
    case 'StateUpdate': {
      const part = ({ state, reason, reasonData }: typeof entry.before) => ({
        stateValue: state,
        stateReason: reason,
        ...(reasonData !== undefined && { stateReasonData: JSON.parse(reasonData) as unknown }),
      });
      return { version: '1.0', oldState: part(entry.before), newState: part(entry.after) };
    }
    case 'ConfigurationUpdate':
      return { version: '1.0', type: 'Create' };
    default: {
      const never: never = entry;
      throw new Error(`no such history entry: ${JSON.stringify(never)}`);
    }
  }
}
