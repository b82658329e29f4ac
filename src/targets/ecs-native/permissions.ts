import { allow, arn, type Permission, type Place } from '../../aws/policy.ts';
import type { EcsTarget, Request } from '../../request/request.ts';
import { ecsPermissions, ecsReads } from '../ecs/permissions.ts';
import { elbv2Permissions } from '../elbv2/permissions.ts';
import { writesOf } from '../writes.ts';

/**
 * What releasing an ECS service that ECS itself deploys must be allowed. Which resource an action is checked against: service
 * authorization reference, "Actions, resources, and condition keys for Amazon Elastic Container Service".
 */
export function ecsNativePermissions(request: Request, target: EcsTarget, place: Place): readonly Permission[] {
  const writes = writesOf[request.operation.is];
  const begins = writes.has('begin a deployment');
  const on = resourcesOf(target, place);
  return [
    ...ecsPermissions(request, target, place),
    ...deploymentReads(target, place),
    ...elbv2Permissions(),
    // ECS obeys none of its alarms where one of them rings at the beginning: whoever would begin looks.
    ...((begins || request.operation.is === 'plan') && request.consequences.onAlarmAlready !== 'ignore'
      ? allow('read the alarms', ['cloudwatch:DescribeAlarms'], ['*'])
      : []),
    ...(begins ? allow('begin a deployment', ['ecs:UpdateService'], [on.service]) : []),
    ...(begins && writesSettings(request, target) ? keepingHooks(place) : []),
    ...(writes.has('let traffic move')
      ? allow('let traffic move', ['ecs:ContinueServiceDeployment'], [on.deployments])
      : []),
    ...(writes.has('send traffic back')
      ? allow('send traffic back', ['ecs:StopServiceDeployment'], [on.deployments])
      : []),
  ];
}

/**
 * What it must be allowed to see how such a service stands.
 *
 * @param target undefined where it has to be found
 */
export function ecsNativeStatusPermissions(target: EcsTarget | undefined, place: Place): readonly Permission[] {
  return [...ecsReads(target, place), ...deploymentReads(target, place), ...elbv2Permissions()];
}

function deploymentReads(target: EcsTarget | undefined, place: Place): readonly Permission[] {
  const on = resourcesOf(target, place);
  const follow = 'follow deployments';
  return [
    ...allow(follow, ['ecs:ListServiceDeployments'], [on.service]),
    ...allow(follow, ['ecs:DescribeServiceDeployments'], [on.deployments]),
    ...allow(follow, ['ecs:DescribeServiceRevisions'], [on.revisions]),
  ];
}

/** Whether a deployment's settings are sent with it. They are sent whole, and with them the roles of hooks that stand in them. */
function writesSettings({ operation, strategy, bake }: Request, { hooks }: EcsTarget): boolean {
  // The way back takes the fast lane, whatever the service is set to.
  return operation.is === 'rollback' || strategy !== 'as configured' || bake !== 'as configured' || hooks === 'managed';
}

/** By which role ECS calls a function of the user's: it is in no input. */
function keepingHooks(place: Place): readonly Permission[] {
  return allow('keep the hooks of the service', ['iam:PassRole'], [arn('iam', place, 'role/*')], {
    operator: 'StringEquals',
    key: 'iam:PassedToService',
    value: 'ecs.amazonaws.com',
  });
}

function resourcesOf(target: Pick<EcsTarget, 'cluster' | 'service'> | undefined, place: Place) {
  const service = target === undefined ? '*' : `${target.cluster}/${target.service}`;
  return {
    service: arn('ecs', place, `service/${service}`),
    deployments: arn('ecs', place, `service-deployment/${service}/*`),
    revisions: arn('ecs', place, `service-revision/${service}/*`),
  };
}
