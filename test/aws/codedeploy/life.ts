import { primaryOf } from '../ecs/state.ts';
import { ALARM_PERIOD_MS, alarmFailure, FIRST_ALARM_LOOK_MS } from './alarm-watch.ts';
import { startOf, type Deployment } from './deployment.ts';
import { begun, brokenOff, succeeded } from './lifecycle-events.ts';
import { failures, type Outcome } from './outcome.ts';
import { performStep, type Surroundings } from './perform-step.ts';
import type { RollbackWish } from './rollback.ts';
import type { StepControl } from './step-control.ts';
import { eventOf, stepsOf, type Step } from './steps.ts';
import { createTimers, type Timers } from './timers.ts';

/** Created → Queued → InProgress takes some seconds. Not published. */
const QUEUED_AFTER_MS = { low: 500, high: 1_500 };
const STARTED_AFTER_MS = { low: 1_000, high: 4_000 };

/** From StopDeployment's answer, `Pending`, to the status Stopped. Not published. */
const STOPPED_AFTER_MS = { low: 1_000, high: 4_000 };

/** How often a deployment finds out that its service was deleted. Not published. */
const SERVICE_LOOK_PERIOD_MS = 5_000;

export interface Lives {
  /** From Created to its end. */
  begin(deployment: Deployment): void;
  stop(deployment: Deployment, wish: RollbackWish): void;
  /** Ends the wait that the deployment is in. */
  endWait(deployment: Deployment): void;
}

/** Runs deployments; `ended` is told when one has ended, and whether its stopper wished for a rollback. */
export function createLives(
  around: Surroundings,
  ended: (deployment: Deployment, outcome: Outcome, wish: RollbackWish) => void,
): Lives {
  const { world, ecs } = around;
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

  const failWithoutService = (deployment: Deployment): boolean => {
    const { cluster, name } = deployment.group.service;
    if (ecs.services.remembered(cluster, name).life.status === 'ACTIVE') return false;
    end(deployment, { kind: 'Failed', failure: failures.serviceNotActive() });
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
      done: () => {
        if (failWithoutService(deployment)) return;
        if (event !== undefined) deployment.events = succeeded(deployment.events, timeline.now());
        enter(deployment, startedAt, rest);
      },
      fail: failure => end(deployment, { kind: 'Failed', failure }),
      stop: (by, failure) => end(deployment, { kind: 'Stopped', by, failure }),
    });
    performStep(around, deployment, step, own.step);
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
    if (failWithoutService(deployment)) return;
    life.every(SERVICE_LOOK_PERIOD_MS, () => failWithoutService(deployment));
    const { cluster, name } = deployment.group.service;
    if (deployment.work.kind === 'release') {
      deployment.blue = primaryOf(ecs.services.active(cluster, name));
      watchAlarms(deployment, life);
    }
    enter(deployment, timeline.now(), stepsOf(deployment));
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
    timers,
    done: () => first(control.done),
    fail: failure => first(() => control.fail(failure)),
    stop: (by, failure) => first(() => control.stop(by, failure)),
  };
}
