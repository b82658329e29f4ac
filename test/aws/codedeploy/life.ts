import type { World } from '../world/world.ts';
import { ALARM_PERIOD_MS, alarmFailure, FIRST_ALARM_LOOK_MS } from './alarm-watch.ts';
import { startOf, type Deployment } from './deployment.ts';
import { begun, brokenOff, succeeded } from './lifecycle-events.ts';
import { failures, type Failure, type Outcome } from './outcome.ts';
import type { RollbackWish } from './rollback.ts';
import type { StepControl } from './step-control.ts';
import { eventOf, type Step } from './steps.ts';
import { createTimers, type Timers } from '../world/timers.ts';

/** Created → Queued → InProgress takes some seconds. Not published. */
const QUEUED_AFTER_MS = { low: 500, high: 1_500 };
const STARTED_AFTER_MS = { low: 1_000, high: 4_000 };

/** From StopDeployment's answer, `Pending`, to the status Stopped. Not published. */
const STOPPED_AFTER_MS = { low: 1_000, high: 4_000 };

/** How often a deployment finds out that it cannot go on, as when its service was deleted. Not published. */
const OBSTACLE_LOOK_PERIOD_MS = 5_000;

const MINUTE_MS = 60_000;

export interface Lives {
  /** From Created to its end. */
  begin(deployment: Deployment): void;
  stop(deployment: Deployment, wish: RollbackWish): void;
  /** Ends the wait that the deployment is in. */
  endWait(deployment: Deployment): void;
}

/** Runs deployments; `ended` is told when one has ended, and whether its stopper wished for a rollback. */
export function createLives(
  world: World,
  ended: (deployment: Deployment, outcome: Outcome, wish: RollbackWish) => void,
): Lives {
  const { timeline } = world;
  const random = world.random.fork('codedeploy lives');
  const running = new Map<Deployment, { readonly life: Timers; step: StepControl | undefined }>();
  const between = ({ low, high }: { low: number; high: number }) => Math.round(random.between(low, high));

  const end = (deployment: Deployment, outcome: Outcome, wish: RollbackWish = 'as-configured'): void => {
    const now = timeline.now();
    halt(deployment);
    running.delete(deployment);
    if (outcome.kind !== 'Succeeded') {
      deployment.events = brokenOff(deployment.events, outcome.failure.diagnostics, now);
    }
    deployment.progress = { kind: 'ended', startedAt: startOf(deployment.progress), endedAt: now, outcome };
    ended(deployment, outcome, wish);
  };

  const failOn = (deployment: Deployment, obstacle: Failure | undefined): boolean => {
    if (obstacle === undefined) return false;
    end(deployment, { kind: 'Failed', failure: obstacle });
    return true;
  };

  const halt = (deployment: Deployment): void => {
    running.get(deployment)?.life.cancelAll();
    running.get(deployment)?.step?.timers.cancelAll();
  };

  const enter = (deployment: Deployment, startedAt: number, [step, ...rest]: readonly Step[]): void => {
    const own = running.get(deployment);
    if (own === undefined) return;
    if (step === undefined) {
      end(deployment, { kind: 'Succeeded' });
      return;
    }
    const event = eventOf(step);
    deployment.progress = { kind: 'working', startedAt, step };
    if (event !== undefined) deployment.events = begun(deployment.events, event, timeline.now());
    own.step = onceWhile(() => running.get(deployment) === own, createTimers(timeline), {
      deploymentId: deployment.id,
      done: () => {
        if (failOn(deployment, deployment.rollout.obstacle())) return;
        if (event !== undefined) deployment.events = succeeded(deployment.events, timeline.now());
        enter(deployment, startedAt, rest);
      },
      fail: failure => end(deployment, { kind: 'Failed', failure }),
      stop: (by, failure) => end(deployment, { kind: 'Stopped', by, failure }),
    });
    performStep(step, own.step);
  };

  const watchAlarms = (deployment: Deployment, timers: Timers): void => {
    const look = () => {
      const failure = alarmFailure(deployment.order.alarms, world.alarms);
      if (failure !== undefined) end(deployment, { kind: 'Stopped', by: 'alarm', failure });
    };
    timers.after(FIRST_ALARM_LOOK_MS, look);
    timers.every(between(ALARM_PERIOD_MS), look);
  };

  const start = (deployment: Deployment, life: Timers): void => {
    const { rollout, work } = deployment;
    if (failOn(deployment, rollout.obstacle() ?? rollout.start())) return;
    life.every(OBSTACLE_LOOK_PERIOD_MS, () => failOn(deployment, rollout.obstacle()));
    if (work.kind === 'release') watchAlarms(deployment, life);
    enter(deployment, timeline.now(), rollout.steps);
  };

  return {
    begin: deployment => {
      const life = createTimers(timeline);
      running.set(deployment, { life, step: undefined });
      const queuedAfter = deployment.createdAt - timeline.now() + between(QUEUED_AFTER_MS);
      life.after(queuedAfter, () => {
        deployment.progress = { kind: 'Queued' };
      });
      life.after(queuedAfter + between(STARTED_AFTER_MS), () => start(deployment, life));
    },
    stop: (deployment, wish) => {
      halt(deployment);
      running.delete(deployment);
      deployment.progress = { kind: 'stopping', startedAt: startOf(deployment.progress) };
      const outcome: Outcome = { kind: 'Stopped', by: 'request', failure: failures.stoppedByUser(deployment.id) };
      timeline.at(timeline.now() + between(STOPPED_AFTER_MS), () => end(deployment, outcome, wish));
    },
    endWait: deployment => running.get(deployment)?.step?.done(),
  };
}

function performStep(step: Step, control: StepControl): void {
  switch (step.kind) {
    case 'event':
    case 'unshown':
      step.perform(control);
      return;
    case 'ready-wait':
      control.timers.after(step.minutes * MINUTE_MS, () =>
        control.stop('ready-wait', failures.readyWaitOver(step.minutes)),
      );
      return;
    case 'termination-wait':
      control.timers.after(step.minutes * MINUTE_MS, control.done);
      return;
    default: {
      const never: never = step;
      throw new Error(`unknown step ${JSON.stringify(never)}`);
    }
  }
}

/** Only a step's first word counts, and only while the deployment runs. Nothing that it had planned happens after. */
function onceWhile(isAlive: () => boolean, timers: Timers, control: Omit<StepControl, 'timers'>): StepControl {
  let open = true;
  const first = (act: () => void): void => {
    if (!open || !isAlive()) return;
    open = false;
    timers.cancelAll();
    act();
  };
  return {
    deploymentId: control.deploymentId,
    timers,
    done: () => first(control.done),
    fail: failure => first(() => control.fail(failure)),
    stop: (by, failure) => first(() => control.stop(by, failure)),
  };
}
