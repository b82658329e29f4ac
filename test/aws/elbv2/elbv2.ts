import type { ClientOf, Handlers } from '../wire/index.ts';
import type { BalancerBook } from '../world/load-balancers.ts';
import type { Caller, World } from '../world/world.ts';
import { createDirectory } from './directory.ts';
import { listenerHandlers } from './handlers-listeners.ts';
import { loadBalancerHandlers } from './handlers-load-balancers.ts';
import { targetGroupHandlers } from './handlers-target-groups.ts';

export type BalancedWorld = Pick<World, 'account' | 'region' | 'timeline'> & { readonly balancers: BalancerBook };

export function elbv2Handlers(world: BalancedWorld): Handlers<ClientOf<'elasticloadbalancing'>, Caller> {
  const directory = createDirectory(world.balancers);
  return {
    ...loadBalancerHandlers(world, directory),
    ...listenerHandlers(world, directory),
    ...targetGroupHandlers(world, directory),
  };
}
