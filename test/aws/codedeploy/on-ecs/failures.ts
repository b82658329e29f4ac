import { failureOf, type Failure } from '../outcome.ts';

/** `errorInformation` that only deployments to ECS have. The README says which codes and texts are AWS's. */
export const ecsFailures = {
  greenNeverSteady: (): Failure =>
    failureOf(
      'TIMEOUT',
      'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
    ),

  notSteadyAfterScaling: (): Failure =>
    failureOf(
      'ECS_UPDATE_ERROR',
      'The ECS service was scaled during the deployment and did not reach a steady state within 5 minutes.',
    ),

  refusedByEcs: (errorName: string, message: string): Failure =>
    failureOf(
      'ECS_UPDATE_ERROR',
      `The ECS service cannot be updated due to an unexpected error: ${message} ` +
        `(Service: AmazonECS; Status Code: 400; Error Code: ${errorName}).`,
    ),

  serviceNotActive: (): Failure => ecsFailures.refusedByEcs('ServiceNotActiveException', 'Service was not ACTIVE.'),

  targetGroupOutsidePair: (service: string): Failure =>
    failureOf(
      'ELASTIC_LOAD_BALANCING_INVALID',
      `The target group of the primary task set of service ${service} is not one of the deployment group's target groups.`,
    ),

  blueGone: (): Failure =>
    failureOf('ECS_UPDATE_ERROR', 'The original task set no longer exists; traffic cannot be routed back to it.'),

  blueCannotServe: (minutes: number): Failure =>
    failureOf(
      'ECS_UPDATE_ERROR',
      `The original task set had no healthy task for ${minutes} minutes; traffic cannot be routed back to it.`,
    ),
};
