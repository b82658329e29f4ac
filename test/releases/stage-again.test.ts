import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import type { Released } from './bad-days/release-here.ts';
import { type Days, nth, ofFile, openDays } from './days.ts';
import { jobHere } from './job-here.ts';
import type { Scenario } from './scenario.ts';
import { blueImage, files, greenImage, healthy, inputs, provenBeforeTraffic, shop, waitsForAWord } from './shop.ts';
import { openStage, type Stage } from './stage.ts';
import { stepHere } from './told-here.ts';

const second = 1_000;
const minute = 60 * second;
const newest = 'registry.example.com/shop/api:2.5.0';

function story(more: Readonly<Record<string, string>> = {}): Scenario {
  const world = shop({ group: waitsForAWord, world: { warmUp: '2m' } });
  return {
    name: 'stage again',
    tells: 'What was staged is staged, promoted and re-run once more.',
    files,
    inputs: { ...inputs, gates: provenBeforeTraffic.gates, strategy: 'blue-green', bake: '1m', poll: '15s', ...more },
    world: { ...world, versions: { ...world.versions, [newest]: healthy } },
  };
}

const stage = (days: Days, run: number, attempt = 1, more: Readonly<Record<string, string>> = {}) =>
  days.run({ github: nth(run, attempt), inputs: { operation: 'stage', ...more } });

/** By hand, in a file of its own, with what was staged elsewhere. */
const promote = (days: Days, id: string | undefined, attempt = 1) =>
  days.run({
    github: { ...nth(90, attempt), ...ofFile('promote.yml', 1), eventName: 'workflow_dispatch' },
    inputs: { operation: 'promote', 'release-id': id ?? '' },
  });

const changeIdOf = ({ outputs }: Released) => outputs.get('change-id') ?? '';

const newestState = ({ gitHub }: Days) => gitHub.deployments()[0]?.statuses.at(-1)?.state;

const servingImage = async ({ aws }: Days | Stage) => (await account(aws.endpoint)).servingImage;

describe('A re-run of `stage`', () => {
  test('after the promotion has nothing to do, and the release stays known as good', async () => {
    // given
    await using days = await openDays(story());
    await promote(days, changeIdOf(await stage(days, 1)));
    // when: AWS still keeps blue.
    const again = await stage(days, 1, 2);
    // then
    expect(again.verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(newestState(days)).toBe('success');
    expect(await servingImage(days)).toBe(greenImage);
  });

  test('gives users nothing: where a re-run of a release would go back, it is refused', async () => {
    // given
    await using days = await openDays(story());
    for (const [run, image] of [
      [1, greenImage],
      [2, newest],
    ] as const) {
      await promote(days, changeIdOf(await stage(days, run, 1, { image })));
      await days.pass(15 * minute);
    }
    // when
    const again = await stage(days, 1, 2);
    // then
    expect(again.verdict).toMatchObject({ name: 'refused', serving: { who: 'blue' } });
    expect(again.verdict.because).toContain('this step only stages');
    expect(await servingImage(days)).toBe(newest);
    expect((await account(days.aws.endpoint)).released).toHaveLength(2);
  });
});

describe('`do-not-restore` on the step that stages', () => {
  test('stands on the release, also where the step that promotes it says nothing of it', async () => {
    // given
    await using days = await openDays(story());
    const staged = await stage(days, 1, 1, { 'do-not-restore': 'true' });
    await promote(days, changeIdOf(staged));
    await days.pass(15 * minute);
    await days.run({ github: nth(2), inputs: { image: newest } });
    await days.pass(15 * minute);
    // when
    const back = await days.run({ github: nth(3), inputs: { operation: 'rollback' } });
    // then
    expect(back.verdict.name).toBe('refused');
    expect(back.verdict.because).toContain(`${changeIdOf(staged)} (api:2): marked \`do-not-restore\``);
    expect(await servingImage(days)).toBe(newest);
  });
});

describe('A promotion', () => {
  test('knows no case in the names of environments, as GitHub does not', async () => {
    // given: the job is in `production`.
    await using days = await openDays(story());
    const staged = await stage(days, 1, 1, { environment: 'Production' });
    // when
    const promoted = await promote(days, changeIdOf(staged));
    // then
    expect(staged.verdict.name).toBe('staged');
    expect(promoted.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(days.gitHub.deployments()).toHaveLength(1);
    expect(newestState(days)).toBe('success');
  });
});

describe('A re-run of `promote`', () => {
  test('by a release-id alone takes no approval over to what was staged since', async () => {
    // given
    await using days = await openDays(story());
    const first = await stage(days, 1);
    await days.pass(45 * minute);
    const release = first.outputs.get('release-id');
    const tooLate = await promote(days, release);
    const second = await stage(days, 1, 2, { image: newest });
    // when
    const again = await promote(days, release, 2);
    // then
    expect([tooLate, second, again].map(({ verdict }) => verdict.name)).toEqual(['refused', 'staged', 'refused']);
    expect(again.verdict.because).toContain(`${changeIdOf(second)} was not staged by this attempt`);
    expect(await servingImage(days)).toBe(blueImage);
  });

  /** A promotion at 10 % whose runner is lost, and GitHub that says nothing any more. */
  async function lostAt10(stage: Stage): Promise<Scenario> {
    const canary = story({ strategy: 'canary', steps: '10% 5m' });
    const staged = await stepHere(stage, canary, { inputs: { operation: 'stage' } });
    const promotion = {
      ...canary,
      inputs: { ...canary.inputs, operation: 'promote', 'release-id': changeIdOf(staged) },
    };
    await jobHere(stage, promotion, { is: 'loss', at: 1.5 * minute });
    return { ...promotion, github: { runAttempt: '2' } };
  }

  const gitHubSaysNothing = ({ gitHub }: Stage) =>
    void gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });

  const stopsSince = ({ aws }: Stage, since: number) =>
    aws.calls().flatMap(({ operation, at }) => (operation === 'StopDeployment' ? [at - since] : []));

  test('watches the traffic that moves from its first look, while GitHub says nothing', async () => {
    // given
    await using stage = await openStage(story(), { kind: 'stepped' });
    const again = await lostAt10(stage);
    await stage.aws.perform({ behave: { image: greenImage, change: { requestErrors: 0.5 } } });
    await stage.pass(3.4 * minute);
    gitHubSaysNothing(stage);
    const since = stage.aws.timeline.now();
    // when
    const { verdict } = await stepHere(stage, again);
    // then
    const [stop = Infinity] = stopsSince(stage, since);
    expect(stop).toBeLessThan(10 * second);
    expect(verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(verdict.because).toContain('api-5xx');
  });

  test('can be cancelled while GitHub says nothing: what moves is taken back at once', async () => {
    // given
    await using stage = await openStage(story(), { kind: 'stepped' });
    const again = await lostAt10(stage);
    gitHubSaysNothing(stage);
    const since = stage.aws.timeline.now();
    // when
    const { main, post } = await jobHere(stage, again, { is: 'cancel', at: 10 * second });
    // then
    const [stop = Infinity] = stopsSince(stage, since);
    expect(stop).toBeLessThan(20 * second);
    expect(main).toMatchObject({ name: 'cancelled' });
    expect(post).toMatchObject({ name: 'cancelled', serving: { who: 'blue' } });
  });
});
