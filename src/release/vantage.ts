/** Where green can be measured from, besides the addresses that a gate names itself. */
export interface Vantage {
  /** Runs green's own published version, never what leads users to it. */
  readonly invoke: Invoke | 'no function';
  /** How far a green database is behind. */
  readonly replication: Replication | 'none';
}

/** Where CloudWatch tells how a green database follows its blue. */
export interface Replication {
  readonly lag: Metric & {
    /** Of green's lag as time, or of the log that blue holds back for whoever reads it. */
    readonly tells: 'seconds' | 'bytes';
    /** Why it may tell of something else than green, a sentence; undefined where it does not. */
    readonly doubt: string | undefined;
  };
  /** What keeps blue busy, each undefined where the engine has no such metric. */
  readonly blue: Readonly<Record<'connections' | 'load' | 'transactions', Metric | undefined>>;
}

/** A metric of CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * One invocation that is waited for. It rejects where AWS did not run the function, and when `signal` aborts.
 *
 * @param payload JSON; undefined: it is invoked with nothing
 */
export type Invoke = (payload: string | undefined, signal: AbortSignal) => Promise<Invoked>;

/**
 * How a function ended. AWS answers an invocation with status 200 also where the function has failed, and then says
 * `Handled` or `Unhandled` (Lambda API reference, Invoke, `FunctionError`).
 */
export type Invoked = {
  /** What it answered: JSON, also of an error. */
  readonly payload: string;
  /** The end of its log, 4 KB at most: a user's own text, for the job log alone. Undefined: AWS sent none. */
  readonly log: string | undefined;
} & ({ readonly is: 'answered' } | { readonly is: 'failed'; readonly error: 'Handled' | 'Unhandled' });
