import { TroubleError } from '../../src/errors.ts';
import type { Router, Routing, SeenRouting } from '../../src/targets/router.ts';

/** Who wrote what, in order. */
export interface Written extends Routing {
  readonly by: 'Greenlight' | 'somebody else';
}

/** A system of weights in memory, which others write as well. */
export interface RouterHere extends Router {
  readonly written: readonly Written[];
  readonly now: () => SeenRouting;
  /** Somebody else writes, past everybody. */
  readonly meddle: (routing: Routing) => void;
  /** From now on: what becomes of one exchange after the other; `well` once there are no more. */
  readonly befall: (fates: readonly Fate[]) => void;
}

export type Fate =
  | { readonly is: 'well' }
  /** A read answers with what stood there so many writes ago. */
  | { readonly is: 'an old answer'; readonly writesAgo: number }
  /** It is carried out, and nobody hears of it. */
  | { readonly is: 'a lost answer' }
  | { readonly is: 'a lost call' }
  /** Somebody else is quicker, by a moment. */
  | { readonly is: 'somebody else first'; readonly routing: Routing };

export function routerHere(shares: Routing['shares'], mark?: Routing['mark']): RouterHere {
  const states: SeenRouting[] = [{ shares, mark, lock: 'lock 0' }];
  const written: Written[] = [];
  const fates: Fate[] = [];
  const now = (): SeenRouting => states.at(-1)!;
  const put = (by: Written['by'], { shares: next, mark: nextMark }: Routing): void => {
    states.push({ shares: next, mark: nextMark, lock: `lock ${states.length}` });
    written.push({ by, shares: next, mark: nextMark });
  };
  const lost = (applied: 'no' | 'perhaps'): TroubleError =>
    new TroubleError({ message: 'The connection was lost.', hint: 'Try again.', applied });
  const exchange = <T>(answer: () => T, old: (writesAgo: number) => T): T => {
    const fate = fates.shift() ?? { is: 'well' };
    switch (fate.is) {
      case 'well':
        return answer();
      case 'an old answer':
        return old(fate.writesAgo);
      case 'a lost call':
        throw lost('no');
      case 'a lost answer':
        answer();
        throw lost('perhaps');
      case 'somebody else first':
        put('somebody else', fate.routing);
        return answer();
    }
  };
  return {
    written,
    now,
    meddle: routing => put('somebody else', routing),
    befall: next => void fates.splice(0, fates.length, ...next),
    read: async () => exchange(now, writesAgo => states.at(-1 - writesAgo) ?? states[0]!),
    write: async (seen, to) => {
      const write = (): SeenRouting | 'stale' => {
        if (seen.lock !== now().lock) return 'stale';
        put('Greenlight', to);
        return now();
      };
      return exchange(write, write);
    },
  };
}
