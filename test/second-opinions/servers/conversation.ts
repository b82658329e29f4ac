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

/** Calls of one service that follow from one another. */
export interface Conversation {
  readonly service: ServiceName;
  readonly about: string;
  readonly hold: (ask: AnyAsk) => Promise<void>;
}

type AnyAsk = (operation: string, input: object, about?: string) => Promise<object | undefined>;

export function conversation<S extends ServiceName>(
  service: S,
  about: string,
  hold: (ask: Ask<S>) => Promise<void>,
): Conversation {
  return { service, about, hold: ask => hold(ask as Ask<S>) };
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

/** Holds one after the other. */
export async function hold(conversations: readonly Conversation[], send: Send): Promise<Held> {
  const exchanges = new Map<string, Exchange>();
  const brokenOff: Held['brokenOff'][number][] = [];
  for (const { service, about, hold: held } of conversations) {
    const ask: AnyAsk = async (operation, input, special) => {
      const call = [`${about}: ${service}:${operation}`, ...(special === undefined ? [] : [special])].join(', ');
      if (exchanges.has(call)) throw new Error(`Two calls are "${call}": say what is special about one of them.`);
      const reply = await send(service, operation, input);
      exchanges.set(call, { service, operation, call, reply });
      return reply.kind === 'answered' ? reply.body : undefined;
    };
    try {
      await held(ask);
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
