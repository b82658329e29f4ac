import type { Permission, Place } from './aws/policy.ts';
import { gatePermissions } from './gates/permissions.ts';
import type { LambdaTarget, Request, Search } from './request/request.ts';
import { ecsCodeDeployPermissions, ecsCodeDeployStatusPermissions } from './targets/ecs-codedeploy/permissions.ts';
import { lambdaPermissions, lambdaReads } from './targets/lambda/permissions.ts';
import { rdsPermissions, rdsStatusPermissions } from './targets/rds/permissions.ts';
import {
  lambdaCodeDeployPermissions,
  lambdaCodeDeployStatusPermissions,
} from './targets/lambda-codedeploy/permissions.ts';

/**
 * All that AWS must allow a role for this request to be carried out, in the order in which it is asked for. Reading only
 * for `plan` and `status`. `sts:GetCallerIdentity` is called as well, and needs no permission (STS API reference).
 */
export function permissionsFor(request: Request | Search, place: Place): readonly Permission[] {
  if ('sought' in request) return ecsCodeDeployStatusPermissions(undefined, place);
  const { target } = request;
  switch (target.kind) {
    case 'ecs':
      return request.operation.is === 'status'
        ? ecsCodeDeployStatusPermissions(target, place)
        : [...ecsCodeDeployPermissions(request, target, place), ...gatePermissions(request, place)];
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
