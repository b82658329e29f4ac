import { SwitchoverBlueGreenDeploymentCommand } from '@aws-sdk/client-rds';
import { describe, expect, test } from '@jest/globals';
import {
  HOUR,
  instanceArn,
  MINUTE,
  openOrders,
  openShop,
  refusalOf,
  type DatabaseAccount,
} from './database-account.ts';

type Orders = NonNullable<Parameters<typeof openOrders>[0]>;

/** With a green that has been AVAILABLE for a while. */
async function stage(account: DatabaseAccount, version?: string): Promise<string> {
  const { BlueGreenDeploymentIdentifier: id = '' } = await account.create({ TargetEngineVersion: version });
  await account.pass(2 * HOUR);
  return id;
}

const switchOver = (account: DatabaseAccount, id: string, seconds?: number) =>
  account.rds.send(
    new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id, SwitchoverTimeout: seconds }),
  );

const standing = (account: DatabaseAccount) =>
  account.aws.databases().map(({ name, access }) => `${name.replace(/green-\w+/, 'green')}: ${access}`);

/** What is told from the switchover on, with green's own name left out. */
async function told(account: DatabaseAccount, id: string): Promise<readonly string[]> {
  const [, ...messages] = await account.messages(id);
  return messages.map(message => message?.replaceAll(/green-\w{6}/g, 'green') ?? '');
}

const WRITING = { applications: [{ name: 'shop', database: 'orders', writesPerSecond: 100 }] };

describe('a guardrail cancels the switchover, says its reason, and leaves everything as it was:', () => {
  test.each<{ why: string; account: Orders; before?: (account: DatabaseAccount) => Promise<unknown>; reason: string }>([
    {
      why: 'blue is an external replica',
      account: { instance: { externalReplica: true } },
      reason: 'the blue environment being an external replica',
    },
    {
      why: 'a long-running write on blue',
      account: {},
      before: account =>
        account.aws.perform({ database: { longStatement: { on: 'orders', is: 'a write', seconds: 600 } } }),
      reason: 'long-running active writes on the blue environment',
    },
    {
      why: 'a long-running DDL statement on blue',
      account: {},
      before: account =>
        account.aws.perform({ database: { longStatement: { on: 'orders', is: 'a DDL statement', seconds: 600 } } }),
      reason: 'long-running DDL statements on the blue environment',
    },
    {
      why: 'somebody writes to a green that may be written to',
      account: {
        instance: { parameterGroup: 'writable' },
        rds: { parameterGroups: [{ name: 'writable', family: 'mysql8.0', parameters: { read_only: '0' } }] },
      },
      before: async account => {
        const act = { writeByHand: { to: { greenOf: 'orders' }, writesPerSecond: 5, seconds: 600 } };
        await account.aws.perform({ database: act });
        await account.pass(MINUTE);
      },
      reason: 'active writes on the green environment',
    },
  ])('$why', async ({ account: options, before, reason }) => {
    // given
    await using account = await openOrders(options);
    const id = await stage(account);
    await before?.(account);
    const unchanged = account.aws.databases();

    // when
    await switchOver(account, id);
    await account.pass(10);

    // then
    expect(await told(account, id)).toEqual([
      'Switchover from orders to orders-green started.',
      `Switchover from primary orders to orders-green was canceled due to ${reason}.`,
      'Switchover canceled on blue/green deployment.',
    ]);
    expect(await account.deployment(id)).toMatchObject({
      Status: 'AVAILABLE',
      SwitchoverDetails: [{ Status: 'AVAILABLE' }],
    });
    expect(account.aws.databases()).toEqual(unchanged);
    expect(account.aws.bugs()).toEqual([]);
  });

  test('green is further behind than the timeout is long', async () => {
    // given
    await using account = await openOrders({
      rds: { use: { ...WRITING, replication: { otherwise: 1 } } },
    });
    const id = await stage(account);

    // when
    await switchOver(account, id, 60);
    await account.pass(10);

    // then
    expect((await told(account, id))[1]).toMatch(
      /canceled due to replica lag of \d+ seconds, more than the switchover timeout of 60 seconds allows\.$/,
    );
    expect(standing(account)).toEqual(['orders: read-write', 'orders-green: read-only']);
  });

  test('PostgreSQL has seen a change that logical replication does not carry', async () => {
    // given
    await using account = await openShop();
    const id = await stage(account);
    await account.aws.perform({ runDdl: { database: 'shop' } });
    const degraded = await account.deployment(id);

    // when
    await switchOver(account, id);
    await account.pass(10);

    // then
    expect(degraded).toMatchObject({
      Status: 'AVAILABLE',
      StatusDetails: expect.stringMatching(/^Replication degraded/),
    });
    expect((await told(account, id))[1]).toBe(
      'Switchover from DB cluster shop to shop-green was canceled due to unhealthy replication: it is degraded.',
    );
  });
});

describe('a schema that is changed', () => {
  test('does nothing where green follows by the binary log', async () => {
    // given
    await using account = await openOrders();
    const id = await stage(account);

    // when
    await account.aws.perform({ runDdl: { database: 'orders' } });

    // then
    expect((await account.deployment(id)).StatusDetails).toBeUndefined();
  });
});

describe('a switchover', () => {
  test('stops writes on both sides, then leaves the name to nobody, then to green', async () => {
    // given
    await using account = await openOrders({
      instance: { course: { switchover: { guardrailsTake: '4s', renameTakes: '2s' } } },
    });
    const id = await stage(account);
    const seen: (readonly string[])[] = [];

    // when
    await switchOver(account, id);
    for (const seconds of [3, 1, 2, 2]) {
      await account.pass(seconds);
      seen.push(standing(account));
    }

    // then
    expect(seen).toEqual([
      ['orders: read-write', 'orders-green: read-only'],
      ['orders: closed', 'orders-green: closed'],
      ['orders-old1: closed', 'orders-green: closed'],
      ['orders-old1: read-only', 'orders: read-write'],
    ]);
  });

  test('waits until green has caught up', async () => {
    // given
    const backlog = {
      applications: [{ name: 'shop', database: 'orders', writesPerSecond: 100 }],
      replication: { otherwise: 98 },
    };
    await using account = await openOrders({ rds: { use: backlog } });
    const id = await stage(account);

    // when
    await switchOver(account, id, 3600);
    await account.pass(MINUTE);
    const waiting = standing(account);
    await account.pass(50 * MINUTE);

    // then
    expect(waiting).toEqual(['orders: closed', 'orders-green: closed']);
    expect(standing(account)).toEqual(['orders-old1: read-only', 'orders: read-write']);
  });

  test('that is not through at its timeout is undone, and can be begun again', async () => {
    // given
    await using account = await openOrders({
      instance: { course: { switchover: { renameTakes: '40s' } } },
    });
    const id = await stage(account);
    const unchanged = account.aws.databases();

    // when
    await switchOver(account, id, 30);
    await account.pass(29);
    const during = standing(account);
    await account.pass(5);
    const undone = { databases: account.aws.databases(), messages: await told(account, id) };
    await switchOver(account, id, 60);
    await account.pass(2 * MINUTE);

    // then
    expect(during).toEqual(['orders-old1: closed', 'orders-green: closed']);
    expect(undone.databases).toEqual(unchanged);
    expect(undone.messages.slice(-2)).toEqual([
      'Switchover from primary orders to orders-green was canceled due to the switchover timeout of 30 seconds.',
      'Switchover canceled on blue/green deployment.',
    ]);
    expect((await account.deployment(id)).Status).toBe('SWITCHOVER_COMPLETED');
  });

  test('that fails says why, and blue goes on', async () => {
    // given
    const fails = 'Internal error during the switchover.';
    await using account = await openOrders({ instance: { course: { switchover: { fails } } } });
    const id = await stage(account);

    // when
    await switchOver(account, id);
    await account.pass(MINUTE);

    // then
    expect(await account.deployment(id)).toMatchObject({
      Status: 'SWITCHOVER_FAILED',
      StatusDetails: fails,
      SwitchoverDetails: [{ Status: 'SWITCHOVER_FAILED' }],
    });
    expect(standing(account)).toEqual(['orders: read-write', 'orders-green: read-only']);
  });

  test('copies sequences where green follows logically', async () => {
    // given
    await using account = await openShop();
    const id = await stage(account, '16.6');

    // when
    await switchOver(account, id);
    await account.pass(MINUTE);

    // then
    expect(await told(account, id)).toEqual([
      'Switchover from shop to shop-green started.',
      'Switchover from DB cluster shop to shop-green started.',
      'Sequence sync for switchover of DB cluster shop to shop-green has initiated. Switchover when using sequences may lead to extended downtime.',
      'Sequence sync for switchover of DB cluster shop to shop-green has completed.',
      'Switchover from DB cluster shop to shop-green completed. Renamed shop to shop-old1 and shop-green to shop.',
      'Switchover completed on blue/green deployment.',
    ]);
  });

  test('of a database that was switched before leaves -old2 behind', async () => {
    // given
    await using account = await openOrders();
    await switchOver(account, await stage(account));
    await account.pass(MINUTE);
    const { BlueGreenDeploymentIdentifier: id = '' } = await account.create({ BlueGreenDeploymentName: 'next' });
    await account.pass(2 * HOUR);

    // when
    await switchOver(account, id);
    await account.pass(MINUTE);

    // then
    expect(standing(account)).toEqual(['orders-old1: read-only', 'orders-old2: read-only', 'orders: read-write']);
  });

  test.each([29, 3601])('with a timeout of %i seconds is refused', async seconds => {
    // given
    await using account = await openOrders();
    const id = await stage(account);

    // when
    const refused = switchOver(account, id, seconds);

    // then
    await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('is refused while green is being made, while it is under way, and when it is over', async () => {
    // given
    await using account = await openOrders();
    const { BlueGreenDeploymentIdentifier: id = '' } = await account.create();
    const refusal = () => refusalOf(switchOver(account, id));

    // when
    const early = await refusal();
    await account.pass(2 * HOUR);
    await switchOver(account, id);
    const again = await refusal();
    await account.pass(MINUTE);
    const late = await refusal();

    // then
    const words = `InvalidBlueGreenDeploymentStateFault: The blue/green deployment ${id} can't be switched over in the status`;
    expect({ early, again, late }).toEqual({
      early: `${words} PROVISIONING.`,
      again: `${words} SWITCHOVER_IN_PROGRESS.`,
      late: `${words} SWITCHOVER_COMPLETED.`,
    });
  });
});

describe('a green whose storage is optimized still', () => {
  test('is AVAILABLE by its record, and cannot be switched to until it is available itself', async () => {
    // given
    await using account = await openOrders({ instance: { course: { storageOptimization: '3h' } } });
    const id = await stage(account);
    const { Status: recorded, Target: target = '' } = await account.deployment(id);
    const green = target.split(':').at(-1) ?? '';

    // when
    const early = await switchOver(account, id).catch((error: unknown) => error);
    await account.pass(2 * HOUR);
    await switchOver(account, id);
    await account.pass(MINUTE);

    // then
    expect(recorded).toBe('AVAILABLE');
    expect(early).toMatchObject({
      name: 'InvalidBlueGreenDeploymentStateFault',
      message: `DB instance ${green} is not in available state`,
    });
    expect((await account.instance('orders')).DBInstanceArn).toBe(instanceArn('orders'));
    expect((await account.deployment(id)).Status).toBe('SWITCHOVER_COMPLETED');
  });
});

describe('the status of a record', () => {
  test('may fall back for a moment when it has become AVAILABLE', async () => {
    // given
    await using account = await openOrders({ instance: { course: { flicker: { after: '20s', lasts: '10s' } } } });
    const { BlueGreenDeploymentIdentifier: id = '' } = await account.create();
    const statuses: string[] = [];

    // when
    for (let seconds = 0; seconds < HOUR; seconds += 10) {
      await account.pass(10);
      const { Status = '' } = await account.deployment(id);
      if (statuses.at(-1) !== Status) statuses.push(Status);
    }

    // then
    expect(statuses).toEqual(['PROVISIONING', 'AVAILABLE', 'PROVISIONING', 'AVAILABLE']);
  });
});
