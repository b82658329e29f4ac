import type { TargetLabel } from '@aws-sdk/client-codedeploy';
import type { Percent, Serving, Side } from '../../release/words.ts';
import { servingOf } from '../../release/words.ts';
import type { LabelledSide } from './platform.ts';

/** One side of a deployment, by what it is (a task set, a version): labels may swap in a rollback, the id does not. */
export interface FleetSide {
  readonly id: string;
  /** Undefined where what serves is no number of tasks. */
  readonly tasks: Side | undefined;
  /** Undefined where CodeDeploy does not say. */
  readonly share: Percent | undefined;
}

export interface Fleet {
  readonly blue: FleetSide | undefined;
  readonly green: FleetSide | undefined;
}

/** Blue and green as the deployment itself labels them. */
export function fleetOf(sides: readonly LabelledSide[]): Fleet {
  const labelled = (label: TargetLabel) => sides.find(one => one.label === label)?.side;
  return { blue: labelled('Blue'), green: labelled('Green') };
}

/** The same two as a rollback sees them; one that it does not list any more has neither tasks nor traffic. */
export function fleetAgain(before: Fleet, sides: readonly LabelledSide[]): Fleet {
  if (sides.length === 0) return before;
  const again = (side: FleetSide | undefined): FleetSide | undefined => {
    if (side === undefined) return undefined;
    const seen = sides.find(one => one.side.id === side.id);
    return seen?.side ?? { ...side, share: 0, tasks: side.tasks && noneOf(side.tasks) };
  };
  return { blue: again(before.blue), green: again(before.green) };
}

function noneOf(tasks: Side): Side {
  return { ...tasks, wanted: 0, running: 0, pending: 0 };
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
