import type { CompositeAlarm, LogAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Asking } from '../../../aws/asking.ts';
import type { CloudWatch } from '../../../aws/clients.ts';
import { alarmsOf } from '../../../release/proof.ts';
import type { Finding } from '../../../release/problem.ts';
import { alarmsIn } from '../configuration.ts';
import { bringsNew, type Facts } from './facts.ts';

/** An alarm of the service that is in ALARM. */
export interface Ringing {
  readonly name: string;
  /** Why, in CloudWatch's words. */
  readonly because: string | undefined;
}

/** CloudWatch takes at most 100 names in one call, and a service has fewer. */
const namesPerCall = 100;

export async function readRinging(
  cloudwatch: () => Promise<CloudWatch>,
  asking: Asking,
  names: readonly string[],
): Promise<readonly Ringing[]> {
  if (names.length === 0) return [];
  const { client, sdk } = await cloudwatch();
  const answer = await asking.read({ service: 'cloudwatch', operation: 'DescribeAlarms' }, () =>
    client.send(
      new sdk.DescribeAlarmsCommand({
        AlarmNames: names.slice(0, namesPerCall),
        // Without the types CloudWatch answers with metric alarms only.
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm', 'LogAlarm'],
        StateValue: 'ALARM',
        MaxRecords: namesPerCall,
      }),
    ),
  );
  const alarms: readonly (MetricAlarm | CompositeAlarm | LogAlarm)[] = [
    ...(answer.MetricAlarms ?? []),
    ...(answer.CompositeAlarms ?? []),
    ...(answer.LogAlarms ?? []),
  ];
  return alarms.map(({ AlarmName: name = '', StateReason: because }) => ({ name, because }));
}

/**
 * "If any of the alarms is in ALARM when a deployment starts, ECS does not monitor the alarms for the duration of that deployment"
 * (Developer Guide, "How CloudWatch alarms detect deployment failures"): written of rolling deployments, and taken to be so of all.
 */
export function ringingFindings(facts: Facts): readonly Finding[] {
  const { ringing, settings, service, gates, onAlarmAlready } = facts;
  const names = alarmsIn(settings);
  const [first] = ringing;
  if (first === undefined || onAlarmAlready === 'ignore') return [];
  const obeyed = new Set(gates.filter(({ force }) => force === 'obeyed').flatMap(alarmsOf));
  // An alarm of the gates is refused as one: then this only says what it means besides.
  const isRefused = ringing.some(({ name }) => obeyed.has(name));
  const others = names.filter(name => !ringing.some(one => one.name === name));
  const rest = others.length === 0 ? '' : `, ${others.join(', ')} included,`;
  return [
    {
      level: onAlarmAlready === 'refuse' && bringsNew(facts) && !isRefused ? 'error' : 'warning',
      where: 'service',
      value: service.place.service,
      reason: `${ringing.map(saying).join('; ')}: ECS obeys none of the service's own alarms${rest} in a deployment that begins so, and would not go back by itself when the runner is lost`,
      remedy:
        'wait until it is quiet, or say `on-alarm-already: warn` to release without this safety; gates of the step are obeyed all the same',
    },
  ];
}

function saying({ name, because }: Ringing): string {
  return `alarm ${name} of the service rings${because === undefined ? '' : ` (${because.replace(/\.$/, '')})`}`;
}
