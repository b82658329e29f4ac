import type { ServiceDeployment } from '../deployment.ts';
import type { DeploymentSettings, RollingStrategy } from '../settings.ts';

/**
 * ECS computes it from the alarms, in a way that is not published: "The default bake time is less than 5 minutes" ("How
 * CloudWatch alarms detect Amazon ECS deployment failures" of the Developer Guide).
 */
const CHOSEN_BY_ECS_MS = 4 * 60_000;

const MINUTE_MS = 60_000;

export type Bake = 'none' | 'chosen by ECS' | { readonly minutes: number };

/** "You can configure the bake time for a rolling deployment" (the same page); unasked, there is one for alarms alone. */
export function bakeOf({ alarms }: DeploymentSettings, { bakeMinutes }: RollingStrategy): Bake {
  if (bakeMinutes !== undefined) return { minutes: bakeMinutes };
  return alarms.kind === 'on' ? 'chosen by ECS' : 'none';
}

/** Alarms that ECS ignores, because one of them was in ALARM when the deployment began, need no time. */
export function bakeMs(bake: Bake, { alarms }: Pick<ServiceDeployment, 'alarms'>): number {
  switch (bake) {
    case 'none':
      return 0;
    case 'chosen by ECS':
      return alarms.status === 'MONITORING' ? CHOSEN_BY_ECS_MS : 0;
    default:
      return bake.minutes * MINUTE_MS;
  }
}
