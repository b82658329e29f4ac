import type { Permission, Place } from '../../aws/policy.ts';
import type { Request } from '../../request/request.ts';
import { codeDeployPermissions } from '../codedeploy/permissions.ts';
import { ecsPermissions } from '../ecs/permissions.ts';
import { elbv2Permissions } from '../elbv2/permissions.ts';

/** What releasing an ECS service through CodeDeploy must be allowed. */
export function ecsCodeDeployPermissions(request: Request, place: Place): readonly Permission[] {
  return [...ecsPermissions(request, place), ...codeDeployPermissions(request, place), ...elbv2Permissions()];
}
