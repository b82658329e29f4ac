import { sdkClients } from '../../aws/sdk-clients.ts';
import { CLIENTS, type ServiceName } from '../../aws/wire/index.ts';
import type { Reply } from './reply.ts';

/** Sends one call, and gives whatever was answered. */
export type Send = (service: ServiceName, operation: string, input: object) => Promise<Reply>;

/** A call to 127.0.0.1 that takes longer is not coming back. */
const LIMIT_MS = 20_000;

/** All conversations with one server take seconds: one that is slow at every call would take an hour. */
const WHOLE_MS = 300_000;

type AnyClient = { readonly send: (command: object, options: { abortSignal: AbortSignal }) => Promise<object> };
type AnyPackage = Readonly<Record<string, (new (input: object) => object) | undefined>>;

/** By the real SDK. Throws for an endpoint that hangs up, or says nothing for so long: that is no reply. */
export function sendTo(endpoint: string, limitMs = LIMIT_MS): Send {
  const { elbv2, ...others } = sdkClients(endpoint);
  const whole = AbortSignal.timeout(WHOLE_MS);
  const clients: Readonly<Record<ServiceName, unknown>> = { ...others, elasticloadbalancing: elbv2 };
  return async (service, operation, input) => {
    const { [`${operation}Command`]: Command } = (await CLIENTS[service].load()) as unknown as AnyPackage;
    if (Command === undefined) throw new Error(`The SDK has no ${service}:${operation}.`);
    const abortSignal = AbortSignal.any([whole, AbortSignal.timeout(limitMs)]);
    try {
      const body = await (clients[service] as AnyClient).send(new Command(input), { abortSignal });
      return { kind: 'answered', status: statusOf(body), body };
    } catch (error) {
      return replyIn(error, `${service}:${operation}`);
    }
  };
}

/** An error of the service's has a `$fault`, one of reading its reply has that reply. Any other means that there was none. */
function replyIn(error: unknown, call: string): Reply {
  if (!(error instanceof Error)) throw error;
  const status = statusOf(error);
  if ('$fault' in error) return { kind: 'refused', status, code: error.name };
  if ('$response' in error) return { kind: 'unreadable', status };
  throw new Error(`${call} got no reply: ${error.message}`, { cause: error });
}

function statusOf(said: object): number {
  const { $metadata } = said as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? 0;
}
