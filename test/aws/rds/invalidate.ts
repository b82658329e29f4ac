import type { Around } from './around.ts';
import type { BlueGreenDeployment, Database, Phase } from './state.ts';

/** Every deployment in which the database is green or blue cannot be switched over any more. */
export function invalidateAround(database: Database, because: string, around: Around): void {
  for (const deployment of around.deployments.around(database)) invalidate(deployment, because, around);
}

export function invalidate(deployment: BlueGreenDeployment, because: string, { timersOf }: Around): void {
  if (isOver(deployment.phase)) return;
  timersOf(deployment).cancelAll();
  deployment.phase = { status: 'INVALID_CONFIGURATION', because };
}

function isOver({ status }: Phase): boolean {
  switch (status) {
    case 'SWITCHOVER_COMPLETED':
    case 'DELETING':
      return true;
    case 'PROVISIONING':
    case 'AVAILABLE':
    case 'SWITCHOVER_IN_PROGRESS':
    case 'SWITCHOVER_FAILED':
    case 'INVALID_CONFIGURATION':
      return false;
    default: {
      const never: never = status;
      return never;
    }
  }
}
