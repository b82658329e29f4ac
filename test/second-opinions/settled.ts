import type { Explained, Finding } from './opinion.ts';

/** A finding that can be told from others by a key, which stays the same from run to run. */
export interface Keyed extends Finding {
  readonly key: string;
}

/** Why a finding stays, by its key: one line of a table that people read and change. */
export type Settled = Readonly<Record<string, Pick<Explained, 'why' | 'source'>>>;

export interface Sorted {
  readonly open: readonly Finding[];
  readonly explained: readonly Explained[];
}

/** A line of the table that explains nothing any more is a finding itself: it would hide the next one. */
export function settle(findings: readonly Keyed[], table: Settled): Sorted {
  const known = (key: string) => (Object.hasOwn(table, key) ? table[key] : undefined);
  const met = new Set(findings.map(({ key }) => key));
  const stale = Object.keys(table).filter(key => !met.has(key));
  return {
    open: [
      ...findings
        .filter(({ key }) => known(key) === undefined)
        .map(({ key, where, what }) => ({ where: `${where} [${key}]`, what })),
      ...stale.map(key => ({ where: key, what: 'is explained, but was not found: take the explanation away' })),
    ],
    explained: findings.flatMap(({ key, where, what }) => {
      const settled = known(key);
      return settled === undefined ? [] : [{ where, what, ...settled }];
    }),
  };
}
