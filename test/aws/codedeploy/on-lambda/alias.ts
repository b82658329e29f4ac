import type { Functions, Routing } from '../../lambda/functions.ts';
import { AwsError } from '../../wire/index.ts';
import type { Failure } from '../outcome.ts';
import type { LambdaGroupSeed } from '../seed.ts';
import type { LambdaAppSpec } from './appspec.ts';
import { lambdaFailures } from './failures.ts';

/** The alias that a release moves, and what the release knows of it. Its rollback moves the same one. */
export interface MovedAlias {
  readonly functions: Functions;
  readonly appSpec: LambdaAppSpec;
  readonly changedByOthers: LambdaGroupSeed['aliasChangedByOthers'];
  /** As the release has found it, and later as it has left it. */
  left: Routing | undefined;
}

/** What keeps a release from beginning. AWS looks at the alias before it runs anything. */
export function startObstacle({ functions, appSpec }: MovedAlias, shiftsInSteps: boolean): Failure | undefined {
  const { functionName, alias, currentVersion, targetVersion } = appSpec;
  const missing = missingPart(functions, appSpec, [currentVersion, targetVersion]);
  if (missing !== undefined) return missing;
  const found = functions.alias(functionName, alias);
  if (found?.version !== currentVersion) return lambdaFailures.otherCurrentVersion();
  // "Troubleshoot AWS Lambda deployment issues" of the User Guide: after a stop without rollback, each deployment fails.
  if (found.weights.size > 0) return lambdaFailures.aliasIsSplit(appSpec);
  return shiftsInSteps && targetVersion === currentVersion ? lambdaFailures.nothingToShift() : undefined;
}

/** Moves the alias for a release; what is in the way, if anything. Then the alias stays as it is. */
export function moveOn(moved: MovedAlias, to: Routing): Failure | undefined {
  const { functions, appSpec, changedByOthers, left } = moved;
  const found = functions.alias(appSpec.functionName, appSpec.alias);
  const isChanged = found !== undefined && left !== undefined && !isSame(found, left);
  if (isChanged && changedByOthers === 'fails') return lambdaFailures.aliasChanged(appSpec);
  return move(moved, to);
}

/** Moves the alias whoever changed it last. */
export function move(moved: MovedAlias, to: Routing): Failure | undefined {
  const { functions, appSpec } = moved;
  const missing = missingPart(functions, appSpec, [to.version, ...to.weights.keys()]);
  if (missing !== undefined) return missing;
  try {
    functions.route(appSpec.functionName, appSpec.alias, to);
  } catch (error) {
    if (error instanceof AwsError) return lambdaFailures.refusedByLambda(error.name, error.message);
    throw error;
  }
  moved.left = to;
  return undefined;
}

/** Of the function, the alias and the versions, in this order, the first that is not there. */
export function missingPart(
  functions: Functions,
  appSpec: LambdaAppSpec,
  versions: readonly string[],
): Failure | undefined {
  const { functionName, alias } = appSpec;
  if (!functions.exists(functionName)) return lambdaFailures.noFunction(appSpec);
  if (functions.alias(functionName, alias) === undefined) return lambdaFailures.noAlias(appSpec);
  const missing = versions.find(version => !functions.hasVersion(functionName, version));
  return missing === undefined ? undefined : lambdaFailures.noVersion(appSpec, missing);
}

function isSame(one: Routing, other: Routing): boolean {
  return (
    one.version === other.version &&
    one.weights.size === other.weights.size &&
    [...one.weights].every(([version, weight]) => other.weights.get(version) === weight)
  );
}
