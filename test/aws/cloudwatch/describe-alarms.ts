import { AwsError, type ClientOf, type Input, type Output } from '../wire/index.ts';
import { notSimulated, type Alarm } from './alarm.ts';
import type { AlarmBook } from './alarm-book.ts';
import { alarmsIn } from './alarm-rule.ts';
import { page } from './page.ts';

type Client = ClientOf<'cloudwatch'>;
type DescribeAlarmsInput = Input<Client, 'DescribeAlarms'>;
type DescribeAlarmsOutput = Output<Client, 'DescribeAlarms'>;

/** Rules and limits: "DescribeAlarms", CloudWatch API reference. Names that do not exist are missing from the answer. */
export function describeAlarms(book: AlarmBook, input: DescribeAlarmsInput): DescribeAlarmsOutput {
  const { AlarmNames: names, AlarmNamePrefix: prefix } = input;
  if (names !== undefined && names.length > 100) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value at 'alarmNames' failed to satisfy constraint: Member must have length less than or equal to 100`,
    );
  }
  if (names !== undefined && prefix !== undefined) {
    throw new AwsError('ValidationError', 'AlarmNames and AlarmNamePrefix cannot be given together');
  }
  if (input.ActionPrefix !== undefined) throw notSimulated('ActionPrefix');

  // Without AlarmTypes only metric alarms are given, even if a composite alarm is named.
  const types: readonly string[] = input.AlarmTypes ?? ['MetricAlarm'];
  const family = relatives(book, input);
  const matching = book
    .all()
    .filter(alarm => types.includes(alarm.kind === 'metric' ? 'MetricAlarm' : 'CompositeAlarm'))
    .filter(alarm => names === undefined || names.includes(alarm.name))
    .filter(alarm => prefix === undefined || alarm.name.startsWith(prefix))
    .filter(alarm => input.StateValue === undefined || alarm.status.state === input.StateValue)
    .filter(alarm => family === undefined || family.has(alarm.name));

  const { items, NextToken } = page(matching, input.MaxRecords ?? (names === undefined ? 50 : 100), input.NextToken);
  return {
    MetricAlarms: items.flatMap(alarm =>
      alarm.kind === 'metric' ? [{ Dimensions: [], ...noActions, ...alarm.configuration, ...described(alarm) }] : [],
    ),
    CompositeAlarms: items.flatMap(alarm =>
      alarm.kind === 'composite' ? [{ ...noActions, ...alarm.configuration, ...described(alarm) }] : [],
    ),
    ...NextToken,
  };
}

/** What was never put is an empty list: the example of describe-alarms in the AWS CLI reference. */
const noActions = { OKActions: [], AlarmActions: [], InsufficientDataActions: [] };

function relatives(book: AlarmBook, input: DescribeAlarmsInput): ReadonlySet<string> | undefined {
  const { ChildrenOfAlarmName: parent, ParentsOfAlarmName: child } = input;
  const composites = book.all().filter(alarm => alarm.kind === 'composite');
  if (parent !== undefined) {
    return new Set(composites.filter(alarm => alarm.name === parent).flatMap(alarm => alarmsIn(alarm.rule)));
  }
  if (child !== undefined) {
    return new Set(composites.filter(alarm => alarmsIn(alarm.rule).includes(child)).map(alarm => alarm.name));
  }
  return undefined;
}

function described({ arn, configuredAt, status }: Alarm) {
  return {
    AlarmArn: arn,
    AlarmConfigurationUpdatedTimestamp: new Date(configuredAt),
    StateValue: status.state,
    StateReason: status.reason,
    StateReasonData: status.reasonData,
    StateUpdatedTimestamp: new Date(status.updatedAt),
    StateTransitionedTimestamp: new Date(status.transitionedAt),
  };
}
