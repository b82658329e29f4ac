import type { LambdaFunctionInfo } from '@aws-sdk/client-codedeploy';
import { functionArn } from '../../lambda/arns.ts';
import type { Routing } from '../../lambda/functions.ts';
import type { World } from '../../world/world.ts';
import type { HookFunctions } from '../appspec.ts';
import type { Hooks } from '../hooks.ts';
import type { Failure } from '../outcome.ts';
import type { Rollout } from '../rollout.ts';
import type { StepControl } from '../step-control.ts';
import { hookStep, type Step } from '../steps.ts';
import { ALL_AT_ONCE, incrementsOf, type Increment, type TrafficRouting } from '../traffic-shift.ts';
import { missingPart, move, moveOn, startObstacle, type MovedAlias } from './alias.ts';
import type { LambdaAppSpec } from './appspec.ts';
import { lambdaFailures } from './failures.ts';

export interface LambdaSite {
  readonly world: World;
  readonly hooks: Hooks;
  readonly alias: MovedAlias;
  /** Rollbacks fail, with this as the reason that Lambda gives. */
  readonly rollbackFails: string | undefined;
}

/** `percentOnTarget`: where the alias is already; above 0 for a release of the past only. */
export function lambdaRelease(site: LambdaSite, routing: TrafficRouting, percentOnTarget = 0): Rollout {
  const { alias } = site;
  const { appSpec } = alias;
  let percent = percentOnTarget;
  const moveTo = (wanted: number): Failure | undefined => {
    const failure = moveOn(alias, routingOf(appSpec, wanted));
    if (failure === undefined) percent = wanted;
    return failure;
  };
  return {
    ...shared(site, () => ({
      currentVersion: appSpec.currentVersion,
      targetVersion: appSpec.targetVersion,
      targetVersionWeight: percent,
    })),
    steps: steps(site, appSpec.hooks, incrementsOf(routing), moveTo),
    start: () => {
      const obstacle = startObstacle(alias, routing.type !== 'AllAtOnce');
      if (obstacle === undefined) alias.left = routingOf(appSpec, 0);
      return obstacle;
    },
    wayBack: () => (isRollbackPossible(alias) ? lambdaRollback(site, 100 - percent) : undefined),
  };
}

/** Points the alias at the version before again, whoever changed it meanwhile. It is never rolled back itself. */
function lambdaRollback(site: LambdaSite, percentAtFirst: number): Rollout {
  const { alias, rollbackFails } = site;
  const { currentVersion, targetVersion } = alias.appSpec;
  let percent = percentAtFirst;
  const moveBack = (): Failure | undefined => {
    if (rollbackFails !== undefined)
      return lambdaFailures.refusedByLambda('InvalidParameterValueException', rollbackFails);
    const failure = move(alias, routingOf(alias.appSpec, 0));
    if (failure === undefined) percent = 100;
    return failure;
  };
  return {
    ...shared(site, () => ({
      currentVersion: targetVersion,
      targetVersion: currentVersion,
      targetVersionWeight: percent,
    })),
    steps: steps(site, new Map(), incrementsOf(ALL_AT_ONCE), moveBack),
    start: () => undefined,
    wayBack: () => undefined,
  };
}

type Versions = Pick<LambdaFunctionInfo, 'currentVersion' | 'targetVersion' | 'targetVersionWeight'>;

const shared = (
  { world, alias: { appSpec } }: LambdaSite,
  versions: () => Versions,
): Pick<Rollout, 'obstacle' | 'targetId' | 'target'> => ({
  // Nothing is looked at between one write and the next.
  obstacle: () => undefined,
  targetId: appSpec.functionName,
  target: shown => ({
    deploymentTargetType: 'LambdaTarget',
    lambdaTarget: {
      ...shown,
      targetId: appSpec.functionName,
      targetArn: functionArn(world, appSpec.functionName),
      lambdaFunctionInfo: { functionName: appSpec.functionName, functionAlias: appSpec.alias, ...versions() },
    },
  }),
});

/** "List of lifecycle event hooks for an AWS Lambda deployment". `moveTo` is given the percent that the increment asks for. */
function steps(
  { hooks }: LambdaSite,
  functions: HookFunctions,
  increments: readonly Increment[],
  moveTo: (percent: number) => Failure | undefined,
): readonly Step[] {
  const shift = (control: StepControl): void => {
    for (const { afterMs, percent } of increments) {
      control.timers.after(afterMs, () => {
        const failure = moveTo(percent);
        if (failure !== undefined) control.fail(failure);
        else if (percent === 100) control.done();
      });
    }
  };
  return [
    hookStep(hooks, 'BeforeAllowTraffic', functions.get('BeforeAllowTraffic')),
    { kind: 'event', event: 'AllowTraffic', perform: shift },
    hookStep(hooks, 'AfterAllowTraffic', functions.get('AfterAllowTraffic')),
  ];
}

/** CodeDeploy keeps the version before as the alias's own for as long as both have traffic. */
function routingOf({ currentVersion, targetVersion }: LambdaAppSpec, percentOnTarget: number): Routing {
  if (percentOnTarget === 0) return { version: currentVersion, weights: new Map() };
  if (percentOnTarget === 100) return { version: targetVersion, weights: new Map() };
  return { version: currentVersion, weights: new Map([[targetVersion, percentOnTarget / 100]]) };
}

/** There is something to take back once the release has begun, and a way back while the version before exists. */
function isRollbackPossible({ functions, appSpec, left }: MovedAlias): boolean {
  return left !== undefined && missingPart(functions, appSpec, [appSpec.currentVersion]) === undefined;
}
