import { Readable } from 'node:stream';
import type { Millis } from '../release/words.ts';

/** Waits on the engine's clock; resolves early, and without an error, when the signal is aborted. */
export type Sleep = (ms: Millis, signal: AbortSignal) => Promise<void>;

/** The SDK waits for ever by default; a look that hangs must not hold up the one after it. */
const answerWithin: Millis = 15_000;

interface Client {
  readonly config: { requestHandler: RequestHandler };
}

interface Options {
  /** Of this one request, in milliseconds; the client's where it says nothing. */
  readonly requestTimeout?: Millis;
  readonly abortSignal?: AbortSignal;
}

interface RequestHandler {
  handle(request: never, options?: Options): Promise<unknown>;
}

/**
 * A client whose requests end when AWS does not answer in time, `within` milliseconds. The time is the engine's, where the SDK
 * would take its own.
 */
export function inTime<C>(client: C, sleep: Sleep, within = answerWithin): C {
  const { config } = client as unknown as Client;
  const inner = config.requestHandler;
  const limited = Object.create(inner) as RequestHandler;
  limited.handle = async (request, options) => {
    const { requestTimeout: limit = within, abortSignal, ...others } = options ?? {};
    const late = new AbortController();
    const answered = new AbortController();
    void sleep(limit, answered.signal).then(() => {
      if (!answered.signal.aborted) late.abort();
    });
    const tooLate = (cause?: unknown) =>
      Object.assign(new Error(`no answer within ${limit / 1000} s`, { cause }), { name: 'TimeoutError' });
    try {
      const ends = abortSignal === undefined ? late.signal : AbortSignal.any([late.signal, abortSignal]);
      const result = await inner.handle(request, { ...others, abortSignal: ends });
      const body = bodyOf(result);
      if (body === undefined) answered.abort();
      else {
        // The head is here, and what it announces may never come: the limit is for the whole answer.
        body.once('close', () => answered.abort());
        late.signal.addEventListener('abort', () => body.destroy(tooLate()), { once: true });
      }
      return result;
    } catch (error) {
      answered.abort();
      throw late.signal.aborted ? tooLate(error) : error;
    }
  };
  config.requestHandler = limited;
  return client;
}

function bodyOf(result: unknown): Readable | undefined {
  const { body } = (result as { readonly response?: { readonly body?: unknown } }).response ?? {};
  return body instanceof Readable ? body : undefined;
}
