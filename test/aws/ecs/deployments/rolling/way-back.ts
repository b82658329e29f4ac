import type { TaskSet } from '../../state.ts';
import { BREAKER_ROLLOUT_REASON, breakerReading, isTripped } from '../circuit-breaker.ts';
import type { ServiceDeployment, ServiceRevision } from '../deployment.ts';
import type { Failure } from '../failure.ts';
import type { Site, Step } from '../rollout.ts';
import type { RollingStrategy } from '../settings.ts';
import { oldSetsBeside } from './old-sets.ts';
import { createReplacement } from './replacement.ts';
import { cleanUp, untilDone } from './steps.ts';

/**
 * The former revision's deployment is PRIMARY again, and its tasks take the place of the failed ones by the same limits. "When
 * the rollback starts, the deployment changes from a COMPLETED to IN_PROGRESS" ("How the Amazon ECS deployment circuit
 * breaker detects failures" of the Developer Guide).
 */
export function stepsBack(site: Site, strategy: RollingStrategy, to: ServiceRevision): readonly Step[] {
  const { book, deployment } = site;
  const { service } = deployment;
  return [
    {
      stage: 'SCALE_UP',
      shown: true,
      perform: control => {
        const set = comingBack(site, to);
        const failedBefore = set.failures.length;
        book.tasks.promote(service, set);
        book.setRollout(set, { state: 'IN_PROGRESS', reason: reasonOf(deployment, to) });
        const replacement = createReplacement(site, strategy, set, oldSetsBeside(set, site));
        untilDone(control, () => {
          const { healthy, old } = replacement.look();
          if (failsAgain(deployment, set, failedBefore)) {
            book.setRollout(set, { state: 'FAILED', reason: BREAKER_ROLLOUT_REASON });
            book.tasks.scale(set, 'what runs');
            control.fail(FAILED_AGAIN);
          }
          return healthy >= service.desiredCount && old === 0;
        });
      },
    },
    cleanUp(site, 'BLOCKING', () => {
      const set = book.setsOf(service, to).find(({ status }) => status === 'PRIMARY');
      if (set !== undefined)
        book.setRollout(set, { state: 'COMPLETED', reason: `ECS deployment ${set.id} completed.` });
    }),
  ];
}

/** What is left of the former deployment, or another one of its revision. */
function comingBack({ book, uncertain, deployment }: Site, to: ServiceRevision): TaskSet {
  const { service } = deployment;
  const former = book.setsOf(service, to).findLast(({ status }) => status !== 'DRAINING');
  const afresh = () => book.tasks.create(service, to, book.tasks.newId());
  switch (uncertain.rollbackDeploymentId) {
    case 'former':
      return former ?? afresh();
    case 'new':
      return afresh();
  }
}

function failsAgain({ service, settings }: ServiceDeployment, set: TaskSet, failedBefore: number): boolean {
  const failures = set.failures.slice(failedBefore);
  return isTripped(breakerReading(settings.circuitBreaker, service.desiredCount, failures, set.lastHealthyAt));
}

/** Quoted for the circuit breaker; for everything else by analogy. */
function reasonOf({ breaker, alarms }: ServiceDeployment, to: ServiceRevision): string {
  const goal = `rolling back to deploymentId ecs-svc/${to.number}.`;
  if (breaker.status === 'TRIGGERED') return `ECS deployment circuit breaker: ${goal}`;
  return alarms.status === 'TRIGGERED' ? `ECS deployment alarm: ${goal}` : `ECS deployment: ${goal}`;
}

/**
 * A deployment on its way back "is not eligible for another rollback until it reaches a COMPLETED state" (the same page). That
 * the breaker watches it, and the words, are ours.
 */
const FAILED_AGAIN: Failure = {
  reason: 'Service deployment rollback failed because the circuit breaker threshold was exceeded.',
  cause: 'circuit breaker',
  then: 'stops',
};
