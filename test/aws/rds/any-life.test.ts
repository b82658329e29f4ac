import { describe, expect, test } from '@jest/globals';
import {
  DeleteBlueGreenDeploymentCommand,
  DeleteDBInstanceCommand,
  PromoteReadReplicaCommand,
  RebootDBInstanceCommand,
  SwitchoverBlueGreenDeploymentCommand,
} from '@aws-sdk/client-rds';
import fc from 'fast-check';
import { openOrders, refusalOf, type DatabaseAccount } from './database-account.ts';

/** What may happen next, to whatever stands at that moment; AWS may refuse it. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 4000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('create' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('switch over' as const), timeout: fc.integer({ min: 30, max: 90 }) }),
  },
  fc.record({ does: fc.constant('delete' as const), target: fc.boolean() }),
  fc.record({ does: fc.constantFrom('promote' as const, 'delete green' as const, 'reboot' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What must never be seen, whoever did what. */
function contradictions(account: DatabaseAccount): readonly string[] {
  const databases = account.aws.databases();
  const names = databases.map(({ name }) => name);
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map(name => `two are called ${name}`),
    ...databases
      .filter(({ follows, access }) => follows !== undefined && access === 'read-write')
      .map(({ name }) => `${name} follows, and takes writes`),
    ...databases
      .filter(({ name, access }) => name === 'orders' && access === 'read-only')
      .map(() => 'production takes no writes'),
  ];
}

async function perform(account: DatabaseAccount, made: string[], next: Step): Promise<unknown> {
  const id = made.at(-1);
  const green = account.aws.databases().find(({ follows }) => follows !== undefined)?.name ?? 'nobody';
  switch (next.does) {
    case 'wait':
      return account.pass(next.seconds);
    case 'create': {
      const created = account.create({ BlueGreenDeploymentName: `release-${made.length}` });
      return created.then(
        ({ BlueGreenDeploymentIdentifier: own = '' }) => made.push(own),
        () => undefined,
      );
    }
    case 'switch over':
      return refusalOf(
        account.rds.send(
          new SwitchoverBlueGreenDeploymentCommand({
            BlueGreenDeploymentIdentifier: id,
            SwitchoverTimeout: next.timeout,
          }),
        ),
      );
    case 'delete':
      return refusalOf(
        account.rds.send(
          new DeleteBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id, DeleteTarget: next.target }),
        ),
      );
    case 'promote':
      return refusalOf(account.rds.send(new PromoteReadReplicaCommand({ DBInstanceIdentifier: green })));
    case 'delete green':
      return refusalOf(
        account.rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: green, SkipFinalSnapshot: true })),
      );
    case 'reboot':
      return refusalOf(account.rds.send(new RebootDBInstanceCommand({ DBInstanceIdentifier: 'orders-old1' })));
    default: {
      const never: never = next;
      return never;
    }
  }
}

describe('whatever people do to a database', () => {
  test('its name belongs to one at most, no replica takes writes, production does, and nothing is undone once names are swapped', async () => {
    const seen = { switchedOver: 0, undone: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20 }),
        fc.integer({ min: 0, max: 60 }),
        async (steps, renameSeconds) => {
          // given
          await using account = await openOrders({
            instance: {
              course: {
                tasks: { CREATING_READ_REPLICA_OF_SOURCE: { takes: '5m' } },
                switchover: { renameTakes: `${renameSeconds}s` },
              },
            },
          });
          const { BlueGreenDeploymentIdentifier: first = '' } = await account.create();
          const made = [first];
          await account.pass(900);

          // when
          for (const next of steps) {
            await perform(account, made, next);
            expect(contradictions(account)).toEqual([]);
          }
          await account.pass(4000);

          // then
          const serving = account.aws.databases().filter(({ name }) => name === 'orders');
          expect(serving).toMatchObject([{ access: 'read-write', status: 'available' }]);
          expect(account.aws.bugs()).toEqual([]);
          for (const told of await Promise.all(made.map(id => account.messages(id)))) {
            const renamed = told.findIndex(message => message?.includes(' completed. Renamed '));
            const canceled = told.lastIndexOf('Switchover canceled on blue/green deployment.');
            if (renamed >= 0) expect(canceled).toBeLessThan(renamed);
            if (renamed >= 0) seen.switchedOver += 1;
            if (canceled >= 0) seen.undone += 1;
          }
        },
      ),
      { numRuns: 30, seed: 8 },
    );
    // The lives that matter did occur.
    expect(Math.min(seen.switchedOver, seen.undone)).toBeGreaterThan(0);
  }, 60_000);
});
