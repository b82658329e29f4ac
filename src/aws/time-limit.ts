import type { Millis } from '../release/words.ts';

/** Waits on the engine's clock; resolves early, and without an error, when the signal is aborted. */
export type Sleep = (ms: Millis, signal: AbortSignal) => Promise<void>;

/** The SDK waits for ever by default; a look that hangs must not hold up the one after it. */
const answerWithin: Millis = 15_000;

interface Client {
  readonly config: { requestHandler: RequestHandler };
}

interface RequestHandler {
  handle(request: never, options?: object): Promise<unknown>;
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
    const late = new AbortController();
    const answered = new AbortController();
    void sleep(within, answered.signal).then(() => {
      if (!answered.signal.aborted) late.abort();
    });
    try {
      return await inner.handle(request, { ...options, abortSignal: late.signal });
    } catch (error) {
      if (!late.signal.aborted) throw error;
      const told = `no answer within ${within / 1000} s`;
      throw Object.assign(new Error(told, { cause: error }), { name: 'TimeoutError' });
    } finally {
      answered.abort();
    }
  };
  config.requestHandler = limited;
  return client;
}
