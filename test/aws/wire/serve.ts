import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsError } from './aws-error.ts';
import { dispatch, replyWithoutProtocol } from './dispatch.ts';
import type { Outcome } from './exchange.ts';
import type { WireOptions } from './options.ts';
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
  send(response, await outcomeOf(options, message, body, requestId), requestId, options.now());
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

function send(response: ServerResponse, outcome: Outcome, requestId: string, date: Date): void {
  if (outcome.kind === 'hang-up') {
    response.socket?.destroy();
    return;
  }
  const { status, headers, body } = outcome.reply;
  // Node's own Date header would tell the real time.
  response.sendDate = false;
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': requestId,
    date: date.toUTCString(),
  });
  response.end(body);
}
