import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLinkLocal, LinkLocalError } from './link-local.ts';

/** What green answered. The body is kept only to be searched, and only its beginning: 1 MiB. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name, each with all the values that came. */
  readonly headers: IncomingMessage['headersDistinct'];
  readonly body: Buffer;
  readonly bodyIs: 'whole' | 'cut';
}

const mostBytes = 1024 * 1024;

export interface Asked {
  /** `http:` or `https:`. */
  readonly url: string;
  readonly lookup: LookupFunction;
  /** Ends the request and whatever is still to come of its answer. */
  readonly signal: AbortSignal;
}

/** One GET, on a connection of its own, so that each meets the load balancer anew. A redirect is an answer like any other. */
export async function httpAnswer({ url, lookup, signal }: Asked): Promise<HttpAnswer> {
  const address = new URL(url);
  // A socket looks up names alone: an address that is written out has to be looked at here.
  const host = address.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && isLinkLocal(host)) throw new LinkLocalError(host);
  const headers = { 'user-agent': 'greenlight', accept: '*/*', 'accept-encoding': 'identity' };
  const request = (address.protocol === 'https:' ? https : http).request(address, {
    agent: false,
    headers,
    lookup,
    signal,
  });
  request.end();
  const { response, body } = await headOf(request);
  return { status: response.statusCode ?? 0, headers: response.headersDistinct, ...(await beginningOf(body)) };
}

type Body = AsyncIterable<Buffer> | readonly Buffer[];

/** One of the events comes whatever happens, and the first of them counts; what goes wrong later is heard on the response. */
function headOf(request: ClientRequest): Promise<{ readonly response: IncomingMessage; readonly body: Body }> {
  return new Promise((resolve, reject) => {
    request.once('response', response => resolve({ response, body: response }));
    // Where nobody listens to it, Node ends the connection and tells neither of an answer nor of an error (Node.js, http,
    // "Event: 'upgrade'"). What follows a 101 is another protocol's, and no body.
    request.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ response, body: [] });
    });
    request.on('error', reject);
    request.once('close', () => reject(Object.assign(new Error('closed without an answer'), { code: 'ECONNRESET' })));
  });
}

async function beginningOf(body: Body): Promise<Pick<HttpAnswer, 'body' | 'bodyIs'>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop ends the connection, however much were still to come.
    if (bytes > mostBytes) return { body: Buffer.concat(chunks).subarray(0, mostBytes), bodyIs: 'cut' };
  }
  return { body: Buffer.concat(chunks), bodyIs: 'whole' };
}
