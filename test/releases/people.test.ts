import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { type Days, nth, ofFile, openDays, type Run } from './days.ts';
import type { Scenario } from './scenario.ts';
import {
  blueImage,
  files,
  greenImage,
  healthy,
  inputs,
  provenBeforeTraffic,
  shop,
  type ShopChanges,
  threeTimesSlower,
  waitsForAWord,
} from './shop.ts';

const minute = 60_000;
const newest = 'registry.example.com/shop/api:2.5.0';

function story(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  const world = shop(changes);
  return {
    name: 'people',
    tells: 'Several runs.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m', ...more },
    world: { ...world, versions: { ...world.versions, [newest]: healthy } },
  };
}

/** Image 2.4.1 as run 1 and 2.5.0 as run 2, both well. */
async function twoReleases(days: Days): Promise<void> {
  await days.run({ github: nth(1) });
  await days.pass(15 * minute);
  await days.run({ github: nth(2), inputs: { image: newest } });
}

/** By hand, and counted in a file of its own. */
const rollback = (number: number): Run => ({
  github: { ...nth(2 + number), ...ofFile('roll-back.yml', number), eventName: 'workflow_dispatch' },
  inputs: { operation: 'rollback' },
});

describe('What one job stages, another promotes', () => {
  const staged = story({ group: waitsForAWord }, { gates: provenBeforeTraffic.gates });

  test('once a person has agreed: nobody meets green before, and everybody does after', async () => {
    // given
    await using days = await openDays(staged);
    // when
    const stage = await days.run({ inputs: { operation: 'stage' } });
    await days.pass(5 * minute);
    const before = await account(days.aws.endpoint);
    const promoted = await days.run({
      inputs: { operation: 'promote', 'release-id': stage.outputs.get('change-id') ?? '' },
    });
    // then
    expect(stage.verdict).toMatchObject({ name: 'staged', serving: { who: 'blue' } });
    expect(before.servingImage).toBe(blueImage);
    expect(promoted.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect((await account(days.aws.endpoint)).released).toHaveLength(1);
    expect((await account(days.aws.endpoint)).servingImage).toBe(greenImage);
  });

  test('also in another run, as a repository without reviewers does it', async () => {
    // given
    await using days = await openDays(staged);
    const stage = await days.run({ github: nth(1), inputs: { operation: 'stage' } });
    // when
    const promoted = await days.run({
      github: { ...nth(2), ...ofFile('promote.yml', 1), eventName: 'workflow_dispatch' },
      inputs: { operation: 'promote', 'release-id': stage.outputs.get('change-id') ?? '' },
    });
    // then
    expect(promoted.verdict.name).toBe('released');
    expect(promoted.outputs.get('change-id')).toBe(stage.outputs.get('change-id'));
    expect(days.gitHub.deployments()).toHaveLength(1);
    expect(days.gitHub.deployments()[0]?.statuses.at(-1)?.state).toBe('success');
  });

  test('but not after the wait has ended', async () => {
    // given
    await using days = await openDays(staged);
    const stage = await days.run({ inputs: { operation: 'stage' } });
    await days.pass(45 * minute);
    // when
    const promoted = await days.run({
      inputs: { operation: 'promote', 'release-id': stage.outputs.get('change-id') ?? '' },
    });
    // then
    expect(promoted.verdict).toMatchObject({ name: 'refused', serving: { who: 'blue' } });
    expect(promoted.verdict.because).toContain('Nothing is staged');
  });
});

describe('A rollback', () => {
  test('while blue is warm sends the deployment back: seconds, and no new deployment', async () => {
    // given
    await using days = await openDays(story());
    await twoReleases(days);
    const before = days.aws.timeline.now();
    // when
    const back = await days.run(rollback(1));
    // then
    expect(back.verdict.name).toBe('restored');
    expect(back.endedAt - before).toBeLessThan(3 * minute);
    const found = await account(days.aws.endpoint);
    expect(found.servingImage).toBe(greenImage);
    expect(found.released).toHaveLength(2);
  });

  test('after blue has gone releases the former revision again, all at once', async () => {
    // given
    await using days = await openDays(story());
    await twoReleases(days);
    await days.pass(20 * minute);
    // when
    const back = await days.run(rollback(1));
    // then
    expect(back.verdict.name).toBe('restored');
    const found = await account(days.aws.endpoint);
    expect(found.servingImage).toBe(greenImage);
    expect(found.released.at(-1)?.deploymentConfigName).toBe('CodeDeployDefault.ECSAllAtOnce');
    expect(found.revisions).toBe(3);
  });

  test('is never undone by the next: what was gone back from is no known-good release', async () => {
    // given
    await using days = await openDays(story());
    await twoReleases(days);
    await days.pass(20 * minute);
    await days.run(rollback(1));
    await days.pass(20 * minute);
    // when
    const again = await days.run(rollback(2));
    // then
    expect(again.verdict.name).toBe('refused');
    expect((await account(days.aws.endpoint)).servingImage).toBe(greenImage);
  });
});

describe('A re-run', () => {
  test('of the run before the newest goes back to what that run released', async () => {
    // given
    await using days = await openDays(story());
    await twoReleases(days);
    await days.pass(20 * minute);
    // when
    const again = await days.run({ github: nth(1, 2) });
    // then
    expect(again.verdict.name).toBe('restored');
    expect((await account(days.aws.endpoint)).servingImage).toBe(greenImage);
  });

  test('of a job that is there to go back does so, and did nothing in the run itself', async () => {
    // given
    await using days = await openDays(story());
    await days.run({ github: nth(1) });
    await days.pass(15 * minute);
    await days.run({ github: nth(2), inputs: { image: newest } });
    const normal = await days.run({ github: nth(2), inputs: { image: newest, 'on-rerun': 'rollback' } });
    // when
    const back = await days.run({ github: nth(2, 2), inputs: { image: newest, 'on-rerun': 'rollback' } });
    // then
    expect(normal.verdict.name).toBe('nothing-to-do');
    expect(back.verdict.name).toBe('restored');
    expect((await account(days.aws.endpoint)).servingImage).toBe(greenImage);
  });
});

describe('A drill', () => {
  test('moves users to a copy of what serves, takes them back, and says how long that took', async () => {
    // given
    await using days = await openDays(story({}, { strategy: 'canary', steps: '10% 5m' }));
    // when
    const drill = await days.run({ inputs: { operation: 'drill', image: blueImage } });
    // then
    expect(drill.verdict).toMatchObject({ name: 'drilled', serving: { who: 'blue' } });
    expect(drill.verdict.because).toMatch(/with 10 % of traffic on green.*all traffic again \d+ s later/);
    expect((await account(days.aws.endpoint)).servingImage).toBe(blueImage);
  });

  test('of a version that is really bad is still a drill: its own gate is first', async () => {
    // given
    await using days = await openDays(story({ green: threeTimesSlower }, { strategy: 'canary', steps: '10% 5m' }));
    // when
    const drill = await days.run({ inputs: { operation: 'drill' } });
    // then
    expect(drill.verdict.name).toBe('drilled');
  });
});
