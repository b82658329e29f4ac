import { primaryOf } from '../../state.ts';
import type { Site, Step } from '../rollout.ts';
import type { EarlySuccess, RollingStrategy } from '../settings.ts';
import { bakeMs, bakeOf } from './bake-time.ts';
import { oldSetsBeside } from './old-sets.ts';
import { createReplacement, type Look } from './replacement.ts';
import { cleanUp, passing, untilDone } from './steps.ts';
import { healthyTasksNeeded } from './success.ts';

/**
 * The stages that a rolling deployment has here. PAUSE hooks work with all strategies, says AWS, and nowhere which stages a
 * rolling one passes: it shifts no traffic by rules, so stages of traffic are none of its.
 */
export function forwardSteps(site: Site, strategy: RollingStrategy): readonly Step[] {
  const { deployment } = site;
  const bake = bakeOf(deployment.settings, strategy);
  return [
    ...(deployment.sources.length > 1 ? [passing('RECONCILE_SERVICE')] : []),
    passing('PRE_SCALE_UP'),
    scaleUp(site, strategy),
    passing('POST_SCALE_UP'),
    ...(bake === 'none' ? [] : [baking(() => bakeMs(bake, deployment))]),
    cleanUp(site, cleanupOf(strategy.earlySuccess)),
  ];
}

function scaleUp(site: Site, strategy: RollingStrategy): Step {
  const { service } = site.deployment;
  return {
    stage: 'SCALE_UP',
    shown: true,
    perform: control => {
      const target = primaryOf(service);
      const replacement = createReplacement(site, strategy, target, oldSetsBeside(target, site));
      untilDone(control, () => isEnough(strategy.earlySuccess, service.desiredCount, replacement.look()));
    },
  };
}

function isEnough(early: EarlySuccess, desiredCount: number, { healthy, old }: Look): boolean {
  if (healthy < healthyTasksNeeded(early, desiredCount)) return false;
  // Without early success, the bake begins when "source service revisions are scaled down to 0%".
  return early.kind === 'on' || old === 0;
}

const baking = (durationMs: () => number): Step => ({
  stage: 'BAKE_TIME',
  shown: true,
  perform: ({ timers, done }) => timers.after(durationMs(), done),
});

const cleanupOf = (early: EarlySuccess) => (early.kind === 'on' ? early.cleanup : 'BLOCKING');
