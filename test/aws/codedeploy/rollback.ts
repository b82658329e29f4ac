import type { Service } from '../ecs/state.ts';
import type { AutoRollback, Deployment } from './deployment.ts';
import type { Outcome } from './outcome.ts';

/** What StopDeployment said about rolling back; `group` when it said nothing. */
export type RollbackWish = 'yes' | 'no' | 'as-configured';

/** "Redeploy and roll back a deployment": each kind of bad end has its own switch. */
export function isRollbackWanted(outcome: Outcome, settings: AutoRollback, wish: RollbackWish): boolean {
  const configured = (event: AutoRollback['events'][number]) => settings.enabled && settings.events.includes(event);
  switch (outcome.kind) {
    case 'Succeeded':
      return false;
    case 'Failed':
      return configured('DEPLOYMENT_FAILURE');
    case 'Stopped':
      switch (outcome.by) {
        case 'alarm':
          return configured('DEPLOYMENT_STOP_ON_ALARM');
        case 'ready-wait':
          return configured('DEPLOYMENT_FAILURE');
        case 'request':
          return wish === 'as-configured' ? configured('DEPLOYMENT_STOP_ON_REQUEST') : wish === 'yes';
      }
  }
}

/**
 * A rollback routes back to the original task set and deletes the replacement. So there is nothing to take back before
 * Install ("a rollback is not possible" during BeforeInstall, says the AppSpec reference), and nothing to go back to once
 * the original has been deleted. A rollback itself is never rolled back.
 */
export function isRollbackPossible({ work, blue, green }: Deployment, service: Service): boolean {
  return (
    work.kind === 'release' &&
    service.life.status === 'ACTIVE' &&
    green !== undefined &&
    blue !== undefined &&
    blue.status !== 'DRAINING' &&
    service.taskSets.includes(blue)
  );
}
