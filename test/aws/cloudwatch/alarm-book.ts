import type { Cancel } from '../../clock/timeline.ts';
import { AwsError } from '../wire/index.ts';
import type { Random } from '../world/random.ts';
import type { AlarmReader, AlarmState, WorldTimeline } from '../world/world.ts';
import {
  compositeRuleFrom,
  metricAlarmFrom,
  notSimulated,
  type Alarm,
  type AlarmStatus,
  type CompositeAlarm,
  type CompositeAlarmInput,
  type MetricAlarmInput,
} from './alarm.ts';
import { alarmsIn, holds, type Rule } from './alarm-rule.ts';
import { evaluateMetricAlarm } from './evaluate-metric-alarm.ts';
import type { MetricStore } from './metric-store.ts';
import { compositeReason, compositeReasonData, stateReason, stateReasonData } from './state-reason.ts';

export interface AlarmBook extends AlarmReader {
  /** In the order of their names, as DescribeAlarms gives them. */
  readonly all: () => readonly Alarm[];
  readonly history: () => readonly HistoryEntry[];
  readonly putMetric: (input: MetricAlarmInput) => void;
  readonly putComposite: (input: CompositeAlarmInput) => void;
  readonly remove: (names: readonly string[]) => void;
  /** Holds until the next evaluation says otherwise. */
  readonly setState: (name: string, state: AlarmState, reason: string, reasonData: string | undefined) => void;
}

export type HistoryEntry = {
  readonly alarm: Pick<Alarm, 'name' | 'kind'>;
  readonly at: number;
  readonly summary: string;
} & (
  | { readonly kind: 'ConfigurationUpdate' }
  | { readonly kind: 'StateUpdate'; readonly before: AlarmStatus; readonly after: AlarmStatus }
);

export interface AlarmSurroundings {
  readonly account: string;
  readonly region: string;
  readonly timeline: WorldTimeline;
  readonly random: Random;
  readonly metrics: MetricStore;
}

const MINUTE = 60_000;

export function createAlarmBook({ account, region, timeline, random, metrics }: AlarmSurroundings): AlarmBook {
  const alarms = new Map<string, Alarm>();
  const evaluations = new Map<string, Cancel>();
  const history: HistoryEntry[] = [];

  const arnOf = (name: string) => `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
  const named = (nameOrArn: string) =>
    alarms.get(nameOrArn.startsWith('arn:') ? nameOrArn.slice(arnOf('').length) : nameOrArn);
  const stateOf = (nameOrArn: string) => named(nameOrArn)?.status.state;

  const setStatus = (alarm: Alarm, state: AlarmState, reason: string, reasonData: string | undefined) => {
    if (alarm.status.state === state) return;
    const now = timeline.now();
    const status: AlarmStatus = { state, reason, reasonData, updatedAt: now, transitionedAt: now };
    alarms.set(alarm.name, { ...alarm, status });
    const summary = `Alarm updated from ${alarm.status.state} to ${state}`;
    history.push({ alarm, at: now, summary, kind: 'StateUpdate', before: alarm.status, after: status });
    for (const other of alarms.values()) {
      if (other.kind === 'composite' && alarmsIn(other.rule).some(child => named(child)?.name === alarm.name)) {
        recompute(other.name);
      }
    }
  };

  const recompute = (name: string) => {
    const alarm = alarms.get(name);
    if (alarm?.kind !== 'composite') return;
    const state = holds(alarm.rule, stateOf) ? 'ALARM' : 'OK';
    const children = alarmsIn(alarm.rule)
      .flatMap(child => named(child) ?? [])
      .map(child => ({ arn: child.arn, state: child.status.state, at: child.status.transitionedAt }))
      .sort((a, b) => b.at - a.at);
    const [latest] = children;
    const reason = latest === undefined ? `${alarm.arn} was evaluated to ${state}` : compositeReason(latest);
    setStatus(alarm, state, reason, compositeReasonData(latest === undefined ? [] : [latest]));
  };

  const descendants = (rule: Rule): ReadonlySet<string> => {
    const children = alarmsIn(rule).flatMap(child => named(child) ?? []);
    const further = children.flatMap(child => (child.kind === 'composite' ? [...descendants(child.rule)] : []));
    return new Set([...children.map(({ name }) => name), ...further]);
  };

  const evaluateMetric = (name: string) => {
    const alarm = alarms.get(name);
    if (alarm?.kind !== 'metric') return;
    const outcome = evaluateMetricAlarm(alarm, timeline.now(), metrics);
    if (outcome !== undefined) setStatus(alarm, outcome.state, stateReason(outcome), stateReasonData(outcome));
  };

  // Alarms with periods of a minute and more are evaluated once a minute ("Alarm evaluation", CloudWatch user guide),
  // each at a second of its own.
  const evaluateEveryMinute = (name: string) => {
    const second = random.fork(`alarm ${name}`).between(0, MINUTE);
    const next = (at: number) => {
      const cancel = timeline.at(at, () => {
        evaluateMetric(name);
        next((Math.floor((at - second) / MINUTE) + 1) * MINUTE + second);
      });
      evaluations.set(name, cancel);
    };
    next(timeline.now());
  };

  const put = (alarm: Alarm, known: Alarm | undefined) => {
    if (known !== undefined && known.kind !== alarm.kind) {
      throw new AwsError('ValidationError', `An alarm of another type is named ${alarm.name} already`);
    }
    evaluations.get(alarm.name)?.();
    alarms.set(alarm.name, alarm);
    const summary = `Alarm "${alarm.name}" ${known === undefined ? 'created' : 'updated'}`;
    history.push({ alarm, at: alarm.configuredAt, summary, kind: 'ConfigurationUpdate' });
  };

  /** An update keeps the state; a new alarm has none yet. */
  const identity = (name: string, known: Alarm | undefined) => {
    const now = timeline.now();
    const unchecked: AlarmStatus = {
      state: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      reasonData: undefined,
      updatedAt: now,
      transitionedAt: now,
    };
    return { name, arn: arnOf(name), configuredAt: now, status: known?.status ?? unchecked };
  };

  return {
    state: name => alarms.get(name)?.status.state,
    all: () => [...alarms.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    history: () => history,
    putMetric: input => {
      const known = alarms.get(input.AlarmName);
      put({ kind: 'metric', ...identity(input.AlarmName, known), ...metricAlarmFrom(input) }, known);
      evaluateEveryMinute(input.AlarmName);
    },
    putComposite: input => {
      const known = alarms.get(input.AlarmName);
      const rule = compositeRuleFrom(input);
      const unknown = alarmsIn(rule).filter(child => named(child) === undefined);
      if (unknown.length > 0) {
        throw new AwsError('ValidationError', `AlarmRule names alarms that do not exist: ${unknown.join(', ')}`);
      }
      if (descendants(rule).has(input.AlarmName)) throw notSimulated('composite alarms that depend on themselves');
      const configuration = { ...input, ActionsEnabled: input.ActionsEnabled ?? true };
      const alarm: CompositeAlarm = { kind: 'composite', ...identity(input.AlarmName, known), configuration, rule };
      put(alarm, known);
      evaluations.set(
        alarm.name,
        timeline.at(timeline.now(), () => recompute(alarm.name)),
      );
    },
    remove: names => {
      for (const name of names) {
        const parent = [...alarms.values()].find(
          alarm =>
            alarm.kind === 'composite' &&
            !names.includes(alarm.name) &&
            alarmsIn(alarm.rule).some(child => named(child)?.name === name),
        );
        if (parent !== undefined) {
          throw new AwsError(
            'ValidationError',
            `Cannot delete ${name} as there are composite alarm(s) depending on it: ${parent.name}`,
          );
        }
      }
      for (const name of names) {
        evaluations.get(name)?.();
        alarms.delete(name);
      }
    },
    setState: (name, state, reason, reasonData) => {
      const alarm = alarms.get(name);
      if (alarm === undefined) throw new AwsError('ResourceNotFound', `Alarm ${name} does not exist`);
      setStatus(alarm, state, reason, reasonData);
    },
  };
}
