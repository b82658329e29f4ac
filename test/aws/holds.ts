import { accessKeyOf, type Call } from './wire/index.ts';

export interface HeldCall {
  readonly id: string;
  readonly service: string;
  readonly operation: string;
  /** The access key; `unsigned` without one. */
  readonly caller: string;
  /** `before`: nothing is applied yet. `after`: it is, and the caller waits for the answer. */
  readonly point: 'before' | 'after';
  /** Epoch milliseconds. */
  readonly since: number;
}

/** What becomes of a held call. `hang-up` before the point of application means that it never happened. */
export type Release = 'go-on' | 'hang-up';

export interface Holds {
  readonly hold: (call: Call, point: HeldCall['point']) => Promise<Release>;
  readonly held: () => readonly HeldCall[];
  /** Resolves as soon as some call is held, or one of this caller's. */
  readonly someHeld: (caller?: string) => Promise<readonly HeldCall[]>;
  /** Throws for an id that is not held. */
  readonly release: (id: string, how: Release) => void;
  readonly releaseAll: (how: Release) => void;
}

type Entry = { readonly call: HeldCall; readonly release: (how: Release) => void };

export function createHolds(now: () => number): Holds {
  const entries = new Map<string, Entry>();
  let waiting: { readonly caller: string | undefined; readonly tell: () => void }[] = [];
  let made = 0;

  const held = () => [...entries.values()].map(({ call }) => call);
  const isOf = (caller: string | undefined, call: HeldCall) => caller === undefined || caller === call.caller;
  const release = (id: string, how: Release) => {
    const entry = entries.get(id);
    if (entry === undefined)
      throw new Error(`No call is held as "${id}". Held are: ${[...entries.keys()].join(', ') || 'none'}.`);
    entries.delete(id);
    entry.release(how);
  };

  return {
    hold: ({ service, operation, caller }, point) =>
      new Promise(resolve => {
        const id = `held-${(made += 1)}`;
        const call = { id, service, operation, caller: accessKeyOf(caller), point, since: now() };
        entries.set(id, { call, release: resolve });
        for (const { caller, tell } of waiting) if (isOf(caller, call)) tell();
        waiting = waiting.filter(({ caller }) => !isOf(caller, call));
      }),
    held,
    someHeld: async caller => {
      const ofCaller = () => held().filter(call => isOf(caller, call));
      if (ofCaller().length === 0) await new Promise<void>(tell => waiting.push({ caller, tell }));
      return ofCaller();
    },
    release,
    releaseAll: how => {
      for (const id of entries.keys()) release(id, how);
    },
  };
}
