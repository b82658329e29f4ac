import { listen } from '../listen.ts';
import type { SimulatedWorld } from '../world/create-world.ts';
import { frontListener } from './front.ts';

/** Where requests reach a listener of a load balancer. */
export interface Front {
  readonly loadBalancer: string;
  /** Of the listener; the URL has a free one of this machine. */
  readonly port: number;
  readonly url: string;
}

export interface Fronts {
  readonly all: readonly Front[];
  close(): Promise<void>;
}

/** Opens all listeners of the world on 127.0.0.1. */
export async function openFronts(world: SimulatedWorld): Promise<Fronts> {
  const opened = await Promise.all(
    world.balancers.all.flatMap(balancer =>
      balancer.listeners.map(async listener => {
        const listening = await listen(frontListener(world, balancer, listener), 0);
        return { loadBalancer: balancer.name, port: listener.port, listening };
      }),
    ),
  );
  return {
    all: opened.map(({ loadBalancer, port, listening }) => ({ loadBalancer, port, url: listening.url })),
    close: async () => {
      await Promise.all(opened.map(({ listening }) => listening.close()));
    },
  };
}
