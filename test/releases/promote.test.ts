import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { releaseHere, type Released } from './bad-days/release-here.ts';
import { type Days, nth, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { blueImage, files, greenImage, healthy, inputs, provenBeforeTraffic, shop, waitsForAWord } from './shop.ts';

const minute = 60_000;
const newest = 'registry.example.com/shop/api:2.5.0';

function story(more: Readonly<Record<string, string>> = {}): Scenario {
  const world = shop({ group: waitsForAWord });
  return {
    name: 'promote',
    tells: 'What was staged goes on, or not.',
    files,
    inputs: { ...inputs, gates: provenBeforeTraffic.gates, bake: '1m', ...more },
    world: { ...world, versions: { ...world.versions, [newest]: healthy } },
  };
}

const stage = (days: Days, run = 1, image = greenImage) =>
  days.run({ github: nth(run), inputs: { operation: 'stage', image } });

const promote = (days: Days, staged: Released, more: Readonly<Record<string, string>> = {}) =>
  days.run({
    github: nth(9),
    inputs: { operation: 'promote', 'release-id': staged.outputs.get('change-id') ?? '', ...more },
  });

const stopByHand = ({ aws }: Days) =>
  aws.perform({ stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback: true } });

const servingImage = async ({ aws }: Days) => (await account(aws.endpoint)).servingImage;

describe('`promote`', () => {
  test('refuses what somebody has stopped since it was staged', async () => {
    // given
    await using days = await openDays(story());
    const staged = await stage(days);
    await stopByHand(days);
    await days.pass(2 * minute);
    // when
    const promoted = await promote(days, staged);
    // then
    expect(promoted.verdict).toMatchObject({ name: 'refused', serving: { who: 'blue' } });
    expect(promoted.verdict.because).toContain(`Nothing is staged as ${staged.outputs.get('change-id')}`);
    expect(await servingImage(days)).toBe(blueImage);
  });

  test('refuses when another change than the one that was handed over is staged, and leaves that one alone', async () => {
    // given
    await using days = await openDays(story());
    const first = await stage(days, 1);
    await stopByHand(days);
    await days.pass(2 * minute);
    const second = await stage(days, 2, newest);
    // when
    const promoted = await promote(days, first);
    // then
    expect(second.verdict.name).toBe('staged');
    expect(promoted.verdict.name).toBe('refused');
    expect(promoted.verdict.because).toMatch(/Nothing is staged as gl-1658821001-\S+: d-\S+ holds the target/);
    expect(await servingImage(days)).toBe(blueImage);
  });

  test('refuses a later attempt to which nothing was handed over: its approval was for something else', async () => {
    // given
    await using days = await openDays(story());
    await stage(days);
    // when
    const promoted = await days.run({ github: nth(1, 2), inputs: { operation: 'promote' } });
    // then
    expect(promoted.verdict.name).toBe('refused');
    expect(promoted.verdict.because).toContain('was not staged by this attempt');
    expect(promoted.verdict.next).toContain('change-id');
  });

  test('goes on in the same run without a hand-over', async () => {
    // given
    await using days = await openDays(story({ strategy: 'blue-green' }));
    await stage(days);
    // when
    const promoted = await days.run({ github: nth(1), inputs: { operation: 'promote' } });
    // then
    expect(promoted.verdict.name).toBe('released');
    expect(await servingImage(days)).toBe(greenImage);
  });

  test('refuses other steps than those that were staged, with what cannot be done', async () => {
    // given
    await using days = await openDays(story({ strategy: 'canary', steps: '10% 5m' }));
    const staged = await stage(days);
    // when
    const promoted = await promote(days, staged, { strategy: 'blue-green', steps: '' });
    // then
    expect(promoted.verdict.name).toBe('refused');
    expect(promoted.verdict.because).toContain('CodeDeploy can neither change nor skip them');
  });

  test('adopts what was promoted already and moves its traffic, and follows it to its end', async () => {
    // given
    const scenario = story({ strategy: 'canary', steps: '10% 5m', 'on-cancel': 'leave' });
    await using days = await openDays(scenario);
    const staged = await stage(days);
    const cancel = new AbortController();
    days.aws.timeline.at(days.aws.timeline.now() + 2 * minute, () => cancel.abort('SIGINT'));
    const handed = { operation: 'promote', 'release-id': staged.outputs.get('change-id') ?? '' };
    const first = await releaseHere(days.aws, { ...scenario, inputs: { ...scenario.inputs, ...handed } }, days.gitHub, {
      cancelled: cancel.signal,
    });
    // when
    const second = await promote(days, staged);
    // then
    expect(first.verdict).toMatchObject({ name: 'cancelled', serving: { who: 'split' } });
    expect(second.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect((await account(days.aws.endpoint)).released).toHaveLength(1);
  });

  test('has nothing to do when it serves already', async () => {
    // given
    await using days = await openDays(story({ strategy: 'blue-green' }));
    const staged = await stage(days);
    await promote(days, staged);
    await days.pass(15 * minute);
    // when
    const again = await promote(days, staged);
    // then
    expect(again.verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(again.verdict.because).toContain(`as ${staged.outputs.get('change-id')} released it`);
  });
});
