import { primaryOf } from '../../ecs/state.ts';
import type { Rollout } from '../rollout.ts';
import { ALL_AT_ONCE, incrementsOf, type TrafficRouting } from '../traffic-shift.ts';
import type { EcsAppSpec } from './appspec.ts';
import { describedTarget, targetIdOf } from './describe-target.ts';
import { ecsFailures } from './failures.ts';
import { serviceOf, type EcsSite } from './site.ts';
import { releaseSteps, rollbackSteps } from './steps.ts';

export function ecsRelease(site: EcsSite, appSpec: EcsAppSpec, routing: TrafficRouting): Rollout {
  return {
    ...shared(site),
    steps: releaseSteps(site, appSpec, incrementsOf(routing)),
    start: () => {
      site.blue = primaryOf(serviceOf(site));
      return undefined;
    },
    wayBack: () => (isRollbackPossible(site) ? ecsRollback(site) : undefined),
  };
}

/** A rollback itself is never rolled back. */
const ecsRollback = (site: EcsSite): Rollout => ({
  ...shared(site),
  steps: rollbackSteps(site, incrementsOf(ALL_AT_ONCE)),
  start: () => undefined,
  wayBack: () => undefined,
});

const shared = (site: EcsSite): Pick<Rollout, 'obstacle' | 'targetId' | 'target'> => ({
  obstacle: () => (serviceOf(site).life.status === 'ACTIVE' ? undefined : ecsFailures.serviceNotActive()),
  targetId: targetIdOf(site.settings),
  target: shown => describedTarget(site, shown),
});

/**
 * A rollback routes back to the original task set and deletes the replacement. So there is nothing to take back before
 * Install ("a rollback is not possible" during BeforeInstall, says the AppSpec reference), and nothing to go back to once
 * the original has been deleted.
 */
function isRollbackPossible(site: EcsSite): boolean {
  const { blue, green } = site;
  const service = serviceOf(site);
  return (
    service.life.status === 'ACTIVE' &&
    green !== undefined &&
    blue !== undefined &&
    blue.status !== 'DRAINING' &&
    service.taskSets.includes(blue)
  );
}
