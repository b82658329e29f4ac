import type { Around, Call } from './call.ts';
import type { Services } from './handlers.ts';
import type { RawExchange } from './raw-exchange.ts';

export type WireOptions<Context> = {
  readonly services: Services<Context>;
  /** Made anew for each call whose handler is about to run. */
  readonly context: (call: Call) => Context;
  /** The time of the Date header. */
  readonly now: () => Date;
  readonly newRequestId: () => string;
  readonly around: Around;
  /**
   * Hears of what is our own mistake: a handler (or `around`) that threw anything but an AwsError, an output or the extras
   * of an error that their schema refuses. The caller gets a 500 InternalFailure.
   */
  readonly onBug: (error: unknown) => void;
  /** Hears all bytes, after the answer is made and before it is sent. */
  readonly onExchange?: (exchange: RawExchange) => void;
};
