import { describe, expect, test } from '@jest/globals';
import { pushToMain } from '../runner/run-context.ts';
import { openDays } from './days.ts';
import { jobHere } from './job-here.ts';
import { greenVersion, madeQuickly } from './orders.ts';
import { ordersAccount } from './orders-account.ts';
import { accident, changeOf, lost, promote, release, run, stageOnly, story, writesTo } from './orders-days.ts';
import { onGitHub, openStage } from './stage.ts';
import { stepHere } from './told-here.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** By then green has the name. */
const settled = 13 * minute;

describe('A step that is cancelled', () => {
  test('while green is made ends at once: blue serves, and green stays until somebody decides', async () => {
    // given
    const asked = story(release);
    await using stage = await openStage(asked, { kind: 'stepped' });
    // when
    const { main, later } = await jobHere(stage, asked, { is: 'cancel', at: 6 * minute });
    // then
    expect(main).toMatchObject({
      name: 'cancelled',
      serving: { who: 'blue', green: 0 },
      next: expect.stringContaining('`operation: rollback`'),
    });
    expect(later).toBeLessThan(minute);
    expect(writesTo(stage)).toEqual({ made: 1, switched: 0, deleted: 0 });
    expect((await ordersAccount(stage.aws)).others).toHaveLength(1);
  });

  test('before RDS shows any green says all the same that it is being made, what it costs, and how it is removed', async () => {
    // given
    const asked = story(release);
    await using stage = await openStage(asked, { kind: 'stepped' });
    // when
    const { main } = await jobHere(stage, asked, { is: 'cancel', at: minute });
    // then
    expect(main).toMatchObject({
      name: 'cancelled',
      serving: { who: 'blue', green: 0 },
      next: expect.stringContaining('`operation: rollback`'),
    });
    expect(writesTo(stage)).toEqual({ made: 1, switched: 0, deleted: 0 });
  });

  test('while RDS switches over cannot stop it: it is said who serves when that is over', async () => {
    // given: a switchover of two minutes
    const course = { ...madeQuickly, switchover: { renameTakes: '2m' } };
    const asked = story(release, { instance: { course } });
    await using stage = await openStage(asked, { kind: 'stepped' });
    // when
    const { main, post } = await jobHere(stage, asked, accident(stage, 'cancel', 'the switchover is asked for'));
    await stage.pass(5 * minute);
    // then
    const last = post === 'silent' ? main : post;
    expect(writesTo(stage)).toEqual({ made: 1, switched: 1, deleted: 0 });
    expect((await ordersAccount(stage.aws)).named).toMatchObject({ version: greenVersion, access: 'read-write' });
    expect(last).toMatchObject({ name: 'cancelled', serving: { who: 'green' } });
  });

  test('after the switch leaves green where it serves: there is no way back to go', async () => {
    // given
    const asked = story({ ...release, bake: '20m' });
    await using stage = await openStage(asked, { kind: 'stepped' });
    // when
    const { main } = await jobHere(stage, asked, { is: 'cancel', at: settled + 5 * minute });
    // then
    expect(main).toMatchObject({ name: 'cancelled', serving: { who: 'green', green: 100 } });
    expect(writesTo(stage)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });
});

describe('A time limit', () => {
  const madeWithin = (copying: string) => ({
    instance: {
      course: { ...madeQuickly, tasks: { ...madeQuickly?.tasks, CREATING_READ_REPLICA_OF_SOURCE: { takes: copying } } },
    },
  });

  test('that leaves no time to watch a switchover keeps it from being begun', async () => {
    // given
    await using days = await openDays(story({}, madeWithin('25m')));
    // when
    const { verdict } = await run(days, 42, { ...release, bake: '10m', timeout: '40m' });
    // then
    expect(verdict).toMatchObject({
      name: 'failed',
      serving: { who: 'blue', green: 0 },
      next: expect.stringMatching(/promote it with `release-id: gl-/),
    });
    expect(writesTo(days)).toEqual({ made: 1, switched: 0, deleted: 0 });
  });

  test('of a stage that is to be left to AWS ends it as staged while green is made, to be promoted when it is there', async () => {
    // given
    await using days = await openDays(story({}, madeWithin('2h')));
    const left = { ...stageOnly, timeout: '45m', 'on-timeout': 'leave' };
    // when
    const staged = await run(days, 42, left);
    await days.pass(2 * hour);
    const promoted = await run(days, 42, promote(changeOf(staged)));
    // then
    expect(staged.verdict).toMatchObject({ name: 'staged', serving: { who: 'blue' } });
    expect(promoted.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(writesTo(days)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });
});

describe('An answer that is behind', () => {
  test.each([12, 20, 30])('does not make a deployment one that somebody has deleted: look %i finds none', async nth => {
    // given
    const behind = {
      operation: 'rds:DescribeBlueGreenDeployments',
      calls: { nth },
      fault: { kind: 'error', name: 'BlueGreenDeploymentNotFoundFault', message: 'BlueGreenDeployment not found' },
    } as const;
    await using days = await openDays(story({}, { world: { faults: [behind] } }));
    // when
    const { verdict } = await run(days, 42, release);
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(writesTo(days)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });
});

describe('Sight that is lost in the switchover', () => {
  test('is called so: what AWS calls it is not claimed where nothing can be read', async () => {
    // given
    await using days = await openDays(story());
    const { faults, timeline } = days.aws;
    const blind = timeline.every(1_000, () => {
      if (writesTo(days).switched === 0) return;
      faults.inject({ operation: '*', calls: 'every', fault: { kind: 'server-error' } });
      blind();
    });
    // when
    const { verdict } = await run(days, 42, release);
    // then
    expect(verdict).toMatchObject({
      name: 'unknown',
      serving: { who: 'unknown' },
      because: expect.stringContaining('AWS answered 500'),
    });
  });
});

describe('A runner that is lost', () => {
  test.each([
    ['while green is made', 3 * minute],
    ['while green is upgraded', 8 * minute],
    ['while it waits for green to settle', 10 * minute + 20 * second],
  ])('%s: the re-run goes on with the green that there is', async (_when, at) => {
    // given
    const asked = story(release);
    await using stage = await openStage(asked, { kind: 'stepped' });
    await lost(stage, asked, at);
    await stage.pass(20 * minute);
    // when
    const again = await stepHere(stage, asked, { github: { runAttempt: '2' } });
    // then
    expect(again.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(changeOf(again)).toMatch(/\.1$/);
    expect(writesTo(stage)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });

  test('as soon as RDS was asked for the switchover: the re-run finds green serving, and asks for nothing', async () => {
    // given
    const asked = story(release);
    await using stage = await openStage(asked, { kind: 'stepped' });
    await lost(stage, asked, 'the switchover is asked for');
    await stage.pass(second);
    // when
    const again = await stepHere(stage, asked, { github: { runAttempt: '2' } });
    // then
    expect(again.verdict.serving).toMatchObject({ who: 'green', green: 100 });
    expect(['released', 'nothing-to-do']).toContain(again.verdict.name);
    expect(writesTo(stage)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });
});

describe('A lag that nobody may read', () => {
  test('is not waited for: what is denied is denied, and the role is told what it lacks', async () => {
    // given
    const faults = [{ operation: 'cloudwatch:GetMetricData', calls: 'every', fault: { kind: 'denied' } } as const];
    await using days = await openDays(story({}, { world: { faults } }));
    const began = days.aws.timeline.now();
    // when
    const { verdict, endedAt, log } = await run(days, 42, release);
    // then
    expect(verdict).toMatchObject({ name: 'failed', serving: { who: 'blue' } });
    expect(log).toContain('AWS denied cloudwatch:GetMetricData');
    expect(endedAt - began).toBeLessThan(settled + 30 * minute);
  });
});

describe('Credentials that live for an hour, in a release that takes longer', () => {
  const slowly = { ...madeQuickly, tasks: { ...madeQuickly?.tasks, CREATING_READ_REPLICA_OF_SOURCE: { takes: '2h' } } };

  test('are renewed where the step has a role to assume', async () => {
    // given
    const [token] = onGitHub.tokens ?? [];
    const permissions = { ...token?.permissions, 'id-token': 'write' } as const;
    const roles = [{ name: 'release-orders', subjects: ['repo:octo-org/shop:environment:production'] }];
    const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/release-orders' };
    const asked = story({ ...release, ...role }, { instance: { course: slowly }, world: { roles } });
    const gitHub = { tokens: [{ token: pushToMain.token, permissions }] };
    await using days = await openDays({ ...asked, gitHub });
    // when
    const { verdict } = await run(days, 42, {});
    // then
    const assumed = days.aws.calls().filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(assumed.length).toBeGreaterThanOrEqual(3);
    expect(writesTo(days)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });

  test('end it as unknown where nothing renews them: RDS goes on, and the re-run with fresh ones goes on with it', async () => {
    // given
    await using days = await openDays(story({}, { instance: { course: slowly } }));
    const { faults, timeline } = days.aws;
    let rule = '';
    timeline.at(timeline.now() + hour, () => {
      rule = faults.inject({ operation: '*', calls: 'every', fault: { kind: 'expired' } });
    });
    const first = await run(days, 42, release);
    faults.remove(rule);
    await days.pass(hour);
    // when
    const again = await run(days, 42, release, 2);
    // then
    expect(first.verdict).toMatchObject({ name: 'unknown', code: 'credentials' });
    expect(first.verdict.next).toMatch(/^(?=.*fresh ones)(?=.*AWS goes on making green)(?=.*`operation: rollback`)/s);
    expect(again.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(writesTo(days)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });
});
