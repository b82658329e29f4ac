import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { type Job, jobHere } from './job-here.ts';
import { nth } from './days.ts';
import type { Scenario } from './scenario.ts';
import { blueImage, files, greenImage, inputs, shop, type ShopChanges, waitsForAWord } from './shop.ts';
import { openStage, type Stage } from './stage.ts';
import { stepHere } from './told-here.ts';

const minute = 60_000;
const stepped = { kind: 'stepped' } as const;

function story(changes: ShopChanges = {}): Scenario {
  return {
    name: 'a lost drill',
    tells: 'The runner of a drill is lost.',
    files,
    inputs: { ...inputs, strategy: 'canary', steps: '10% 5m', bake: '1m', poll: '15s' },
    world: shop({ ...changes, world: { warmUp: '2m' } }),
    github: nth(1),
  };
}

/** The drill of image 2.4.1, and its machine is gone while 10 % of users are on it. */
function loseDrill(stage: Stage, scenario: Scenario, after = minute): Promise<Job> {
  const drill = { ...scenario, inputs: { ...scenario.inputs, operation: 'drill' } };
  return jobHere(stage, drill, { is: 'loss', at: after });
}

const found = async ({ aws }: Stage) => {
  const { released, servingImage } = await account(aws.endpoint);
  return { deployments: released.length, servingImage };
};

function silenceGitHub({ gitHub }: Stage): void {
  gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });
}

const outcomes = ({ gitHub }: Stage) =>
  gitHub.deployments().map(({ statuses }) => [statuses.at(-1)?.state, statuses.at(-1)?.description]);

describe('A drill whose runner is lost', () => {
  test('is gone on with by its re-run, which takes its users back', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    await loseDrill(stage, story());
    // when
    const { verdict } = await stepHere(stage, story(), { github: nth(1, 2), inputs: { operation: 'drill' } });
    // then
    expect(verdict).toMatchObject({ name: 'drilled', serving: { who: 'blue' } });
    expect(await found(stage)).toEqual({ deployments: 1, servingImage: blueImage });
  });

  test('is gone back from by its re-run after AWS has given it everybody, and the ledger says so', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    await loseDrill(stage, story());
    await stage.pass(30 * minute);
    const before = stage.servingImage();
    // when
    const { verdict, summary } = await stepHere(stage, story(), { github: nth(1, 2), inputs: { operation: 'drill' } });
    // then
    expect(before).toBe(greenImage);
    expect(verdict).toMatchObject({ name: 'restored', serving: { who: 'green' } });
    expect(summary).toContain('serves because a drill was lost before it went back');
    expect((await found(stage)).servingImage).toBe(blueImage);
    expect(outcomes(stage)).toEqual([
      ['success', expect.stringMatching(/^Restored/)],
      ['failure', expect.stringMatching(/^Gone back from, to api:1/)],
    ]);
  });

  test.each([
    ['while it has 10 % of them', 0],
    ['after AWS has given it everybody', 30 * minute],
  ])('gives its users back to `operation: rollback` of any run: %s', async (_when, later) => {
    // given
    await using stage = await openStage(story(), stepped);
    await loseDrill(stage, story());
    await stage.pass(later);
    // when
    const { verdict } = await stepHere(stage, story(), { github: nth(2), inputs: { operation: 'rollback' } });
    // then
    expect(verdict.name).toBe('restored');
    expect((await found(stage)).servingImage).toBe(blueImage);
  });

  test('is not called drilled by a re-run that cannot read the ledger, while its copy has everybody', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    await loseDrill(stage, story());
    await stage.pass(30 * minute);
    silenceGitHub(stage);
    // when
    const { verdict } = await stepHere(stage, story(), { github: nth(1, 2), inputs: { operation: 'drill' } });
    // then
    expect(verdict.name).not.toBe('drilled');
  });

  test('becomes no known-good release by a later attempt that finds its copy serving', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    await loseDrill(stage, story());
    // when
    const { verdict } = await stepHere(stage, story(), { github: nth(1, 2) });
    // then
    expect(verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect(outcomes(stage).map(([state]) => state)).not.toContain('success');
  });

  test('is not promoted', async () => {
    // given
    const waiting = story({ group: waitsForAWord });
    await using stage = await openStage(waiting, stepped);
    await loseDrill(stage, waiting, 45_000);
    // when
    const { verdict } = await stepHere(stage, waiting, { inputs: { operation: 'promote' } });
    // then
    expect(verdict).toMatchObject({ name: 'refused', serving: { who: 'blue' } });
    expect((await found(stage)).servingImage).toBe(blueImage);
  });
});
