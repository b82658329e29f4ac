import type { Permission, Place } from '../../aws/policy.ts';
import type { LambdaTarget, Request } from '../../request/request.ts';
import { codeDeployPermissions, codeDeployReads, type Named, watching } from '../codedeploy/permissions.ts';
import { aliasWrites, functionPermissions, lambdaReads } from '../lambda/permissions.ts';

/**
 * What releasing a function must be allowed where CodeDeploy may move its alias. Who does move it is known where CodeDeploy's
 * names are given; without them the group is looked for, and Greenlight moves the alias itself where there is none.
 */
export function lambdaCodeDeployPermissions(
  request: Request,
  target: LambdaTarget,
  place: Place,
): readonly Permission[] {
  const named = namedIn(target);
  const isNamed = named.application !== undefined || named.deploymentGroup !== undefined;
  return [
    ...functionPermissions(request, target, place),
    ...codeDeployPermissions(request, named, place),
    ...(isNamed ? [] : aliasWrites(request, target, place)),
  ];
}

/** What it must be allowed to see how such a function stands. */
export function lambdaCodeDeployStatusPermissions(
  target: Pick<LambdaTarget, 'function' | 'alias' | 'codedeploy'>,
  place: Place,
): readonly Permission[] {
  return [...lambdaReads(target, place), ...codeDeployReads(namedIn(target), place), ...watching()];
}

function namedIn({ codedeploy }: Pick<LambdaTarget, 'codedeploy'>): Named {
  if (codedeploy === 'not asked') throw new Error('nothing is asked of CodeDeploy');
  return { platform: 'Lambda', ...codedeploy };
}
