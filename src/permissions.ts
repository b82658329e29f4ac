import type { Permission, Place } from './aws/policy.ts';
import { gatePermissions } from './gates/permissions.ts';
import type { EcsTarget, LambdaTarget, Request, Search } from './request/request.ts';
import type { Controller } from './targets/ecs/described.ts';
import { deployerSaidIn } from './targets/ecs/permissions.ts';
import { ecsCodeDeployPermissions, ecsCodeDeployStatusPermissions } from './targets/ecs-codedeploy/permissions.ts';
import { ecsNativePermissions, ecsNativeStatusPermissions } from './targets/ecs-native/permissions.ts';
import { lambdaPermissions, lambdaReads } from './targets/lambda/permissions.ts';
import { rdsPermissions, rdsStatusPermissions } from './targets/rds/permissions.ts';
import {
  lambdaCodeDeployPermissions,
  lambdaCodeDeployStatusPermissions,
} from './targets/lambda-codedeploy/permissions.ts';

/**
 * All that AWS must allow a role for this request to be carried out, in the order in which it is asked for. Reading only
 * for `plan` and `status`. `sts:GetCallerIdentity` is called as well, and needs no permission (STS API reference).
 *
 * @param deployer who deploys the service, where somebody knows: AWS does, and the inputs only sometimes say it. Where nobody does,
 * the role gets what either of them needs
 */
export function permissionsFor(request: Request | Search, place: Place, deployer?: Controller): readonly Permission[] {
  if ('sought' in request) return ofDeployers(deployer, by => serviceStatusPermissions[by](undefined, place));
  const { target } = request;
  switch (target.kind) {
    case 'ecs':
      return servicePermissions(request, target, place, deployer ?? deployerSaidIn(request, target));
    case 'lambda':
      return request.operation.is === 'status'
        ? functionStatusPermissions(target, place)
        : [...functionPermissions(request, target, place), ...gatePermissions(request, place)];
    case 'rds':
      return request.operation.is === 'status'
        ? rdsStatusPermissions(target, place)
        : [...rdsPermissions(request, target, place), ...gatePermissions(request, place)];
  }
}

const serviceReleasePermissions = {
  CodeDeploy: ecsCodeDeployPermissions,
  ECS: ecsNativePermissions,
} satisfies Record<Controller, unknown>;

const serviceStatusPermissions = {
  CodeDeploy: ecsCodeDeployStatusPermissions,
  ECS: ecsNativeStatusPermissions,
} satisfies Record<Controller, unknown>;

function servicePermissions(
  request: Request,
  target: EcsTarget,
  place: Place,
  deployer: Controller | undefined,
): readonly Permission[] {
  if (request.operation.is === 'status')
    return ofDeployers(deployer, by => serviceStatusPermissions[by](target, place));
  return withoutTwins([
    ...ofDeployers(deployer, by => serviceReleasePermissions[by](request, target, place)),
    ...gatePermissions(request, place),
  ]);
}

/** What one of them needs, or, where it is not known which, both. */
function ofDeployers(
  deployer: Controller | undefined,
  needed: (by: Controller) => readonly Permission[],
): readonly Permission[] {
  return deployer === undefined ? withoutTwins([...needed('CodeDeploy'), ...needed('ECS')]) : needed(deployer);
}

/** Each permission once, however many have a use for it. */
function withoutTwins(permissions: readonly Permission[]): readonly Permission[] {
  return [...new Map(permissions.map(permission => [JSON.stringify(permission), permission])).values()];
}

/** Whether CodeDeploy may be asked at all is said by the inputs. */
function functionPermissions(request: Request, target: LambdaTarget, place: Place): readonly Permission[] {
  return target.codedeploy === 'not asked'
    ? lambdaPermissions(request, target, place)
    : lambdaCodeDeployPermissions(request, target, place);
}

function functionStatusPermissions(target: LambdaTarget, place: Place): readonly Permission[] {
  return target.codedeploy === 'not asked'
    ? lambdaReads(target, place)
    : lambdaCodeDeployStatusPermissions(target, place);
}
