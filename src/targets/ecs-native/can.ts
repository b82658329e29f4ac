import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Can } from '../../release/plan.ts';
import type { Millis, Strategy } from '../../release/words.ts';
import { isNetwork } from './balanced.ts';
import { bakeIn, strategyIn } from './configuration.ts';
import { holdsAtEachStep, pausesIn, waitBeforeTraffic } from './pauses.ts';
import type { NativeService } from './service.ts';

const minute: Millis = 60_000;

/** The mover's name for people. */
export const mover = 'ECS';

type Leading = Pick<NativeService, 'balanced' | 'serviceConnect'>;

/**
 * What ECS can do with a service by itself, once it is set so.
 *
 * @param settings by which the deployment will go, or goes
 */
export function nativeCan(service: Leading, settings: DeploymentConfiguration): Can {
  const common = {
    mover,
    moves: 'AWS',
    trafficOf: 'a service',
    strategies: strategiesOf(service),
    canarySteps: 'one',
    // "Multiples of 0.1", canaryPercent from 0.1 and stepPercent from 3.0 (API reference, CanaryConfiguration and LinearConfiguration).
    percent: { unit: 0.1, least: strategyIn(settings).kind === 'linear' ? 3 : 0.1, most: 100 },
    time: { unit: minute, least: 0, most: 1_440 * minute, limits: 'a step' },
    making: 0,
    blueAfter: 'ended',
  } as const;
  if (strategyIn(settings).kind === 'rolling')
    return {
      ...common,
      hold: 'nowhere',
      readyWait: 'none',
      wayBack: 'by a new deployment',
      moving: 0,
      waits: 'never',
      blueKept: 'for ever',
    };
  const pauses = pausesIn(settings);
  const wait = waitBeforeTraffic(pauses);
  return {
    ...common,
    hold: holdsAtEachStep(pauses) ? 'at pauses' : wait === undefined ? 'nowhere' : 'before traffic',
    readyWait: wait?.wait ?? 'none',
    wayBack: 'while blue is kept',
    moving: addedByNetwork(service, strategyIn(settings)),
    waits: 'at hooks',
    blueKept: bakeIn(settings),
  };
}

/** The strategies that a service can be set to, the most careful first. */
export function strategiesOf({ balanced, serviceConnect }: Leading): readonly Strategy['kind'][] {
  if (balanced.some(({ is }) => is !== 'a pair')) return ['rolling'];
  // With nothing that leads traffic to it there is none to divide: green takes the place of blue at once.
  const divides = balanced.length > 0 || serviceConnect === 'on';
  return divides ? ['canary', 'linear', 'blue-green', 'rolling'] : ['blue-green', 'rolling'];
}

/** A network load balancer needs 10 minutes more for each shift of test and of production traffic (Developer Guide, "Network Load Balancer resources"). */
const perShift: Millis = 10 * minute;

/** What the load balancer adds to the time that a deployment takes. */
export function addedByNetwork({ balanced }: Pick<NativeService, 'balanced'>, strategy: Strategy): Millis {
  const network = balanced.filter(one => one.is === 'a pair' && isNetwork(one.production));
  if (network.length === 0) return 0;
  const tests = network.some(one => one.is === 'a pair' && one.test !== undefined) ? 1 : 0;
  return (shiftsIn(strategy) + tests) * perShift;
}

function shiftsIn(strategy: Strategy): number {
  switch (strategy.kind) {
    case 'rolling':
      return 0;
    case 'blue-green':
      return 1;
    case 'canary':
      return strategy.steps.length + 1;
    case 'linear':
      return Math.ceil(100 / strategy.share);
  }
}
