import type { AwsError } from './aws-error.ts';
import type { ServiceName } from './clients.ts';

/** Who calls, as the SigV4 credential scope says. Signatures are not verified. */
export type Caller =
  { readonly kind: 'signed'; readonly accessKeyId: string; readonly region: string } | { readonly kind: 'unsigned' };

/** `unsigned` without one. */
export function accessKeyOf(caller: Caller): string {
  return caller.kind === 'signed' ? caller.accessKeyId : 'unsigned';
}

export type Call = {
  readonly service: ServiceName;
  /** As the request names it, known or not; empty when it names none. */
  readonly operation: string;
  readonly caller: Caller;
  readonly requestId: string;
  /** The decoded input, as far as a malformed one could be read. The handler is given the same object. */
  readonly input: unknown;
};

export type Answer =
  | { readonly kind: 'output'; readonly value: object }
  | { readonly kind: 'error'; readonly error: AwsError }
  /** The socket is destroyed and the caller learns nothing. */
  | { readonly kind: 'hang-up' };

/**
 * What happens around each call. `proceed` checks the input, runs the handler and never rejects; its output is a copy
 * that later changes of the handler's state do not reach. Call it once, or not at all. An AwsError that `around`
 * throws is answered like one that it returns.
 */
export type Around = (call: Call, proceed: () => Promise<Answer>) => Promise<Answer>;
