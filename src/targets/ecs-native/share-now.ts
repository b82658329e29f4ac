import type { Percent, Revision } from '../../release/words.ts';
import { strategyIn } from './configuration.ts';
import type { NativeDeployment } from './deployment.ts';
import { tasksIn } from './rolling/tasks.ts';
import type { NativeService } from './service.ts';
import { greenShareOf } from './serving.ts';

/**
 * Green's share of the production traffic in a deployment; undefined where nobody can say.
 *
 * @param green undefined where ECS does not have what it brings any more
 */
export function shareNow(
  deployment: NativeDeployment,
  green: Revision | undefined,
  service: Pick<NativeService, 'rollouts'>,
): Percent | undefined {
  if (strategyIn(deployment.configuration).kind !== 'rolling') return greenShareOf(deployment);
  return green === undefined ? undefined : tasksIn(service, green).share;
}
