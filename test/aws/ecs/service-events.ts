import type { ServiceEvent } from '@aws-sdk/client-ecs';

/** Newest first, at most 100, as DescribeServices shows them. */
export type ServiceEventLog = readonly ServiceEvent[];

const KEPT = 100;

export function withEvent(log: ServiceEventLog, id: string, atMs: number, message: string): ServiceEventLog {
  return [{ id, createdAt: new Date(atMs), message }, ...log].slice(0, KEPT);
}

/** For a service under CODE_DEPLOY most messages begin with the task set as well. */
const speaker = (service: string, taskSetId: string) => `(service ${service}, taskSet ${taskSetId})`;
const listed = (taskIds: readonly string[]) => taskIds.map(id => `(task ${id})`).join(' ');
const READ_ON = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/**
 * The texts of "Viewing Amazon ECS service event messages" and "Service event messages" in the ECS Developer Guide, and of
 * real logs for those that name a task set.
 */
export const eventTexts = {
  started: (service: string, taskSetId: string, taskIds: readonly string[]) =>
    `${speaker(service, taskSetId)} has started ${taskIds.length} tasks: ${listed(taskIds)}.`,
  stopped: (service: string, taskSetId: string, taskIds: readonly string[]) =>
    `${speaker(service, taskSetId)} has stopped ${taskIds.length} running tasks: ${listed(taskIds)}.`,
  registered: (service: string, taskSetId: string, targetGroupArn: string) =>
    `${speaker(service, taskSetId)} registered 1 targets in (target-group ${targetGroupArn})`,
  draining: (service: string, taskSetId: string) =>
    `${speaker(service, taskSetId)} has begun draining connections on 1 tasks.`,
  unhealthy: (service: string, taskSetId: string, port: number, targetGroupArn: string) =>
    `${speaker(service, taskSetId)} (port ${port}) is unhealthy in (target-group ${targetGroupArn}) due to ` +
    '(reason Health checks failed).',
  steady: (service: string) => `(service ${service}) has reached a steady state.`,
  throttled: (service: string) => `(service ${service}) is unable to consistently start tasks successfully. ${READ_ON}`,
  noCapacity: (service: string, launchType: 'FARGATE' | 'EC2') => {
    switch (launchType) {
      case 'EC2':
        return (
          `(service ${service}) was unable to place a task because no container instance met all of its requirements. ` +
          `Reason: No Container Instances were found in your capacity provider. ${READ_ON}`
        );
      case 'FARGATE':
        return (
          `(service ${service}) was unable to place a task. Reason: Capacity is unavailable at this time. ` +
          `Please try again later or in a different availability zone. ${READ_ON}`
        );
      default: {
        const never: never = launchType;
        throw new Error(`no wording for launch type ${String(never)}`);
      }
    }
  },
};
