import { createTimers, type Timers } from '../world/timers.ts';
import type { Random } from '../world/random.ts';
import type { WorldTimeline } from '../world/world.ts';
import type { Place } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import type { DeploymentBook } from './deployment-book.ts';
import type { Journal } from './events.ts';
import type { GroupBook } from './parameter-groups.ts';
import type { BlueGreenDeployment } from './state.ts';
import type { Workload } from './workload.ts';

/** What everything that happens to databases and their deployments shares. */
export interface Around {
  readonly place: Place;
  readonly timeline: WorldTimeline;
  readonly random: Random;
  readonly book: DatabaseBook;
  readonly deployments: DeploymentBook;
  readonly groups: GroupBook;
  readonly journal: Journal;
  readonly workload: Workload;
  /** Of what a deployment has planned: all of it is void when the deployment goes another way. */
  timersOf(deployment: BlueGreenDeployment): Timers;
}

export function deploymentTimers(timeline: WorldTimeline): Around['timersOf'] {
  const timers = new WeakMap<BlueGreenDeployment, Timers>();
  return deployment => {
    const own = timers.get(deployment) ?? createTimers(timeline);
    timers.set(deployment, own);
    return own;
  };
}
