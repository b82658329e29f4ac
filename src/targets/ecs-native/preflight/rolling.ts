import type { Finding } from '../../../release/problem.ts';
import { printDuration } from '../../../request/duration.ts';
import { breakingIn } from '../configuration.ts';
import { pausesIn } from '../pauses.ts';
import type { Facts } from './facts.ts';

/** What a rolling deployment lacks that others have. */
export function rollingFindings(facts: Facts): readonly Finding[] {
  if (facts.strategy.kind !== 'rolling') return [];
  return [
    ...sharedTargets(facts),
    ...breakerOff(facts),
    ...noTasksOfBlue(facts),
    ...managedPauses(facts),
    ...pausesInTheWay(facts),
  ];
}

/** Tasks of both revisions stand in one target group, and the load balancer does not know one from the other. */
function sharedTargets({ gates, service }: Facts): readonly Finding[] {
  if (service.balanced.length === 0) return [];
  return gates
    .filter(({ kind }) => kind === 'targets')
    .map(({ name, force }) => ({
      level: force === 'obeyed' ? 'error' : 'warning',
      where: 'gates',
      value: name,
      reason:
        "in a rolling deployment blue's and green's tasks stand in one target group, so their health cannot be told apart",
      remedy: 'take the gate out: ECS itself replaces no more of blue than green has healthy; or measure with alarms',
    }));
}

function breakerOff({ settings, service }: Facts): readonly Finding[] {
  const about = { level: 'warning', where: 'service', value: service.place.service } as const;
  const remedy = 'switch it on with rollback: `deploymentCircuitBreaker: { enable: true, rollback: true }`';
  switch (breakingIn(settings)) {
    case 'goes back':
      return [];
    case 'stops':
      return [
        {
          ...about,
          reason:
            'its circuit breaker stops a deployment whose tasks do not stay up, and does not roll it back: when the runner is lost, both revisions serve',
          remedy,
        },
      ];
    case 'off':
      return [
        {
          ...about,
          reason:
            'its circuit breaker is off: when the runner is lost, ECS goes on starting tasks that do not stay up, for as long as nobody looks',
          remedy,
        },
      ];
  }
}

/** The way back is a deployment of blue's task definition, and starts its tasks anew. */
function noTasksOfBlue({ blue: { side, everCompleted, isRegistered }, service }: Facts): readonly Finding[] {
  if (isRegistered || !everCompleted) return [];
  return [
    {
      level: 'warning',
      where: 'service',
      value: service.place.service,
      reason: `what serves, ${side.revision}, was deregistered: ECS starts no tasks from it any more, and once its last ones are replaced there is no way back to it`,
      remedy: 'register the same definition again and release it first',
    },
  ];
}

/** Somebody goes back by a rolling deployment as well as forward: there the inputs are those of the release. */
function managedPauses({ asked, purpose }: Facts): readonly Finding[] {
  if (asked.hooks !== 'managed') return [];
  const isWayBack = purpose === 'restore' || purpose === 'swap back';
  return [
    {
      level: isWayBack ? 'warning' : 'error',
      where: 'hooks',
      value: 'manage',
      reason:
        'a rolling deployment replaces tasks and moves no shares of traffic, so there is nothing before which it could pause',
      remedy: '`hooks: as-they-stand`, or `strategy: blue-green`, `canary` or `linear`',
    },
  ];
}

/** Pauses work with rolling deployments, too, and nothing is proven at them: no traffic is held there. */
function pausesInTheWay({ settings }: Facts): readonly Finding[] {
  return pausesIn(settings).map(({ stage, wait, then }) => ({
    level: 'warning',
    where: 'hooks',
    value: stage,
    reason: `its rolling deployment waits for a word at the pause ${stage}, for ${printDuration(wait)} at most, and ${then === 'goes back' ? 'goes back' : 'goes on'} then: Greenlight gives the word as soon as the gates that can be asked there pass`,
    remedy: undefined,
  }));
}
