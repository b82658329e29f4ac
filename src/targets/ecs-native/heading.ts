import { UnknownAnswerError } from '../../errors.ts';
import type { NativeDeployment } from './deployment.ts';

/** Where a deployment goes. `to a stop`: without a way back, because its successor is there already, or because it is set to none. */
export type Heading = 'on' | 'back' | 'to a stop' | 'nowhere any more';

/** @throws UnknownAnswerError for a status that is not known: neither busy nor free can be read out of it */
export function headingOf({ id, status }: Pick<NativeDeployment, 'id' | 'status'>): Heading {
  switch (status) {
    case 'PENDING':
    case 'IN_PROGRESS':
      return 'on';
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return 'back';
    case 'STOP_REQUESTED':
      return 'to a stop';
    case 'SUCCESSFUL':
    case 'STOPPED':
    case 'ROLLBACK_SUCCESSFUL':
    case 'ROLLBACK_FAILED':
      return 'nowhere any more';
    case undefined:
      throw strange(id, 'no status');
    default:
      throw strange(id, `status ${String(status satisfies never)}`);
  }
}

function strange(id: string, status: string): UnknownAnswerError {
  return new UnknownAnswerError({
    message: `ECS shows deployment ${id} with ${status}, which this version of Greenlight does not know.`,
    hint: 'Look at the deployment in ECS, and re-run the job when it has ended.',
  });
}
