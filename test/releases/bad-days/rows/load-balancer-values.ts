import {
  ActionTypeEnum,
  TargetHealthReasonEnum,
  TargetHealthStateEnum,
  TargetTypeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { as, type Expected, refused, type Row } from '../row.ts';
import { bad, good, proven } from '../stories.ts';
import { by, fromCall, levitating, type Reading, valueRows, word } from './values.ts';

const unknownValue = (value: string): Expected => refused(word(value), /Update Greenlight/);

/** Blue has one target less to take everything back with: said, and no reason not to release. */
const oneLess = as('released', /2 healthy of 3 wanted targets/);

const readings: readonly Reading[] = [
  {
    what: "TargetHealthState of one of blue's targets, before the release",
    values: Object.values(TargetHealthStateEnum),
    operation: 'elasticloadbalancing:DescribeTargetHealth',
    calls: { nth: 1 },
    members: value => ({ 'TargetHealthDescriptions.0.TargetHealth.State': value }),
    story: good,
    expected: by(
      {
        ...Object.fromEntries(Object.values(TargetHealthStateEnum).map(state => [state, oneLess])),
        healthy: as('released'),
      },
      unknownValue,
    ),
  },
  {
    what: "TargetHealthState of one of blue's targets, before the way back",
    values: Object.values(TargetHealthStateEnum),
    operation: 'elasticloadbalancing:DescribeTargetHealth',
    calls: fromCall(2),
    members: value => ({ 'TargetHealthDescriptions.0.TargetHealth.State': value }),
    story: bad,
    // Two others are healthy, and a value that nobody knows is no reason to leave users on a bad version.
    expected: () => as('rolled-back'),
  },
  {
    what: "TargetHealthState of one of green's targets, as its gate asks before traffic",
    values: Object.values(TargetHealthStateEnum),
    operation: 'elasticloadbalancing:DescribeTargetHealth',
    calls: fromCall(2),
    members: value => ({ 'TargetHealthDescriptions.0.TargetHealth.State': value }),
    story: proven,
    expected: by(
      {
        healthy: as('released'),
        // Those that leave are not counted, and the other two are healthy.
        draining: as('released'),
        'unhealthy.draining': as('released'),
      },
      value => as('failed', value === levitating ? word(value) : /targets/),
    ),
  },
  {
    what: 'TargetHealthReason of a target of blue that is unhealthy',
    values: Object.values(TargetHealthReasonEnum),
    operation: 'elasticloadbalancing:DescribeTargetHealth',
    calls: { nth: 1 },
    members: Reason => ({ 'TargetHealthDescriptions.0.TargetHealth': { State: 'unhealthy', Reason } }),
    story: good,
    expected: reason => as('released', word(reason)),
  },
  {
    what: 'TargetType of a target group of the pair',
    values: Object.values(TargetTypeEnum),
    operation: 'elasticloadbalancing:DescribeTargetGroups',
    calls: 'every',
    members: value => ({ 'TargetGroups.0.TargetType': value }),
    story: good,
    expected: by(
      {
        ip: as('released'),
        ...Object.fromEntries(
          ['instance', 'lambda', 'alb'].map(type => [
            type,
            refused(new RegExp(`of type ${type}`), /target group of type ip/),
          ]),
        ),
      },
      unknownValue,
    ),
  },
  {
    what: "ActionType of the production listener's default action",
    values: Object.values(ActionTypeEnum),
    operation: 'elasticloadbalancing:DescribeListeners',
    calls: 'every',
    members: value => ({ 'Listeners.0.DefaultActions.0.Type': value }),
    story: good,
    expected: by(
      {
        forward: as('released'),
        ...Object.fromEntries(
          Object.values(ActionTypeEnum)
            .filter(type => type !== 'forward')
            .map(type => [type, refused(/no rule of its production listener/, /forward the listener to api-1/)]),
        ),
      },
      unknownValue,
    ),
  },
];

export function loadBalancerValueRows(): readonly Row[] {
  return valueRows(readings);
}
