import type { Permission, Place } from '../../aws/policy.ts';
import type { EcsTarget, Request } from '../../request/request.ts';
import { codeDeployPermissions, codeDeployReads, watching } from '../codedeploy/permissions.ts';
import { ecsPermissions, ecsReads } from '../ecs/permissions.ts';
import { elbv2Permissions } from '../elbv2/permissions.ts';

/** What releasing an ECS service through CodeDeploy must be allowed. */
export function ecsCodeDeployPermissions(request: Request, target: EcsTarget, place: Place): readonly Permission[] {
  return [
    ...ecsPermissions(request, target, place),
    ...codeDeployPermissions(request, { platform: 'ECS', ...namedIn(target) }, place),
    ...elbv2Permissions(),
  ];
}

/**
 * What it must be allowed to see how such a service stands.
 *
 * @param target undefined where it has to be found
 */
export function ecsCodeDeployStatusPermissions(target: EcsTarget | undefined, place: Place): readonly Permission[] {
  return [
    ...ecsReads(target, place),
    ...codeDeployReads({ platform: 'ECS', ...namedIn(target) }, place),
    ...watching(),
    ...elbv2Permissions(),
  ];
}

function namedIn(target: EcsTarget | undefined) {
  return { application: target?.application, deploymentGroup: target?.deploymentGroup };
}
