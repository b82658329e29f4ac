import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { parseStamp, releaseOf } from '../../release/identity.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { Hook } from '../../release/plan.ts';
import type { Change, Instant } from '../../release/words.ts';
import { checkAppSpecFile } from '../../request/appspec-file.ts';
import { taskDefinitionIn } from './appspec.ts';
import type { Holder } from './occupant.ts';

/** A deployment that is in flight and that this very release has begun, in this attempt or an earlier one. */
export interface OwnChange {
  readonly changeId: string;
  readonly change: Change;
  /** The hooks that it began with, whatever the inputs name by now. */
  readonly hooks: readonly Hook[];
  /** The configuration by which its traffic moves; undefined where CodeDeploy does not say. */
  readonly configuration: string | undefined;
}

/** Ours by its stamp; without the task definition that it brings it could not be gone on with. */
export function changeOf(holder: Holder, run: RunFacts, now: Instant): OwnChange | undefined {
  if (holder.is !== 'a deployment') return undefined;
  const { id, info } = holder;
  const changeId = parseStamp(info.description);
  const arn = taskDefinitionIn(info.revision?.appSpecContent?.content);
  if (changeId === undefined || releaseOf(changeId) !== run.releaseId || arn === undefined) return undefined;
  const revision = { id: arn, name: arn.slice(arn.lastIndexOf('/') + 1) };
  return {
    changeId,
    hooks: hooksIn(info),
    configuration: info.deploymentConfigName,
    change: { id, revision, began: info.createTime?.getTime() ?? now },
  };
}

/** The functions that run in a deployment, by its AppSpec; none where it has none that can be read. */
export function hooksIn({ deploymentId = '', revision }: DeploymentInfo): readonly Hook[] {
  const spec = checkAppSpecFile(`the AppSpec of ${deploymentId}`, revision?.appSpecContent?.content ?? '');
  return spec.ok ? spec.value.hooks : [];
}
