import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { type Job, jobHere } from './job-here.ts';
import type { Scenario } from './scenario.ts';
import {
  imageOf,
  ledgerOf,
  lost,
  playing,
  release,
  releasedBy,
  rollback,
  shopOfReleases,
  stoppedByHand,
  type Step,
} from './several-releases.ts';
import { blueImage } from './shop.ts';
import { openStage, type Stage } from './stage.ts';
import { stepHere } from './told-here.ts';

/** Going back from what has all users: by the ledger, and by what AWS still holds. */
const minute = 60_000;
const stepped = { kind: 'stepped' } as const;
const story = shopOfReleases();

describe('A rollback from the first release that Greenlight has made', () => {
  test('sends it back while what served before it is warm', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await stepHere(stage, story, release(1));
    // when
    const { verdict } = await stepHere(stage, story, rollback(1));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(blueImage);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(1);
  });

  test('releases what served before it, once that has gone, and tells the history what was left', async () => {
    // given
    await using stage = await openStage(story, stepped);
    const [bad] = await releasedBy(stage, story, [1]);
    // when
    const { verdict, outputs } = await stepHere(stage, story, rollback(1));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(blueImage);
    expect(ledgerOf(stage).get(bad?.outputs.get('change-id') ?? '')).toEqual({
      state: 'failure',
      words: `Gone back from, to api:1, by ${outputs.get('change-id')}`,
    });
  });
});

describe('A rollback while blue is warm', () => {
  test('takes a way back that the ledger does not know to be good, as its runner was lost', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await lost(stage, story, release(1), minute);
    await stage.pass(30 * minute);
    const bad = await stepHere(stage, story, release(2));
    // when
    const { verdict } = await stepHere(stage, story, rollback(1));
    // then
    expect(bad.verdict.name).toBe('released');
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
  });

  test('goes back to a revision that somebody has deregistered: its tasks run still', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1]);
    await stepHere(stage, story, release(2));
    await stage.aws.perform({ call: 'ecs:DeregisterTaskDefinition', input: { taskDefinition: 'api:2' } });
    // when
    const { verdict } = await stepHere(stage, story, rollback(1));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
  });

  test('tells the change that it left which run went back, and names that run in its own outputs', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1]);
    const bad = await stepHere(stage, story, release(2));
    // when
    const { outputs } = await stepHere(stage, story, rollback(1));
    // then
    const left = ledgerOf(stage).get(bad.outputs.get('change-id') ?? '');
    expect(left).toEqual({
      state: 'failure',
      words: `Gone back from, to api:2, by ${outputs.get('release-id')}.1`,
    });
  });

  test('can be a job of the very run and attempt that has released', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1]);
    await stepHere(stage, story, release(2));
    // when
    const { verdict } = await stepHere(stage, story, release(2, { operation: 'rollback' }));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
  });

  test('releases it anew where blue ends in the very moment in which it is asked back', async () => {
    // given: AWS says nothing to the first word, and ends blue before it is said again.
    const hasty = shopOfReleases({ group: { terminationWaitMinutes: 2 } });
    await using stage = await openStage(hasty, stepped);
    await stepHere(stage, hasty, release(1));
    const movedAt = stage.shares.find(({ green }) => green === 100)?.at ?? 0;
    await stage.pass(movedAt + 2 * minute - 2_000 - stage.aws.timeline.now());
    stage.aws.faults.inject({ operation: 'StopDeployment', calls: { nth: 1 }, fault: { kind: 'silent-before' } });
    // when
    const { verdict } = await stepHere(stage, hasty, rollback(1));
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(blueImage);
    const { released } = await account(stage.aws.endpoint);
    expect(released.map(({ status }) => status)).toEqual(['Succeeded', 'InProgress']);
  });
});

describe('A rollback over a history of which a part was told to nobody', () => {
  test('never leads to what somebody has sent back by hand, also once something newer was released', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1]);
    await stepHere(stage, story, release(2));
    await stage.aws.perform(stoppedByHand);
    await stage.pass(5 * minute);
    const between = stage.servingImage();
    await releasedBy(stage, story, [3]);
    // when
    const { verdict } = await stepHere(stage, story, rollback(1));
    // then
    expect(between).toBe(imageOf[1]);
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
  });
});

describe('A rollback whose process is killed', () => {
  /** As soon as AWS has taken this call of the rollback. */
  async function killed(stage: Stage, asked: Scenario, call: string): Promise<Job> {
    const { faults } = stage.aws;
    faults.inject({ operation: call, calls: { nth: 1 }, fault: { kind: 'hold-after' } });
    const accident = { is: 'crash', at: 'a held call', besides: () => faults.holds.releaseAll('go-on') } as const;
    return jobHere(stage, playing(asked, rollback(1)), accident);
  }

  test('while it sends a release back: its post step says that what was asked for is done', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1]);
    const bad = await stepHere(stage, story, release(2));
    // when
    const { post } = await killed(stage, story, 'StopDeployment');
    // then
    expect(post).toMatchObject({ name: 'restored', serving: { who: 'blue' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
    expect(ledgerOf(stage).get(bad.outputs.get('change-id') ?? '')).toMatchObject({
      state: 'failure',
      words: expect.stringMatching(/^Gone back from, to api:2, by gl-1658821011-/),
    });
  });

  test('while it lets go of what it has gone back from: the same', async () => {
    // given
    const lettingGo = shopOfReleases({ group: { terminationWaitMinutes: 60 } }, { retire: 'now' });
    await using stage = await openStage(lettingGo, stepped);
    await releasedBy(stage, lettingGo, [1, 2]);
    // when
    const { post } = await killed(stage, lettingGo, 'ContinueDeployment');
    // then
    expect(post).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
  });
});

describe('A rollback in the run and attempt that has released', () => {
  test('says, once blue has gone, that it takes another run or attempt: one of both would not be found by its id', async () => {
    // given
    await using stage = await openStage(story, stepped);
    await releasedBy(stage, story, [1, 2]);
    // when
    const { verdict } = await stepHere(stage, story, release(2, { operation: 'rollback' }));
    // then
    expect(verdict).toMatchObject({
      name: 'refused',
      because: expect.stringMatching(/this attempt of the run has made/),
    });
    expect((await account(stage.aws.endpoint)).released).toHaveLength(2);
  });
});

describe('A gate for steps that a way back does not have', () => {
  const gates = ['alarms:', '  - { alarm: api-5xx, when: during }', '  - { alarm: api-p99, when: bake }'].join('\n');
  const gated = shopOfReleases({}, { strategy: 'canary', steps: '10% 5m', gates });

  test.each<[string, Step]>([
    ['`operation: rollback`', rollback(1, 1, { gates })],
    ['the re-run of the run before', { ...release(1), github: { ...release(1).github, runAttempt: '2' } }],
    [
      'a job that goes back when it is re-run',
      {
        github: { ...release(2).github, runAttempt: '2' },
        inputs: { ...release(2).inputs, 'on-rerun': 'rollback' },
      },
    ],
  ])('refuses no way back: %s', async (_what, step) => {
    // given
    await using stage = await openStage(gated, stepped);
    await releasedBy(stage, gated, [1, 2]);
    // when
    const { verdict } = await stepHere(stage, gated, step);
    // then
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(stage.servingImage()).toBe(imageOf[1]);
  });
});
