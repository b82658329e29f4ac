import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { meaningOf } from '../../src/aws/meaning.ts';
import { inTime } from '../../src/aws/time-limit.ts';

/** An AWS that answers as told, and time that passes when the test says so. */
async function slowAws(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const limit = Promise.withResolvers<undefined>();
  const settings = {
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'x' },
  };
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = inTime(new ECSClient({ ...settings, endpoint }), () => limit.promise);
  return {
    asked: once(server, 'request'),
    ask: () => client.send(new ListClustersCommand({})),
    timeIsUp: () => limit.resolve(undefined),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const json = { 'content-type': 'application/x-amz-json-1.1' };

describe('a call to AWS', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['that nobody answers', () => undefined],
    [
      'whose answer begins and never ends',
      response => response.writeHead(200, { ...json, 'content-length': 99 }).write('{'),
    ],
    ['whose head alone comes', response => response.writeHead(200, json).flushHeaders()],
  ])('%s ends with its time limit, as a trouble that may pass', async (_, answer) => {
    // given
    await using aws = await slowAws(answer);
    const answered = aws.ask().catch((error: unknown) => error);
    await aws.asked;

    // when
    aws.timeIsUp();

    // then
    const meaning = meaningOf(await answered, { service: 'ecs', operation: 'ListClusters' });
    expect(meaning).toMatchObject({ is: 'passing', applied: 'perhaps' });
  });

  test('that is answered in time is not touched by a limit that ends later', async () => {
    // given
    await using aws = await slowAws(response => response.writeHead(200, json).end('{"clusterArns":["arn:1"]}'));

    // when
    const { clusterArns } = await aws.ask();
    aws.timeIsUp();

    // then
    expect(clusterArns).toEqual(['arn:1']);
  });
});
