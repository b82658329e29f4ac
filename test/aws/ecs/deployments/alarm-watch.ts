import type { AlarmReader } from '../../world/world.ts';
import type { Uncertain } from './seed.ts';
import type { AlarmSettings, Strategy } from './settings.ts';

/** How often ECS reads the alarms of a deployment. Not published; each deployment's own period is drawn from this range. */
export const ALARM_PERIOD_MS = { low: 25_000, high: 35_000 };

/** INSUFFICIENT_DATA does not count, and an alarm that does not exist is in no state. */
export function triggeredAlarms(settings: AlarmSettings, alarms: AlarmReader): readonly string[] {
  return settings.kind === 'off' ? [] : settings.names.filter(name => alarms.state(name) === 'ALARM');
}

/**
 * "How CloudWatch alarms detect deployment failures" of the developer guide: if an alarm is in ALARM when the deployment
 * starts, the alarm configuration is ignored for the whole deployment. Written of rolling deployments.
 */
export function isAlarmsIgnored(
  settings: AlarmSettings,
  alarms: AlarmReader,
  strategy: Strategy['kind'],
  { alarmAtStartWhenShifting }: Uncertain,
): boolean {
  if (triggeredAlarms(settings, alarms).length === 0) return false;
  return strategy === 'ROLLING' || alarmAtStartWhenShifting === 'switches-alarms-off';
}
