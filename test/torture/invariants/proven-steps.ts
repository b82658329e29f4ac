import { type AliasChange, type History, somebodyMeddled } from '../history.ts';
import { blueVersion, oldVersion, otherVersion } from '../schedule/function-tale.ts';
import { goesBack } from '../schedule/plot.ts';
import { ways } from '../schedule/ways.ts';
import type { Invariant } from './invariant.ts';

/** Where Greenlight takes the steps, each is the next one, and the one before it had all of its time. */
export const provenSteps: Invariant = {
  promise: 'never more traffic on green than the step that was proven allows',
  violations: history => (somebodyMeddled(history) ? [] : tooBold(history)),
};

/** A service's steps are AWS's, and its share is seen only to the second. */
function tooBold({ aliases, schedule, lives, began }: History): readonly string[] {
  const shares: readonly { readonly share: number; readonly hold: number }[] = ways[schedule.tale.moves].shares;
  const steps = [{ share: 0, hold: 0 }, ...shares, { share: 100, hold: Infinity }];
  // Whoever goes back from it leads traffic to blue at once, and may itself be taken back.
  const goneBackAt = lives.find(({ step }) => goesBack(step))?.from ?? Infinity;
  return aliases.flatMap((later, index) => {
    const levels = aliases.slice(0, index);
    const before = levels.at(-1);
    if (before === undefined || later.at > goneBackAt || onGreen(later) <= onGreen(before)) return [];
    const at = `${Math.round((later.at - began) / 1_000)} s after the beginning green was given ${onGreen(later)} %`;
    const from = steps.findIndex(({ share }) => share === onGreen(before));
    if (steps[from + 1]?.share !== onGreen(later)) return [`${at}, after ${onGreen(before)} %.`];
    const since = levels.findLast(level => onGreen(level) !== onGreen(before));
    const first = levels.find(level => since === undefined || level.at > since.at) ?? before;
    const had = later.at - first.at;
    return had + sampling >= steps[from]!.hold
      ? []
      : [`${at}, and had ${onGreen(before)} % for ${Math.round(had / 1_000)} s only.`];
  });
}

/** The world is looked at once a second. */
const sampling = 1_000;

/** In percent, as it was asked for. */
export function onGreen({ shares }: AliasChange): number {
  const others = [oldVersion, blueVersion, otherVersion];
  return Object.entries(shares).reduce((sum, [version, share]) => sum + (others.includes(version) ? 0 : share), 0);
}
