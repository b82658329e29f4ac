import { parseStamp, type RunFacts } from '../../release/identity.ts';
import type { Hook } from '../../release/plan.ts';
import { appSpecOf } from './appspec.ts';
import { readDeployment } from './deployment.ts';
import type { Group } from './group-settings.ts';
import { type Holder, holderAfter, type HolderHand } from './occupant.ts';
import type { Platform } from './platform.ts';

/** Who holds a group: its last deployment tells. */
export async function holderOf({ lastDeployment }: Group, hand: HolderHand): Promise<Holder> {
  return lastDeployment === undefined ? { is: 'nobody', last: undefined } : holderAfter(hand, lastDeployment);
}

/** AWS's id of the deployment that this very attempt has made here before, where that is the last one, or AWS went back from it. */
export async function madeBefore(
  holder: Holder,
  { changeId }: Pick<RunFacts, 'changeId'>,
  { codedeploy, patient }: Pick<HolderHand, 'codedeploy' | 'patient'>,
): Promise<string | undefined> {
  if (holder.is !== 'nobody' || holder.last === undefined) return undefined;
  const { creator, rollbackInfo } = holder.last;
  const gone = creator === 'codeDeployRollback' ? rollbackInfo?.rollbackTriggeringDeploymentId : undefined;
  const made = gone === undefined ? holder.last : await readDeployment(codedeploy, patient, gone);
  return parseStamp(made.description) === changeId ? made.deploymentId : undefined;
}

/** The user's functions that ran in a group's last deployment, once that is over. */
export function lastHooks(holder: Holder, platform: Platform): readonly Hook[] {
  return holder.is === 'nobody' && holder.last !== undefined ? platform.hooksIn(appSpecOf(holder.last.revision)) : [];
}
