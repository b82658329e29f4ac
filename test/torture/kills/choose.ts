import { createRandom } from '../../aws/world/random.ts';
import { type FoundKill, type Kill, type Through, weights } from './kill.ts';

/** How many kills are played, by what they strike. */
export type Most = Readonly<Record<Through, number>>;

/**
 * The heaviest through the bundle, as many as fit, and among equals by lot, which the seed draws; of the rest, by the same
 * rule, as many through the sources as fit there. In the order in which they were found.
 */
export function chooseKills(found: readonly FoundKill[], most: Most, seed: number): readonly Kill[] {
  const random = createRandom(seed).fork('kills');
  const ranked = found
    .map((kill, place) => ({ kill, place, lot: random.next() + weights.indexOf(kill.weight) }))
    .toSorted((one, other) => one.lot - other.lot);
  const bundled = ranked.slice(0, most['the bundle']);
  const others = ranked.slice(most['the bundle']).slice(0, most['the sources']);
  const kills = (drawn: typeof ranked, through: Through): readonly Kill[] =>
    drawn
      .toSorted((one, other) => one.place - other.place)
      .map(({ kill: { tale, blow, point } }) => ({ tale, blow, point, through }));
  return [...kills(bundled, 'the bundle'), ...kills(others, 'the sources')];
}
