import type { Permission, Place } from './aws/policy.ts';
import { gatePermissions } from './gates/permissions.ts';
import type { Request, Search } from './request/request.ts';
import { ecsCodeDeployPermissions, ecsCodeDeployStatusPermissions } from './targets/ecs-codedeploy/permissions.ts';

/**
 * All that AWS must allow a role for this request to be carried out, in the order in which it is asked for. Reading only
 * for `plan` and `status`. `sts:GetCallerIdentity` is called as well, and needs no permission (STS API reference).
 */
export function permissionsFor(request: Request | Search, place: Place): readonly Permission[] {
  if ('sought' in request) return ecsCodeDeployStatusPermissions(undefined, place);
  if (request.operation.is === 'status') return ecsCodeDeployStatusPermissions(request.target, place);
  const targets = { ecs: ecsCodeDeployPermissions };
  return [...targets[request.target.kind](request, place), ...gatePermissions(request)];
}
