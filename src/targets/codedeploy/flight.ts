import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { parseStamp } from '../../release/identity.ts';
import type { Flight, Pilot } from '../../release/scene.ts';
import { allRefusals } from '../all-refusals.ts';
import { appSpecOf } from './appspec.ts';
import { configuredStrategy } from './configured-strategy.ts';
import { fleetOf } from './fleet.ts';
import type { Group } from './group-settings.ts';
import { motionOf } from './motion.ts';
import type { Holder, HolderHand } from './occupant.ts';
import type { Platform } from './platform.ts';
import { findTarget } from './target.ts';

interface Around extends Omit<HolderHand, 'brisk'> {
  readonly group: Group;
  readonly platform: Platform;
}

/** The deployment that holds a group, for whoever asks how the target stands; undefined where none does. */
export async function flightOf(holder: Holder, around: Around): Promise<Flight | undefined> {
  switch (holder.is) {
    case 'nobody':
      return undefined;
    case 'a rollback to come':
      return toCome(holder.id, around);
    case 'a deployment':
      return inFlight(holder.id, holder.info, around);
  }
}

/** What is the same of all that CodeDeploy moves. */
const moved = { wayBack: 'while blue is kept', endpoint: undefined } as const;

/** AWS has not shown it yet, but in the name of what it takes back. */
function toCome(id: string, { group, now }: Around): Flight {
  return {
    id,
    carriedBy: { is: 'AWS' },
    began: now(),
    by: { is: 'a rollback', of: undefined },
    brings: undefined,
    motion: { is: 'preparing', doing: 'the rollback deployment to appear' },
    strategy: { kind: 'blue-green' },
    readyWait: group.readyWait,
    ...moved,
  };
}

async function inFlight(id: string, info: DeploymentInfo, around: Around): Promise<Flight> {
  const { codedeploy, patient, platform, group, now } = around;
  const [target, strategy] = await allRefusals([
    findTarget({ codedeploy, brisk: patient, platform }, id),
    configuredStrategy(codedeploy, patient, info.deploymentConfigName ?? group.configuration),
  ]);
  const look = {
    info,
    events: platform.eventsIn(target),
    fleet: fleetOf(platform.sidesIn(target)),
    back: { is: 'not seen' },
  } as const;
  const { readyWait, blueKept } = group;
  const appSpec = appSpecOf(info.revision);
  return {
    id,
    carriedBy: { is: 'AWS' },
    began: info.createTime?.getTime() ?? now(),
    by: pilotOf(info),
    brings: platform.revisionIn(appSpec)?.name,
    motion: motionOf(look, { strategy, readyWait, blueKept, hooks: platform.hooksIn(appSpec) }, now()),
    strategy,
    readyWait,
    ...moved,
  };
}

function pilotOf({ creator, description, rollbackInfo }: DeploymentInfo): Pilot {
  if (creator === 'codeDeployRollback') return { is: 'a rollback', of: rollbackInfo?.rollbackTriggeringDeploymentId };
  const changeId = parseStamp(description);
  return changeId === undefined ? { is: 'somebody else', creator } : { is: 'a release', changeId };
}
