import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import type { Scenario } from './scenario.ts';
import { openStage, type Stage } from './stage.ts';
import { blueImage, files, healthy, inputs, shop, type ShopChanges, threeTimesSlower } from './shop.ts';

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
    await using stage = await openStage(story({ green: threeTimesSlower, world }), stepped);
    const first = await stage.attempt();
    // when
    const { outcome } = await stage.attempt({
      ...otherRun,
      inputs: { image: blueImage, strategy: 'blue-green', bake: '1m' },
    });
    // then
    expect(first.outcome.main.outputs).toMatchObject({ verdict: 'superseded', serving: 'split' });
    expect(outcome.main.outputs['verdict']).not.toBe('nothing-to-do');
  });
});

describe('Two steps of one job that ask for two things', () => {
  test('are two releases: the second does not take the first one’s deployment for its own', async () => {
    // given
    await using stage = await openStage(story({}, { strategy: 'blue-green', bake: '1m' }), stepped);
    await stage.attempt();
    // when
    const { outcome } = await stage.attempt({ inputs: { image: 'registry.example.com/shop/api:9.9.9' } });
    // then
    expect(outcome.main.outputs).toMatchObject({ verdict: 'refused' });
    expect(outcome.main.outputs['because']).toContain('is busy with deployment');
  });
});

describe('A re-run after green’s tasks had crashed', () => {
  test('is not taken back for the tasks of the attempt before, once their cause is mended', async () => {
    // given
    const crash = { afterSeconds: 3, exitCode: 1, reason: 'a secret is missing' };
    await using stage = await openStage(story({ green: { ...healthy, start: { crashes: crash } } }), stepped);
    const first = await stage.attempt();
    await stage.aws.perform({
      behave: { image: inputs.image, change: { start: 'runs', bootSeconds: 70 } },
    });
    // when
    const { outcome } = await stage.attempt({ github: { runAttempt: '2' } });
    // then
    expect(first.outcome.main.outputs).toMatchObject({ verdict: 'failed' });
    expect(outcome.main.outputs).toMatchObject({ verdict: 'released', serving: 'green' });
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
    await using stage = await openStage(story({ group: { autoRollback }, world }), stepped);
    // when
    const { outcome } = await stage.attempt();
    await stage.pass(60_000);
    // then
    expect(outcome.main.outputs).toMatchObject({ verdict: 'rolled-back', serving: 'blue' });
    expect(stage.greenShare()).toBe(0);
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
