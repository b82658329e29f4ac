import type { NativeDeployment } from './deployment.ts';

/** What of a deployment, besides its status, AWS calls by a word that nobody here knows; undefined: nothing. */
export function strangeIn({ hooks, alarms, breaker }: NativeDeployment): string | undefined {
  for (const { id, standing } of hooks)
    if (typeof standing === 'object') return `${standing.strange} (of the hook ${id})`;
  if (alarms.is === 'strange') return `${alarms.status} (of its alarms)`;
  if (breaker.is === 'strange') return `${breaker.status} (of its circuit breaker)`;
  return undefined;
}
