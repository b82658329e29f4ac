import { AwsError, type Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import type { Book } from './book.ts';
import { startOf, type Deployment } from './deployment.ts';
import { describedTarget, targetStatusOf } from './describe-target.ts';
import { existing } from './handlers-deployments.ts';
import type { Hooks } from './hooks.ts';
import { refusals } from './refusals.ts';

type TargetHandlers = Pick<
  Handlers<typeof import('@aws-sdk/client-codedeploy'), Caller>,
  'ListDeploymentTargets' | 'BatchGetDeploymentTargets' | 'GetDeploymentTarget' | 'PutLifecycleEventHookExecutionStatus'
>;

/** BatchGetDeploymentTargets in the API reference. */
const MOST_TARGETS = 25;

export function targetHandlers(book: Book, hooks: Hooks): TargetHandlers {
  const started = (id: string): Deployment => {
    const deployment = existing(book, id);
    if (startOf(deployment.progress) === undefined) throw refusals.notStarted(id);
    return deployment;
  };
  const target = (deployment: Deployment, targetId: string) => {
    if (targetId !== deployment.rollout.targetId) throw refusals.noTarget(targetId);
    return describedTarget(deployment);
  };

  return {
    ListDeploymentTargets: input => {
      const deployment = started(input.deploymentId);
      const statuses = input.targetFilters?.TargetStatus;
      const isListed = statuses === undefined || statuses.includes(targetStatusOf(deployment.progress));
      return { targetIds: isListed ? [deployment.rollout.targetId] : [] };
    },

    GetDeploymentTarget: input => ({ deploymentTarget: target(started(input.deploymentId), input.targetId) }),

    BatchGetDeploymentTargets: input => {
      const deployment = started(input.deploymentId);
      if (input.targetIds.length > MOST_TARGETS) throw refusals.tooManyTargets(MOST_TARGETS);
      return { deploymentTargets: input.targetIds.map(targetId => target(deployment, targetId)) };
    },

    PutLifecycleEventHookExecutionStatus: input => {
      const { id } = existing(book, input.deploymentId);
      const execution = hooks
        .executions()
        .find(
          ({ id: executionId, deploymentId }) =>
            executionId === input.lifecycleEventHookExecutionId && deploymentId === id,
        );
      if (execution === undefined) {
        throw new AwsError(
          'InvalidLifecycleEventHookExecutionIdException',
          'The lifecycle event hook execution ID does not belong to the deployment',
        );
      }
      if (input.status !== 'Succeeded' && input.status !== 'Failed') {
        throw new AwsError(
          'InvalidLifecycleEventHookExecutionStatusException',
          'The status of a lifecycle event hook execution must be Succeeded or Failed',
        );
      }
      if (execution.state === 'reported') {
        throw new AwsError('LifecycleEventAlreadyCompletedException', 'The lifecycle event is already completed');
      }
      execution.report(input.status);
      return { lifecycleEventHookExecutionId: execution.id };
    },
  };
}
