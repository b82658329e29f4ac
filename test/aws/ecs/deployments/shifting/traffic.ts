import type { Timers } from '../../../world/timers.ts';
import type { Route, Weights, World } from '../../../world/world.ts';
import type { ServiceDeployment, ServiceRevision } from '../deployment.ts';
import { failures } from '../failure.ts';
import type { Site, StepControl } from '../rollout.ts';

/** "Network Load Balancer resources for blue/green": ECS waits so long after each shift of test and production traffic. */
const NETWORK_BALANCER_WAIT_MS = 10 * 60_000;

const LOOK_PERIOD_MS = 1_000;

export interface Shift {
  readonly of: 'production' | 'test';
  /** Percent for the deployment's target. */
  readonly percent: number;
  /** The other side. */
  readonly from: ServiceRevision | undefined;
  readonly waits: 'for network load balancers' | 'never';
}

/** Writes the weights without a look at those that stand there (containers-roadmap #2853), and is done when they have taken effect. */
export function shift({ world, deployment }: Site, { of, percent, from, waits }: Shift, control: StepControl): void {
  const { target } = deployment;
  const arn = routeArn(deployment, of);
  ask(deployment, of, percent);
  if (arn === undefined || target.binding === undefined) {
    control.done();
    return;
  }
  const route = world.balancers.route(arn);
  if (route === undefined) {
    control.fail(failures.noRoute(arn));
    return;
  }
  route.forward(weightsOf(target.binding.targetGroupArn, from?.binding?.targetGroupArn, percent));
  whenInEffect(route, control.timers, () => {
    if (route.of === 'network' && waits !== 'never') control.timers.after(NETWORK_BALANCER_WAIT_MS, control.done);
    else control.done();
  });
}

/** Everything to one revision, past the books of the deployment: before it begins, or after it has failed. */
export function giveAll(world: World, arn: string, to: ServiceRevision, control: StepControl): void {
  const route = world.balancers.route(arn);
  if (route === undefined || to.binding === undefined) {
    control.fail(failures.noRoute(arn));
    return;
  }
  route.forward(new Map([[to.binding.targetGroupArn, 100]]));
  whenInEffect(route, control.timers, control.done);
}

/**
 * ECS turns the production rule into a forward to both target groups (100 and 0) and leaves it so. A group that no rule names is
 * not health-checked.
 */
export function nameTarget({ world, deployment }: Site): void {
  const arn = routeArn(deployment, 'production');
  const route = arn === undefined ? undefined : world.balancers.route(arn);
  const group = deployment.target.binding?.targetGroupArn;
  if (route === undefined || group === undefined || route.weights().has(group)) return;
  route.forward(new Map([...route.weights(), [group, 0]]));
}

export function routeArn({ target }: Pick<ServiceDeployment, 'target'>, of: Shift['of']): string | undefined {
  const { loadBalancing } = target;
  if (loadBalancing.kind !== 'two groups') return undefined;
  return of === 'production' ? loadBalancing.production : loadBalancing.test;
}

export function ask(deployment: ServiceDeployment, of: Shift['of'], percent: number): void {
  if (deployment.shares === 'none') return;
  deployment.shares = { ...deployment.shares, [of]: percent };
}

/** Weights are whole numbers up to 999; how ECS writes tenths of a percent is not known. */
function weightsOf(target: string, other: string | undefined, percent: number): Weights {
  if (other === undefined || other === target) return new Map([[target, 100]]);
  const whole = Number.isInteger(percent) ? 1 : 10;
  const share = Math.round(percent * whole);
  return new Map([
    [target, share],
    [other, 100 * whole - share],
  ]);
}

function whenInEffect(route: Route, timers: Timers, act: () => void): void {
  timers.after(LOOK_PERIOD_MS, () => {
    const inEffect = route.weightsInEffect();
    if ([...route.weights()].every(([arn, weight]) => (inEffect.get(arn) ?? 0) === weight)) act();
    else whenInEffect(route, timers, act);
  });
}
