import type { Around } from './around.ts';
import { deploymentEvents, resourceEvents } from './events.ts';
import { addGreen } from './green-environment.ts';
import { restingAccess } from './resting-access.ts';
import type { BlueGreenDeployment, Database, DbCluster, DbInstance, Status } from './state.ts';
import { courseOf, type TaskName } from './tasks.ts';

/** From the answer, in which all tasks are PENDING, to the first that is not. AWS gives no figure. */
const FIRST_TASK_AFTER_MS = 10_000;

/** How long green's storage is optimized after it was changed; people report half an hour and more. */
const STORAGE_OPTIMIZATION_MS = 30 * 60_000;

/** Makes green: from PROVISIONING to AVAILABLE, or to INVALID_CONFIGURATION where a task fails. */
export function beginProvisioning(deployment: BlueGreenDeployment, tasks: readonly TaskName[], around: Around): void {
  const { source, plan, pairs } = deployment;
  const { timeline, random, journal } = around;
  const timers = around.timersOf(deployment);

  const green = (): Database => {
    deployment.target ??= addGreen(pairs, source, plan, { ...around, random, now: timeline.now() });
    return deployment.target;
  };

  const perform = ([name, ...rest]: readonly TaskName[]): void => {
    if (name === undefined) {
      finish(deployment, green(), around);
      return;
    }
    const task = deployment.tasks.find(item => item.name === name);
    if (task !== undefined) task.status = 'IN_PROGRESS';
    if (deployment.target !== undefined) atBegin(name, deployment.target, around);
    const course = courseOf(name, source, source.course);
    timers.after(course.ms, () => {
      const target = green();
      if (task !== undefined) task.status = 'fails' in course ? 'FAILED' : 'COMPLETED';
      if ('fails' in course) {
        deployment.phase = { status: 'INVALID_CONFIGURATION', because: course.fails };
        journal.ofDeployment(deployment, deploymentEvents.creationFailed(course.fails));
        return;
      }
      atEnd(name, deployment, target, around);
      perform(rest);
    });
  };

  timers.after(FIRST_TASK_AFTER_MS, () => perform(tasks));
  timers.after(source.course.membersAfterMs, () => void green());
}

function atBegin(name: TaskName, target: Database, { book }: Around): void {
  switch (name) {
    case 'DB_ENGINE_VERSION_UPGRADE':
      setStatus(madeAlready(target, book), 'upgrading');
      return;
    case 'CONFIGURE_BACKUPS':
      setStatus(madeAlready(target, book), 'backing-up');
      return;
    case 'CREATING_READ_REPLICA_OF_SOURCE':
    case 'CREATING_TOPOLOGY_OF_SOURCE':
    case 'CREATE_DB_INSTANCES_FOR_CLUSTER':
    case 'CREATE_CUSTOM_ENDPOINTS':
      return;
    default: {
      const never: never = name;
      throw new Error(`no such task: ${String(never)}`);
    }
  }
}

function atEnd(name: TaskName, { plan, source }: BlueGreenDeployment, target: Database, around: Around): void {
  const { book } = around;
  switch (name) {
    case 'CREATING_READ_REPLICA_OF_SOURCE':
      // Of a cluster the writer comes with it, so that there is something to upgrade.
      created([target, ...book.membersOf(target).slice(0, 1)], around);
      return;
    case 'DB_ENGINE_VERSION_UPGRADE':
      for (const resource of book.wholeOf(target)) resource.engineVersion = plan.engineVersion;
      setStatus(madeAlready(target, book), 'available');
      return;
    case 'CONFIGURE_BACKUPS':
      if (target.is === 'instance') target.backupRetentionDays = source.backupRetentionDays;
      setStatus(madeAlready(target, book), 'available');
      return;
    case 'CREATING_TOPOLOGY_OF_SOURCE':
    case 'CREATE_DB_INSTANCES_FOR_CLUSTER':
      created(book.wholeOf(target), around);
      return;
    case 'CREATE_CUSTOM_ENDPOINTS':
      return;
    default: {
      const never: never = name;
      throw new Error(`no such task: ${String(never)}`);
    }
  }
}

function finish(deployment: BlueGreenDeployment, target: Database, around: Around): void {
  const { book, groups, journal, timeline } = around;
  const { plan, source } = deployment;
  target.access = restingAccess(target, groups);
  for (const pair of deployment.pairs) pair.status = 'AVAILABLE';
  deployment.phase = { status: 'AVAILABLE', since: timeline.now() };
  journal.ofDeployment(deployment, deploymentEvents.tasksCompleted);

  const changes = plan.storage !== undefined || plan.fileSystem === 'upgraded';
  const optimizingMs = source.course.storageOptimizationMs ?? (changes ? STORAGE_OPTIMIZATION_MS : 0);
  const stored = book
    .wholeOf(target)
    .filter(resource => resource.is === 'instance' && resource.part !== 'cluster member');
  if (optimizingMs === 0 || stored.length === 0) return;
  setStatus(stored, 'storage-optimization');
  // It ends by itself, whatever becomes of the deployment.
  timeline.at(timeline.now() + optimizingMs, () => {
    setStatus(
      stored.filter(({ status }) => status === 'storage-optimization'),
      'available',
    );
  });
}

function created(resources: readonly (DbInstance | DbCluster)[], { journal }: Around): void {
  for (const resource of resources.filter(({ status }) => status === 'creating')) {
    resource.status = 'available';
    journal.ofResource(resource, resourceEvents.created(resource));
  }
}

const madeAlready = (target: Database, book: Around['book']) =>
  book.wholeOf(target).filter(({ status }) => status !== 'creating');

function setStatus(resources: readonly (DbInstance | DbCluster)[], status: Status): void {
  for (const resource of resources) resource.status = status;
}
