import { bindingOf, primaryOf, type TaskSet } from '../../ecs/state.ts';
import { AwsError } from '../../wire/index.ts';
import type { Failure } from '../outcome.ts';
import type { StepControl } from '../step-control.ts';
import type { Timers } from '../../world/timers.ts';
import type { EcsAppSpec } from './appspec.ts';
import { ecsFailures } from './failures.ts';
import { serviceOf, type EcsSite } from './site.ts';
import { divide, whenInEffect } from './traffic.ts';

/** How often CodeDeploy looks at the task set it waits for. Not published. */
const LOOK_PERIOD_MS = 5_000;

/** "Deployments on an Amazon ECS compute platform": it waits one hour for the replacement task set. */
const STEADY_LIMIT_MS = 3_600_000;

/** How long a rollback waits for blue to have a healthy task. Not published. */
const BLUE_LIMIT_MINUTES = 5;

/** Install of a release: the green task set is created, and is steady when the step is done. */
export function createGreen(site: EcsSite, appSpec: EcsAppSpec, step: StepControl): void {
  discardLeftovers(site, step.timers, () => {
    const created = newGreen(site, appSpec, step.deploymentId);
    if ('failure' in created) {
      step.fail(created.failure);
      return;
    }
    const { green } = created;
    site.green = green;
    step.timers.every(LOOK_PERIOD_MS, () => {
      if (green.stability.status === 'STEADY_STATE') step.done();
    });
    step.timers.after(STEADY_LIMIT_MS, () => step.fail(ecsFailures.greenNeverSteady()));
  });
}

function newGreen(
  site: EcsSite,
  appSpec: EcsAppSpec,
  deploymentId: string,
): { readonly green: TaskSet } | { readonly failure: Failure } {
  const service = serviceOf(site);
  const blueTargetGroup = bindingOf(primaryOf(service)).targetGroupArn;
  const [first, second] = site.settings.targetGroups;
  if (![first.arn, second.arn].includes(blueTargetGroup)) {
    return { failure: ecsFailures.targetGroupOutsidePair(service.name) };
  }
  const targetGroupArn = first.arn === blueTargetGroup ? second.arn : first.arn;
  const { taskDefinition, containerName, containerPort, launch } = appSpec;
  try {
    const binding = { targetGroupArn, containerName, containerPort };
    return { green: site.ecs.taskSets.create(service, { taskDefinition, binding, launch, deploymentId }) };
  } catch (error) {
    if (error instanceof AwsError) return { failure: ecsFailures.refusedByEcs(error.name, error.message) };
    throw error;
  }
}

/** A deployment that ended without a rollback leaves its task set behind; the next one needs the target group. */
function discardLeftovers(site: EcsSite, timers: Timers, then: () => void): void {
  const { world, ecs, settings } = site;
  const service = serviceOf(site);
  const primary = primaryOf(service);
  const leftovers = service.taskSets.filter(({ status }) => status === 'ACTIVE');
  if (leftovers.length === 0) {
    then();
    return;
  }
  for (const set of leftovers) divide(world, settings.prodListener, primary, set, 100);
  whenInEffect(world, settings.prodListener, timers, () => {
    for (const set of leftovers) ecs.taskSets.remove(service, set);
    then();
  });
}

/** Install of a rollback creates nothing: it makes sure that there is something to go back to. */
export function inspectBlue(site: EcsSite, step: StepControl): void {
  const { world, settings, blue } = site;
  const service = serviceOf(site);
  if (settings.rollbackFails !== undefined) {
    step.fail(ecsFailures.refusedByEcs('InvalidParameterException', settings.rollbackFails));
    return;
  }
  const serves = (set: TaskSet) =>
    service.desiredCount === 0 ||
    set.tasks.some(({ address }) => world.balancers.health(bindingOf(set).targetGroupArn, address) === 'healthy');
  const look = () => {
    if (blue === undefined || !service.taskSets.includes(blue)) step.fail(ecsFailures.blueGone());
    else if (serves(blue)) step.done();
  };
  step.timers.every(LOOK_PERIOD_MS, look);
  step.timers.after(BLUE_LIMIT_MINUTES * 60_000, () => step.fail(ecsFailures.blueCannotServe(BLUE_LIMIT_MINUTES)));
  look();
}
