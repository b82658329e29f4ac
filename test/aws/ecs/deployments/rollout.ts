import type { World } from '../../world/world.ts';
import type { Service, TaskSet } from '../state.ts';
import type { DeploymentBook } from './book.ts';
import type { ServiceDeployment, ServiceRevision } from './deployment.ts';
import type { Failure } from './failure.ts';
import type { Uncertain } from './seed.ts';
import type { Stage } from './stages.ts';
import type { Timers } from '../../world/timers.ts';

/**
 * How one strategy brings the deployment's target in, and takes it back. The life of a deployment (`life.ts`) does the rest,
 * alike for all strategies: statuses, hooks at the stages, alarms, the circuit breaker, requests to stop.
 */
export interface Rollout {
  /** One after the other. Before the first one the target's task set exists, is the service's PRIMARY, and has no tasks yet. */
  readonly steps: readonly Step[];
  /** What brings a former revision back, when the deployment has failed. Hooks do not run on the way back. */
  readonly wayBack: (to: ServiceRevision) => readonly Step[];
}

/** Hooks of the step's stage run when its work is done. */
export interface Step {
  readonly stage: Stage;
  /** Whether `lifecycleStage` and hooks know of it. */
  readonly shown: boolean;
  readonly perform: (control: StepControl) => void;
}

/** How a step ends. Only its first word counts. */
export interface StepControl {
  /** Void as soon as the step ends, or the deployment does. */
  readonly timers: Timers;
  readonly done: () => void;
  readonly fail: (failure: Failure) => void;
}

/** Where a rollout works. */
export interface Site {
  readonly world: World;
  readonly book: DeploymentBook;
  readonly deployment: ServiceDeployment;
  readonly uncertain: Uncertain;
  /** A line for the service's events. */
  readonly say: (service: Service, message: string) => void;
}

export type RolloutOf = (site: Site) => Rollout;

/** Task sets of a service under ECS's own controller, from inside. A new one is ACTIVE and has no tasks. */
export interface RevisionTasks {
  /** Of a task set: `ecs-svc/` and 19 digits. */
  newId(): string;
  create(service: Service, revision: ServiceRevision, id: string): TaskSet;
  /** Makes it the service's PRIMARY; the one that was becomes ACTIVE. */
  promote(service: Service, set: TaskSet): void;
  /** How many tasks the scheduler keeps of it. */
  scale(set: TaskSet, to: TaskSet['scale']): void;
  /** Drains it; it disappears when its last task has stopped. */
  remove(service: Service, set: TaskSet): void;
}
