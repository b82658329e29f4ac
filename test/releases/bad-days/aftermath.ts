import type { RunningAws } from '../../aws/start-aws.ts';
import { aftermathOfDatabase, trafficOfDatabase } from './database-aftermath.ts';
import { aftermathOfService, trafficOfService } from './service-aftermath.ts';

/** Percent of the users' requests that go to what was there before, and to what came since. */
export interface Traffic {
  readonly old: number;
  readonly new: number;
}

/** Something that Greenlight has begun. */
export interface Begun {
  readonly id: string;
  readonly traffic: 'may still move' | 'at rest';
}

/** What is true in the account when all is over, read past the wire: no fault lies over it. */
export interface Aftermath {
  readonly traffic: Traffic;
  /** Those that get the users' requests and answer them. */
  readonly answering: number;
  /** Deployments that carry Greenlight's stamp. */
  readonly ours: readonly Begun[];
  /** Revisions that were registered since the world began. */
  readonly registered: number;
  /** Alarms in ALARM. */
  readonly ringing: readonly string[];
  /** What no release may do to what it finds, whatever the day brings, in sentences. */
  readonly harm: readonly string[];
}

export function aftermathOf(aws: RunningAws): Promise<Aftermath> {
  return isOfDatabase(aws) ? aftermathOfDatabase(aws) : aftermathOfService(aws);
}

export function trafficOf(aws: RunningAws): Promise<Traffic> {
  return isOfDatabase(aws) ? trafficOfDatabase(aws) : trafficOfService(aws);
}

function isOfDatabase({ world }: RunningAws): boolean {
  return world.balancers.all.length === 0;
}
