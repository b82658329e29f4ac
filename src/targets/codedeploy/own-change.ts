import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { parseStamp } from '../../release/identity.ts';
import type { Hook } from '../../release/plan.ts';
import type { Instant } from '../../release/words.ts';
import type { Stamped } from '../aimed-at.ts';
import { appSpecOf } from './appspec.ts';
import type { Platform } from './platform.ts';

/** A deployment that a release of Greenlight's has begun. */
export interface OwnChange extends Stamped {
  /** The hooks that it began with, whatever the inputs name by now. */
  readonly hooks: readonly Hook[];
  /** The configuration by which its traffic moves; undefined where CodeDeploy does not say. */
  readonly configuration: string | undefined;
}

/** Greenlight's by its stamp; without the revision that it brings it could not be gone on with. */
export function stampedChange(
  id: string,
  { createTime, deploymentConfigName, description, revision: deployed }: DeploymentInfo,
  platform: Platform,
  now: Instant,
): OwnChange | undefined {
  const changeId = parseStamp(description);
  const appSpec = appSpecOf(deployed);
  const revision = platform.revisionIn(appSpec);
  if (changeId === undefined || revision === undefined) return undefined;
  return {
    changeId,
    hooks: platform.hooksIn(appSpec),
    configuration: deploymentConfigName,
    change: { id, revision, began: createTime?.getTime() ?? now },
  };
}
