import type { ClientOf, Input, Operation, Output, ServiceName } from '../../aws/wire/index.ts';
import type { Send } from './send.ts';
import type { Reply } from './reply.ts';

/** One call: gives what was answered, or nothing where the call was refused. */
export type Ask<S extends ServiceName> = <Op extends Operation<ClientOf<S>>>(
  operation: Op & string,
  input: Input<ClientOf<S>, Op>,
  /** What is special about this call, where a conversation calls the operation more than once. */
  about?: string,
) => Promise<Output<ClientOf<S>, Op> | undefined>;

/** The same call again and again, a moment apart, until its answer is so. It is one call: the last answer is what was answered. */
export type AskUntil<S extends ServiceName> = <Op extends Operation<ClientOf<S>>>(
  operation: Op & string,
  input: Input<ClientOf<S>, Op>,
  about: string,
  isSo: (answer: Output<ClientOf<S>, Op>) => boolean,
) => Promise<Output<ClientOf<S>, Op> | undefined>;

/** Calls of one service that follow from one another. */
export interface Conversation {
  readonly service: ServiceName;
  readonly about: string;
  readonly hold: (ask: AnyAsk, askUntil: AnyAskUntil) => Promise<void>;
}

type AnyAsk = (operation: string, input: object, about?: string) => Promise<object | undefined>;
type AnyAskUntil = (
  operation: string,
  input: object,
  about: string,
  isSo: (answer: never) => boolean,
) => Promise<object | undefined>;

export function conversation<S extends ServiceName>(
  service: S,
  about: string,
  hold: (ask: Ask<S>, askUntil: AskUntil<S>) => Promise<void>,
): Conversation {
  return { service, about, hold: (ask, askUntil) => hold(ask as Ask<S>, askUntil as AskUntil<S>) };
}

export interface Exchange {
  readonly service: ServiceName;
  readonly operation: string;
  /** What was called and why: the same for this call to another server, and no other call's. */
  readonly call: string;
  readonly reply: Reply;
}

export interface Held {
  readonly exchanges: readonly Exchange[];
  /** Conversations that could not go on, and what was needed for that. */
  readonly brokenOff: readonly {
    readonly after: Exchange | undefined;
    readonly about: string;
    readonly needs: string;
  }[];
}

/** Moments after which nobody waits any longer for an answer to be so; what was answered last is then what counts. */
const MOMENTS = 100;

/**
 * Holds one after the other.
 * @param moment lets some time of the server's go by
 */
export async function hold(
  conversations: readonly Conversation[],
  send: Send,
  moment: () => Promise<unknown>,
): Promise<Held> {
  const exchanges = new Map<string, Exchange>();
  const brokenOff: Held['brokenOff'][number][] = [];
  for (const { service, about, hold: held } of conversations) {
    const ask: AnyAskUntil = async (operation, input, special, isSo) => {
      const call = [`${about}: ${service}:${operation}`, ...(special === '' ? [] : [special])].join(', ');
      if (exchanges.has(call)) throw new Error(`Two calls are "${call}": say what is special about one of them.`);
      let reply = await send(service, operation, input);
      for (let left = MOMENTS; left > 0 && reply.kind === 'answered' && !isSo(reply.body as never); left -= 1) {
        await moment();
        reply = await send(service, operation, input);
      }
      exchanges.set(call, { service, operation, call, reply });
      return reply.kind === 'answered' ? reply.body : undefined;
    };
    try {
      await held((operation, input, special = '') => ask(operation, input, special, () => true), ask);
    } catch (error) {
      if (!(error instanceof NotSaid)) throw error;
      brokenOff.push({ after: [...exchanges.values()].at(-1), about, needs: error.message });
    }
  }
  return { exchanges: [...exchanges.values()], brokenOff };
}

/** A conversation needs something that the other side did not say. */
class NotSaid extends Error {
  override readonly name = 'NotSaid';
}

/** What was said, for the next call. */
export function said<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotSaid(what);
  return value;
}
