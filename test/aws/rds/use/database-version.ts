import type { Behaviour, Versions } from '../../world/world.ts';
import type { Database } from '../state.ts';

/** A database as the world's versions know it: by engine and version, or by those and its parameter group. */
export interface DatabaseVersion {
  /** `mysql:8.4.3`, or `mysql:8.4.3/orders-84` where the seed has that. */
  readonly image: string;
  readonly behaviour: Behaviour;
}

/** A version that no seed describes answers every statement, and soon. */
const HEALTHY: Behaviour = {
  requestErrors: 0,
  latency: { medianMs: 2, p99Ms: 25 },
  bootSeconds: 0,
  start: 'runs',
  healthChecks: 'pass',
  pages: {},
};

export function versionOf({ engine, engineVersion, parameterGroup }: Database, versions: Versions): DatabaseVersion {
  const version = `${engine}:${engineVersion}`;
  const withGroup = `${version}/${parameterGroup.name}`;
  const image = versions.has(withGroup) ? withGroup : version;
  return { image, behaviour: versions.has(image) ? versions.behaviour(image) : HEALTHY };
}
