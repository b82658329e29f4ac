import type { Tag } from '@aws-sdk/client-ecs';
import type { ServiceRevision } from './deployments/deployment.ts';
import type { LaunchSettings } from './launch-settings.ts';
import type { LaunchThrottle } from './launch-throttle.ts';
import type { ServiceEventLog } from './service-events.ts';
import type { RegisteredTaskDefinition } from './task-definitions.ts';
import type { TaskLife } from './task-life.ts';

export interface Task {
  readonly id: string;
  readonly arn: string;
  /** Address of the task's network interface; it is also its id as a target of the load balancer. */
  readonly address: string;
  readonly createdAt: number;
  /** The scheduler has seen it healthy. */
  wasHealthy: boolean;
  life: TaskLife;
}

export interface TargetGroupBinding {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

/** How the service stands behind load balancers, as it was asked for. One target group, or two between which revisions alternate. */
export type LoadBalancing =
  | { readonly kind: 'none' }
  | { readonly kind: 'one group'; readonly binding: TargetGroupBinding }
  | {
      readonly kind: 'two groups';
      readonly binding: TargetGroupBinding;
      readonly alternateTargetGroupArn: string;
      /** ARN of a rule, or of the listener of a network load balancer. */
      readonly production: string;
      readonly test: string | undefined;
      readonly roleArn: string;
    };

/** A task that stopped by itself, or that could not be launched: `failedTasks` in the API reference. */
export interface TaskFailure {
  readonly at: number;
  readonly kind: 'exited' | 'cannot-pull' | 'unhealthy' | 'no-room';
}

export interface TaskSet {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly definition: RegisteredTaskDefinition;
  /** Undefined for a service without load balancer: only services of the ECS controller may have none. */
  readonly binding: TargetGroupBinding | undefined;
  readonly launch: LaunchSettings;
  /** Under ECS's own controller. */
  readonly revision: ServiceRevision | undefined;
  /** The CodeDeploy deployment that made it; the first task set of a service was made with the service. */
  readonly deploymentId: string | undefined;
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  updatedAt: number;
  stability: { readonly status: 'STABILIZING' | 'STEADY_STATE'; readonly since: number };
  /** How many tasks are kept of it, unless it is DRAINING. */
  scale: 'whole service' | 'what runs' | { readonly tasks: number };
  /** When one of its tasks was last seen to become healthy. */
  lastHealthyAt: number | undefined;
  /** Oldest first. */
  failures: readonly TaskFailure[];
  /** Stopped ones are kept for as long as AWS shows them. */
  tasks: readonly Task[];
  throttle: LaunchThrottle;
}

export interface Service {
  readonly name: string;
  readonly cluster: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly controller: 'CODE_DEPLOY' | 'ECS';
  readonly launchType: 'FARGATE' | 'EC2';
  readonly capacity: 'plenty' | { readonly tasks: number };
  readonly tags: readonly Tag[];
  loadBalancing: LoadBalancing;
  healthCheckGracePeriodSeconds: number;
  desiredCount: number;
  life: ServiceLife;
  taskSets: readonly TaskSet[];
  /** Deleted and drained. Their stopped tasks are still shown for a while. */
  formerTaskSets: readonly TaskSet[];
  events: ServiceEventLog;
}

/** "Service" in the API reference. */
export type ServiceLife =
  | { readonly status: 'ACTIVE' }
  /** Deleted, and its tasks are stopping. */
  | { readonly status: 'DRAINING' }
  /** Deleted, without tasks. */
  | { readonly status: 'INACTIVE'; readonly since: number };

export interface Cluster {
  readonly name: string;
  readonly arn: string;
}

/** The task set that the service counts as its own. There is always one: only a promotion takes the role from it. */
export function primaryOf(service: Service): TaskSet {
  const primary = service.taskSets.find(set => set.status === 'PRIMARY');
  if (primary === undefined) throw new Error(`service ${service.name} has lost its primary task set`);
  return primary;
}

/** Of a service that certainly has a load balancer, as every one under CODE_DEPLOY has. */
export function bindingOf({ id, binding }: Pick<TaskSet, 'id' | 'binding'>): TargetGroupBinding {
  if (binding === undefined) throw new Error(`task set ${id} stands behind no load balancer`);
  return binding;
}
