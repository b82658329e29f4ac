import type { TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';
import { UnknownAnswerError } from '../../errors.ts';
import type { Can } from '../../release/plan.ts';
import type { Strategy } from '../../release/words.ts';
import type { Group } from './group-settings.ts';
import type { PlatformName } from './platform.ts';

const minute = 60_000;

/** What CodeDeploy can do with traffic: two levels or equal ones, whole percents, whole minutes, no holding between them. */
export function codeDeployCan(
  { blueKept, readyWait, termination }: Pick<Group, 'blueKept' | 'readyWait' | 'termination'>,
  platform: PlatformName,
): Can {
  return {
    mover: 'CodeDeploy',
    moves: 'AWS',
    trafficOf: platform === 'ECS' ? 'a service' : 'an alias',
    strategies: ['canary', 'linear', 'blue-green'],
    canarySteps: 'one',
    percent: { unit: 1, least: 1, most: 99 },
    // A shift may take 2880 minutes in all.
    time: { unit: minute, least: minute, most: 2_880 * minute, limits: 'the whole shift' },
    hold: readyWait === 'none' ? 'nowhere' : 'before traffic',
    readyWait,
    wayBack: 'while blue is kept',
    making: 0,
    moving: 0,
    waits: platform === 'ECS' ? 'if set to' : 'never',
    blueKept,
    blueAfter: termination?.action === 'TERMINATE' ? 'ended' : 'out of reach',
  };
}

/** CodeDeploy's way to write a strategy down, and the name it goes by: AWS's own where AWS has one. */
export interface Configuration {
  readonly name: string;
  readonly made: 'by AWS' | { readonly routing: TrafficRoutingConfig };
}

type Predefined = readonly (readonly [name: string, strategy: Strategy])[];

/** "Working with deployment configurations in CodeDeploy", User Guide: ECS spells `Every1Minutes` what Lambda spells `Every1Minute`. */
const predefined: Readonly<Record<PlatformName, Predefined>> = {
  ECS: [
    ['ECSAllAtOnce', { kind: 'blue-green' }],
    ['ECSCanary10Percent5Minutes', canary(10, 5)],
    ['ECSCanary10Percent15Minutes', canary(10, 15)],
    ['ECSLinear10PercentEvery1Minutes', linear(10, 1)],
    ['ECSLinear10PercentEvery3Minutes', linear(10, 3)],
  ],
  Lambda: [
    ['LambdaAllAtOnce', { kind: 'blue-green' }],
    ['LambdaCanary10Percent5Minutes', canary(10, 5)],
    ['LambdaCanary10Percent10Minutes', canary(10, 10)],
    ['LambdaCanary10Percent15Minutes', canary(10, 15)],
    ['LambdaCanary10Percent30Minutes', canary(10, 30)],
    ['LambdaLinear10PercentEvery1Minute', linear(10, 1)],
    ['LambdaLinear10PercentEvery2Minutes', linear(10, 2)],
    ['LambdaLinear10PercentEvery3Minutes', linear(10, 3)],
    ['LambdaLinear10PercentEvery10Minutes', linear(10, 10)],
  ],
};

/**
 * Configurations are immutable, so one that is not AWS's own gets a name made of its content: made once, found again
 * by every later release that wants the same.
 */
export function configurationFor(strategy: Strategy, platform: PlatformName): Configuration {
  const known = predefined[platform].find(([, one]) => sameStrategy(one, strategy));
  if (known !== undefined) return { name: `CodeDeployDefault.${known[0]}`, made: 'by AWS' };
  switch (strategy.kind) {
    case 'canary': {
      const [{ share, hold }] = strategy.steps;
      const interval = hold / minute;
      return {
        name: `Greenlight.${platform}Canary${share}Percent${interval}Minutes`,
        made: {
          routing: { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: share, canaryInterval: interval } },
        },
      };
    }
    case 'linear': {
      const interval = strategy.every / minute;
      return {
        name: `Greenlight.${platform}Linear${strategy.share}PercentEvery${interval}Minutes`,
        made: {
          routing: {
            type: 'TimeBasedLinear',
            timeBasedLinear: { linearPercentage: strategy.share, linearInterval: interval },
          },
        },
      };
    }
    case 'blue-green':
    case 'rolling':
      throw new Error(`the planner lets no ${strategy.kind} without a predefined configuration through`);
  }
}

/** What a configuration of AWS's or of the user's own does. */
export function strategyOf(name: string, routing: TrafficRoutingConfig | undefined): Strategy {
  const { timeBasedCanary, timeBasedLinear } = routing ?? {};
  if (routing?.type === 'AllAtOnce') return { kind: 'blue-green' };
  if (routing?.type === 'TimeBasedCanary' && timeBasedCanary !== undefined) {
    const { canaryPercentage: share, canaryInterval: minutes } = timeBasedCanary;
    if (share !== undefined && minutes !== undefined) return canary(share, minutes);
  }
  if (routing?.type === 'TimeBasedLinear' && timeBasedLinear !== undefined) {
    const { linearPercentage: share, linearInterval: minutes } = timeBasedLinear;
    if (share !== undefined && minutes !== undefined) return linear(share, minutes);
  }
  throw new UnknownAnswerError({
    message: `The deployment configuration ${name} moves traffic in a way that Greenlight does not know: ${JSON.stringify(routing)}.`,
    hint: 'Give the deployment group another configuration, or update Greenlight.',
  });
}

/** What one of AWS's predefined configurations does; undefined where the name is somebody's own, whose content must be read. */
export function predefinedStrategy(name: string): Strategy | undefined {
  return [...predefined.ECS, ...predefined.Lambda].find(([own]) => `CodeDeployDefault.${own}` === name)?.[1];
}

function canary(share: number, minutes: number): Strategy {
  return { kind: 'canary', steps: [{ share, hold: minutes * minute }] };
}

function linear(share: number, minutes: number): Strategy {
  return { kind: 'linear', share, every: minutes * minute };
}

export function sameStrategy(one: Strategy, other: Strategy): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
