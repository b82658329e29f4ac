import type { Course } from './course.ts';
import type { Can } from './plan.ts';
import type { Health, Instant, Side } from './words.ts';

/** When the health of both sides was last asked for, whether or not there was an answer. */
export function inspectedAt({ health }: Course): Instant | undefined {
  switch (health.is) {
    case 'never looked':
      return undefined;
    case 'seen':
      return health.seen.at;
    case 'in vain':
      return health.at;
  }
}

/** One side as the load balancer last saw it; undefined where nobody knows. */
export function sideHealth({ health }: Course, side: 'blue' | 'green'): Health | undefined {
  return health.is === 'seen' ? health.seen[side] : undefined;
}

/**
 * `0 healthy targets of 3 wanted (Target.Timeout)`, to be read after "has". Those that are wanted count, not those that are registered: a side that
 * loses its tasks has fewer targets by the minute.
 */
export function healthWords(
  { trafficOf }: Pick<Can, 'trafficOf'>,
  { healthy, reasons }: Health,
  side: Side | undefined,
): string {
  const [chief] = reasons;
  const why = chief === undefined ? '' : ` (${chief})`;
  // Of a function there is one version to a side, and no load balancer that would count.
  if (trafficOf === 'an alias') return `${healthy === 0 ? 'no' : 'a'} version that can answer${why}`;
  const of = side === undefined ? '' : ` of ${side.wanted} wanted`;
  return `${healthy} healthy ${healthy === 1 ? 'target' : 'targets'}${of}${why}`;
}
