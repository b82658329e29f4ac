import type { Cancel } from '../../clock/timeline.ts';
import type { Random } from './random.ts';
import type { TargetGroupSeed } from './seed.ts';
import type { Target, TargetHealth, Versions, WorldTimeline } from './world.ts';

export interface RegisteredTarget extends Target {
  readonly health: TargetHealth;
  /** `lost`: nothing listens there any more. */
  readonly process: 'alive' | 'lost';
}

export interface TargetGroup {
  readonly name: string;
  readonly arn: string;
  readonly targets: () => readonly RegisteredTarget[];
  readonly register: (target: Target) => void;
  readonly deregister: (id: string) => void;
  readonly lose: (id: string) => void;
  readonly health: (id: string) => TargetHealth | undefined;
}

type Registration = {
  readonly target: Target;
  health: TargetHealth;
  process: 'alive' | 'lost';
  /** Checks in a row that contradict the present health. */
  contradictions: number;
  stop: Cancel;
};

export function createTargetGroup(
  arn: string,
  seed: TargetGroupSeed,
  { timeline, random, versions }: { timeline: WorldTimeline; random: Random; versions: Versions },
): TargetGroup {
  const registrations = new Map<string, Registration>();
  const intervalMs = seed.healthCheck.intervalSeconds * 1000;

  const check = (registration: Registration) => {
    const passed =
      registration.process === 'alive' && versions.behaviour(registration.target.image).healthChecks === 'pass';
    const seen = passed ? 'healthy' : 'unhealthy';
    if (registration.health === seen) {
      registration.contradictions = 0;
      return;
    }
    registration.contradictions += 1;
    if (registration.contradictions >= checksUntil(seen, registration.health)) {
      registration.health = seen;
      registration.contradictions = 0;
    }
  };

  // "After your target is registered, it must pass one health check to be considered healthy"; the healthy threshold
  // is for targets that were unhealthy. Source: "Health checks for ALB target groups", ELB user guide.
  const checksUntil = (seen: 'healthy' | 'unhealthy', before: TargetHealth) =>
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

  return {
    name: seed.name,
    arn,
    targets: () => [...registrations.values()].map(({ target, health, process }) => ({ ...target, health, process })),
    register: target => {
      registrations.get(target.id)?.stop();
      const registration: Registration = {
        target,
        health: 'initial',
        process: 'alive',
        contradictions: 0,
        stop: () => undefined,
      };
      registration.stop = startChecking(registration);
      registrations.set(target.id, registration);
    },
    deregister: id => {
      const registration = registrations.get(id);
      if (registration === undefined || registration.health === 'draining') return;
      registration.stop();
      registration.health = 'draining';
      const gone = timeline.now() + seed.deregistrationDelaySeconds * 1000;
      registration.stop = timeline.at(gone, () => registrations.delete(id));
    },
    lose: id => {
      const registration = registrations.get(id);
      if (registration !== undefined) registration.process = 'lost';
    },
    health: id => registrations.get(id)?.health,
  };
}
