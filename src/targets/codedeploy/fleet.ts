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
 * Green's share; where green does not exist yet, blue has all, and a deployment that CodeDeploy has no target of, or that
 * only prepares, has moved nothing. Both sides' weights must agree, or nobody knows.
 */
export function servingIn({ blue, green }: Fleet, moved: 'perhaps' | 'nothing'): Serving {
  if (blue === undefined)
    return moved === 'nothing' ? servingOf(0) : { who: 'unknown', because: 'CodeDeploy names no task sets' };
  if (green === undefined) return servingOf(0);
  if (blue.share === undefined || green.share === undefined)
    return { who: 'unknown', because: 'CodeDeploy does not say how traffic is divided' };
  if (Math.round(blue.share + green.share) !== 100)
    return { who: 'unknown', because: `CodeDeploy reports ${blue.share} % on blue and ${green.share} % on green` };
  return servingOf(green.share);
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
