import type { AutoRollback } from './deployment.ts';
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
