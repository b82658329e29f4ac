import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './protocol.ts';

/** A request and what it was answered, as both went over the wire. */
export interface RawExchange {
  readonly requestId: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Undefined: the connection was cut. */
  readonly reply: Reply | undefined;
}
