import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import type { Scenario } from './scenario.ts';
import { openStage, type Stage } from './stage.ts';
import { blueImage, files, healthy, inputs, shop, type ShopChanges, threeTimesSlower } from './shop.ts';
import { stepHere, toldHere } from './told-here.ts';

/** What people do after a first attempt, and what it must not lead to. Each was once wrong. */
function story(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  return { name: 'once more', tells: 'A second attempt.', files, inputs: { ...inputs, ...more }, world: shop(changes) };
}

const stepped = { kind: 'stepped' } as const;
const group = { application: 'AppECS-shop-api', group: 'DgpECS-shop-api' };
const otherRun = { github: { runId: '2' } };

function at(stage: Stage, minutes: number, act: () => void): void {
  stage.aws.timeline.at(stage.beganAt + minutes * 60_000, act);
}

describe('After somebody stopped a bad release and left 10 % of the traffic on it', () => {
  test('releasing the good revision is not called nothing to do while users still meet the bad one', async () => {
    // given
    const world = { actors: [{ at: '3m', do: { stopDeployment: { ...group, autoRollback: false } } }] };
    const scenario = story({ green: threeTimesSlower, world });
    await using stage = await openStage(scenario, stepped);
    const first = await stepHere(stage, scenario);
    // when
    const { verdict } = await stepHere(stage, scenario, {
      ...otherRun,
      inputs: { image: blueImage, strategy: 'blue-green', bake: '1m' },
    });
    // then
    expect(first.verdict).toMatchObject({ name: 'superseded', serving: { who: 'split' } });
    expect(verdict.name).not.toBe('nothing-to-do');
  });
});

describe('Two steps of one job that ask for two things', () => {
  test('are two releases: the second does not take the first one’s deployment for its own', async () => {
    // given
    const scenario = story({}, { strategy: 'blue-green', bake: '1m' });
    await using stage = await openStage(scenario, stepped);
    await stepHere(stage, scenario);
    // when
    const { verdict } = await stepHere(stage, scenario, { inputs: { image: 'registry.example.com/shop/api:9.9.9' } });
    // then
    expect(verdict.name).toBe('refused');
    expect(verdict.because).toContain('is busy with deployment');
  });
});

describe('A re-run after green’s tasks had crashed', () => {
  test('is not taken back for the tasks of the attempt before, once their cause is mended', async () => {
    // given
    const crash = { afterSeconds: 3, exitCode: 1, reason: 'a secret is missing' };
    const scenario = story({ green: { ...healthy, start: { crashes: crash } } });
    await using stage = await openStage(scenario, stepped);
    const first = await stepHere(stage, scenario);
    await stage.aws.perform({
      behave: { image: inputs.image, change: { start: 'runs', bootSeconds: 70 } },
    });
    // when
    const { verdict } = await stepHere(stage, scenario, { github: { runAttempt: '2' } });
    // then
    expect(first.verdict.name).toBe('failed');
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
  });
});

describe('A re-run that goes on with what an earlier attempt began', () => {
  test('keeps the change-id of the attempt in which the change began', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    const first = await stage.attempt({ during: run => at(stage, 2, run.kill) });
    // when
    const { outcome } = await stage.attempt({ github: { runAttempt: '2' } });
    // then
    expect(outcome.main.outputs['change-id']).toBe(first.outcome.main.outputs['change-id']);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(1);
  });
});

describe('What a group is configured to roll back on', () => {
  test('is kept: a stop by somebody else takes the traffic back as the group says', async () => {
    // given
    const autoRollback = { events: ['DEPLOYMENT_STOP_ON_REQUEST' as const] };
    const world = { actors: [{ at: '3m', do: { stopDeployment: group } }] };
    // when
    const { verdict, greenShare } = await toldHere(story({ group: { autoRollback }, world }));
    // then
    expect(verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(greenShare).toBe(0);
  });
});

describe('A cancel', () => {
  test('ends with its verdict in time, however seldom the release looks', async () => {
    // given
    await using stage = await openStage(story({}, { poll: '30s' }), stepped);
    // when
    const { outcome } = await stage.attempt({ during: run => at(stage, 3, run.cancel) });
    // then
    expect(outcome.main.outputs).toMatchObject({ verdict: 'cancelled' });
    expect(outcome.main.exit).toEqual({ kind: 'code', code: 1 });
  });
});
