import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import * as sdk from '@aws-sdk/client-ecs';
import type { Ecs } from '../../../src/aws/clients.ts';

type Body = Readonly<Record<string, unknown>>;

export interface VerbatimEcs extends AsyncDisposable {
  readonly ecs: () => Promise<Ecs>;
  /** The bodies of RegisterTaskDefinition, as they came over the wire. */
  readonly registered: readonly Body[];
}

/**
 * An ECS that keeps whatever it is sent and shows it again, known to the SDK's model or not. The simulated AWS cannot
 * stand in here: it is driven by that same model.
 */
export async function startVerbatimEcs(): Promise<VerbatimEcs> {
  const registered: Body[] = [];
  const answers: Readonly<Record<string, (body: Body) => Body>> = {
    RegisterTaskDefinition: body => {
      registered.push(body);
      return { taskDefinition: described(body, registered.length) };
    },
    DescribeTaskDefinition: () => {
      const { tags = [], ...newest } = registered.at(-1)!;
      return { taskDefinition: described(newest, registered.length), tags };
    },
  };
  const server = createServer((request, response) => {
    void (async () => {
      const operation = String(request.headers['x-amz-target']).split('.')[1]!;
      const answer = answers[operation]!((await json(request)) as Body);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new sdk.ECSClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIATESTER', secretAccessKey: 'any' },
  });
  return {
    ecs: async () => ({ client, sdk }),
    registered,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function described(body: Body, revision: number): Body {
  const taskDefinitionArn = `arn:aws:ecs:eu-west-1:123456789012:task-definition/${String(body['family'])}:${revision}`;
  return { ...body, taskDefinitionArn, revision, status: 'ACTIVE', registeredAt: 1_700_000_000.5 };
}
