import type { RunningAws } from '../../aws/start-aws.ts';
import type { ShareChange } from '../../releases/stage.ts';
import type { AliasChange, BlueChange, DatabaseChange, Deployment } from '../history.ts';
import type { Tale } from '../schedule/tale.ts';
import { watchDatabase } from './watch-database.ts';
import { watchFunction } from './watch-function.ts';
import { watchService } from './watch-service.ts';

export interface Watched {
  readonly shares: readonly ShareChange[];
  readonly blues: readonly BlueChange[];
  readonly aliases: readonly AliasChange[];
  readonly databases: readonly DatabaseChange[];
  /** Of a database alone: elsewhere AWS tells them afterwards. */
  readonly deployments: readonly Deployment[];
}

/** Looks at the world itself once a second, not through its API: what was true, whoever asked for it. */
export function watch(aws: RunningAws, { target }: Pick<Tale, 'target'>): Watched {
  switch (target) {
    case 'ecs':
    case 'ecs-native':
      return watchService(aws);
    case 'lambda':
      return watchFunction(aws);
    case 'rds':
      return watchDatabase(aws);
  }
}
