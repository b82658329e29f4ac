import type { RunningAws } from '../../aws/start-aws.ts';
import type { ShareChange } from '../../releases/stage.ts';
import type { AliasChange, BlueChange } from '../history.ts';
import type { Tale } from '../schedule/tale.ts';
import { watchFunction } from './watch-function.ts';
import { watchService } from './watch-service.ts';

export interface Watched {
  readonly shares: readonly ShareChange[];
  readonly blues: readonly BlueChange[];
  readonly aliases: readonly AliasChange[];
}

/** Looks at the world itself once a second, not through its API: what was true, whoever asked for it. */
export function watch(aws: RunningAws, { target }: Pick<Tale, 'target'>): Watched {
  switch (target) {
    case 'ecs':
      return watchService(aws);
    case 'lambda':
      return watchFunction(aws);
  }
}
