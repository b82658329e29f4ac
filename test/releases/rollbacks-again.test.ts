import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { jobHere } from './job-here.ts';
import { imageOf, ledgerOf, lost, playing, release, releasedBy, rollback, shopOfReleases } from './several-releases.ts';
import { blueImage } from './shop.ts';
import { openStage } from './stage.ts';
import { stepHere } from './told-here.ts';

/** A re-run asks for what its first attempt asked for, however far that came: nobody is taken back twice for one word. */
const second = 1_000;
const minute = 60 * second;
const stepped = { kind: 'stepped' } as const;
const story = shopOfReleases();

describe('The re-run of a rollback', () => {
  test('that ended well by a deployment of its own goes back no further', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    const first = await stepHere(stage, story, rollback(1));
    await stage.pass(15 * minute);
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect([first.verdict.name, again.verdict.name]).toEqual(['restored', 'nothing-to-do']);
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(4);
  });

  test('that ended well by sending a release back goes back no further', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1]);
    await stepHere(stage, story, release(2));
    const first = await stepHere(stage, story, rollback(1));
    await stage.pass(2 * minute);
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect([first.verdict.name, again.verdict.name]).toEqual(['restored', 'nothing-to-do']);
    expect(stage.servingImage()).toBe(imageOf[1]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(2);
  });

  test('whose deployment a lost runner has left in flight goes on with it', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    await lost(stage, story, rollback(1), 40 * second);
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(again.verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(4);
  });

  test('whose runner was lost while AWS brought it to its end has nothing to do, and leaves the history as it was', async () => {
    // given
    await using stage = await openStage(story, stepped);
    const [, good] = await releasedBy(stage, story, [1, 2, 3]);
    await lost(stage, story, rollback(1), 40 * second);
    await stage.pass(30 * minute);
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(again.verdict.name).toBe('nothing-to-do');
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect(ledgerOf(stage).get(good?.outputs.get('change-id') ?? '')).toMatchObject({ state: 'success' });
  });

  test('goes on with a deployment of which its runner was lost before it could tell the ledger', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    await lost(stage, story, rollback(1), { call: 'CreateDeployment' });
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(again.verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(4);
  });

  test('has nothing to do when AWS has brought that deployment to its end', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    await lost(stage, story, rollback(1), { call: 'CreateDeployment' });
    await stage.pass(30 * minute);
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(again.verdict.name).toBe('nothing-to-do');
    expect(stage.servingImage()).toBe(imageOf[2]);
  });

  test.each([
    ['while AWS goes back', 3 * second],
    ['when AWS has gone back', 10 * minute],
  ])('whose runner was lost after it had sent a release back brings that back to nobody: %s', async (_when, ms) => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1]);
    await stepHere(stage, story, release(2));
    await lost(stage, story, rollback(1), { call: 'StopDeployment' });
    await stage.pass(ms);
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(again.verdict.name).toMatch(/^(restored|nothing-to-do)$/);
    expect(stage.servingImage()).toBe(imageOf[1]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(2);
  });

  test('that was refused, as nobody could read the ledger, goes back once', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    const heal = stage.gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'server-error' } });
    const first = await stepHere(stage, story, rollback(1));
    heal();
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect([first.verdict.name, again.verdict.name]).toEqual(['refused', 'restored']);
    expect(stage.servingImage()).toBe(imageOf[2]);
  });

  test('that was cancelled, so that AWS took it back, goes where it was to go', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    const first = await jobHere(stage, playing(story, rollback(1)), { is: 'cancel', at: 40 * second });
    await stage.pass(10 * minute);
    const between = stage.servingImage();
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(first.post).toMatchObject({ name: 'cancelled' });
    expect(between).toBe(imageOf[3]);
    expect(again.verdict.name).toBe('restored');
    expect(stage.servingImage()).toBe(imageOf[2]);
  });

  test('that was cancelled before GitHub had told what was good is told as cancelled, and goes there when it is re-run', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    const silent = { operation: 'repos/list-deployments', calls: 'every', fault: { kind: 'silent-before' } } as const;
    const heal = stage.gitHub.inject(silent);
    const first = await jobHere(stage, playing(story, rollback(1)), { is: 'cancel', at: 3 * second });
    heal();
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(first.main).toMatchObject({ name: 'cancelled', next: expect.stringMatching(/^To go on, re-run the job\./) });
    expect(again.verdict.name).toBe('restored');
    expect(stage.servingImage()).toBe(imageOf[2]);
  });

  test('of the first release ever, lost after it had asked for the way back, finds that it is there', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await stepHere(stage, story, release(1));
    await lost(stage, story, rollback(1), { call: 'StopDeployment' });
    await stage.pass(10 * minute);
    const between = stage.servingImage();
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(between).toBe(blueImage);
    expect(again.verdict.name).toBe('nothing-to-do');
    expect(stage.servingImage()).toBe(blueImage);
  });

  test('does not go back from what has been released since', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2]);
    const first = await stepHere(stage, story, rollback(1));
    await stage.pass(15 * minute);
    await releasedBy(stage, story, [3]);
    // when
    const again = await stepHere(stage, story, rollback(1, 2));
    // then
    expect(first.verdict.name).toBe('restored');
    expect(again.verdict).toMatchObject({
      name: 'refused',
      because: expect.stringContaining('newer than the way back'),
    });
    expect(stage.servingImage()).toBe(imageOf[3]);
  });
});
