import { allow, arn, literally, type Permission, type Place } from '../../aws/policy.ts';
import type { EcsTarget, Request } from '../../request/request.ts';
import { writesOf } from '../writes.ts';
import { configurationFor } from './configuration.ts';

type Named = Pick<EcsTarget, 'application' | 'deploymentGroup'>;

/** What reading must be allowed of CodeDeploy. Where a name is not given, every one has to be looked at. */
export function codeDeployReads({ application, deploymentGroup }: Named, place: Place): readonly Permission[] {
  const on = resourcesOf({ application, deploymentGroup }, place);
  const find = 'find the deployment group';
  return [
    ...(application === undefined ? allow(find, ['codedeploy:ListApplications'], ['*']) : []),
    ...(application === undefined ? allow(find, ['codedeploy:BatchGetApplications'], [on.application]) : []),
    ...(deploymentGroup === undefined ? allow(find, ['codedeploy:ListDeploymentGroups'], [on.application]) : []),
    ...allow(find, ['codedeploy:BatchGetDeploymentGroups'], [on.group]),
    ...allow('follow deployments', ['codedeploy:GetDeployment'], [on.group]),
    // The one that the group is set to is in no input.
    ...allow('know how traffic moves', ['codedeploy:GetDeploymentConfig'], [configuration('*', place)]),
  ];
}

/** A deployment's sides: it is named by its id alone, and cannot be narrowed to a group. */
export function watching(): readonly Permission[] {
  return allow('watch both sides', ['codedeploy:BatchGetDeploymentTargets'], ['*']);
}

/**
 * What CodeDeploy must allow. Which resource an action is checked against: service authorization reference, "Actions,
 * resources, and condition keys for AWS CodeDeploy".
 */
export function codeDeployPermissions({ operation, target, strategy }: Request, place: Place): readonly Permission[] {
  const writes = writesOf[operation.is];
  return [
    ...codeDeployReads(target, place),
    ...(writes.has('make green') ? stepsOfTheirOwn(strategy, place) : []),
    ...(writes.has('begin a deployment') ? beginning(target, place) : []),
    ...(writes.size > 0 ? watching() : []),
    // These as well name a deployment by its id alone.
    ...(writes.has('let traffic move') ? allow('let traffic move', ['codedeploy:ContinueDeployment'], ['*']) : []),
    ...(writes.has('send traffic back') ? allow('send traffic back', ['codedeploy:StopDeployment'], ['*']) : []),
  ];
}

function beginning(target: Named, place: Place): readonly Permission[] {
  const on = resourcesOf(target, place);
  return [
    ...allow('begin a deployment', ['codedeploy:CreateDeployment'], [on.group]),
    // A deployment with its AppSpec inside registers that first.
    ...allow('begin a deployment', ['codedeploy:RegisterApplicationRevision'], [on.application]),
    ...allow('find a deployment whose beginning AWS did not confirm', ['codedeploy:ListDeployments'], [on.group]),
  ];
}

function resourcesOf({ application, deploymentGroup }: Named, place: Place) {
  return {
    application: arn('codedeploy', place, `application:${named(application)}`),
    group: arn('codedeploy', place, `deploymentgroup:${named(application)}/${named(deploymentGroup)}`),
  };
}

function named(name: string | undefined): string {
  return name === undefined ? '*' : literally(name);
}

function configuration(name: string, place: Place): string {
  return arn('codedeploy', place, `deploymentconfig:${name}`);
}

/** Steps that AWS has no configuration for get one of Greenlight's, once. What is gone on with, or back to, has none of its own. */
function stepsOfTheirOwn(strategy: Request['strategy'], place: Place): readonly Permission[] {
  // CodeDeploy has no rolling update, and the plan refuses it.
  if (strategy === 'as configured' || strategy.kind === 'rolling') return [];
  const { name, made } = configurationFor(strategy);
  if (made === 'by AWS') return [];
  return allow(
    'keep steps that AWS has no name for',
    ['codedeploy:CreateDeploymentConfig'],
    [configuration(name, place)],
  );
}
