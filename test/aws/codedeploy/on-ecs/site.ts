import type { Ecs } from '../../ecs/ecs.ts';
import type { Service, TaskSet } from '../../ecs/state.ts';
import type { World } from '../../world/world.ts';
import type { Hooks } from '../hooks.ts';
import type { EcsSettings } from './settings.ts';

/** Where a release works. Its rollback works on the same site. */
export interface EcsSite {
  readonly world: World;
  readonly ecs: Ecs;
  readonly hooks: Hooks;
  readonly settings: EcsSettings;
  /** What serves when the release begins. Known from InProgress on. */
  blue: TaskSet | undefined;
  /** What the release brings. Known from Install on. */
  green: TaskSet | undefined;
}

/** Of a service that has been deleted too, and however long ago. */
export const serviceOf = ({ ecs, settings: { service } }: EcsSite): Service =>
  ecs.services.remembered(service.cluster, service.name);

/** Where traffic comes from, and where it goes. */
export interface Sides {
  readonly destination: TaskSet;
  readonly other: TaskSet;
}

/** A release sends traffic from blue to green, its rollback the other way. Both must be known. */
export function sidesOf({ blue, green }: EcsSite, to: 'blue' | 'green'): Sides {
  if (blue === undefined || green === undefined) throw new Error('the deployment does not have both task sets yet');
  return to === 'green' ? { destination: green, other: blue } : { destination: blue, other: green };
}
