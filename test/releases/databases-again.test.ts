import { describe, expect, test } from '@jest/globals';
import { openDays } from './days.ts';
import { jobHere } from './job-here.ts';
import { blueVersion, brokenVersion, madeQuickly } from './orders.ts';
import { ordersAccount } from './orders-account.ts';
import { byHand, changeOf, lost, promote, release, rollback, run, stageOnly, story, writesTo } from './orders-days.ts';
import { openStage } from './stage.ts';
import { stepHere } from './told-here.ts';

const minute = 60_000;

describe('A re-run of a job', () => {
  test('of a release that is served already has nothing to do', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, release);
    // when
    const again = await run(days, 42, release, 2);
    // then
    expect(again.verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(writesTo(days)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });

  test('of a stage whose green could not be made does not make a second one, and names the way to a new one', async () => {
    // given
    const fails = { takes: '4m', fails: 'the upgrade prechecks found 3 reserved words' };
    const course = { ...madeQuickly, tasks: { ...madeQuickly?.tasks, DB_ENGINE_VERSION_UPGRADE: fails } };
    await using days = await openDays(story({}, { instance: { course } }));
    const first = await run(days, 42, stageOnly);
    // when
    const again = await run(days, 42, stageOnly, 2);
    // then
    for (const { verdict } of [first, again])
      expect(verdict).toMatchObject({
        name: 'failed',
        serving: { who: 'blue' },
        because: expect.stringContaining('3 reserved words'),
        next: expect.stringContaining('`operation: rollback`'),
      });
    expect(writesTo(days)).toEqual({ made: 1, switched: 0, deleted: 0 });
  });

  test('of a stage that failed makes green anew once a rollback has removed what was left', async () => {
    // given
    const fails = { takes: '4m', fails: 'the upgrade prechecks found 3 reserved words' };
    const course = { ...madeQuickly, tasks: { ...madeQuickly?.tasks, DB_ENGINE_VERSION_UPGRADE: fails } };
    await using days = await openDays(story({}, { instance: { course } }));
    await run(days, 42, stageOnly);
    const back = await byHand(days, 43, rollback);
    // when
    const again = await run(days, 42, stageOnly, 2);
    // then
    expect(back.verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(again.verdict.because).toContain('3 reserved words');
    expect(changeOf(again)).toMatch(/\.2$/);
    expect(writesTo(days)).toEqual({ made: 2, switched: 0, deleted: 1 });
  });

  test('of a release that was cancelled while green was made goes on with that green', async () => {
    // given
    const asked = story(release);
    await using stage = await openStage(asked, { kind: 'stepped' });
    await jobHere(stage, asked, { is: 'cancel', at: 6 * minute });
    // when
    const again = await stepHere(stage, asked, { github: { runAttempt: '2' } });
    // then
    expect(again.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(writesTo(stage)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });

  test('of a promote whose runner was lost in the switchover asks for no other, and watches what nobody has watched', async () => {
    // given
    await using stage = await openStage(story(), { kind: 'stepped' });
    const staged = await stepHere(stage, story(), { inputs: stageOnly });
    const asked = story(promote(changeOf(staged)));
    await lost(stage, asked, 'the switchover is asked for');
    await stage.pass(2 * minute);
    // when
    const again = await stepHere(stage, asked, { github: { runAttempt: '2' } });
    // then
    expect(again.verdict).toMatchObject({ name: 'released', serving: { who: 'green', green: 100 } });
    expect(writesTo(stage)).toEqual({ made: 1, switched: 1, deleted: 0 });
    expect((await ordersAccount(stage.aws)).shop.writes.lost).toBe(0);
  });

  test.each<[string, (changeId: string) => Readonly<Record<string, string>>]>([
    ['promote', promote],
    ['release', () => release],
  ])('of a %s whose runner was lost in the switchover to a bad version is not green', async (_, asks) => {
    // given
    const world = { green: brokenVersion };
    await using stage = await openStage(story({}, world), { kind: 'stepped' });
    const staged = await stepHere(stage, story({}, world), { inputs: stageOnly });
    const asked = story(asks(changeOf(staged)), world);
    await lost(stage, asked, 'the switchover is asked for');
    await stage.pass(6 * minute);
    // when
    const again = await stepHere(stage, asked, { github: { runAttempt: '2' } });
    // then
    expect(again.verdict).toMatchObject({ name: 'broken', because: expect.stringContaining('shop-failed-queries') });
  });

  test('that comes while RDS undoes a switchover asks for no second one, and says what RDS said', async () => {
    // given
    const world = { instance: { course: { ...madeQuickly, switchover: { guardrailsTake: '10m' } } } };
    const asked = story({ ...release, 'switchover-timeout': '3m' }, world);
    await using stage = await openStage(asked, { kind: 'stepped' });
    await lost(stage, asked, 'the switchover is asked for');
    await stage.pass(minute);
    // when
    const again = await stepHere(stage, asked, { github: { runAttempt: '2' } });
    // then
    expect(again.verdict).toMatchObject({
      name: 'failed',
      serving: { who: 'blue' },
      because: expect.stringContaining('timeout of 180 seconds'),
    });
    expect(writesTo(stage)).toEqual({ made: 1, switched: 1, deleted: 0 });
  });
});

describe('A promotion', () => {
  test('without the consent is refused before anything is asked of AWS', async () => {
    // given
    await using days = await openDays(story());
    const staged = await run(days, 42, stageOnly);
    const earlier = days.aws.calls().length;
    // when
    const { switchover: _, ...without } = promote(changeOf(staged));
    const { verdict } = await run(days, 42, without);
    // then
    expect(verdict).toMatchObject({ name: 'refused', because: expect.stringContaining('no way back') });
    expect(days.aws.calls()).toHaveLength(earlier);
  });

  test.each([
    ['an id that was never staged', 'gl-1658821042-00000000.1'],
    ['the id of another attempt', undefined],
  ])('of %s is refused, and nothing is switched over', async (_, handed) => {
    // given
    await using days = await openDays(story());
    const staged = await run(days, 42, stageOnly);
    // when
    const { verdict } = await run(days, 42, promote(handed ?? changeOf(staged).replace(/\.1$/, '.7')));
    // then
    expect(verdict.name).toBe('refused');
    expect(writesTo(days)).toEqual({ made: 1, switched: 0, deleted: 0 });
  });

  test('of a green that a rollback has removed is refused', async () => {
    // given
    await using days = await openDays(story());
    const staged = await run(days, 42, stageOnly);
    await byHand(days, 43, rollback);
    // when
    const { verdict } = await run(days, 42, promote(changeOf(staged)));
    // then
    expect(verdict).toMatchObject({ name: 'refused', next: expect.stringMatching(/stage|release/i) });
    expect(writesTo(days).switched).toBe(0);
  });
});

describe('A newer run', () => {
  test('takes the place of an older one where that is asked for: its green goes, and blue is never touched', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, stageOnly);
    // when
    const { verdict } = await run(days, 43, { ...release, 'engine-version': '8.4.5', 'when-busy': 'supersede' });
    // then
    const { named, others } = await ordersAccount(days.aws);
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(named?.version).toBe('mysql:8.4.5');
    expect(others).toMatchObject([{ name: 'orders-old1', version: blueVersion }]);
    expect(writesTo(days)).toEqual({ made: 2, switched: 1, deleted: 1 });
  });

  test('that refuses to wait leaves the green of an older one where it is', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, stageOnly);
    // when
    const { verdict } = await run(days, 43, { ...release, 'when-busy': 'refuse' });
    // then
    expect(verdict.name).toBe('refused');
    expect(writesTo(days)).toEqual({ made: 1, switched: 0, deleted: 0 });
  });

  test('after a switchover upgrades what serves now, and old blue gets a number of its own', async () => {
    // given
    await using days = await openDays(story());
    await run(days, 42, release);
    // when
    const { verdict } = await run(days, 43, { ...release, 'engine-version': '8.4.5' });
    // then
    const { named, others } = await ordersAccount(days.aws);
    expect(verdict.name).toBe('released');
    expect(named?.version).toBe('mysql:8.4.5');
    expect(others.map(({ name }) => name).toSorted()).toEqual(['orders-old1', 'orders-old2']);
  });
});
