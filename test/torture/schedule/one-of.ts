import type { Random } from '../../aws/world/random.ts';

/** Draws one of the names of a table. */
export function oneOfBy(random: Random): <K extends string>(values: Readonly<Record<K, unknown>>) => K {
  return <K extends string>(values: Readonly<Record<K, unknown>>): K => random.pick(Object.keys(values) as K[]);
}
