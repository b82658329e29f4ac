import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import type { Released } from './bad-days/release-here.ts';
import {
  imageOf,
  ledgerOf,
  lost,
  releasedBy,
  release,
  rollback,
  shopOfReleases,
  stoppedByHand,
} from './several-releases.ts';
import { blueImage, colleaguesDeployment, provenBeforeTraffic, threeTimesSlower, waitsForAWord } from './shop.ts';
import { openStage } from './stage.ts';
import { stepHere } from './told-here.ts';

/** What is to be got rid of is in flight: it is sent back, by AWS alone where need be, and never waited for. */
const second = 1_000;
const minute = 60 * second;
const stepped = { kind: 'stepped' } as const;
const canary = shopOfReleases({}, { strategy: 'canary', steps: '10% 5m' });
const atTenPercent = 3 * minute;

const minutesSince = (began: number, { endedAt }: Released) => (endedAt - began) / minute;

describe('A rollback that meets a release of which a runner was lost with 10 % of users on green', () => {
  test('sends it back although it is the first of all, and the ledger has nothing to go back to', async () => {
    // given
    await using stage = await openStage(canary, stepped);
    await lost(stage, canary, release(1), atTenPercent);
    const before = stage.greenShare();
    // when
    const { verdict } = await stepHere(stage, canary, rollback(1));
    await stage.pass(10 * second);
    // then
    expect(before).toBe(10);
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.greenShare()).toBe(0);
  });

  test('gives users back to the blue beside it, also where that was put there by hand', async () => {
    // given
    await using stage = await openStage(canary, stepped);
    await releasedBy(stage, canary, [1]);
    await stage.aws.perform(colleaguesDeployment);
    await stage.pass(20 * minute);
    await lost(stage, canary, release(2), atTenPercent);
    const began = stage.aws.timeline.now();
    // when
    const back = await stepHere(stage, canary, rollback(1));
    await stage.pass(10 * second);
    // then
    expect(back.verdict.name).toBe('restored');
    expect(minutesSince(began, back)).toBeLessThan(2);
    expect(stage.servingImage()).toBe(blueImage);
    expect(stage.shares.filter(({ at, green }) => at > began && green > 10)).toEqual([]);
  });

  test('of an older release by its id: first sends it back, so that it never gets more users, and then releases that one', async () => {
    // given
    await using stage = await openStage(canary, stepped);
    const [oldest] = await releasedBy(stage, canary, [1, 2]);
    await lost(stage, canary, release(3), atTenPercent);
    const began = stage.aws.timeline.now();
    // when
    const back = await stepHere(stage, canary, rollback(1, 1, { to: oldest?.outputs.get('release-id') ?? '' }));
    // then
    expect(back.verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
    const [stop, begin] = ['StopDeployment', 'CreateDeployment'].map(name =>
      stage.aws.calls().findLast(({ operation }) => operation === name),
    );
    expect((stop?.at ?? Infinity) - began).toBeLessThan(30 * second);
    expect(begin?.at).toBeGreaterThan(stop?.at ?? Infinity);
    expect(minutesSince(began, back)).toBeLessThan(5);
  });

  test('sends it back by AWS alone while nobody can read the ledger', async () => {
    // given
    await using stage = await openStage(canary, stepped);
    await releasedBy(stage, canary, [1]);
    await lost(stage, canary, release(2), atTenPercent);
    stage.gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });
    const began = stage.aws.timeline.now();
    // when
    const { verdict } = await stepHere(stage, canary, rollback(1));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
    const stop = stage.aws.calls().findLast(({ operation }) => operation === 'StopDeployment');
    expect((stop?.at ?? Infinity) - began).toBeLessThan(30 * second);
  });

  test('sends it back in the attempt that began it, too: that takes no deployment and no id', async () => {
    // given
    await using stage = await openStage(canary, stepped);
    await releasedBy(stage, canary, [1]);
    await lost(stage, canary, release(2), atTenPercent);
    // when
    const { verdict } = await stepHere(stage, canary, release(2, { operation: 'rollback' }));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(2);
  });
});

describe('A rollback that comes while somebody goes back already', () => {
  test('waits for the way back of AWS, and goes no further than that leads', async () => {
    // given
    await using stage = await openStage(canary, stepped);
    const [, good] = await releasedBy(stage, canary, [1, 2]);
    await lost(stage, canary, release(3), atTenPercent);
    await stage.aws.perform(stoppedByHand);
    await stage.pass(3 * second);
    // when
    const { verdict } = await stepHere(stage, canary, rollback(1));
    // then
    expect(verdict.name).toMatch(/^(restored|nothing-to-do)$/);
    expect(verdict.because).toContain('api:3');
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect(ledgerOf(stage).get(good?.outputs.get('change-id') ?? '')).toMatchObject({ state: 'success' });
  });

  test('goes no further than the release that has just failed its own gate', async () => {
    // given
    const world = { versions: { ...canary.world.versions, [imageOf[3]]: threeTimesSlower } };
    const story = { ...canary, world: { ...canary.world, ...world } };
    await using stage = await openStage(story, stepped);
    const [, good] = await releasedBy(stage, story, [1, 2]);
    await lost(stage, story, release(3), { call: 'StopDeployment' });
    await stage.pass(4 * second);
    // when: its alarm still rings.
    const { verdict } = await stepHere(stage, story, rollback(1, 1, { 'on-alarm-already': 'warn' }));
    // then
    expect(verdict.name).toMatch(/^(restored|nothing-to-do)$/);
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect(ledgerOf(stage).get(good?.outputs.get('change-id') ?? '')).toMatchObject({ state: 'success' });
  });

  test('has nothing to do when another rollback has just asked for it while blue was warm', async () => {
    // given
    const story = shopOfReleases();
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2]);
    await stepHere(stage, story, release(3));
    // when
    const both = await Promise.all([
      stepHere(stage, story, rollback(1)),
      stage.pass(3 * second).then(() => stepHere(stage, story, rollback(2))),
    ]);
    // then
    expect(both.map(({ verdict }) => verdict.name)).toEqual(['restored', 'nothing-to-do']);
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(3);
  });

  test('waits for another rollback that came first, and has nothing to do then', async () => {
    // given
    const story = shopOfReleases();
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2, 3]);
    // when
    const both = await Promise.all([
      stepHere(stage, story, rollback(1)),
      stage.pass(40 * second).then(() => stepHere(stage, story, rollback(2))),
    ]);
    // then
    expect(both.map(({ verdict }) => verdict.name)).toEqual(['restored', 'nothing-to-do']);
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(4);
  });
});

describe('A rollback that meets a staged release', () => {
  const staging = shopOfReleases({ group: waitsForAWord }, { gates: provenBeforeTraffic.gates });
  const stage3 = release(3, { operation: 'stage' });

  test('drops it, and says who has served all along', async () => {
    // given
    await using stage = await openStage(staging, stepped);
    await releasedBy(stage, staging, [1, 2]);
    const staged = await stepHere(stage, staging, stage3);
    // when
    const { verdict } = await stepHere(stage, staging, rollback(1));
    // then
    expect(staged.verdict.name).toBe('staged');
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(verdict.because).toMatch(/api:3 .*(all along|serves all the time)|no users? .*api:4/);
    expect(stage.servingImage()).toBe(imageOf[2]);
    expect(ledgerOf(stage).get(staged.outputs.get('change-id') ?? '')).toMatchObject({ state: 'failure' });
  });

  test('drops it although it is the first of all', async () => {
    // given
    await using stage = await openStage(staging, stepped);
    await stepHere(stage, staging, release(1, { operation: 'stage' }));
    // when
    const { verdict } = await stepHere(stage, staging, rollback(1));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(blueImage);
    expect(await account(stage.aws.endpoint)).toMatchObject({ released: [{ status: 'Stopped' }] });
  });
});
