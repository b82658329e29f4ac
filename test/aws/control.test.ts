import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from '@jest/globals';
import { sdkClients } from './sdk-clients.ts';
import { startAws, type RunningAws } from './start-aws.ts';
import { SMALL_API } from './world/small-api.ts';

const start = () => startAws({ seed: SMALL_API, pace: { kind: 'stepped' } });

async function ask(
  aws: RunningAws,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${aws.controlUrl}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

describe('the control port', () => {
  test('what passes there is no AWS call: the log holds the others only', async () => {
    // given
    await using aws = await start();
    await sdkClients(aws.endpoint).sts.send(new GetCallerIdentityCommand({}));
    await ask(aws, 'GET', '/state');

    // when
    const { body } = await ask(aws, 'GET', '/calls');

    // then
    expect(body).toMatchObject([{ number: 1, operation: 'GetCallerIdentity' }]);
  });

  test('it tells where requests reach the listeners', async () => {
    // given
    await using aws = await start();

    // when
    const { body } = await ask(aws, 'GET', '/fronts');

    // then
    expect(body).toEqual([{ loadBalancer: 'api', port: 443, url: aws.frontOf('api', 443) }]);
  });

  test('it holds the virtual clock', async () => {
    // given
    await using aws = await start();

    // when
    const { body } = await ask(aws, 'GET', '/clock');

    // then
    expect(body).toEqual({ now: Date.parse('2026-11-20T12:00:00Z') });
  });

  test('it tells weights asked and in effect, and who serves nobody for want of targets', async () => {
    // given
    await using aws = await start();
    const me = aws.timeline.join('test');

    // when
    await ask(aws, 'POST', '/act', { forward: { loadBalancer: 'api', port: 443, weights: { green: 100 } } });
    const before = await ask(aws, 'GET', '/state');
    await aws.timeline.sleep(me, aws.timeline.now() + 10_000);
    const after = await ask(aws, 'GET', '/state');

    // then
    const listener = (weightsInEffect: object) => ({
      loadBalancers: [{ name: 'api', listeners: [{ weightsAsked: { blue: 0, green: 100 }, weightsInEffect }] }],
    });
    expect(before.body).toMatchObject(listener({ blue: 1, green: 0 }));
    expect(after.body).toMatchObject(listener({ blue: 0, green: 100 }));
    expect(aws.damage()).toMatchObject({ failedByBalancer: expect.any(Number), failed: aws.damage().requests });
  });

  test('faults are injected, calls are awaited while they are held, and released', async () => {
    // given
    await using aws = await start();
    await ask(aws, 'POST', '/faults', { operation: '*', calls: { nth: 1 }, fault: { kind: 'hold-before' } });
    const call = sdkClients(aws.endpoint).sts.send(new GetCallerIdentityCommand({}));

    // when
    const { body } = await ask(aws, 'GET', '/held?wait');

    // then
    expect(body).toMatchObject([{ id: 'held-1', operation: 'GetCallerIdentity', point: 'before' }]);
    await ask(aws, 'POST', '/faults/release', { id: 'held-1', how: 'go-on' });
    await expect(call).resolves.toMatchObject({ Account: '123456789012' });
  });

  test.each([
    { method: 'GET', path: '/nowhere', body: undefined, status: 404, error: 'There is no GET /nowhere.' },
    {
      method: 'POST',
      path: '/faults',
      body: { operation: '*', calls: 'every', fault: { kind: 'rain' } },
      status: 400,
      error: 'fault.kind: ',
    },
    {
      method: 'POST',
      path: '/faults/release',
      body: { id: 'held-9', how: 'go-on' },
      status: 400,
      error: 'No call is held as "held-9". Held are: none.',
    },
    {
      method: 'POST',
      path: '/act',
      body: { behave: { image: 'nobody', change: {} } },
      status: 400,
      error: 'There is no version "nobody".',
    },
    {
      method: 'POST',
      path: '/act',
      body: { call: 'ecs:FlyAway', input: {} },
      status: 400,
      error: 'This world has no operation "ecs:FlyAway".',
    },
  ])(
    '$method $path that makes no sense is answered $status and says why',
    async ({ method, path, body, status, error }) => {
      // given
      await using aws = await start();

      // when
      const answer = await ask(aws, method, path, body);

      // then
      expect(answer).toMatchObject({ status, body: { error: expect.stringContaining(error) } });
    },
  );
});

test('an actor of the seed acts at its time', async () => {
  // given
  const seed = {
    ...SMALL_API,
    actors: [{ at: '3m', do: { forward: { loadBalancer: 'api', port: 443, weights: { green: 5 } } } }],
  };
  await using aws = await startAws({ seed, pace: { kind: 'stepped' } });
  const me = aws.timeline.join('test');
  const asked = () =>
    aws.world.balancers
      .weights(aws.world.balancers.listenerArn('api', 443))
      .get(aws.world.balancers.targetGroupArn('green'));

  // when
  await aws.timeline.sleep(me, aws.timeline.now() + 179_000);
  const before = asked();
  await aws.timeline.sleep(me, aws.timeline.now() + 2000);

  // then
  expect(before).toBe(0);
  expect(asked()).toBe(5);
});
