import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from './aws-error.ts';
import { dispatch, replyWithoutProtocol } from './dispatch.ts';
import type { Outcome } from './exchange.ts';
import type { WireOptions } from './options.ts';
import type { Reply } from './protocol.ts';
import { decodeRequest, readBody } from './request.ts';

export type WireServer = {
  /** For the SDK's `endpoint`, or AWS_ENDPOINT_URL. */
  readonly url: string;
  /** Ends open connections, those of held calls too. */
  close(): Promise<void>;
};

/** Serves on a free port of 127.0.0.1. */
export async function serveWire<Context>(options: WireOptions<Context>): Promise<WireServer> {
  const server = createServer(wireListener(options));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export function wireListener<Context>(options: WireOptions<Context>): RequestListener {
  return (message, response) => void respond(options, message, response);
}

async function respond<Context>(
  options: WireOptions<Context>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(message);
  if (body === undefined) return;
  const requestId = options.newRequestId();
  const outcome = await outcomeOf(options, message, body, requestId);
  const reply = outcome.kind === 'reply' ? withHeaders(outcome.reply, requestId, options.now()) : undefined;
  const { method = '', url: target = '', headers } = message;
  options.onExchange?.({ requestId, method, target, headers, body, reply });
  send(response, reply);
}

async function outcomeOf<Context>(
  options: WireOptions<Context>,
  message: IncomingMessage,
  body: Buffer,
  requestId: string,
): Promise<Outcome> {
  try {
    return await dispatch(options, decodeRequest(message, body), requestId);
  } catch (error) {
    if (error instanceof AwsError) return replyWithoutProtocol(error);
    options.onBug(error);
    const failure = new AwsError('InternalFailure', `The simulated AWS failed by its own mistake: ${String(error)}`);
    return replyWithoutProtocol(failure);
  }
}

function withHeaders({ status, headers, body }: Reply, requestId: string, date: Date): Reply {
  // RFC 9110, 8.6: a reply of status 204 has no body, and no length of it.
  const length: Reply['headers'] = status === 204 ? {} : { 'content-length': String(body.byteLength) };
  const ofAll = { 'x-amzn-requestid': requestId, date: date.toUTCString() };
  return { status, headers: { ...headers, ...length, ...ofAll }, body };
}

function send(response: ServerResponse, reply: Reply | undefined): void {
  if (reply === undefined) {
    response.socket?.destroy();
    return;
  }
  // Node's own Date header would tell the real time.
  response.sendDate = false;
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
