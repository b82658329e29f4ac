import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../refusals.ts';
import type { LoadBalancing } from '../state.ts';
import { readHooks } from './read-hooks.ts';
import type { AlarmSettings, CircuitBreakerSettings, DeploymentSettings, EarlySuccess, Strategy } from './settings.ts';

/**
 * Defaults and ranges of DeploymentConfiguration in the API reference; throws as ECS refuses. The texts of the refusals are
 * ours.
 */
export function readSettings(configuration: DeploymentConfiguration, balancing: LoadBalancing): DeploymentSettings {
  const strategy = strategyOf(configuration);
  checkStrategyMembers(configuration, strategy);
  checkBalancing(strategy, balancing);
  return {
    strategy,
    alarms: alarmsOf(configuration),
    circuitBreaker: circuitBreakerOf(configuration),
    hooks: readHooks(configuration.lifecycleHooks ?? []),
  };
}

/** What DescribeServices shows of a service that was told only some of it. */
export function withDefaults(configuration: DeploymentConfiguration): DeploymentConfiguration {
  const { strategy = 'ROLLING' } = configuration;
  return {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    strategy,
    ...(strategy === 'CANARY' && { canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 } }),
    ...(strategy === 'LINEAR' && { linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 } }),
    ...configuration,
  };
}

const MOST_MINUTES = 1440;

function strategyOf(configuration: DeploymentConfiguration): Strategy {
  const { strategy = 'ROLLING', linearConfiguration: linear, canaryConfiguration: canary } = configuration;
  const bakeMinutes = minutes('bakeTimeInMinutes', configuration.bakeTimeInMinutes ?? 0);
  switch (strategy) {
    case 'ROLLING':
      return {
        kind: strategy,
        minimumHealthyPercent: whole('minimumHealthyPercent', configuration.minimumHealthyPercent ?? 100, 0, 100),
        maximumPercent: whole('maximumPercent', configuration.maximumPercent ?? 200, 100, 200),
        earlySuccess: earlySuccessOf(configuration),
        bakeMinutes: configuration.bakeTimeInMinutes === undefined ? undefined : bakeMinutes,
      };
    case 'BLUE_GREEN':
      if (configuration.bakeTimeInMinutes === undefined) {
        throw invalidParameter('bakeTimeInMinutes is required for the BLUE_GREEN deployment strategy.');
      }
      return { kind: strategy, bakeMinutes };
    case 'LINEAR':
      return {
        kind: strategy,
        percent: tenths('stepPercent', linear?.stepPercent ?? 10, 3),
        stepBakeMinutes: minutes('stepBakeTimeInMinutes', linear?.stepBakeTimeInMinutes ?? 6),
        bakeMinutes,
      };
    case 'CANARY':
      return {
        kind: strategy,
        percent: tenths('canaryPercent', canary?.canaryPercent ?? 5, 0.1),
        stepBakeMinutes: minutes('canaryBakeTimeInMinutes', canary?.canaryBakeTimeInMinutes ?? 10),
        bakeMinutes,
      };
    default: {
      const never: never = strategy;
      throw invalidParameter(`${String(never)} is not a valid deployment strategy.`);
    }
  }
}

/** "Only valid when the deployment strategy is": LinearConfiguration, CanaryConfiguration, earlySuccessCriteria. */
function checkStrategyMembers(configuration: DeploymentConfiguration, { kind }: Strategy): void {
  const only = [
    ['linearConfiguration', 'LINEAR'],
    ['canaryConfiguration', 'CANARY'],
    ['earlySuccessCriteria', 'ROLLING'],
  ] as const;
  for (const [member, strategy] of only) {
    if (configuration[member] !== undefined && kind !== strategy) {
      throw invalidParameter(`${member} is only valid for the ${strategy} deployment strategy.`);
    }
  }
}

/** "Required resources" of each strategy in the developer guide: linear and canary need traffic to shift, blue/green does not. */
function checkBalancing({ kind }: Strategy, { kind: balanced }: LoadBalancing): void {
  if (kind === 'ROLLING' || balanced === 'two groups') return;
  if (balanced === 'one group') {
    throw invalidParameter(`advancedConfiguration is required on load balancers for the ${kind} deployment strategy.`);
  }
  if (kind !== 'BLUE_GREEN') {
    throw invalidParameter(`The ${kind} deployment strategy needs a load balancer or Service Connect.`);
  }
}

function alarmsOf({ alarms }: DeploymentConfiguration): AlarmSettings {
  if (alarms?.enable !== true) return { kind: 'off' };
  return { kind: 'on', names: alarms.alarmNames ?? [], onFailure: alarms.rollback === true ? 'rolls back' : 'stops' };
}

function circuitBreakerOf({ deploymentCircuitBreaker: breaker }: DeploymentConfiguration): CircuitBreakerSettings {
  if (breaker?.enable !== true) return { kind: 'off' };
  const { type = 'BOUNDED_PERCENT', value = 50 } = breaker.thresholdConfiguration ?? {};
  if (type === 'COUNT') whole('value', value, 1, Number.MAX_SAFE_INTEGER);
  else whole('value', value, 1, 100);
  return {
    kind: 'on',
    onFailure: breaker.rollback === true ? 'rolls back' : 'stops',
    resetOnHealthyTask: breaker.resetOnHealthyTask ?? true,
    threshold: { type, value },
  };
}

function earlySuccessOf({
  earlySuccessCriteria: early,
  minimumHealthyPercent = 100,
}: DeploymentConfiguration): EarlySuccess {
  if (early?.enable !== true) return { kind: 'off' };
  const { healthyPercent, sourceServiceRevisionCleanup: cleanup } = early;
  if (healthyPercent === undefined || cleanup === undefined) {
    throw invalidParameter('earlySuccessCriteria needs healthyPercent and sourceServiceRevisionCleanup.');
  }
  return { kind: 'on', healthyPercent: whole('healthyPercent', healthyPercent, minimumHealthyPercent, 100), cleanup };
}

const minutes = (name: string, value: number) => whole(name, value, 0, MOST_MINUTES);

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidParameter(`${name} must be an integer between ${least} and ${most}.`);
}

/** "Valid values are multiples of 0.1 from … to 100.0": LinearConfiguration and CanaryConfiguration. */
function tenths(name: string, value: number, least: number): number {
  const isTenths = Math.abs(value * 10 - Math.round(value * 10)) < 1e-6;
  if (isTenths && value >= least && value <= 100) return value;
  throw invalidParameter(`${name} must be a multiple of 0.1 between ${least} and 100.`);
}
