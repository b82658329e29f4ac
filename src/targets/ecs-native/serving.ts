import { type Percent, type Serving, servingOf } from '../../release/words.ts';
import type { NativeDeployment } from './deployment.ts';
import { beforeTraffic, stageOf } from './stages.ts';
import { stepBake } from './timing.ts';

/**
 * Green's share of the production traffic as ECS asks for it. Where ECS divides none, as without a load balancer, green works beside
 * blue, and what counts is how far the deployment has come. Undefined: nobody can say.
 */
export function greenShareOf({ status, target, stage, configuration }: NativeDeployment): Percent | undefined {
  // What ECS shows of one that is over may be older than its end; whoever ends a release on it has it read back.
  if (status === 'SUCCESSFUL') return 100;
  if (status === 'ROLLBACK_SUCCESSFUL') return 0;
  if (target.share !== undefined) return target.share;
  if (status === 'PENDING') return 0;
  if (status !== 'IN_PROGRESS') return undefined;
  const known = stageOf(stage);
  switch (known) {
    case undefined:
      return stage === undefined ? 0 : undefined;
    case 'POST_PRODUCTION_TRAFFIC_SHIFT':
    case 'BAKE_TIME':
    case 'CLEAN_UP':
      return 100;
    case 'PRE_PRODUCTION_TRAFFIC_SHIFT':
    case 'PRODUCTION_TRAFFIC_SHIFT':
      // They come again at each share, which nobody tells: the second pause is not to be taken for the first.
      return stepBake(configuration) === undefined ? 0 : undefined;
    default:
      return beforeTraffic(known) ? 0 : undefined;
  }
}

export function servingIn(deployment: NativeDeployment): Serving {
  const share = greenShareOf(deployment);
  return share === undefined
    ? { who: 'unknown', because: 'ECS does not say how traffic is divided in this deployment' }
    : servingOf(share);
}
