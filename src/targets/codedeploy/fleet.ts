import type { DeploymentTarget, ECSTaskSet } from '@aws-sdk/client-codedeploy';
import type { Percent, Serving, Side } from '../../release/words.ts';
import { servingOf } from '../../release/words.ts';

/** One side of a deployment, with the task set that it is: labels may swap in a rollback, the id does not. */
export interface FleetSide {
  readonly taskSet: string;
  readonly side: Side;
  /** Undefined where CodeDeploy does not say. */
  readonly share: Percent | undefined;
}

export interface Fleet {
  readonly blue: FleetSide | undefined;
  readonly green: FleetSide | undefined;
}

/** Blue and green as the deployment itself labels them. */
export function fleetOf(target: DeploymentTarget | undefined): Fleet {
  const sets = target?.ecsTarget?.taskSetsInfo ?? [];
  return {
    blue: sideOf(sets.find(set => set.taskSetLabel === 'Blue')),
    green: sideOf(sets.find(set => set.taskSetLabel === 'Green')),
  };
}

/** The same two task sets as a rollback sees them; one that it does not list any more has neither tasks nor traffic. */
export function fleetAgain(before: Fleet, target: DeploymentTarget | undefined): Fleet {
  const sets = target?.ecsTarget?.taskSetsInfo ?? [];
  if (sets.length === 0) return before;
  const again = (side: FleetSide | undefined): FleetSide | undefined => {
    if (side === undefined) return undefined;
    const set = sets.find(one => one.identifer === side.taskSet);
    return sideOf(set) ?? { ...side, share: 0, side: { ...side.side, wanted: 0, running: 0, pending: 0 } };
  };
  return { blue: again(before.blue), green: again(before.green) };
}

/**
 * Green's share. Both sides' weights must agree, or nobody knows; a side that is not there can be done without where the
 * other one has all. A deployment that CodeDeploy has no target of, or that only prepares, has moved nothing.
 */
export function servingIn({ blue, green }: Fleet, moved: 'perhaps' | 'nothing'): Serving {
  if (blue === undefined && green === undefined)
    return moved === 'nothing' ? servingOf(0) : unknown('CodeDeploy names no task sets');
  if (green === undefined) {
    const share = blue?.share ?? (moved === 'nothing' ? 100 : undefined);
    return share === 100
      ? servingOf(0)
      : unknown(`CodeDeploy reports ${shareWords(share)} on blue, and names no green`);
  }
  if (blue === undefined)
    return green.share === 100
      ? servingOf(100)
      : unknown(`CodeDeploy reports ${shareWords(green.share)} on green, and names no blue`);
  if (blue.share === undefined || green.share === undefined)
    return unknown('CodeDeploy does not say how traffic is divided');
  if (Math.round(blue.share + green.share) !== 100)
    return unknown(`CodeDeploy reports ${blue.share} % on blue and ${green.share} % on green`);
  return servingOf(green.share);
}

function shareWords(share: Percent | undefined): string {
  return share === undefined ? 'an unknown share' : `${share} %`;
}

function unknown(because: string): Serving {
  return { who: 'unknown', because };
}

function sideOf(set: ECSTaskSet | undefined): FleetSide | undefined {
  if (set === undefined) return undefined;
  return {
    // The SDK's own spelling of the member.
    taskSet: set.identifer ?? '',
    side: {
      revision: set.taskSetLabel ?? '',
      wanted: set.desiredCount ?? 0,
      running: set.runningCount ?? 0,
      pending: set.pendingCount ?? 0,
    },
    share: set.trafficWeight,
  };
}
