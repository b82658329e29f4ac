import type { DatabaseBook } from './database-book.ts';
import type { Course, Database, GreenPlan, StepCourse, Task } from './state.ts';

const MINUTE = 60_000;

/** Names as in the examples of CreateBlueGreenDeployment in the API reference. */
export type TaskName =
  | 'CREATING_READ_REPLICA_OF_SOURCE'
  | 'DB_ENGINE_VERSION_UPGRADE'
  | 'CONFIGURE_BACKUPS'
  | 'CREATING_TOPOLOGY_OF_SOURCE'
  | 'CREATE_DB_INSTANCES_FOR_CLUSTER'
  | 'CREATE_CUSTOM_ENDPOINTS';

/** What is done for this source, in order. That a task which has nothing to do is left out is not known. */
export function tasksOf(source: Database, { engineVersion }: GreenPlan, book: DatabaseBook): readonly TaskName[] {
  const upgrade: readonly TaskName[] = engineVersion === source.engineVersion ? [] : ['DB_ENGINE_VERSION_UPGRADE'];
  switch (source.is) {
    case 'instance': {
      const topology: readonly TaskName[] = book.replicasOf(source).length > 0 ? ['CREATING_TOPOLOGY_OF_SOURCE'] : [];
      return ['CREATING_READ_REPLICA_OF_SOURCE', ...upgrade, 'CONFIGURE_BACKUPS', ...topology];
    }
    case 'cluster': {
      const endpoints: readonly TaskName[] = book.endpointsOf(source).length > 0 ? ['CREATE_CUSTOM_ENDPOINTS'] : [];
      return ['CREATING_READ_REPLICA_OF_SOURCE', ...upgrade, 'CREATE_DB_INSTANCES_FOR_CLUSTER', ...endpoints];
    }
    default: {
      const never: never = source;
      return never;
    }
  }
}

export const pending = (name: TaskName): Task => ({ name, status: 'PENDING' });

/** How a task goes: as the course says, else so long as such things take. AWS gives no figures. */
export function courseOf(name: TaskName, source: Database, { tasks }: Course): StepCourse {
  return tasks[name] ?? { ms: usualMs(name, source) };
}

function usualMs(name: TaskName, source: Database): number {
  switch (name) {
    case 'CREATING_READ_REPLICA_OF_SOURCE':
      // A copy of storage: a quarter of an hour for a small one, two hours for a tebibyte. Aurora clones instead.
      return source.is === 'instance' ? 15 * MINUTE + source.storage.gib * 6_000 : 20 * MINUTE;
    case 'DB_ENGINE_VERSION_UPGRADE':
      return 12 * MINUTE;
    case 'CONFIGURE_BACKUPS':
      return 3 * MINUTE;
    case 'CREATING_TOPOLOGY_OF_SOURCE':
    case 'CREATE_DB_INSTANCES_FOR_CLUSTER':
      return 10 * MINUTE;
    case 'CREATE_CUSTOM_ENDPOINTS':
      return MINUTE;
    default: {
      const never: never = name;
      return never;
    }
  }
}
