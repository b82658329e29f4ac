import type { Cancel } from '../../clock/timeline.ts';
import { initialAttributes } from './target-group-attributes.ts';
import type { Random } from './random.ts';
import type { TargetGroupSeed } from './seed.ts';
import type { HealthChecks, Target, TargetHealth, Versions, WorldTimeline } from './world.ts';

export type RegisteredTarget = Target & Standing & { readonly process: TargetProcess };

/** `lost`: nothing listens there any more. */
export type TargetProcess = 'alive' | 'lost';

/** What the load balancer knows of a target. */
export type Standing =
  /** `since` is in epoch milliseconds. */
  | { readonly health: 'initial'; readonly since: number }
  | { readonly health: 'healthy' }
  | { readonly health: 'unhealthy'; readonly failure: CheckFailure }
  | { readonly health: 'unused' }
  | { readonly health: 'draining' };

/** How the last failed health check failed. */
export type CheckFailure = { readonly status: number } | 'timeout' | 'no connection';

export interface TargetGroup {
  readonly name: string;
  readonly arn: string;
  readonly settings: TargetGroupSeed;
  /** As ModifyTargetGroupAttributes takes them. */
  readonly attributes: Map<string, string>;
  readonly targets: () => readonly RegisteredTarget[];
  readonly register: (target: Target, process: TargetProcess) => void;
  readonly deregister: (id: string) => void;
  readonly lose: (id: string) => void;
  readonly health: (id: string) => TargetHealth | undefined;
}

export interface TargetGroupSurroundings {
  readonly timeline: WorldTimeline;
  readonly random: Random;
  readonly versions: Versions;
  /** Whether some listener's rule names the group. Without one, nothing is checked and nothing is sent. */
  readonly isUsed: () => boolean;
}

type Registration = {
  readonly target: Target;
  process: TargetProcess;
  standing: Exclude<Standing, { health: 'unused' }>;
  /** Checks in a row that contradict the present standing. */
  contradictions: number;
  stop: Cancel;
};

export function createTargetGroup(
  arn: string,
  seed: TargetGroupSeed,
  { timeline, random, versions, isUsed }: TargetGroupSurroundings,
): TargetGroup {
  const registrations = new Map<string, Registration>();
  const attributes = initialAttributes(seed);
  const intervalMs = seed.healthCheck.intervalSeconds * 1000;

  const check = (registration: Registration) => {
    const { target, process, standing } = registration;
    if (!isUsed()) {
      restart(registration, { health: 'initial', since: timeline.now() });
      return;
    }
    const seen = resultOf(process, versions.behaviour(target.image).healthChecks);
    if (standing.health === seen.health) {
      restart(registration, seen);
      return;
    }
    registration.contradictions += 1;
    if (registration.contradictions >= checksUntil(seen.health, standing.health)) restart(registration, seen);
  };

  // "After your target is registered, it must pass one health check to be considered healthy"; the healthy threshold
  // is for targets that were unhealthy. Source: "Health checks for ALB target groups", ELB user guide.
  const checksUntil = (seen: 'healthy' | 'unhealthy', before: Standing['health']) =>
    seen === 'unhealthy'
      ? seed.healthCheck.unhealthyThreshold
      : before === 'initial'
        ? 1
        : seed.healthCheck.healthyThreshold;

  const startChecking = (registration: Registration): Cancel => {
    let stop: Cancel = () => undefined;
    const next = (time: number) => {
      stop = timeline.at(time, () => {
        check(registration);
        next(time + intervalMs);
      });
    };
    next(timeline.now() + random.between(0, intervalMs));
    return () => stop();
  };

  const visible = ({ standing }: Registration): Standing =>
    standing.health === 'draining' || isUsed() ? standing : { health: 'unused' };

  return {
    name: seed.name,
    arn,
    settings: seed,
    attributes,
    targets: () =>
      [...registrations.values()].map(registration => ({
        ...registration.target,
        ...visible(registration),
        process: registration.process,
      })),
    register: (target, process) => {
      registrations.get(target.id)?.stop();
      const registration: Registration = {
        target,
        process,
        standing: { health: 'initial', since: timeline.now() },
        contradictions: 0,
        stop: () => undefined,
      };
      registration.stop = startChecking(registration);
      registrations.set(target.id, registration);
    },
    deregister: id => {
      const registration = registrations.get(id);
      if (registration === undefined || registration.standing.health === 'draining') return;
      registration.stop();
      registration.standing = { health: 'draining' };
      const delaySeconds = Number(attributes.get('deregistration_delay.timeout_seconds'));
      registration.stop = timeline.at(timeline.now() + delaySeconds * 1000, () => registrations.delete(id));
    },
    lose: id => {
      const registration = registrations.get(id);
      if (registration !== undefined) registration.process = 'lost';
    },
    health: id => {
      const registration = registrations.get(id);
      return registration && visible(registration).health;
    },
  };
}

function restart(registration: Registration, standing: Registration['standing']): void {
  registration.standing = standing;
  registration.contradictions = 0;
}

type CheckResult = Extract<Standing, { health: 'healthy' | 'unhealthy' }>;

function resultOf(process: TargetProcess, checks: HealthChecks): CheckResult {
  if (process === 'lost') return { health: 'unhealthy', failure: 'no connection' };
  switch (checks) {
    case 'pass':
      return { health: 'healthy' };
    case 'fail':
      return { health: 'unhealthy', failure: { status: 500 } };
    default:
      return { health: 'unhealthy', failure: checks.fails };
  }
}
