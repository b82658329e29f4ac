import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Service, TaskSet } from '../state.ts';
import { isOver, type ServiceDeployment, type ServiceRevision } from './deployment.ts';
import type { RevisionTasks } from './rollout.ts';

/** What ECS remembers of a service under its own controller. */
export interface ServiceRecord {
  /** As it was asked for, without defaults. */
  configuration: DeploymentConfiguration;
  /** Why rollbacks fail, if they do. */
  readonly rollbackFails: string | undefined;
  /** Oldest first. */
  revisions: readonly ServiceRevision[];
  /** Newest first. */
  deployments: readonly ServiceDeployment[];
  /** What a deployment that fails goes back to: what the last one that completed brought. Nothing, while one goes back. */
  lastCompleted: ServiceRevision | undefined;
}

/** `rolloutState` of the classic view. */
export interface RolloutState {
  readonly state: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly reason: string;
}

/** Deployments and revisions of all services under ECS's own controller. */
export interface DeploymentBook {
  readonly tasks: RevisionTasks;
  /** Takes a service under ECS's own controller in. */
  enroll(service: Service, settings: Pick<ServiceRecord, 'configuration' | 'rollbackFails'>): void;
  /** Throws for a service of another controller. */
  record(service: Service): ServiceRecord;
  /** What is under way, if anything. */
  current(service: Service): ServiceDeployment | undefined;
  deployment(arn: string): ServiceDeployment | undefined;
  revision(arn: string): { readonly service: Service; readonly revision: ServiceRevision } | undefined;
  revisionOf(set: TaskSet): ServiceRevision;
  /** Those that still have, or are to have, tasks. */
  setsOf(service: Service, revision: ServiceRevision): readonly TaskSet[];
  /** With task sets that are not on their way out. */
  activeRevisions(service: Service): readonly ServiceRevision[];
  rollout(set: TaskSet): RolloutState;
  setRollout(set: TaskSet, state: RolloutState): void;
}

export function createBook(tasks: RevisionTasks): DeploymentBook {
  const records = new Map<Service, ServiceRecord>();
  const rollouts = new WeakMap<TaskSet, RolloutState>();

  const record = (service: Service): ServiceRecord => {
    const found = records.get(service);
    if (found === undefined) throw new Error(`service ${service.name} is not under the ECS controller`);
    return found;
  };

  return {
    tasks,
    enroll: (service, settings) =>
      void records.set(service, { ...settings, revisions: [], deployments: [], lastCompleted: undefined }),
    record,
    current: service => record(service).deployments.find(deployment => !isOver(deployment)),
    deployment: arn => all(records).find(deployment => deployment.arn === arn),
    revision: arn => {
      for (const [service, { revisions: made }] of records) {
        const revision = made.find(item => item.arn === arn);
        if (revision !== undefined) return { service, revision };
      }
      return undefined;
    },
    revisionOf,
    setsOf: (service, revision) => service.taskSets.filter(set => revisionOf(set) === revision),
    activeRevisions: service => [
      ...new Set(service.taskSets.filter(({ status }) => status !== 'DRAINING').map(revisionOf)),
    ],
    rollout: set => {
      const state = rollouts.get(set);
      if (state === undefined) throw new Error(`task set ${set.id} has no rollout state`);
      return state;
    },
    setRollout: (set, state) => void rollouts.set(set, state),
  };
}

function revisionOf({ id, revision }: TaskSet): ServiceRevision {
  if (revision === undefined) throw new Error(`task set ${id} runs no service revision`);
  return revision;
}

const all = (records: ReadonlyMap<Service, ServiceRecord>) =>
  [...records.values()].flatMap(({ deployments }) => deployments);
