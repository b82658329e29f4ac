import type { World } from '../../world/world.ts';
import { primaryOf } from '../state.ts';
import { newTaskSet, newTaskSetId } from '../task-sets.ts';
import type { RevisionTasks } from './rollout.ts';

export function createRevisionTasks(world: World): RevisionTasks {
  const random = world.random.fork('ecs deployments');
  const { timeline } = world;

  return {
    newId: () => newTaskSetId(random),
    create: (service, revision, id) => {
      const { definition, binding, launch } = revision;
      const set = newTaskSet(world, service, { id, definition, binding, launch, revision, deploymentId: undefined });
      set.scale = { tasks: 0 };
      service.taskSets = [...service.taskSets, set];
      return set;
    },
    promote: (service, set) => {
      const former = primaryOf(service);
      if (former === set) return;
      former.status = 'ACTIVE';
      set.status = 'PRIMARY';
      former.updatedAt = set.updatedAt = timeline.now();
    },
    scale: (set, to) => {
      set.scale = to;
      set.updatedAt = timeline.now();
    },
    remove: (service, set) => {
      if (set === primaryOf(service)) throw new Error(`the PRIMARY deployment ${set.id} cannot be removed`);
      set.status = 'DRAINING';
      set.updatedAt = timeline.now();
    },
  };
}
