import { allow, arn, literally, type Permission, type Place } from '../../aws/policy.ts';
import type { LambdaTarget, Request } from '../../request/request.ts';
import { writesOf } from '../writes.ts';
import { isNew } from './code.ts';
import { readingOfCode, useOfConfigured } from './in-the-callers-name.ts';

type Named = Pick<LambdaTarget, 'function' | 'alias'>;

/** What reading must be allowed. Which resource an action is checked against: service authorization reference, for AWS Lambda. */
export function lambdaReads(target: Named, place: Place): readonly Permission[] {
  const on = resourcesOf(target, place);
  return [
    ...allow('see what serves', ['lambda:GetFunctionConfiguration'], [on.function, on.versions]),
    ...allow('see what serves', ['lambda:GetAlias'], [on.function]),
  ];
}

/** What releasing a function by the weights of its alias must be allowed. */
export function lambdaPermissions(
  request: Pick<Request, 'operation'>,
  target: LambdaTarget,
  place: Place,
): readonly Permission[] {
  return [...functionPermissions(request, target, place), ...aliasWrites(request, target, place)];
}

/** What making a version must be allowed, and knowing what it meets; whoever moves its traffic. */
export function functionPermissions(
  { operation }: Pick<Request, 'operation'>,
  target: LambdaTarget,
  place: Place,
): readonly Permission[] {
  const writes = writesOf[operation.is];
  const on = resourcesOf(target, place);
  const { code, configuration, keepVersions } = target;
  return [
    ...lambdaReads(target, place),
    // Where nothing new is brought, nobody asks.
    ...(writes.has('make green') || operation.is === 'plan' ? namingWhatFollows(on) : []),
    // What was staged is as warm as it has to be.
    ...(operation.is === 'promote'
      ? []
      : allow('keep green as warm as blue', ['lambda:GetProvisionedConcurrencyConfig'], [on.function, on.versions])),
    ...(writes.has('make green')
      ? [
          ...(isNew(code)
            ? [...allow('send the code', ['lambda:UpdateFunctionCode'], [on.function]), ...readingOfCode(code, place)]
            : []),
          // Also where nothing is asked of it: what a release has left in it that was taken back is given back.
          ...(code.from === 'version'
            ? []
            : allow('configure the function', ['lambda:UpdateFunctionConfiguration'], [on.function])),
          ...useOfConfigured(configuration, place),
          ...allow('publish the version', ['lambda:PublishVersion'], [on.function]),
        ]
      : []),
    // The step that promotes looks for it, and so does the post step of one that was killed before there was traffic.
    ...(writes.size > 0 ? allow('find what was staged', ['lambda:ListVersionsByFunction'], [on.function]) : []),
    ...(writes.has('make green') || operation.is === 'rollback'
      ? allow('keep green as warm as blue', ['lambda:PutProvisionedConcurrencyConfig'], [on.function, on.versions])
      : []),
    ...(writes.has('let traffic move') && keepVersions !== 'all' ? cleaningUp(on) : []),
  ];
}

/** What writing the weights must be allowed, and seeing that users follow them. */
export function aliasWrites(
  { operation }: Pick<Request, 'operation'>,
  target: Named,
  place: Place,
): readonly Permission[] {
  const writes = writesOf[operation.is];
  const on = resourcesOf(target, place);
  return [
    ...(operation.is === 'release' || operation.is === 'promote'
      ? allow('make the alias, at the first release', ['lambda:CreateAlias'], [on.function])
      : []),
    // A drill goes back before there is anything to count.
    ...(writes.has('let traffic move') && operation.is !== 'drill'
      ? allow('see that traffic follows the weights', ['cloudwatch:GetMetricData'], ['*'])
      : []),
    ...(writes.has('let traffic move')
      ? allow('move traffic, and take it back', ['lambda:UpdateAlias'], [on.function])
      : []),
  ];
}

function namingWhatFollows(on: ReturnType<typeof resourcesOf>): readonly Permission[] {
  const because = 'name what follows the alias';
  return [
    ...allow(because, ['lambda:GetFunctionUrlConfig', 'lambda:GetPolicy'], [on.function, on.versions]),
    // AWS knows no narrower resource for the list.
    ...allow(because, ['lambda:ListEventSourceMappings'], ['*']),
  ];
}

function cleaningUp(on: ReturnType<typeof resourcesOf>): readonly Permission[] {
  const because = 'delete versions that nothing needs';
  return [
    ...allow(because, ['lambda:ListVersionsByFunction', 'lambda:ListAliases'], [on.function]),
    // On versions alone: on the function itself it would allow to delete that.
    ...allow(because, ['lambda:DeleteFunction'], [on.versions]),
  ];
}

function resourcesOf({ function: name }: Named, place: Place) {
  const own = arn('lambda', place, `function:${literally(name)}`);
  return { function: own, versions: `${own}:*` };
}
