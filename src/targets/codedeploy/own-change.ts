import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Aim, Recorded } from '../../release/aim.ts';
import { parseStamp, placeOf, releaseOf } from '../../release/identity.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { Hook } from '../../release/plan.ts';
import type { Change, Instant } from '../../release/words.ts';
import { checkAppSpecFile } from '../../request/appspec-file.ts';
import { taskDefinitionIn } from './appspec.ts';

/** A deployment that a release of Greenlight's has begun. */
export interface OwnChange {
  readonly changeId: string;
  readonly change: Change;
  /** The hooks that it began with, whatever the inputs name by now. */
  readonly hooks: readonly Hook[];
  /** The configuration by which its traffic moves; undefined where CodeDeploy does not say. */
  readonly configuration: string | undefined;
}

/** Greenlight's by its stamp; without the task definition that it brings it could not be gone on with. */
export function stampedChange(id: string, info: DeploymentInfo, now: Instant): OwnChange | undefined {
  const changeId = parseStamp(info.description);
  const arn = taskDefinitionIn(info.revision?.appSpecContent?.content);
  if (changeId === undefined || arn === undefined) return undefined;
  const revision = { id: arn, name: arn.slice(arn.lastIndexOf('/') + 1) };
  return {
    changeId,
    hooks: hooksIn(info),
    configuration: info.deploymentConfigName,
    change: { id, revision, began: info.createTime?.getTime() ?? now },
  };
}

/**
 * Whether this change is what the run aims at. `to go back`: a change of the same place, whoever began it, from which it goes
 * back to the revision that is wanted.
 *
 * @param blue the name of the revision that stands beside it
 */
export function aimedAt(
  { changeId, change }: OwnChange,
  aim: Aim,
  run: Pick<RunFacts, 'releaseId'>,
  blue: string,
): 'to go on' | 'to go back' | 'no' {
  const own = releaseOf(changeId) === run.releaseId;
  switch (aim.is) {
    case 'the inputs':
      return own && isRecorded(changeId, change, aim.recorded) ? 'to go on' : 'no';
    case 'the inputs anew':
      return own && aim.others !== undefined && !aim.others.has(changeId) ? 'to go on' : 'no';
    case 'a change': {
      const { handed, recorded } = aim;
      const meant =
        handed.changeId === undefined ? releaseOf(changeId) === handed.releaseId : changeId === handed.changeId;
      return meant && isRecorded(changeId, change, recorded) ? 'to go on' : 'no';
    }
    case 'a revision':
      if (change.revision.name === aim.name) return own ? 'to go on' : 'no';
      return blue === aim.name && placeOf(releaseOf(changeId)) === placeOf(run.releaseId) ? 'to go back' : 'no';
    case 'a deployment':
      return change.id === aim.id ? 'to go on' : 'no';
    case 'a look':
      return 'no';
  }
}

/** A deployment with our stamp that brings something else than was written down is not ours, and no drill is a release's to go on with. */
function isRecorded(changeId: string, { revision }: Change, recorded: Recorded): boolean {
  const entry = recorded.get(changeId);
  return entry === undefined || (entry.purpose !== 'drill' && entry.wanted === revision.name);
}

/** The functions that run in a deployment, by its AppSpec; none where it has none that can be read. */
export function hooksIn({ deploymentId = '', revision }: DeploymentInfo): readonly Hook[] {
  const spec = checkAppSpecFile(`the AppSpec of ${deploymentId}`, revision?.appSpecContent?.content ?? '');
  return spec.ok ? spec.value.hooks : [];
}
