import type { Finding } from '../../../release/problem.ts';
import type { Millis } from '../../../release/words.ts';
import { printDuration } from '../../../request/duration.ts';
import type { Facts } from './facts.ts';

const minute: Millis = 60_000;

/** "bakeTimeInMinutes": 0 to 1,440 (Developer Guide, "Blue/green deployments"). */
const most = 1_440;

/** Whether ECS can keep blue for exactly so long; with a rolling deployment the bake is Greenlight's own. */
export function bakeFindings({
  strategy,
  bake,
}: Pick<Facts, 'strategy'> & { readonly bake: Millis }): readonly Finding[] {
  const minutes = bake / minute;
  if (strategy.kind === 'rolling' || (Number.isInteger(minutes) && minutes <= most)) return [];
  const nearest = Math.min(most, Math.max(1, Math.round(minutes))) * minute;
  return [
    {
      level: 'error',
      where: 'bake',
      value: printDuration(bake),
      reason: `ECS keeps blue for whole minutes, and for ${printDuration(most * minute)} at most`,
      remedy: `\`bake: ${printDuration(nearest)}\``,
    },
  ];
}
