import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callerOf } from '../../src/aws/caller.ts';
import { clientsFor } from '../../src/aws/clients.ts';
import type { Sleep } from '../../src/aws/time-limit.ts';
import { open } from '../targets/open-shop.ts';

const settings = {
  AWS_ACCESS_KEY_ID: 'AKIATESTER',
  AWS_SECRET_ACCESS_KEY: 'any',
  AWS_EC2_METADATA_DISABLED: 'true',
  // What somebody may have set for their other tools.
  AWS_MAX_ATTEMPTS: '5',
  AWS_RETRY_MODE: 'adaptive',
};
const before = { ...process.env };

beforeEach(() => void Object.assign(process.env, settings));
afterEach(() => {
  process.env = { ...before };
});

/** A clock on which no time limit ever runs out; it lets go when it is told to, as every clock does. */
const forEver: Sleep = (_ms, signal) =>
  new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));

/** An AWS that fails every call, and remembers who said that they asked. */
async function startFailingAws() {
  const agents: string[] = [];
  const server = createServer(({ headers }, response) => {
    agents.push(headers['user-agent'] ?? '');
    response.writeHead(500).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    agents: () => agents,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Clients = ReturnType<typeof clientsFor>;

describe('the clients of AWS', () => {
  test.each<{ service: keyof Clients; call: (clients: Clients) => Promise<unknown> }>([
    {
      service: 'ecs',
      call: async clients => {
        const { client, sdk } = await clients.ecs();
        return client.send(new sdk.ListClustersCommand({}));
      },
    },
    {
      service: 'codedeploy',
      call: async clients => {
        const { client, sdk } = await clients.codedeploy();
        return client.send(new sdk.ListApplicationsCommand({}));
      },
    },
    {
      service: 'cloudwatch',
      call: async clients => {
        const { client, sdk } = await clients.cloudwatch();
        return client.send(new sdk.DescribeAlarmsCommand({}));
      },
    },
    {
      service: 'sts',
      call: async clients => {
        const { client, sdk } = await clients.sts();
        return client.send(new sdk.GetCallerIdentityCommand({}));
      },
    },
  ])('try once and no more, whatever the environment says, and by our name: $service', async ({ call }) => {
    // given
    await using aws = await startFailingAws();
    process.env['AWS_ENDPOINT_URL'] = aws.url;
    // when
    const calling = call(clientsFor('eu-west-1', forEver));
    // then
    await expect(calling).rejects.toThrow();
    expect(aws.agents()).toEqual([expect.stringContaining('greenlight')]);
  });

  test('do not wait for an answer that does not come: the time is up on the engine’s clock', async () => {
    // given
    const silent = createServer(() => undefined);
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const asked: number[] = [];
    const atOnce: Sleep = async ms => void asked.push(ms);
    const { client, sdk } = await clientsFor('eu-west-1', atOnce).sts();
    // when
    const calling = client.send(new sdk.GetCallerIdentityCommand({}));
    // then
    await expect(calling).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked).toEqual([15_000]);
    silent.closeAllConnections();
    silent.close();
  });

  test('are each made once, when first asked for, and for the region that was asked for', async () => {
    // given
    const clients = clientsFor('eu-central-1', forEver);
    // when
    const [one, other] = await Promise.all([clients.ecs(), clients.ecs()]);
    // then
    expect(one.client).toBe(other.client);
    expect(await one.client.config.region()).toBe('eu-central-1');
  });
});

describe('whom the credentials belong to', () => {
  test('is what AWS says, the role without its session', async () => {
    // given
    await using world = await open({ account: '210987654321', warmUp: '0s' });
    // when
    const caller = await callerOf(world.clients, world.brisk);
    // then
    expect(caller).toEqual({ account: '210987654321', name: 'role deployer' });
  });

  test.each([
    ['arn:aws:iam::210987654321:user/people/ann', 'user ann'],
    ['arn:aws:iam::210987654321:root', 'root'],
    ['arn:aws-cn:sts::210987654321:assumed-role/ci/run-7', 'role ci'],
  ])('%s is %s', async (arn, name) => {
    // given
    await using world = await open({
      account: '210987654321',
      warmUp: '0s',
      faults: [{ operation: 'sts:GetCallerIdentity', calls: 'every', fault: { kind: 'set', members: { Arn: arn } } }],
    });
    // when
    const caller = await callerOf(world.clients, world.brisk);
    // then
    expect(caller.name).toBe(name);
  });

  test('is not guessed where AWS does not say', async () => {
    // given
    await using world = await open({
      warmUp: '0s',
      faults: [
        { operation: 'sts:GetCallerIdentity', calls: 'every', fault: { kind: 'set', members: { Account: undefined } } },
      ],
    });
    // when
    const asking = callerOf(world.clients, world.brisk);
    // then
    await expect(asking).rejects.toMatchObject({ code: 'missing' });
  });

  test('is not asked for twice with credentials that ran out', async () => {
    // given
    await using world = await open({
      warmUp: '0s',
      faults: [{ operation: 'sts:GetCallerIdentity', calls: 'every', fault: { kind: 'expired' } }],
    });
    // when
    const asking = callerOf(world.clients, world.patient);
    // then
    await expect(asking).rejects.toMatchObject({ code: 'credentials' });
    expect(world.called()).toHaveLength(1);
  });
});
