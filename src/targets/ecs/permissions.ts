import { allow, arn, literally, type Permission, type Place, type Resources } from '../../aws/policy.ts';
import type { DefinitionBase, EcsTarget, Request } from '../../request/request.ts';
import { writesOf } from '../writes.ts';
import type { Controller } from './described.ts';

/** Who deploys the service, where the inputs ask for what only one of them can do. */
export function deployerSaidIn(
  { strategy }: Pick<Request, 'strategy'>,
  { application, deploymentGroup, appspec, hooks }: EcsTarget,
): Controller | undefined {
  if (application !== undefined || deploymentGroup !== undefined || appspec !== undefined) return 'CodeDeploy';
  const isRolling = strategy !== 'as configured' && strategy.kind === 'rolling';
  return hooks === 'managed' || isRolling ? 'ECS' : undefined;
}

/**
 * What reading must be allowed of ECS.
 *
 * @param target undefined where it has to be found
 */
export function ecsReads(
  target: Pick<EcsTarget, 'cluster' | 'service'> | undefined,
  place: Place,
): readonly Permission[] {
  const service = target === undefined ? '*' : `${target.cluster}/${target.service}`;
  return [
    ...allow('see what serves', ['ecs:DescribeServices'], [arn('ecs', place, `service/${service}`)]),
    // AWS narrows neither reading nor registering to a family (aws/containers-roadmap, issue 929).
    ...allow('compare task definitions', ['ecs:DescribeTaskDefinition'], ['*']),
  ];
}

/**
 * What ECS must allow. Which resource an action is checked against: service authorization reference, "Actions, resources,
 * and condition keys for Amazon Elastic Container Service".
 */
export function ecsPermissions(
  { operation }: Pick<Request, 'operation'>,
  target: EcsTarget,
  place: Place,
): readonly Permission[] {
  const writes = writesOf[operation.is];
  return [
    ...ecsReads(target, place),
    ...(writes.has('make green') ? making(target, place) : []),
    ...(writes.size > 0 ? explaining(target, place) : []),
  ];
}

function making(target: EcsTarget, place: Place): readonly Permission[] {
  return [
    ...allow('register the new version', ['ecs:RegisterTaskDefinition'], ['*']),
    // Tags that come with a registration are checked as TagResource; later ones, on what exists, stay forbidden.
    ...allow(
      'stamp the new version',
      ['ecs:TagResource'],
      [arn('ecs', place, `task-definition/${familyOf(target)}:*`)],
      {
        operator: 'StringEquals',
        key: 'ecs:CreateAction',
        value: 'RegisterTaskDefinition',
      },
    ),
    ...passRole(target.base, place),
  ];
}

function explaining({ cluster }: EcsTarget, place: Place): readonly Permission[] {
  return [
    ...allow('say why tasks do not start', ['ecs:ListTasks'], ['*'], {
      operator: 'ArnEquals',
      key: 'ecs:cluster',
      value: arn('ecs', place, `cluster/${cluster}`),
    }),
    ...allow('say why tasks do not start', ['ecs:DescribeTasks'], [arn('ecs', place, `task/${cluster}/*`)]),
  ];
}

/** The family of the new version; that of the live one is known to AWS alone. */
function familyOf({ base }: EcsTarget): string {
  switch (base.from) {
    case 'live':
      return '*';
    case 'revision':
      return literally(base.family);
    case 'file':
      return literally(base.definition.family);
  }
}

/** Registering a task definition hands its roles to ECS. A file names them, or has none; those of a revision are AWS's to know. */
function passRole(base: DefinitionBase, place: Place): readonly Permission[] {
  const roles = base.from === 'file' ? rolesIn(base.definition, place) : ([arn('iam', place, 'role/*')] as const);
  const [first, ...others] = roles;
  if (first === undefined) return [];
  return allow('hand its roles to the new version', ['iam:PassRole'], [first, ...others], {
    operator: 'StringEquals',
    key: 'iam:PassedToService',
    value: 'ecs-tasks.amazonaws.com',
  });
}

/** A role is written as its ARN or as its name alone (ECS API reference, RegisterTaskDefinition). */
function rolesIn(definition: Readonly<Record<string, unknown>>, place: Place): Resources | readonly [] {
  const named = [definition['executionRoleArn'], definition['taskRoleArn']]
    .filter(role => typeof role === 'string')
    .filter(role => role !== '')
    .map(literally);
  const [first, ...others] = new Set(
    named.map(role => (role.startsWith('arn:') ? role : arn('iam', place, `role/${role}`))),
  );
  return first === undefined ? [] : [first, ...others];
}
