import type { BlobPayloadInputTypes } from '@smithy/types';
import type { CLIENTS, ServiceName } from './clients.ts';

/** The exports of a service's client package, from which all types of its handlers are derived. */
export type ClientOf<S extends ServiceName> = Awaited<ReturnType<(typeof CLIENTS)[S]['load']>>;

type CommandLike = new (input: never) => {
  readonly input: object;
  resolveMiddleware(...args: never): (...args: never) => Promise<{ output: object }>;
};

/** The operations of a client: the `X` of every command class `XCommand` that it exports. */
export type Operation<Client> = keyof {
  [
    Name in keyof Client as Name extends `${infer Op}Command` ? (Client[Name] extends CommandLike ? Op : never) : never
  ]: true;
};

type CommandOf<Client, Op extends string> =
  Client extends Record<`${Op}Command`, infer Command extends CommandLike> ? InstanceType<Command> : never;

/**
 * What has passed the check: a required member is there, and no member is present with the value undefined. The SDK's
 * own input types allow `undefined` everywhere, and for a body of bytes also text and streams, which arrive as bytes.
 */
type Received<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? Received<Item>[]
    : T extends object
      ? { [Member in keyof T]: ReceivedMember<Exclude<T[Member], undefined>> }
      : T;

type ReceivedMember<T> = Same<T, BlobPayloadInputTypes> extends true ? Uint8Array : Received<T>;
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** The SDK's client hands out the bytes of a body in a class of its own; a handler answers any bytes. */
type Sent<T> = { [Member in keyof T]: PlainBytes<T[Member]> };
type PlainBytes<T> = T extends Uint8Array ? Uint8Array : T;

export type Input<Client, Op extends Operation<Client>> = Received<CommandOf<Client, Op>['input']>;

export type Output<Client, Op extends Operation<Client>> =
  CommandOf<Client, Op> extends {
    resolveMiddleware(...args: never): (...args: never) => Promise<{ output: infer Out }>;
  }
    ? Sent<Omit<Out, '$metadata'>>
    : never;

/** The behaviour of a service. An operation without a handler is answered as AWS answers an unknown one. */
export type Handlers<Client, Context> = {
  readonly [Op in Operation<Client>]?: (
    input: Input<Client, Op>,
    context: Context,
  ) => Output<Client, Op> | Promise<Output<Client, Op>>;
};

export type Services<Context> = { readonly [S in ServiceName]?: Handlers<ClientOf<S>, Context> };
