import type { Seen } from './seen.ts';

/** What a look came to that ran beside the loop; an error that nobody foresaw is raised where it is brought home. */
type Brought = { readonly seen: Seen } | { readonly error: unknown };

/**
 * Looks that may take long (a smoke test waits for an answer, AWS may not answer at all) and run beside the loop: a slow one
 * must not hold up the reading of the alarms. Each of them is under way once at most.
 */
export interface Errands {
  readonly underWay: (name: string) => boolean;
  /** The look gives up when its signal is aborted: nobody waits for it any more. */
  readonly send: (name: string, look: (signal: AbortSignal) => Promise<Seen>) => void;
  /** What has come home since the last time. */
  readonly home: () => readonly Seen[];
  /** Aborted as soon as something has come home. */
  readonly bell: () => AbortSignal;
  /** Calls back whatever is under way: a release that has ended must not keep its process for an answer. */
  readonly end: () => void;
}

export function errands(): Errands {
  const away = new Set<string>();
  let brought: Brought[] = [];
  let bell = new AbortController();
  const over = new AbortController();
  const bringHome = (name: string, what: Brought): void => {
    away.delete(name);
    brought.push(what);
    bell.abort();
  };
  return {
    underWay: name => away.has(name),
    send: (name, look) => {
      away.add(name);
      look(over.signal).then(
        seen => bringHome(name, { seen }),
        (error: unknown) => bringHome(name, { error }),
      );
    },
    home: () => {
      const all = brought;
      brought = [];
      bell = new AbortController();
      return all.map(one => {
        if ('error' in one) throw one.error;
        return one.seen;
      });
    },
    bell: () => bell.signal,
    end: () => over.abort(),
  };
}
