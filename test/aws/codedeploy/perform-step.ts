import type { Ecs } from '../ecs/ecs.ts';
import type { TaskSet } from '../ecs/state.ts';
import type { World } from '../world/world.ts';
import type { Deployment } from './deployment.ts';
import type { Hooks } from './hooks.ts';
import { createGreen, inspectBlue } from './install.ts';
import { failures } from './outcome.ts';
import { watchScaling } from './scaling-watch.ts';
import type { StepControl } from './step-control.ts';
import type { Step } from './steps.ts';
import { divide, whenInEffect } from './traffic.ts';

const MINUTE_MS = 60_000;

export interface Surroundings {
  readonly world: World;
  readonly ecs: Ecs;
  readonly hooks: Hooks;
}

export function performStep(around: Surroundings, deployment: Deployment, step: Step, control: StepControl): void {
  const { world, ecs, hooks } = around;
  switch (step.kind) {
    case 'hook':
      if (step.functionName === undefined) control.done();
      else hooks.run({ ...control, deploymentId: deployment.id, functionName: step.functionName });
      return;
    case 'create-green':
      if (deployment.work.kind !== 'release') throw new Error('only a release creates a task set');
      createGreen(world, ecs, deployment, deployment.work.appSpec, control);
      return;
    case 'inspect-blue':
      inspectBlue(world, ecs, deployment, control);
      return;
    case 'test-traffic': {
      const { testListener } = deployment.group;
      if (testListener === undefined) throw new Error(`${deployment.id} has no test listener`);
      const { destination, other } = sides(deployment);
      divide(world, testListener, destination, other, 100);
      whenInEffect(world, testListener, control.timers, control.done);
      return;
    }
    case 'ready-wait':
      control.timers.after(step.minutes * MINUTE_MS, () =>
        control.stop('ready-wait', failures.readyWaitOver(step.minutes)),
      );
      return;
    case 'shift':
      shift(around, deployment, step, control);
      return;
    case 'termination-wait':
      control.timers.after(step.minutes * MINUTE_MS, control.done);
      return;
    case 'terminate':
      ecs.taskSets.remove(serviceOf(ecs, deployment), sides(deployment).other);
      control.done();
      return;
    default: {
      const never: never = step;
      throw new Error(`unknown step ${JSON.stringify(never)}`);
    }
  }
}

function shift(
  { world, ecs }: Surroundings,
  deployment: Deployment,
  step: Extract<Step, { kind: 'shift' }>,
  control: StepControl,
): void {
  const { destination, other } = sides(deployment);
  const service = serviceOf(ecs, deployment);
  if (deployment.work.kind === 'release') watchScaling(service, destination, control.timers, control.fail);
  const { prodListener } = deployment.group;
  for (const { afterMs, percent } of step.increments) {
    control.timers.after(afterMs, () => {
      divide(world, prodListener, destination, other, percent);
      if (percent < 100) return;
      whenInEffect(world, prodListener, control.timers, () => {
        ecs.taskSets.promote(service, destination);
        control.done();
      });
    });
  }
}

const serviceOf = (ecs: Ecs, { group }: Deployment) =>
  ecs.services.remembered(group.service.cluster, group.service.name);

/** A release sends traffic from blue to green, its rollback the other way. */
function sides({ id, work, blue, green }: Deployment): { readonly destination: TaskSet; readonly other: TaskSet } {
  if (blue === undefined || green === undefined) throw new Error(`${id} has not both task sets yet`);
  return work.kind === 'release' ? { destination: green, other: blue } : { destination: blue, other: green };
}
