import type { Tag } from '@aws-sdk/client-ecs';
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
  life: TaskLife;
}

export interface TargetGroupBinding {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

export interface TaskSet {
  /** `ecs-svc/` and 19 digits. */
  readonly id: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly definition: RegisteredTaskDefinition;
  readonly binding: TargetGroupBinding;
  readonly launch: LaunchSettings;
  /** The CodeDeploy deployment that made it; the first task set of a service was made with the service. */
  readonly deploymentId: string | undefined;
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  updatedAt: number;
  stability: { readonly status: 'STABILIZING' | 'STEADY_STATE'; readonly since: number };
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
