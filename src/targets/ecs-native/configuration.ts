import type { DeploymentConfiguration, DeploymentStrategy } from '@aws-sdk/client-ecs';
import { UnknownAnswerError } from '../../errors.ts';
import type { Millis, Strategy } from '../../release/words.ts';

const minute = 60_000;

/** What ECS does where a member is left out (API reference, LinearConfiguration and CanaryConfiguration). */
const linearByDefault = { percent: 10, minutes: 6 };
const canaryByDefault = { percent: 5, minutes: 10 };

/** "Default: what AWS is configured to do, else 10m" is the contract of the input `bake`. */
const bakeByDefault: Millis = 10 * minute;

/**
 * How a service is set to move traffic.
 *
 * @throws UnknownAnswerError for a strategy that is not known: it is never taken for another
 */
export function strategyIn({ strategy, linearConfiguration, canaryConfiguration }: DeploymentConfiguration): Strategy {
  switch (strategy) {
    // "Default: ROLLING"; a service that is older than the other strategies shows none.
    case undefined:
    case 'ROLLING':
      return { kind: 'rolling' };
    case 'BLUE_GREEN':
      return { kind: 'blue-green' };
    case 'LINEAR':
      return {
        kind: 'linear',
        share: tenths(linearConfiguration?.stepPercent ?? linearByDefault.percent),
        every: (linearConfiguration?.stepBakeTimeInMinutes ?? linearByDefault.minutes) * minute,
      };
    case 'CANARY':
      return {
        kind: 'canary',
        steps: [
          {
            share: tenths(canaryConfiguration?.canaryPercent ?? canaryByDefault.percent),
            hold: (canaryConfiguration?.canaryBakeTimeInMinutes ?? canaryByDefault.minutes) * minute,
          },
        ],
      };
    default:
      throw new UnknownAnswerError({
        message: `ECS reports the deployment strategy ${String(strategy satisfies never)}, which Greenlight does not know.`,
        hint: 'Update Greenlight, or give the service another strategy.',
      });
  }
}

/** Percents come in tenths, and as floating-point numbers: 33.3 can come back as 33.29999. */
function tenths(percent: number): number {
  return Math.round(percent * 10) / 10;
}

/**
 * How long blue is kept once all traffic is on green. A service that is set to roll shows a 0 that nobody asked for, or has no such time
 * at all: then it is Greenlight's own. One that shifts and has none set is taken at its word, though nobody says what ECS does then.
 */
export function bakeIn(configuration: DeploymentConfiguration): Millis {
  const told = (configuration.bakeTimeInMinutes ?? 0) * minute;
  return told === 0 && strategyIn(configuration).kind === 'rolling' ? bakeByDefault : told;
}

/** The alarms on which ECS itself goes back, or at least stops: those that are switched off are not among them. */
export function alarmsIn({ alarms }: DeploymentConfiguration): readonly string[] {
  return alarms?.enable === true ? (alarms.alarmNames ?? []) : [];
}

/** What ECS does with a deployment whose tasks do not stay up: with the breaker off it goes on trying. */
export type Breaking = 'off' | 'stops' | 'goes back';

export function breakingIn({ deploymentCircuitBreaker: breaker }: DeploymentConfiguration): Breaking {
  if (breaker?.enable !== true) return 'off';
  return breaker.rollback === true ? 'goes back' : 'stops';
}

/** Of a rolling deployment: whether it is over before green is whole, and whether old tasks are gone by then. */
export type EarlySuccess =
  'off' | { readonly healthyPercent: number; readonly oldTasks: 'gone by then' | 'removed afterwards' };

/** @throws UnknownAnswerError for a way of removing old tasks that is not known */
export function earlySuccessIn({ earlySuccessCriteria: early }: DeploymentConfiguration): EarlySuccess {
  if (early?.enable !== true) return 'off';
  const healthyPercent = early.healthyPercent ?? 100;
  switch (early.sourceServiceRevisionCleanup) {
    // Required where it is enabled; nobody says what is meant without it, and to wait longer is harmless.
    case undefined:
    case 'DEFERRED':
      return { healthyPercent, oldTasks: 'removed afterwards' };
    case 'BLOCKING':
      return { healthyPercent, oldTasks: 'gone by then' };
    default:
      throw new UnknownAnswerError({
        message: `ECS reports ${String(early.sourceServiceRevisionCleanup satisfies never)} for the removal of old tasks, which Greenlight does not know.`,
        hint: 'Update Greenlight, or switch earlySuccessCriteria off.',
      });
  }
}

/** The members by which a strategy is written down. */
type Moving = Pick<DeploymentConfiguration, 'strategy' | 'linearConfiguration' | 'canaryConfiguration'>;

/** The inverse of `strategyIn`, for what the planner lets through: tenths of a percent, whole minutes, one step of a canary. */
export function movingBy(strategy: Strategy): Moving & { readonly strategy: DeploymentStrategy } {
  switch (strategy.kind) {
    case 'rolling':
      return { strategy: 'ROLLING' };
    case 'blue-green':
      return { strategy: 'BLUE_GREEN' };
    case 'linear':
      return {
        strategy: 'LINEAR',
        linearConfiguration: { stepPercent: strategy.share, stepBakeTimeInMinutes: strategy.every / minute },
      };
    case 'canary': {
      const [{ share, hold }] = strategy.steps;
      return {
        strategy: 'CANARY',
        canaryConfiguration: { canaryPercent: share, canaryBakeTimeInMinutes: hold / minute },
      };
    }
  }
}

/** Whether traffic moves the same way by both. */
export function sameStrategy(one: Strategy, other: Strategy): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
