import { type Revision, type Serving, servingOf } from '../../release/words.ts';
import type { Alias } from '../lambda/alias.ts';
import { numberOf } from '../lambda/version.ts';

/**
 * Who has the traffic, by the alias itself: what a deployment tells of its weight is what it last asked for, and stays so when
 * somebody else has moved the alias since.
 */
export function servingBy(
  alias: Alias | undefined,
  { blue, green }: { readonly blue: Revision; readonly green: Revision },
): Serving {
  if (alias === undefined) return { who: 'unknown', because: 'the alias does not exist any more' };
  const { version, beside } = alias;
  const [ofBlue, ofGreen] = [numberOf(blue), numberOf(green)];
  const third = [version, beside?.version].find(one => one !== undefined && one !== ofBlue && one !== ofGreen);
  if (third !== undefined)
    return { who: 'unknown', because: `the alias leads to version ${third}, which is neither blue nor green` };
  const rest = Number((100 - (beside?.share ?? 0)).toFixed(4));
  return servingOf(version === ofGreen ? rest : (beside?.share ?? 0));
}
