import type { AlarmReader } from '../world/world.ts';
import type { AlarmSettings } from './deployment.ts';
import { failures, type Failure } from './outcome.ts';

/**
 * AWS does not publish how often CodeDeploy reads the alarms of a deployment. About half a minute is assumed; each
 * deployment's own period is drawn from this range.
 */
export const ALARM_PERIOD_MS = { low: 25_000, high: 35_000 };

/** People have seen a deployment stop within a second of its start because an alarm was in ALARM already. */
export const FIRST_ALARM_LOOK_MS = 1_000;

/**
 * AlarmConfiguration in the API reference: an alarm in ALARM stops the deployment; a state that cannot be retrieved does so
 * too, unless `ignorePollAlarmFailure`. INSUFFICIENT_DATA does not.
 */
export function alarmFailure(settings: AlarmSettings, alarms: AlarmReader): Failure | undefined {
  if (!settings.enabled) return undefined;
  const inState = (state: ReturnType<AlarmReader['state']>) =>
    settings.names.filter(name => alarms.state(name) === state);
  const active = inState('ALARM');
  if (active.length > 0) return failures.alarmsActive(active);
  const unreadable = settings.ignorePollAlarmFailure ? [] : inState(undefined);
  return unreadable.length > 0 ? failures.alarmsUnreadable(unreadable) : undefined;
}
