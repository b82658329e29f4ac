/** Where green can be measured from, besides the addresses that a gate names itself. */
export interface Vantage {
  /** Runs green's own published version, never what leads users to it. */
  readonly invoke: Invoke | 'no function';
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
