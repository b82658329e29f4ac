import type { RunningAws } from '../../aws/start-aws.ts';

/** Alarms in ALARM. */
export function ringingIn({ world: { alarms } }: RunningAws): readonly string[] {
  return alarms.all().flatMap(({ name }) => (alarms.state(name) === 'ALARM' ? [name] : []));
}
