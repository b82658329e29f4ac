import { rollingRollout } from './rolling/rollout.ts';
import type { RolloutOf } from './rollout.ts';
import { shiftingRollout } from './shifting/rollout.ts';

export const rolloutOf: RolloutOf = site => {
  const { strategy } = site.deployment.settings;
  switch (strategy.kind) {
    case 'ROLLING':
      return rollingRollout(site);
    case 'BLUE_GREEN':
    case 'CANARY':
    case 'LINEAR':
      return shiftingRollout(site, strategy);
    default: {
      const never: never = strategy;
      throw new Error(`unknown strategy ${JSON.stringify(never)}`);
    }
  }
};
