import type { Ecs } from '../ecs/ecs.ts';
import { primaryOf, type Service, type TaskSet } from '../ecs/state.ts';
import { AwsError } from '../wire/index.ts';
import type { World } from '../world/world.ts';
import type { AppSpec } from './appspec.ts';
import type { Deployment } from './deployment.ts';
import { failures, type Failure } from './outcome.ts';
import type { StepControl } from './step-control.ts';
import type { Timers } from './timers.ts';
import { divide, whenInEffect } from './traffic.ts';

/** How often CodeDeploy looks at the task set it waits for. Not published. */
const LOOK_PERIOD_MS = 5_000;

/** "Deployments on an Amazon ECS compute platform": it waits one hour for the replacement task set. */
const STEADY_LIMIT_MS = 3_600_000;

/** How long a rollback waits for blue to have a healthy task. Not published. */
const BLUE_LIMIT_MINUTES = 5;

/** Install of a release: the green task set is created, and is steady when the step is done. */
export function createGreen(world: World, ecs: Ecs, deployment: Deployment, appSpec: AppSpec, step: StepControl): void {
  const { group } = deployment;
  const service = ecs.services.remembered(group.service.cluster, group.service.name);
  discardLeftovers(world, ecs, service, group.prodListener, step.timers, () => {
    const created = newGreen(ecs, service, deployment, appSpec);
    if ('failure' in created) {
      step.fail(created.failure);
      return;
    }
    const { green } = created;
    deployment.green = green;
    step.timers.every(LOOK_PERIOD_MS, () => {
      if (green.stability.status === 'STEADY_STATE') step.done();
    });
    step.timers.after(STEADY_LIMIT_MS, () => step.fail(failures.greenNeverSteady()));
  });
}

function newGreen(
  ecs: Ecs,
  service: Service,
  { id, group }: Deployment,
  appSpec: AppSpec,
): { readonly green: TaskSet } | { readonly failure: Failure } {
  const blueTargetGroup = primaryOf(service).binding.targetGroupArn;
  const [first, second] = group.targetGroups;
  if (![first.arn, second.arn].includes(blueTargetGroup)) {
    return { failure: failures.targetGroupOutsidePair(service.name) };
  }
  const targetGroupArn = first.arn === blueTargetGroup ? second.arn : first.arn;
  const { taskDefinition, containerName, containerPort, launch } = appSpec;
  try {
    const binding = { targetGroupArn, containerName, containerPort };
    return { green: ecs.taskSets.create(service, { taskDefinition, binding, launch, deploymentId: id }) };
  } catch (error) {
    if (error instanceof AwsError) return { failure: failures.refusedByEcs(error.name, error.message) };
    throw error;
  }
}

/** A deployment that ended without a rollback leaves its task set behind; the next one needs the target group. */
function discardLeftovers(
  world: World,
  ecs: Ecs,
  service: Service,
  listenerArn: string,
  timers: Timers,
  then: () => void,
): void {
  const primary = primaryOf(service);
  const leftovers = service.taskSets.filter(({ status }) => status === 'ACTIVE');
  if (leftovers.length === 0) {
    then();
    return;
  }
  for (const set of leftovers) divide(world, listenerArn, primary, set, 100);
  whenInEffect(world, listenerArn, timers, () => {
    for (const set of leftovers) ecs.taskSets.remove(service, set);
    then();
  });
}

/** Install of a rollback creates nothing: it makes sure that there is something to go back to. */
export function inspectBlue(world: World, ecs: Ecs, deployment: Deployment, step: StepControl): void {
  const { group, blue } = deployment;
  const service = ecs.services.remembered(group.service.cluster, group.service.name);
  if (group.rollbackFails !== undefined) {
    step.fail(failures.refusedByEcs('InvalidParameterException', group.rollbackFails));
    return;
  }
  const serves = (set: TaskSet) =>
    service.desiredCount === 0 ||
    set.tasks.some(({ address }) => world.balancers.health(set.binding.targetGroupArn, address) === 'healthy');
  const look = () => {
    if (blue === undefined || !service.taskSets.includes(blue)) step.fail(failures.blueGone());
    else if (serves(blue)) step.done();
  };
  step.timers.every(LOOK_PERIOD_MS, look);
  step.timers.after(BLUE_LIMIT_MINUTES * 60_000, () => step.fail(failures.blueCannotServe(BLUE_LIMIT_MINUTES)));
  look();
}
