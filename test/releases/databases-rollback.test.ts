import { describe, expect, test } from '@jest/globals';
import { nth, ofFile } from './chapter.ts';
import { openDays } from './days.ts';
import { blueVersion, greenVersion, madeQuickly } from './orders.ts';
import { ordersAccount } from './orders-account.ts';
import { byHand, lost, release, rollback, run, stageOnly, story, writesTo } from './orders-days.ts';
import { openStage } from './stage.ts';
import { stepHere } from './told-here.ts';

const minute = 60_000;

describe('A rollback', () => {
  test('after the switchover is refused, with what stands and what each way out loses', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, release);
    // when
    const { verdict } = await byHand(days, 43, rollback);
    // then
    expect(verdict).toMatchObject({
      name: 'refused',
      because: expect.stringContaining('what was written since is on green alone'),
      next: expect.stringMatching(/^(?=.*-old1)(?=.*loses nothing)(?=.*loses what was written since)/s),
    });
    expect(writesTo(days)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });

  test('of a green that is protected from deletion says how to lift that, and deletes nothing', async () => {
    // given
    await using days = await openDays(story({}, { instance: { course: madeQuickly, deletionProtection: true } }));
    await run(days, 42, stageOnly);
    // when
    const { verdict, log } = await byHand(days, 43, rollback);
    // then
    const { named, others } = await ordersAccount(days.aws);
    expect(verdict.name).not.toBe('restored');
    expect(verdict.because).toContain('deletion protection');
    expect(log).toContain('--no-deletion-protection');
    expect(named).toMatchObject({ version: blueVersion, access: 'read-write' });
    expect(others).toMatchObject([{ version: greenVersion }]);
  });

  test('does not delete green where blue is gone: it is the last copy', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, stageOnly);
    await days.aws.perform({
      call: 'rds:DeleteDBInstance',
      input: { DBInstanceIdentifier: 'orders', SkipFinalSnapshot: true },
    });
    await days.pass(10 * minute);
    // when
    const { verdict } = await byHand(days, 43, rollback);
    // then
    expect(verdict.name).not.toBe('restored');
    expect((await ordersAccount(days.aws)).others).toMatchObject([{ version: greenVersion }]);
    expect(writesTo(days).deleted).toBe(0);
  });

  test.each(['throttle', 'server-error', 'lost-before', 'lost-after', 'silent-after'] as const)(
    'removes green all the same where the answer to its word is a %s',
    async kind => {
      // given
      const faults = [{ operation: 'rds:DeleteBlueGreenDeployment', calls: { nth: 1 }, fault: { kind } } as const];
      await using days = await openDays(story({}, { world: { faults } }));
      await run(days, 42, stageOnly);
      // when
      const { verdict } = await byHand(days, 43, rollback);
      // then
      expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue', green: 0 } });
      expect(await ordersAccount(days.aws)).toMatchObject({ named: { version: blueVersion }, others: [] });
    },
  );

  test('while green is still being made removes it', async () => {
    // given
    const asked = story(release);
    await using stage = await openStage(asked, { kind: 'stepped' });
    await lost(stage, asked, 6 * minute);
    // when
    const back = await stepHere(stage, story(), {
      github: { ...nth(43), ...ofFile('roll-back.yml', 43) },
      inputs: rollback,
    });
    // then
    expect(back.verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect((await ordersAccount(stage.aws)).others).toEqual([]);
  });

  test('that has removed green has nothing to do when its job is re-run', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, stageOnly);
    await byHand(days, 43, rollback);
    // when
    const github = { ...nth(43, 2), ...ofFile('roll-back.yml', 43), eventName: 'workflow_dispatch' };
    const again = await days.run({ github, inputs: rollback });
    // then
    expect(again.verdict.name).toBe('nothing-to-do');
    expect((await ordersAccount(days.aws)).named).toMatchObject({ version: blueVersion, access: 'read-write' });
    expect(writesTo(days).deleted).toBe(1);
  });
});

describe('The record of a switchover that has just been deleted', () => {
  test('stands in nobody’s way, and nobody is sent to old blue', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, release);
    await byHand(days, 43, { operation: 'delete-record', 'record-deletion': 'approved' });
    // when
    const status = await byHand(days, 44, { operation: 'status' });
    const stage = await run(days, 45, { ...stageOnly, 'engine-version': '8.4.5' });
    // then
    expect(status.verdict.name).toBe('reported');
    expect(stage.verdict).toMatchObject({ name: 'staged', serving: { who: 'blue' } });
  });
});
