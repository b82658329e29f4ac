import type { ServiceEvent } from '@aws-sdk/client-ecs';
import type { Service } from './state.ts';

/** Newest first, at most 100, as DescribeServices shows them. */
export type ServiceEventLog = readonly ServiceEvent[];

const KEPT = 100;

export function withEvent(log: ServiceEventLog, id: string, atMs: number, message: string): ServiceEventLog {
  return [{ id, createdAt: new Date(atMs), message }, ...log].slice(0, KEPT);
}

/** For a service under CODE_DEPLOY most messages begin with the task set as well, under ECS with the service alone. */
const speaker = ({ name, controller }: Speaker, taskSetId: string) =>
  controller === 'CODE_DEPLOY' ? `(service ${name}, taskSet ${taskSetId})` : `(service ${name})`;
const listed = (taskIds: readonly string[]) => taskIds.map(id => `(task ${id})`).join(' ');
const READ_ON = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

type Speaker = Pick<Service, 'name' | 'controller'>;

/** Why there is no room for another task. */
export type RoomLack =
  | { readonly kind: 'Fargate' }
  | { readonly kind: 'no instance'; readonly of: 'cluster' | 'capacity provider' }
  | { readonly kind: 'instances full'; readonly closest: string };

/**
 * The texts of "Viewing Amazon ECS service event messages" and "Service event messages" in the ECS Developer Guide, and of
 * real logs for those that name a task set.
 */
export const eventTexts = {
  started: (service: Speaker, taskSetId: string, taskIds: readonly string[]) =>
    `${speaker(service, taskSetId)} has started ${taskIds.length} tasks: ${listed(taskIds)}.`,
  stopped: (service: Speaker, taskSetId: string, taskIds: readonly string[]) =>
    `${speaker(service, taskSetId)} has stopped ${taskIds.length} running tasks: ${listed(taskIds)}.`,
  registered: (service: Speaker, taskSetId: string, targetGroupArn: string) =>
    `${speaker(service, taskSetId)} registered 1 targets in (target-group ${targetGroupArn})`,
  draining: (service: Speaker, taskSetId: string) =>
    `${speaker(service, taskSetId)} has begun draining connections on 1 tasks.`,
  unhealthy: (service: Speaker, taskSetId: string, port: number, targetGroupArn: string) =>
    `${speaker(service, taskSetId)} (port ${port}) is unhealthy in (target-group ${targetGroupArn}) due to ` +
    '(reason Health checks failed).',
  steady: (service: string) => `(service ${service}) has reached a steady state.`,
  deploymentCompleted: (service: string, taskSetId: string) =>
    `(service ${service}) (deployment ${taskSetId}) deployment completed.`,
  deploymentFailed: (service: string, taskSetId: string, why: string) =>
    `(service ${service}) (deployment ${taskSetId}) deployment failed: ${why}`,
  rollingBack: (service: string, taskSetId: string) => `(service ${service}) rolling back to deployment ${taskSetId}.`,
  throttled: (service: string) => `(service ${service}) is unable to consistently start tasks successfully. ${READ_ON}`,
  noRoom: (service: string, lack: RoomLack) => {
    const noInstance = `(service ${service}) was unable to place a task because no container instance met all of its requirements.`;
    switch (lack.kind) {
      case 'no instance':
        return `${noInstance} Reason: No Container Instances were found in your ${lack.of}. ${READ_ON}`;
      case 'instances full':
        return `${noInstance} The closest matching (container-instance ${lack.closest}) has insufficient memory available. ${READ_ON}`;
      case 'Fargate':
        return (
          `(service ${service}) was unable to place a task. Reason: Capacity is unavailable at this time. ` +
          `Please try again later or in a different availability zone. ${READ_ON}`
        );
      default: {
        const never: never = lack;
        throw new Error(`no wording for ${JSON.stringify(never)}`);
      }
    }
  },
};
