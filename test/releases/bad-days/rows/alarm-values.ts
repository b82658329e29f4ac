import { EvaluationState, StateValue } from '@aws-sdk/client-cloudwatch';
import { shop } from '../../shop.ts';
import { as, refused, type Row, type Story } from '../row.ts';
import { type Changes, good } from '../stories.ts';
import { by, fromCall, type Reading, valueRows, word } from './values.ts';

/** One alarm over both of the shop's. */
const composite = (changes: Changes): Story => {
  const alarms = {
    ...shop().alarms,
    composite: [{ AlarmName: 'api-any', AlarmRule: 'ALARM("api-5xx") OR ALARM("api-p99")' }],
  };
  return good({ ...changes, world: { alarms } }, { gates: 'alarms: [api-any]' });
};

const readings: readonly Reading[] = [
  {
    what: 'StateValue of an alarm, before the release',
    values: Object.values(StateValue),
    operation: 'cloudwatch:DescribeAlarms',
    calls: 'every',
    members: value => ({ 'MetricAlarms.0.StateValue': value }),
    story: good,
    expected: by(
      {
        OK: as('released'),
        // CloudWatch's own reading of it: no reason to act.
        INSUFFICIENT_DATA: as('released', /api-5xx has no data/),
        ALARM: refused(/api-5xx/, /on-alarm-already/),
      },
      value => refused(word(value), /Update Greenlight/),
    ),
  },
  {
    what: 'StateValue of an alarm, while green starts',
    values: Object.values(StateValue),
    operation: 'cloudwatch:DescribeAlarms',
    calls: fromCall(5),
    members: value => ({ 'MetricAlarms.0.StateValue': value }),
    story: good,
    expected: by(
      {
        OK: as('released'),
        INSUFFICIENT_DATA: as('released', /api-5xx has no data/),
        ALARM: as('failed', /Alarm api-5xx is in ALARM/),
      },
      // Nobody knows what it means until the bake ends, and then it proves nothing.
      value => as('rolled-back', word(value)),
    ),
  },
  {
    what: 'StateValue of a composite alarm, while green starts',
    values: Object.values(StateValue),
    operation: 'cloudwatch:DescribeAlarms',
    calls: fromCall(4),
    members: value => ({ 'CompositeAlarms.0.StateValue': value }),
    story: composite,
    expected: by(
      {
        OK: as('released'),
        INSUFFICIENT_DATA: as('released', /api-any has no data/),
        ALARM: as('failed', /Alarm api-any is in ALARM/),
      },
      value => as('rolled-back', word(value)),
    ),
  },
  {
    what: 'EvaluationState of an alarm that is OK',
    values: Object.values(EvaluationState),
    operation: 'cloudwatch:DescribeAlarms',
    calls: 'every',
    members: value => ({ 'MetricAlarms.0.EvaluationState': value }),
    story: good,
    // The state is what CloudWatch answers for; how it came to it is in the log of nobody.
    expected: () => as('released'),
  },
];

export function alarmValueRows(): readonly Row[] {
  return valueRows(readings);
}
