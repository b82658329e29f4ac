import type { Settled } from '../../settled.ts';

/** Why some differences stay: they have one reason. */
export interface Ruling {
  /** Begins with who is right. */
  readonly why: string;
  /** Of AWS's, that settles it. */
  readonly source: string;
  /** Keys of findings. */
  readonly of: readonly string[];
}

/** Throws for a difference that two rulings explain. */
export function tableOf(rulings: readonly Ruling[]): Settled {
  const lines = rulings.flatMap(({ why, source, of }) => of.map(key => [key, { why, source }] as const));
  const table = new Map(lines);
  const twice = lines.filter(([key], index) => lines.findIndex(([other]) => other === key) < index);
  if (twice.length > 0) throw new Error(`Explained twice: ${twice.map(([key]) => key).join('; ')}`);
  return Object.fromEntries(table);
}
