import { bindingOf, type TaskSet } from '../../ecs/state.ts';
import type { World } from '../../world/world.ts';
import type { Timers } from '../../world/timers.ts';

const targetGroupOf = (set: TaskSet) => bindingOf(set).targetGroupArn;

/** Divides a listener's traffic between two task sets. The one left with nothing stays in the rule with weight 0. */
export function divide(world: World, listenerArn: string, to: TaskSet, from: TaskSet, percent: number): void {
  world.balancers.forward(
    listenerArn,
    new Map([
      [targetGroupOf(to), percent],
      [targetGroupOf(from), 100 - percent],
    ]),
  );
}

/** Percent of the listener's traffic that goes to the task set, as last asked. */
export function trafficWeight(world: World, listenerArn: string, set: TaskSet): number {
  const weights = world.balancers.weights(listenerArn);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : ((weights.get(targetGroupOf(set)) ?? 0) * 100) / total;
}

const LOOK_PERIOD_MS = 1_000;

/**
 * Acts once the listener's weights have taken effect, so that no task set is deleted while requests still reach it. AWS's
 * own example of AllowTraffic took 0.7 s; the balancer of this world needs up to five.
 */
export function whenInEffect(world: World, listenerArn: string, timers: Timers, act: () => void): void {
  timers.after(LOOK_PERIOD_MS, () => {
    if (isInEffect(world, listenerArn)) act();
    else whenInEffect(world, listenerArn, timers, act);
  });
}

function isInEffect({ balancers }: World, listenerArn: string): boolean {
  const inEffect = balancers.weightsInEffect(listenerArn);
  return [...balancers.weights(listenerArn)].every(([arn, weight]) => (inEffect.get(arn) ?? 0) === weight);
}
