import type { Request } from '../../request/request.ts';
import { forward } from './forward.ts';
import { promote } from './promote.ts';
import { rollback } from './rollback.ts';
import type { Look } from './sight.ts';
import type { Work } from './work.ts';

/** How each operation that may write looks at the target, and what it makes of it. From there on all of them go the same way. */
export function lookFor({ operation, strategy }: Request, work: Work): Look {
  switch (operation.is) {
    case 'release':
    case 'stage':
    case 'drill':
      return forward(operation, work);
    case 'promote':
      return promote(operation.handed, { strategy }, work);
    case 'rollback':
      return rollback(operation, work);
    case 'plan':
    case 'status':
    case 'delete-record':
      throw new Error(`${operation.is} has no turn to wait for`);
  }
}
