import { expect, test } from '@jest/globals';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendTo } from './send.ts';

interface Endpoint extends AsyncDisposable {
  readonly url: string;
}

async function endpoint(listener: RequestListener): Promise<Endpoint> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

const json = { 'content-type': 'application/x-amz-json-1.1' };

test.each([
  {
    what: 'an answer',
    listener: (_, response) => response.writeHead(200, json).end('{"clusterArns":["a"]}'),
    reply: { kind: 'answered', status: 200, body: { clusterArns: ['a'] } },
  },
  {
    what: 'a refusal, by its code',
    listener: (_, response) => response.writeHead(400, json).end('{"__type":"ns#ClientException","message":"no"}'),
    reply: { kind: 'refused', status: 400, code: 'ClientException' },
  },
  {
    what: 'a page that says that something fell over',
    listener: (_, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<!doctype html>'),
    reply: { kind: 'unreadable', status: 500 },
  },
  {
    what: 'what is no answer to the call',
    listener: (_, response) => response.writeHead(200, json).end('{"clusterArns":'),
    reply: { kind: 'unreadable', status: 200 },
  },
] satisfies readonly { what: string; listener: RequestListener; reply: object }[])(
  'a reply is told from others: $what',
  async ({ listener, reply }) => {
    // given
    await using somebody = await endpoint(listener);

    // when
    const heard = await sendTo(somebody.url)('ecs', 'ListClusters', {});

    // then
    expect(heard).toMatchObject(reply);
  },
);

test.each([
  { what: 'says nothing', listener: () => undefined },
  { what: 'hangs up', listener: request => void request.socket.destroy() },
] satisfies readonly { what: string; listener: RequestListener }[])(
  'an endpoint that $what is no reply, and is named by the call',
  async ({ listener }) => {
    // given
    await using somebody = await endpoint(listener);

    // when
    const heard = sendTo(somebody.url, 100)('ecs', 'ListClusters', {});

    // then
    await expect(heard).rejects.toThrow('ecs:ListClusters got no reply: ');
  },
);
