import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../aws/fault-rule.ts';
import { account } from './account.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { openStage } from './stage.ts';
import { blueImage, files, greenImage, healthy, inputs, shop, type ShopChanges, threeTimesSlower } from './shop.ts';
import { countsOf, stepHere, toldHere } from './told-here.ts';

/** The way back: looked at before it is taken, followed to its end, and never promised where it is not there. */
function story(changes: ShopChanges, more: Readonly<Record<string, string>> = {}): Scenario {
  return { name: 'a way back', tells: 'Back to blue.', files, inputs: { ...inputs, ...more }, world: shop(changes) };
}

const bad: ShopChanges = { green: threeTimesSlower };
const stepped = { kind: 'stepped' } as const;

describe('Where blue cannot serve any more and green can', () => {
  test('traffic is not sent back: it stays where somebody answers, and a person is called', async () => {
    // when
    const { verdict, calls } = await toldHere(scenarioNamed('ecs-blue-unhealthy')!);
    // then
    expect(verdict).toMatchObject({ name: 'broken', serving: { who: 'split' } });
    expect(countsOf(calls)).not.toHaveProperty('StopDeployment');
    expect(verdict.because).toMatch(
      /api-p99 .*blue has 0 healthy targets of 3 wanted.*green has 3 healthy targets of 3/,
    );
  });

  test('a good green is released all the same', async () => {
    // given: blue falls ill, and green is as quick as blue was.
    const { inputs, world, ...scenario } = scenarioNamed('ecs-blue-unhealthy')!;
    const versions = { [blueImage]: healthy, [greenImage]: healthy };
    // when: errors of an ill blue are none of green's, so that no alarm on all of them is asked.
    const gates = 'alarms: [api-p99]';
    const told = await toldHere({ ...scenario, inputs: { ...inputs, gates }, world: { ...world, versions } });
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(told.greenShare).toBe(100);
  });
});

describe('Where neither side can serve', () => {
  test('goes back all the same, and says that it is broken', async () => {
    // given
    const ill = (image: string) => ({ behave: { image, change: { healthChecks: { fails: { status: 503 } } } } });
    const world = { actors: [blueImage, greenImage].map(image => ({ at: '3m', do: ill(image) })) };
    // when
    const { verdict, calls } = await toldHere(story({ ...bad, world }));
    // then
    expect(verdict.name).toBe('broken');
    expect(countsOf(calls)).toHaveProperty('StopDeployment');
  });
});

describe('A rollback deployment', () => {
  test('that AWS names late is found, and followed to its end', async () => {
    // given: for more than half a minute the stopped deployment is shown without it.
    const unnamed: FaultRule = {
      operation: 'codedeploy:GetDeployment',
      calls: { from: 1, to: 33 },
      fault: { kind: 'set', members: { 'deploymentInfo.rollbackInfo': undefined } },
    };
    const scenario = story({ ...bad, world: { faults: [unnamed] } });
    await using stage = await openStage(scenario, stepped);
    // when
    const { verdict, log } = await stepHere(stage, scenario);
    // then
    const [rollback] = (await account(stage.aws.endpoint)).rollbacks;
    const stop = stage.aws.calls().find(({ operation }) => operation === 'StopDeployment');
    expect(stage.aws.timeline.now() - (stop?.at ?? Infinity)).toBeGreaterThan(30_000);
    expect(verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(log).toContain(`rollback ${rollback?.deploymentId} has ended`);
  });
});

describe('A group that keeps blue for ever', () => {
  const kept: ShopChanges = { group: { terminate: 'KEEP_ALIVE' } };
  const quick = { strategy: 'blue-green', bake: '0s' };

  test('has a task set left over: what serves is still told apart from it', async () => {
    // given
    const scenario = story(kept, quick);
    await using stage = await openStage(scenario, stepped);
    const first = await stepHere(stage, scenario);
    await stage.pass(60_000);
    // when
    const again = await stepHere(stage, scenario, { github: { runId: '2', runNumber: '43' } });
    // then
    const { taskSets, servingImage, released } = await account(stage.aws.endpoint);
    expect(first.verdict.name).toBe('released');
    expect(again.verdict).toMatchObject({ name: 'nothing-to-do', serving: { who: 'green' } });
    expect([first, again].map(({ outputs }) => outputs.get('revision'))).toEqual(['api:2', 'api:2']);
    expect(taskSets).toHaveLength(2);
    expect(servingImage).toBe(greenImage);
    expect(released).toHaveLength(1);
  });

  test('takes the next release, also one back to the version that was left over', async () => {
    // given
    const scenario = story(kept, quick);
    await using stage = await openStage(scenario, stepped);
    await stepHere(stage, scenario);
    await stage.pass(60_000);
    // when
    const { verdict, outputs } = await stepHere(stage, scenario, {
      github: { runId: '2', runNumber: '43' },
      inputs: { image: blueImage },
    });
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(outputs.get('previous-revision')).toBe('api:2');
    expect((await account(stage.aws.endpoint)).servingImage).toBe(blueImage);
  });
});
