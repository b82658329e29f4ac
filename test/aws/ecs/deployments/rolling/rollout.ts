import type { DeploymentSettings, RollingStrategy } from '../settings.ts';
import type { RolloutOf } from '../rollout.ts';
import { forwardSteps } from './forward.ts';
import { stepsBack } from './way-back.ts';

/** New tasks take the place of old ones in the same target group: users meet the new revision as its tasks become healthy. */
export const rollingRollout: RolloutOf = site => {
  const strategy = rollingOf(site.deployment.settings);
  return { steps: forwardSteps(site, strategy), wayBack: to => stepsBack(site, strategy, to) };
};

function rollingOf({ strategy }: DeploymentSettings): RollingStrategy {
  if (strategy.kind !== 'ROLLING') throw new Error(`a ${strategy.kind} deployment does not replace task by task`);
  return strategy;
}
