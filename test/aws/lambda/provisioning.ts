import type { World } from '../world/world.ts';
import { settle } from './settling.ts';
import type { Alias, LambdaFunction, Provision } from './state.ts';

export interface Provisioning {
  /** In place of what the qualifier had. */
  ask(owner: LambdaFunction, qualifier: string, requested: number): Provision;
  /** When an alias points at another version, what was allocated is given up and allocated anew. */
  moveWith(owner: LambdaFunction, alias: Alias): void;
}

/** Source: "Configuring provisioned concurrency for a function", Lambda developer guide. */
export function createProvisioning({ timeline }: Pick<World, 'timeline'>): Provisioning {
  const ask = (owner: LambdaFunction, qualifier: string, requested: number): Provision => {
    const provision: Provision = {
      qualifier,
      requested,
      modifiedAt: timeline.now(),
      progress: { status: 'in progress' },
    };
    owner.provisions = [...owner.provisions.filter(other => other.qualifier !== qualifier), provision];
    settle(timeline, owner.settings.provisioning, failure => {
      provision.progress = failure === undefined ? { status: 'done' } : { status: 'failed', failure };
    });
    return provision;
  };

  return {
    ask,
    moveWith: (owner, { name }) => {
      const provision = owner.provisions.find(({ qualifier }) => qualifier === name);
      if (provision !== undefined) ask(owner, name, provision.requested);
    },
  };
}
