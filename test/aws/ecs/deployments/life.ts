import { createTimers, type Timers } from '../../world/timers.ts';
import type { World } from '../../world/world.ts';
import { eventTexts } from '../service-events.ts';
import { primaryOf, type Service } from '../state.ts';
import type { DeploymentBook } from './book.ts';
import { snapshot } from './count-tasks.ts';
import { isOver, startOf, type Progress, type ServiceDeployment } from './deployment.ts';
import { eventOf, NO_CANDIDATE, rolloutReasonOf, SUPERSEDED, type Failure } from './failure.ts';
import type { HookRunner } from './hooks.ts';
import { completeMonitors, watchMonitors } from './monitors.ts';
import type { Rollout, RolloutOf, Site, Step } from './rollout.ts';
import type { Uncertain } from './seed.ts';
import { walk, type Walk } from './walk.ts';

/** PENDING, and the moments between a request and its effect. Not published. */
const SOON_MS = { low: 1_000, high: 4_000 };

export interface Lives {
  /** From PENDING to its end. */
  begin(deployment: ServiceDeployment): void;
  fail(deployment: ServiceDeployment, failure: Failure): void;
  /** Somebody has begun another deployment of the service, or deleted it. */
  supersede(deployment: ServiceDeployment): void;
}

export interface LifeSurroundings {
  readonly world: World;
  readonly book: DeploymentBook;
  readonly hooks: HookRunner;
  readonly uncertain: Uncertain;
  readonly rolloutOf: RolloutOf;
  readonly say: (service: Service, message: string) => void;
}

interface Life {
  readonly rollout: Rollout;
  readonly site: Site;
  /** Monitors, and what is to happen soon. */
  readonly timers: Timers;
  walk: Walk | undefined;
}

export function createLives({ world, book, hooks, uncertain, rolloutOf, say }: LifeSurroundings): Lives {
  const { timeline } = world;
  const random = world.random.fork('ecs deployment lives');
  const lives = new Map<ServiceDeployment, Life>();
  const soon = () => Math.round(random.between(SOON_MS.low, SOON_MS.high));

  const show = (deployment: ServiceDeployment, progress: Progress): void => {
    deployment.progress = progress;
    deployment.updatedAt = timeline.now();
    if (!isOver(deployment)) return;
    lives.delete(deployment);
    deployment.counts = snapshot(book, deployment);
  };

  /** Whatever was planned is void. */
  const halt = (deployment: ServiceDeployment): Life | undefined => {
    const life = lives.get(deployment);
    life?.timers.cancelAll();
    life?.walk?.halt();
    completeMonitors({ deployment });
    return life;
  };

  const setTargetRollout = (deployment: ServiceDeployment, state: 'COMPLETED' | 'FAILED', reason: string): void => {
    for (const set of book.setsOf(deployment.service, deployment.target)) book.setRollout(set, { state, reason });
  };

  const enter = (deployment: ServiceDeployment, step: Step): void => {
    const { progress } = deployment;
    if (!step.shown || (progress.status !== 'IN_PROGRESS' && progress.status !== 'ROLLBACK_IN_PROGRESS')) return;
    const isUnnamed = step.stage === 'PRE_PRODUCTION_TRAFFIC_SHIFT' && uncertain.preProductionShown !== 'as-itself';
    show(deployment, { ...progress, stage: isUnnamed ? progress.stage : step.stage });
    if (uncertain.finishedHooks === 'are-dropped') deployment.hooks = [];
  };

  const succeed = (deployment: ServiceDeployment, startedAt: number): void => {
    const { service, target } = deployment;
    halt(deployment);
    const { id } = primaryOf(service);
    setTargetRollout(deployment, 'COMPLETED', `ECS deployment ${id} completed.`);
    book.record(service).lastCompleted = target;
    say(service, eventTexts.deploymentCompleted(service.name, id));
    show(deployment, { status: 'SUCCESSFUL', startedAt, finishedAt: timeline.now() });
  };

  const start = (deployment: ServiceDeployment, life: Life): void => {
    const startedAt = timeline.now();
    show(deployment, { status: 'IN_PROGRESS', startedAt, stage: undefined });
    watchMonitors(life.site, life.timers, failure => lifeOf.fail(deployment, failure));
    if (lives.get(deployment) !== life || deployment.progress.status !== 'IN_PROGRESS') return;
    life.walk = walk(timeline, life.rollout.steps, {
      enters: step => enter(deployment, step),
      afterWork: (step, control) => {
        if (step.shown) hooks.run(deployment, step.stage, control);
        else control.done();
      },
      arrived: () => succeed(deployment, startedAt),
      failed: failure => lifeOf.fail(deployment, failure),
    });
  };

  /** Ends without going back: what stands stays as it is, and nothing new is launched. */
  const stop = (deployment: ServiceDeployment, reason: string, end: () => void): void => {
    const life = lives.get(deployment);
    show(deployment, { status: 'STOP_REQUESTED', startedAt: startOf(deployment), reason });
    life?.timers.after(soon(), end);
  };

  const stopped = (deployment: ServiceDeployment, reason: string): void =>
    show(deployment, { status: 'STOPPED', startedAt: startOf(deployment), finishedAt: timeline.now(), reason });

  const goBack = (deployment: ServiceDeployment, life: Life, { reason }: Failure): void => {
    const { service, goBackTo: revision } = deployment;
    const record = book.record(service);
    const startedAt = startOf(deployment);
    const end = (status: 'ROLLBACK_SUCCESSFUL' | 'ROLLBACK_FAILED', because: string): void => {
      // "Not eligible for another rollback until it reaches a COMPLETED state", says the guide of a revision that did not come back.
      if (status === 'ROLLBACK_SUCCESSFUL') record.lastCompleted = revision;
      show(deployment, { status, startedAt, finishedAt: timeline.now(), reason: because, rollback });
    };
    const rollback = revision && { reason, startedAt: timeline.now(), revision };
    if (rollback === undefined || revision === undefined) {
      freeze(deployment);
      end('ROLLBACK_FAILED', NO_CANDIDATE);
      return;
    }
    const former =
      book.setsOf(service, revision).findLast(({ status }) => status !== 'DRAINING')?.id ??
      `ecs-svc/${revision.number}`;
    say(service, eventTexts.rollingBack(service.name, former));
    record.lastCompleted = undefined;
    show(deployment, { status: 'ROLLBACK_IN_PROGRESS', startedAt, stage: undefined, reason, rollback });
    const { rollbackFails } = record;
    if (rollbackFails !== undefined) {
      life.timers.after(soon(), () => {
        freeze(deployment);
        end('ROLLBACK_FAILED', rollbackFails);
      });
      return;
    }
    life.walk = walk(timeline, life.rollout.wayBack(revision), {
      enters: step => enter(deployment, step),
      afterWork: (_step, control) => control.done(),
      arrived: () => end('ROLLBACK_SUCCESSFUL', reason),
      failed: failure => end('ROLLBACK_FAILED', failure.reason),
    });
  };

  /** "A deployment in FAILED state doesn't launch any new tasks": `rolloutState` in the API reference. */
  const freeze = ({ service, target }: ServiceDeployment): void => {
    for (const set of book.setsOf(service, target)) {
      book.tasks.scale(set, 'what runs');
    }
  };

  const lifeOf: Lives = {
    begin: deployment => {
      const site: Site = { world, book, deployment, uncertain, say };
      const life: Life = { site, rollout: rolloutOf(site), timers: createTimers(timeline), walk: undefined };
      lives.set(deployment, life);
      const { id } = primaryOf(deployment.service);
      for (const set of book.setsOf(deployment.service, deployment.target)) {
        book.setRollout(set, { state: 'IN_PROGRESS', reason: `ECS deployment ${id} in progress.` });
      }
      life.timers.after(soon(), () => start(deployment, life));
    },
    fail: (deployment, failure) => {
      const life = halt(deployment);
      if (life === undefined) return;
      const { service } = deployment;
      setTargetRollout(deployment, 'FAILED', rolloutReasonOf(failure));
      say(service, eventTexts.deploymentFailed(service.name, primaryOf(service).id, eventOf(failure)));
      switch (failure.then) {
        case 'stops':
          freeze(deployment);
          stop(deployment, failure.reason, () => stopped(deployment, failure.reason));
          return;
        case 'rolls back as asked':
          show(deployment, { status: 'ROLLBACK_REQUESTED', startedAt: startOf(deployment), reason: failure.reason });
          life.timers.after(soon(), () => goBack(deployment, life, failure));
          return;
        case 'rolls back':
          goBack(deployment, life, failure);
          return;
        default: {
          const never: never = failure.then;
          throw new Error(`unknown consequence ${String(never)}`);
        }
      }
    },
    supersede: deployment => {
      if (halt(deployment) === undefined) return;
      const { goBackTo: revision } = deployment;
      stop(deployment, SUPERSEDED, () => {
        if (uncertain.superseded === 'STOPPED' || revision === undefined) {
          stopped(deployment, SUPERSEDED);
          return;
        }
        const now = timeline.now();
        const rollback = { reason: SUPERSEDED, startedAt: now, revision };
        const startedAt = startOf(deployment);
        show(deployment, { status: 'ROLLBACK_SUCCESSFUL', startedAt, finishedAt: now, reason: SUPERSEDED, rollback });
      });
    },
  };
  return lifeOf;
}
