import { allow, arn, literally, type Permission, type Place } from '../../aws/policy.ts';
import type { Request } from '../../request/request.ts';
import { writesOf } from '../writes.ts';
import { configurationFor } from './configuration.ts';
import type { PlatformName } from './platform.ts';

/** What is asked of CodeDeploy, as far as the inputs name it. */
export interface Named {
  readonly platform: PlatformName;
  readonly application: string | undefined;
  readonly deploymentGroup: string | undefined;
}

/** What reading must be allowed of CodeDeploy. Where a name is not given, every one has to be looked at. */
export function codeDeployReads(named: Named, place: Place): readonly Permission[] {
  const { platform, application, deploymentGroup } = named;
  const on = resourcesOf(named, place);
  const find = 'find the deployment group';
  return [
    ...(application === undefined ? allow(find, ['codedeploy:ListApplications'], ['*']) : []),
    ...(application === undefined ? allow(find, ['codedeploy:BatchGetApplications'], [on.application]) : []),
    ...(deploymentGroup === undefined ? allow(find, ['codedeploy:ListDeploymentGroups'], [on.application]) : []),
    ...allow(find, ['codedeploy:BatchGetDeploymentGroups'], [on.group]),
    // A group of Lambda says nowhere what it releases, but in its deployments.
    ...(platform === 'Lambda' && deploymentGroup === undefined
      ? allow(find, ['codedeploy:BatchGetDeployments'], [on.group])
      : []),
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
export function codeDeployPermissions(
  { operation, strategy }: Pick<Request, 'operation' | 'strategy'>,
  named: Named,
  place: Place,
): readonly Permission[] {
  const { platform } = named;
  const writes = writesOf[operation.is];
  return [
    ...codeDeployReads(named, place),
    ...(writes.has('make green') ? stepsOfTheirOwn(strategy, platform, place) : []),
    ...(writes.has('begin a deployment') ? beginning(named, place) : []),
    ...(writes.size > 0 ? watching() : []),
    // These as well name a deployment by its id alone. On Lambda nothing waits for a word.
    ...(writes.has('let traffic move') && platform === 'ECS'
      ? allow('let traffic move', ['codedeploy:ContinueDeployment'], ['*'])
      : []),
    ...(writes.has('send traffic back') ? allow('send traffic back', ['codedeploy:StopDeployment'], ['*']) : []),
  ];
}

function beginning(named: Named, place: Place): readonly Permission[] {
  const on = resourcesOf(named, place);
  return [
    ...allow('begin a deployment', ['codedeploy:CreateDeployment'], [on.group]),
    // A deployment with its AppSpec inside registers that first.
    ...allow('begin a deployment', ['codedeploy:RegisterApplicationRevision'], [on.application]),
    ...allow('find a deployment whose beginning AWS did not confirm', ['codedeploy:ListDeployments'], [on.group]),
  ];
}

function resourcesOf({ application, deploymentGroup }: Named, place: Place) {
  return {
    application: arn('codedeploy', place, `application:${orAny(application)}`),
    group: arn('codedeploy', place, `deploymentgroup:${orAny(application)}/${orAny(deploymentGroup)}`),
  };
}

function orAny(name: string | undefined): string {
  return name === undefined ? '*' : literally(name);
}

function configuration(name: string, place: Place): string {
  return arn('codedeploy', place, `deploymentconfig:${name}`);
}

/** Steps that AWS has no configuration for get one of Greenlight's, once. What is gone on with, or back to, has none of its own. */
function stepsOfTheirOwn(strategy: Request['strategy'], platform: PlatformName, place: Place): readonly Permission[] {
  // CodeDeploy has no rolling update, and the plan refuses it.
  if (strategy === 'as configured' || strategy.kind === 'rolling') return [];
  const { name, made } = configurationFor(strategy, platform);
  if (made === 'by AWS') return [];
  return allow(
    'keep steps that AWS has no name for',
    ['codedeploy:CreateDeploymentConfig'],
    [configuration(name, place)],
  );
}
