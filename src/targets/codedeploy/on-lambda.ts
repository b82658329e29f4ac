import type { DeploymentTarget } from '@aws-sdk/client-codedeploy';
import type { Revision } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { type LambdaAppSpec, lambdaAppSpecIn } from './lambda-appspec.ts';
import type { LabelledSide, Platform } from './platform.ts';

export interface AliasOfFunction extends Pick<LambdaTarget, 'function' | 'alias'> {
  /** The revision of a version's number. */
  readonly revision: (number: string) => Revision;
}

/** One alias of a Lambda function: its revisions are published versions. A deployment group may release other aliases besides. */
export function onLambda(released: AliasOfFunction): Platform {
  const specIn = (appSpec: string | undefined): LambdaAppSpec | undefined => {
    const spec = lambdaAppSpecIn(appSpec);
    return spec !== undefined && isAbout(spec, released) ? spec : undefined;
  };
  return {
    name: 'Lambda',
    targetId: released.function,
    revisionIn: appSpec => {
      const spec = specIn(appSpec);
      return spec && released.revision(spec.to);
    },
    hooksIn: appSpec => specIn(appSpec)?.hooks ?? [],
    eventsIn: target => target?.lambdaTarget?.lifecycleEvents ?? [],
    sidesIn: versionsIn,
  };
}

export function isAbout(
  spec: LambdaAppSpec,
  { function: name, alias }: Pick<LambdaTarget, 'function' | 'alias'>,
): boolean {
  return spec.function === name && spec.alias === alias;
}

/** `targetVersionWeight` is green's share in percent (API reference, LambdaFunctionInfo). A version is no fleet: it has no tasks. */
function versionsIn(target: DeploymentTarget | undefined): readonly LabelledSide[] {
  const { currentVersion, targetVersion, targetVersionWeight: share } = target?.lambdaTarget?.lambdaFunctionInfo ?? {};
  if (currentVersion === undefined || targetVersion === undefined) return [];
  return [
    {
      label: 'Blue',
      side: { id: currentVersion, tasks: undefined, share: share === undefined ? undefined : 100 - share },
    },
    { label: 'Green', side: { id: targetVersion, tasks: undefined, share } },
  ];
}
