import type { Permission, Place } from './aws/policy.ts';
import { gatePermissions } from './gates/permissions.ts';
import type { Request, Search } from './request/request.ts';
import { lambdaPermissions, lambdaReads } from './targets/lambda/permissions.ts';
import { ecsCodeDeployPermissions, ecsCodeDeployStatusPermissions } from './targets/ecs-codedeploy/permissions.ts';

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
        ? lambdaReads(target, place)
        : [...lambdaPermissions(request, target, place), ...gatePermissions(request, place)];
  }
}
