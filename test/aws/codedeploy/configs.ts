import type { DeploymentConfigInfo } from '@aws-sdk/client-codedeploy';
import { shiftMinutes, type TrafficRouting } from './traffic-shift.ts';

export interface DeploymentConfig {
  readonly name: string;
  readonly id: string;
  readonly platform: 'ECS' | 'Lambda';
  readonly createdAt: number;
  readonly routing: TrafficRouting;
}

const canary = (percent: number, minutes: number): TrafficRouting => ({ type: 'TimeBasedCanary', percent, minutes });
const linear = (percent: number, minutes: number): TrafficRouting => ({ type: 'TimeBasedLinear', percent, minutes });

/** "Working with deployment configurations" of the CodeDeploy User Guide. ECS spells `Minutes`, Lambda `Minute` for one. */
const PREDEFINED: readonly (readonly [DeploymentConfig['platform'], string, TrafficRouting])[] = [
  ['ECS', 'ECSAllAtOnce', { type: 'AllAtOnce' }],
  ['ECS', 'ECSLinear10PercentEvery1Minutes', linear(10, 1)],
  ['ECS', 'ECSLinear10PercentEvery3Minutes', linear(10, 3)],
  ['ECS', 'ECSCanary10Percent5Minutes', canary(10, 5)],
  ['ECS', 'ECSCanary10Percent15Minutes', canary(10, 15)],
  ['Lambda', 'LambdaAllAtOnce', { type: 'AllAtOnce' }],
  ['Lambda', 'LambdaLinear10PercentEvery1Minute', linear(10, 1)],
  ['Lambda', 'LambdaLinear10PercentEvery2Minutes', linear(10, 2)],
  ['Lambda', 'LambdaLinear10PercentEvery3Minutes', linear(10, 3)],
  ['Lambda', 'LambdaLinear10PercentEvery10Minutes', linear(10, 10)],
  ['Lambda', 'LambdaCanary10Percent5Minutes', canary(10, 5)],
  ['Lambda', 'LambdaCanary10Percent10Minutes', canary(10, 10)],
  ['Lambda', 'LambdaCanary10Percent15Minutes', canary(10, 15)],
  ['Lambda', 'LambdaCanary10Percent30Minutes', canary(10, 30)],
];

export const PREDEFINED_PREFIX = 'CodeDeployDefault.';

export function predefinedConfigs(createdAt: number): DeploymentConfig[] {
  return PREDEFINED.map(([platform, name, routing], index) => ({
    name: `${PREDEFINED_PREFIX}${name}`,
    id: `00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}`,
    platform,
    createdAt,
    routing,
  }));
}

/** CreateDeploymentConfig in the API reference: the whole shift may take two days. */
const LONGEST_SHIFT_MINUTES = 2880;

/** What is wrong with a traffic routing, in words, or undefined. Fractions do not get past the wire: the members are integers. */
export function routingProblem(routing: TrafficRouting): string | undefined {
  if (routing.type === 'AllAtOnce') return undefined;
  if (!Number.isInteger(routing.percent) || routing.percent < 1 || routing.percent > 99) {
    return 'The traffic percentage must be a whole number from 1 to 99.';
  }
  if (!Number.isInteger(routing.minutes) || routing.minutes < 1) {
    return 'The interval must be a whole number of minutes, at least 1.';
  }
  return shiftMinutes(routing) > LONGEST_SHIFT_MINUTES
    ? `The whole shift must not take longer than ${LONGEST_SHIFT_MINUTES} minutes.`
    : undefined;
}

export function describedConfig(config: DeploymentConfig): DeploymentConfigInfo {
  return {
    deploymentConfigId: config.id,
    deploymentConfigName: config.name,
    createTime: new Date(config.createdAt),
    computePlatform: config.platform,
    trafficRoutingConfig: describedRouting(config.routing),
  };
}

function describedRouting(routing: TrafficRouting): NonNullable<DeploymentConfigInfo['trafficRoutingConfig']> {
  switch (routing.type) {
    case 'AllAtOnce':
      return { type: 'AllAtOnce' };
    case 'TimeBasedCanary':
      return {
        type: routing.type,
        timeBasedCanary: { canaryPercentage: routing.percent, canaryInterval: routing.minutes },
      };
    case 'TimeBasedLinear':
      return {
        type: routing.type,
        timeBasedLinear: { linearPercentage: routing.percent, linearInterval: routing.minutes },
      };
  }
}
