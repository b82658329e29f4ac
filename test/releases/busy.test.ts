import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { jobHere } from './job-here.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { type Attempt, type AttemptOptions, openStage, type Stage } from './stage.ts';
import { blueImage, colleaguesDeployment, files, greenImage, healthy, inputs, shop, type ShopChanges } from './shop.ts';
import { stepHere } from './told-here.ts';

/** What happens when a release meets another one. CodeDeploy holds one deployment in each group. */
const nextImage = 'registry.example.com/shop/api:2.4.2';
const stepped = { kind: 'stepped' } as const;
const minute = 60_000;

/** Where a release is busy with nothing but the deployment itself: blue is kept for a minute. */
function story(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  const versions = { [blueImage]: healthy, [greenImage]: healthy, [nextImage]: healthy };
  return {
    name: 'a busy group',
    tells: 'Two who want the same.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '30s', ...more },
    world: shop({ group: { terminationWaitMinutes: 1 }, ...changes, world: { versions, ...changes.world } }),
  };
}

const colleagueFirst = { before: { acts: [colleaguesDeployment], ago: 10_000 } };

const run = (number: number, more: AttemptOptions = {}): AttemptOptions => ({
  ...more,
  github: { runId: String(number), runNumber: String(number), ...more.github },
});

/** The run whose runner is lost while its 10 % are on green, so that its deployment stands in the way. */
async function leftAtTenPercent(stage: Stage, { github = {} }: AttemptOptions): Promise<void> {
  const asked = story({}, { strategy: 'canary', steps: '10% 30m' });
  await jobHere(stage, { ...asked, github }, { is: 'loss', at: 2 * minute });
}

/** The second run begins so long after the first one, which goes on. */
async function oneAfterTheOther(stage: Stage, one: AttemptOptions, ms: number, other: AttemptOptions) {
  const later: Attempt[] = [];
  const earlier = await stage.attempt({
    ...one,
    during: async () => {
      const { timeline } = stage.aws;
      // Time stands still until the second process is there: the first may be asleep for longer than that takes.
      const runner = timeline.join('the second runner');
      await timeline.sleep(runner, timeline.now() + ms);
      later.push(await stage.attempt({ ...other, during: () => timeline.leave(runner) }));
    },
  });
  return [earlier, ...later] as [Attempt, Attempt];
}

function writes(stage: Stage): readonly string[] {
  return stage.aws
    .calls()
    .map(({ operation }) => operation)
    .filter(operation => !/^(Describe|Get|BatchGet|List)/.test(operation));
}

function callOf(stage: Stage, operation: string, nth = 1): number | undefined {
  return stage.aws.calls().filter(call => call.operation === operation)[nth - 1]?.at;
}

/** What the load balancer did at that moment of the world. */
function shareAt(stage: Stage, at: number): number | undefined {
  return stage.shares.findLast(change => change.at <= at)?.green;
}

describe('A release that meets a colleague’s deployment', () => {
  test('waits for its end, says so, and then releases over what it brought', async () => {
    // given
    const scenario = scenarioNamed('ecs-busy')!;
    await using stage = await openStage(scenario, stepped);
    // when
    const { verdict, outputs, log } = await stepHere(stage, scenario);
    // then
    const { released } = await account(stage.aws.endpoint);
    const [colleagues, ours] = released;
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(outputs.get('revision')).toBe('api:2');
    expect(released).toHaveLength(2);
    expect(Number(ours?.createTime)).toBeGreaterThanOrEqual(Number(colleagues?.completeTime));
    expect(callOf(stage, 'RegisterTaskDefinition')).toBeGreaterThanOrEqual(Number(colleagues?.completeTime));
    expect(log).toMatch(new RegExp(`waiting for deployment ${colleagues?.deploymentId} .*to end`));
  });

  test('is refused at once where it is not to wait, and writes nothing', async () => {
    // given
    const scenario = { ...story({}, { 'when-busy': 'refuse' }), ...colleagueFirst };
    await using stage = await openStage(scenario, stepped);
    // when
    const { verdict } = await stepHere(stage, scenario);
    // then
    expect(verdict.name).toBe('refused');
    expect(verdict.because).toMatch(/Deployment d-\w+ \(made by hand or by another tool\) is under way/);
    expect(writes(stage)).toEqual([]);
  });

  test('does not stop it where older releases are to be superseded: it is not one of them', async () => {
    // given
    const scenario = { ...story({}, { 'when-busy': 'supersede' }), ...colleagueFirst };
    await using stage = await openStage(scenario, stepped);
    // when
    const { verdict, log } = await stepHere(stage, scenario);
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect((await account(stage.aws.endpoint)).servingImage).toBe(greenImage);
    expect(writes(stage)).not.toContain('StopDeployment');
    expect(log).toContain('it is not one of Greenlight’s');
  });

  test('gives up when its time limit is over, having written nothing', async () => {
    // given
    const scenario = {
      ...story({ group: { terminationWaitMinutes: 60 } }, { timeout: '11m' }),
      ...colleagueFirst,
    };
    await using stage = await openStage(scenario, stepped);
    // when
    const { verdict } = await stepHere(stage, scenario);
    // then
    expect(verdict.name).toBe('refused');
    expect(verdict.because).toMatch(/This release has waited 5 min 30 s in vain for deployment d-\w+/);
    expect(writes(stage)).toEqual([]);
  });

  test('writes nothing when its job is cancelled while it waits, and ends in time', async () => {
    // given
    await using stage = await openStage({ ...story({ group: {} }), ...colleagueFirst }, stepped);
    const cancelledAt = stage.beganAt + 3 * minute;
    // when
    const { outcome } = await stage.attempt({ during: run => void stage.aws.timeline.at(cancelledAt, run.cancel) });
    // then
    expect(outcome.main.outputs).toMatchObject({ verdict: 'cancelled' });
    expect(outcome.main.exit).toEqual({ kind: 'code', code: 1 });
    expect(stage.aws.timeline.now() - cancelledAt).toBeLessThanOrEqual(7_500);
    expect(writes(stage)).toEqual([]);
  });
});

describe('Runs of one workflow', () => {
  test('go in the order of their numbers: the newer one stops the older and waits until its users are back on blue', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    await leftAtTenPercent(stage, run(41));
    // when
    const newer = run(42, { inputs: { image: nextImage, 'when-busy': 'supersede' } });
    const { verdict, outputs } = await stepHere(stage, story(), newer);
    // then
    const [stopped, began] = [callOf(stage, 'StopDeployment')!, callOf(stage, 'CreateDeployment', 2)!];
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect([outputs.get('revision'), outputs.get('previous-revision')]).toEqual(['api:3', 'api:1']);
    expect(shareAt(stage, stopped)).toBe(10);
    expect(shareAt(stage, began)).toBe(0);
    expect(stage.greenShare()).toBe(100);
  });

  test('tell the truth, also the one that is superseded', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    // when: the second run begins while the first one has 10 % on green.
    const [older, newer] = await oneAfterTheOther(
      stage,
      run(41, { inputs: { strategy: 'canary', steps: '10% 30m' } }),
      2 * minute,
      run(42, { inputs: { image: nextImage, 'when-busy': 'supersede' } }),
    );
    // then
    expect(newer.outcome.main.outputs).toMatchObject({ verdict: 'released', serving: 'green', revision: 'api:3' });
    expect(older.outcome.main.outputs).toMatchObject({ verdict: 'rolled-back', serving: 'blue', revision: 'api:2' });
    expect(older.outcome.main.outputs['because']).toContain('Somebody else stopped the deployment');
    expect(older.outcome.main.exit).toEqual({ kind: 'code', code: 1 });
  });

  test('do not replace what is newer: the older one gives way, having written nothing', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    await leftAtTenPercent(stage, run(42));
    const before = writes(stage);
    // when
    const older = run(41, { inputs: { image: nextImage, 'when-busy': 'supersede' } });
    const { verdict } = await stepHere(stage, story(), older);
    // then
    expect(verdict.name).toBe('superseded');
    expect(verdict.because).toMatch(/run 42 .*newer than this run, 41/);
    expect(writes(stage)).toEqual(before);
  });

  test.each([
    ['the older one is quicker, and both come through', { slower: 42, quicker: 41 }, ['released', 'released']],
    ['the newer one is quicker, and the older one gives way', { slower: 41, quicker: 42 }, ['superseded', 'released']],
  ])('that both wait leave the newest serving: %s', async (_how, { slower, quicker }, verdicts) => {
    // given: the colleague's deployment ends right after a look of the one that began first, so the other sees it sooner.
    await using stage = await openStage({ ...story(), ...colleagueFirst }, stepped);
    const of = (number: number) => run(number, { inputs: { image: number === 42 ? nextImage : greenImage } });
    // when
    const both = await oneAfterTheOther(stage, of(slower), 1_000, of(quicker));
    // then
    expect(both.map(({ outcome }) => outcome.main.outputs['verdict'])).toEqual(verdicts);
    expect((await account(stage.aws.endpoint)).servingImage).toBe(nextImage);
  });
});

describe('Runs of two workflows', () => {
  const ofAnother = { GITHUB_WORKFLOW_REF: 'octo-org/shop/.github/workflows/hotfix.yml@refs/heads/main' };

  test('are not superseded by each other: the other one’s deployment is waited for', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    // when
    const [first, second] = await oneAfterTheOther(
      stage,
      run(41, { env: ofAnother }),
      30_000,
      run(42, { inputs: { image: nextImage, 'when-busy': 'supersede' } }),
    );
    // then
    expect(first.outcome.main.outputs).toMatchObject({ verdict: 'released', revision: 'api:2' });
    expect(second.outcome.main.outputs).toMatchObject({ verdict: 'released', 'previous-revision': 'api:2' });
    expect(writes(stage)).not.toContain('StopDeployment');
  });

  test('that both wait both come through, one after the other', async () => {
    // given
    await using stage = await openStage({ ...story(), ...colleagueFirst }, stepped);
    // when
    const both = await oneAfterTheOther(
      stage,
      run(41, { env: ofAnother }),
      1_000,
      run(42, { inputs: { image: nextImage } }),
    );
    // then
    const { released } = await account(stage.aws.endpoint);
    expect(both.map(({ outcome }) => outcome.main.outputs['verdict'])).toEqual(['released', 'released']);
    expect(released).toHaveLength(3);
    for (const [index, { createTime }] of released.entries())
      expect(Number(createTime)).toBeGreaterThanOrEqual(Number(released[index - 1]?.completeTime ?? 0));
  });
});

describe('A re-run', () => {
  test('does not wait for its own deployment: it goes on with it', async () => {
    // given
    await using stage = await openStage(story(), stepped);
    await leftAtTenPercent(stage, run(41));
    // when
    const again = run(41, { github: { runAttempt: '2' }, inputs: { strategy: 'canary', steps: '10% 30m' } });
    const { verdict, outputs } = await stepHere(stage, story(), again);
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(outputs.get('revision')).toBe('api:2');
    expect((await account(stage.aws.endpoint)).released).toHaveLength(1);
  });
});
