import { AwsError, type ClientOf, type Input } from '../wire/index.ts';
import type { AlarmState } from '../world/world.ts';
import { parseRule, type Rule } from './alarm-rule.ts';
import type { Operator, Watch } from './evaluate.ts';
import type { MetricId } from './metric-store.ts';
import { parseStatistic, type Statistic } from './statistic-set.ts';

type PutMetricAlarm = Input<ClientOf<'cloudwatch'>, 'PutMetricAlarm'>;
type PutCompositeAlarm = Input<ClientOf<'cloudwatch'>, 'PutCompositeAlarm'>;

const COMMON = [
  'AlarmName',
  'AlarmDescription',
  'ActionsEnabled',
  'OKActions',
  'AlarmActions',
  'InsufficientDataActions',
] as const;

const OF_METRIC = [
  ...COMMON,
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Dimensions',
  'Period',
  'Unit',
  'EvaluationPeriods',
  'DatapointsToAlarm',
  'Threshold',
  'ComparisonOperator',
  'TreatMissingData',
] as const;

const OF_COMPOSITE = [...COMMON, 'AlarmRule'] as const;

export type MetricAlarmInput = Pick<PutMetricAlarm, (typeof OF_METRIC)[number]>;
export type CompositeAlarmInput = Pick<PutCompositeAlarm, (typeof OF_COMPOSITE)[number]>;

export const metricAlarmInput = (input: PutMetricAlarm): MetricAlarmInput => simulatedPart(input, OF_METRIC);
export const compositeAlarmInput = (input: PutCompositeAlarm): CompositeAlarmInput =>
  simulatedPart(input, OF_COMPOSITE);

/**
 * Refuses every member that would change what the alarm does and that this world does not know. Tags are accepted and
 * forgotten: DescribeAlarms does not show them.
 */
function simulatedPart<T extends object, Name extends keyof T & string>(
  input: T,
  names: readonly Name[],
): Pick<T, Name> {
  const isKnown = (member: string) => (names as readonly string[]).includes(member);
  const foreign = Object.keys(input).filter(member => !isKnown(member) && member !== 'Tags');
  if (foreign.length > 0) throw notSimulated(foreign.join(', '));
  return Object.fromEntries(Object.entries(input).filter(([member]) => isKnown(member))) as Pick<T, Name>;
}

export type Alarm = MetricAlarm | CompositeAlarm;

export interface MetricAlarm {
  readonly kind: 'metric';
  readonly name: string;
  readonly arn: string;
  /** As it was put; DescribeAlarms uses the same names. */
  readonly configuration: MetricAlarmInput;
  readonly configuredAt: number;
  readonly metric: MetricId;
  readonly statistic: Statistic;
  readonly statisticName: string;
  readonly periodSeconds: number;
  readonly watch: Watch;
  readonly status: AlarmStatus;
}

export interface CompositeAlarm {
  readonly kind: 'composite';
  readonly name: string;
  readonly arn: string;
  readonly configuration: CompositeAlarmInput;
  readonly configuredAt: number;
  readonly rule: Rule;
  readonly status: AlarmStatus;
}

export interface AlarmStatus {
  readonly state: AlarmState;
  readonly reason: string;
  readonly reasonData: string | undefined;
  readonly updatedAt: number;
  /** Only a real change of state moves it. */
  readonly transitionedAt: number;
}

/** Everything of a metric alarm that follows from its configuration. Refuses what this world cannot evaluate. */
export function metricAlarmFrom(
  input: MetricAlarmInput,
): Pick<MetricAlarm, 'configuration' | 'metric' | 'statistic' | 'statisticName' | 'periodSeconds' | 'watch'> {
  const { MetricName, Namespace, Period, EvaluationPeriods, Threshold } = input;
  if (
    MetricName === undefined ||
    Namespace === undefined ||
    Period === undefined ||
    Threshold === undefined ||
    EvaluationPeriods === undefined
  ) {
    throw new AwsError(
      'ValidationError',
      'MetricName, Namespace, Period, EvaluationPeriods and Threshold are needed for an alarm on one metric',
    );
  }
  if (Period % 60 !== 0 || Period < 60) {
    if ([10, 20, 30].includes(Period)) throw notSimulated(`high-resolution alarms (Period ${Period})`);
    throw new AwsError('ValidationError', `Metric period must be 10, 20, 30 or a multiple of 60, it is ${Period}`);
  }
  const datapointsToAlarm = input.DatapointsToAlarm ?? EvaluationPeriods;
  if (datapointsToAlarm < 1 || datapointsToAlarm > EvaluationPeriods) {
    throw new AwsError('ValidationError', 'DatapointsToAlarm must be between 1 and EvaluationPeriods');
  }
  const names = [input.Statistic, input.ExtendedStatistic].filter(name => name !== undefined);
  const [statisticName] = names;
  if (statisticName === undefined || names.length > 1) {
    throw new AwsError('ValidationError', 'Exactly one of Statistic and ExtendedStatistic is needed');
  }
  const statistic = parseStatistic(statisticName);
  if (statistic === undefined) throw notSimulated(`the statistic ${statisticName}`);
  return {
    configuration: {
      ...input,
      ActionsEnabled: input.ActionsEnabled ?? true,
      TreatMissingData: input.TreatMissingData ?? 'missing',
    },
    metric: {
      namespace: Namespace,
      name: MetricName,
      dimensions: dimensionsFrom(input.Dimensions),
    },
    statistic,
    statisticName,
    periodSeconds: Period,
    watch: {
      evaluationPeriods: EvaluationPeriods,
      datapointsToAlarm,
      threshold: Threshold,
      operator: operatorFrom(input.ComparisonOperator ?? 'none'),
      missing: missingDataFrom(input.TreatMissingData ?? 'missing'),
    },
  };
}

export function dimensionsFrom(list: MetricAlarmInput['Dimensions'] | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((list ?? []).map(({ Name, Value }) => [Name, Value]));
}

export function compositeRuleFrom(input: CompositeAlarmInput): Rule {
  try {
    return parseRule(input.AlarmRule);
  } catch (cause) {
    throw new AwsError('ValidationError', `AlarmRule cannot be read: ${(cause as Error).message}`);
  }
}

function operatorFrom(name: string): Operator {
  switch (name) {
    case 'GreaterThanThreshold':
    case 'GreaterThanOrEqualToThreshold':
    case 'LessThanThreshold':
    case 'LessThanOrEqualToThreshold':
      return name;
    case 'LessThanLowerOrGreaterThanUpperThreshold':
    case 'LessThanLowerThreshold':
    case 'GreaterThanUpperThreshold':
      throw notSimulated(`the comparison ${name}`);
    default:
      throw new AwsError(
        'ValidationError',
        `1 validation error detected: Value '${name}' at 'comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set`,
      );
  }
}

function missingDataFrom(name: string): Watch['missing'] {
  switch (name) {
    case 'breaching':
    case 'notBreaching':
    case 'ignore':
    case 'missing':
      return name;
    default:
      throw new AwsError(
        'ValidationError',
        `TreatMissingData is breaching, notBreaching, ignore or missing, not "${name}"`,
      );
  }
}

/** Said aloud, so that no test rests on something that this world would have to make up. */
export function notSimulated(what: string): AwsError {
  return new AwsError('NotImplemented', `The simulated CloudWatch does not know ${what}`);
}
