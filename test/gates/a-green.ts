import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Green extends AsyncDisposable {
  readonly port: number;
  /** All requests that reached it. */
  readonly asked: readonly IncomingMessage[];
}

/** A green that answers like this, on a port of its own. */
export async function green(answer: RequestListener, host = '127.0.0.1'): Promise<Green> {
  const asked: IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
