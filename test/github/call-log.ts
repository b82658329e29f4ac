export interface LoggedCall {
  /** 1 is the first call of the run. */
  readonly number: number;
  /** Epoch milliseconds, when the call came in. */
  readonly at: number;
  /** The login behind the token; `anonymous` without one, `unknown` with a bad one. */
  readonly caller: string;
  readonly userAgent: string;
  /** As GitHub's description names it; undefined where it has nothing at the path. */
  readonly operation: string | undefined;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** As it was sent; empty for none. */
  readonly body: string;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'answered'; readonly status: number }
  /** The connection ended without an answer, whoever ended it. */
  | { readonly kind: 'hung-up' };

export interface CallLog {
  /** The returned function tells how the call ended; the first end counts. */
  readonly begin: (call: Omit<LoggedCall, 'number' | 'outcome'>) => (outcome: Outcome) => void;
  readonly calls: () => readonly LoggedCall[];
}

export function createCallLog(): CallLog {
  const calls: LoggedCall[] = [];
  return {
    begin: call => {
      const index = calls.length;
      const entry: LoggedCall = { ...call, number: index + 1, outcome: { kind: 'pending' } };
      calls.push(entry);
      return outcome => {
        if (calls[index]?.outcome.kind === 'pending') calls[index] = { ...entry, outcome };
      };
    },
    calls: () => [...calls],
  };
}
