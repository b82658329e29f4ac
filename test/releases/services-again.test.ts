import { describe, expect, test } from '@jest/globals';
import { jobHere } from './job-here.ts';
import { askedOf, imageOf, playing, release, rollback, settingsIn, storyOf, type Way, ways } from './native-runs.ts';
import type { Scenario } from './scenario.ts';
import { healthy } from './shop.ts';
import { openStage, type Stage } from './stage.ts';
import { stepHere } from './told-here.ts';

const second = 1_000;
const minute = 60 * second;
const stepped = { kind: 'stepped' } as const;
const all = Object.keys(ways) as readonly Way[];

/** Long enough for AWS to have ended what is left of the deployment before. */
const later = 10 * minute;

async function released(stage: Stage, way: Way, runs: readonly number[]): Promise<void> {
  for (const run of runs) {
    const { verdict } = await stepHere(stage, storyOf(way), release(run));
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    await stage.pass(later);
  }
}

describe.each(all)('A re-run of the job of %s', way => {
  const story = storyOf(way);

  test('goes on with what a lost runner has left in flight, and begins nothing', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await jobHere(stage, playing(story, release(1)), { is: 'loss', at: 40 * second });
    // when
    const { verdict, outputs } = await stepHere(stage, story, release(1, 2));
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(outputs.get('change-id')).toMatch(/\.1$/);
    expect(askedOf(stage)).toEqual({ begun: 1, stopped: 0 });
    expect(stage.servingImage()).toBe(imageOf(1));
  });

  test('has nothing to do where its revision serves', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await released(stage, way, [1]);
    // when
    const { verdict } = await stepHere(stage, story, release(1, 2));
    // then
    expect(verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(askedOf(stage).begun).toBe(1);
  });

  test('goes back to its own revision where the next release is the one after it, and leaves the settings as they were', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await released(stage, way, [1, 2]);
    const before = await settingsIn(stage);
    // when
    const { verdict } = await stepHere(stage, story, release(1, 2));
    await stage.pass(minute);
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(imageOf(1));
    expect(await settingsIn(stage)).toEqual(before);
  });

  test('is refused where more than one release has come since, and names the way there', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await released(stage, way, [1, 2, 3]);
    // when
    const { verdict } = await stepHere(stage, story, release(1, 2));
    // then
    expect(verdict).toMatchObject({ name: 'refused', next: expect.stringContaining('`operation: rollback`') });
    expect(stage.servingImage()).toBe(imageOf(3));
    expect(askedOf(stage).begun).toBe(3);
  });

  test('is refused where a newer release serves and its own was never released', async () => {
    // given
    await using stage = await openStage(story, stepped);
    const lost = playing(story, release(1));
    await jobHere(stage, lost, { is: 'cancel', at: 30 * second });
    await stage.pass(later);
    await released(stage, way, [2]);
    // when
    const { verdict } = await stepHere(stage, story, release(1, 2));
    // then
    expect(verdict.name).toBe('refused');
    expect(stage.servingImage()).toBe(imageOf(2));
  });

  test('releases again where its first attempt was cancelled', async () => {
    // given
    await using stage = await openStage(story, stepped);
    const first = await jobHere(stage, playing(story, release(1)), { is: 'cancel', at: 40 * second });
    await stage.pass(later);
    // when
    const { verdict } = await stepHere(stage, story, release(1, 2));
    // then
    expect(first.post).toMatchObject({ name: 'cancelled', serving: { who: 'blue' } });
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
  });
});

describe.each(all)('A rollback of %s', way => {
  const story = storyOf(way);

  test.each([
    ['right after the release', 0],
    ['when AWS has ended blue', later],
  ])('%s brings back what served before, and once', async (_when, passes) => {
    // given
    await using stage = await openStage(story, stepped);
    await released(stage, way, [1]);
    await stepHere(stage, story, release(2));
    await stage.pass(passes);
    const first = await stepHere(stage, story, rollback());
    await stage.pass(later);
    // when
    const again = await stepHere(stage, story, rollback(2));
    // then
    expect([first.verdict.name, again.verdict.name]).toEqual(['restored', 'nothing-to-do']);
    expect(stage.servingImage()).toBe(imageOf(1));
  });

  test('whose runner was lost is gone on with, and reversed by nobody', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await released(stage, way, [1, 2]);
    const asked = playing(story, rollback());
    await jobHere(stage, asked, { is: 'loss', at: 30 * second });
    // when
    const again = await stepHere(stage, story, rollback(2));
    await stage.pass(minute);
    // then
    expect(again.verdict.name).toMatch(/^(restored|nothing-to-do)$/);
    expect(stage.servingImage()).toBe(imageOf(1));
    expect(askedOf(stage).begun).toBe(3);
  });

  test('that is in flight is waited for by a release, and not replaced by it', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await released(stage, way, [1, 2]);
    const asked = playing(story, rollback());
    await jobHere(stage, asked, { is: 'loss', at: 30 * second });
    // when
    const next = await stepHere(stage, story, release(3));
    await stage.pass(minute);
    // then
    // At its pause a way back waits for an hour, which is longer than a release waits for its turn.
    expect(next.verdict.name).toBe(way === 'a service that ECS shifts, with pauses' ? 'refused' : 'released');
    expect(askedOf(stage).stopped).toBe(0);
  });
});

describe.each(all)('A drill of %s', way => {
  test('sees green, has its own gate fail, and ends with blue', async () => {
    // given
    const story = storyOf(way);
    await using stage = await openStage(story, stepped);
    // when
    const { verdict } = await stepHere(stage, story, release(1, 1, { operation: 'drill' }));
    await stage.pass(minute);
    // then
    expect(verdict).toMatchObject({ name: 'drilled', serving: { who: 'blue' } });
    expect(stage.greenShare()).toBe(0);
  });
});

describe.each(all)('A step of %s that is cut short', way => {
  // A process that is cancelled here hears of it at its next look.
  const story = playing(storyOf(way), { inputs: { poll: '5s' } });
  const asked = playing(story, release(1));

  test.each([
    ['cancelled while green starts', 'cancel', 15 * second],
    ['cancelled with users on green', 'cancel', 100 * second],
    ['killed with users on green', 'crash', 100 * second],
  ] as const)('%s is taken back, and its post step says who serves', async (_when, is, at) => {
    // given
    await using stage = await openStage(story, stepped);
    // when
    const { main, post, later: took } = await jobHere(stage, asked, { is, at });
    await stage.pass(later);
    // then
    expect(typeof main === 'string' ? main : main.name).toBe(is === 'crash' ? 'killed' : 'cancelled');
    expect(post).toMatchObject({ name: 'cancelled' });
    expect(stage.greenShare()).toBe(0);
    expect(took).toBeLessThan(285 * second);
  });
});

describe('A pause that nobody answered', () => {
  const way: Way = 'a service that ECS shifts, with pauses';

  test('has sent the release back, and the next attempt says so and releases it', async () => {
    // given
    const story = storyOf(way);
    await using stage = await openStage(story, stepped);
    const asked = playing(story, release(1));
    await jobHere(stage, asked, { is: 'loss', at: 95 * second });
    await stage.pass(90 * minute);
    const between = stage.greenShare();
    // when
    const { verdict, summary } = await stepHere(stage, story, release(1, 2));
    // then
    expect(between).toBe(0);
    expect(summary).toMatch(/was taken back at .* ran out at .* without a word, and AWS went back by itself/);
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(askedOf(stage).begun).toBe(2);
  });

  test('a stage is promoted from within its time, and refused afterwards', async () => {
    // given
    const story = storyOf(way);
    await using stage = await openStage(story, stepped);
    const staged = await stepHere(stage, story, release(1, 1, { operation: 'stage' }));
    const shareWhenStaged = stage.greenShare();
    const promote = { operation: 'promote', 'release-id': staged.outputs.get('change-id') ?? '' };
    // when
    const promoted = await stepHere(stage, story, { ...release(1), inputs: promote });
    await stage.pass(later);
    const next = await stepHere(stage, story, release(2, 1, { operation: 'stage' }));
    await stage.pass(90 * minute);
    const tooLate = await stepHere(stage, story, {
      ...release(2),
      inputs: { operation: 'promote', 'release-id': next.outputs.get('change-id') ?? '' },
    });
    // then
    expect([staged, promoted, next, tooLate].map(({ verdict }) => verdict.name)).toEqual([
      'staged',
      'released',
      'staged',
      'refused',
    ]);
    expect(shareWhenStaged).toBe(0);
    expect(stage.servingImage()).toBe(imageOf(1));
  });
});

describe('Tasks that crashed while they were to replace others', () => {
  test('are not held against the next attempt, once their cause is mended', async () => {
    // given
    const crashes = { afterSeconds: 3, exitCode: 1, reason: 'a secret is missing' };
    const world = { versions: { [imageOf(1)]: { ...healthy, start: { crashes } } } };
    const story = storyOf('a service whose tasks ECS replaces');
    const scenario = { ...story, world: { ...story.world, versions: { ...story.world.versions, ...world.versions } } };
    await using stage = await openStage(scenario, stepped);
    const first = await stepHere(stage, scenario, release(1));
    await stage.aws.perform({ behave: { image: imageOf(1), change: { start: 'runs' } } });
    // when
    const { verdict } = await stepHere(stage, scenario, release(1, 2));
    // then
    expect(['failed', 'rolled-back']).toContain(first.verdict.name);
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
  });
});

describe('Two services that run one task definition', () => {
  test('are released by one run with one revision of it, and a re-run finds both of them done', async () => {
    // given
    const story = withAWorker(storyOf('a service whose tasks ECS replaces'));
    await using stage = await openStage(story, stepped);
    const both = async (attempt: number) => [
      await stepHere(stage, story, release(1, attempt)),
      await stepHere(stage, story, release(1, attempt, { service: 'worker' })),
    ];
    // when
    const first = await both(1);
    const again = await both(2);
    // then
    expect(first.map(({ verdict }) => verdict.name)).toEqual(['released', 'released']);
    expect(first.map(({ outputs }) => outputs.get('revision'))).toEqual(['api:2', 'api:2']);
    expect(again.map(({ verdict }) => verdict.name)).toEqual(['nothing-to-do', 'nothing-to-do']);
  });
});

/** The same image in a service that nobody calls. */
function withAWorker(story: Scenario): Scenario {
  const { ecs } = story.world;
  const [api] = ecs?.services ?? [];
  if (ecs === undefined || api === undefined) throw new Error('the shop has a service');
  const { loadBalancer: _nobodyCalls, ...worker } = { ...api, name: 'worker' };
  return { ...story, world: { ...story.world, ecs: { ...ecs, services: [api, worker] } } };
}
