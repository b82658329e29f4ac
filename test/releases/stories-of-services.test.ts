import { beforeAll, describe, expect, test } from '@jest/globals';
import type { LoggedCall } from '../aws/call-log.ts';
import { chaptersOf } from './chapter.ts';
import { jobHere } from './job-here.ts';
import { playHere } from './play-here.ts';
import { type Scenario, swapped } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { blueImage, greenImage } from './shop.ts';
import { openStage } from './stage.ts';
import { countsOf, mostOnGreen, stepHere, type ToldHere, toldHere } from './told-here.ts';

/** The stories of services that ECS itself deploys, from the sources; what is checked is the world that is left behind. */
function story(name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

/** Looks are what a play costs; where seconds do not matter these are enough. */
const calmly = (scenario: Scenario): Scenario => ({ ...scenario, inputs: { ...scenario.inputs, poll: '15s' } });

const levels = ({ shares }: ToldHere): readonly number[] => shares.map(({ green }) => green);

/** Seconds from the first alarm that could be read to our call; the watcher samples once a second, so it may be 1 s older. */
function secondsToCall({ alarms, calls, beganAt }: ToldHere, operation: string): number {
  const rang = alarms.find(({ state, at }) => state === 'ALARM' && at > beganAt)?.at ?? Infinity;
  const asked = calls.find(call => call.operation === operation && call.at >= rang - 1000)?.at ?? Infinity;
  return (asked - rang) / 1000;
}

const inputsOf = (calls: readonly LoggedCall[], operation: string): readonly unknown[] =>
  calls.filter(call => call.operation === operation).map(({ input }) => JSON.parse(input) as unknown);

describe('A good version by a canary of ECS’s own', () => {
  let told: ToldHere;
  beforeAll(async () => {
    told = await toldHere(story('ecs-native-canary'));
  });

  test('is released, and what is said is what serves', () => {
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect([told.greenShare, told.outputs.get('revision')]).toEqual([100, 'api:2']);
  });

  test('has 10 % of the users for five minutes before it has all', () => {
    const [, canary, all] = told.shares;
    expect(levels(told)).toEqual([0, 10, 100]);
    // The load balancer takes up to 5 s to follow each of the two writes.
    expect(((all?.at ?? 0) - (canary?.at ?? 0)) / 1000).toBeGreaterThanOrEqual(295);
  });

  test('is begun once, by the new revision and nothing else, and gets a word at each of the three pauses', () => {
    expect(inputsOf(told.calls, 'UpdateService')).toEqual([
      { cluster: 'shop', service: 'api', taskDefinition: expect.stringMatching(/task-definition\/api:2$/) },
    ]);
    expect(countsOf(told.calls)).toMatchObject({ RegisterTaskDefinition: 1, ContinueServiceDeployment: 3 });
  });

  test('costs one alarm read per 5 s, and two state reads per 15 s or, near a change, per 5 s', () => {
    const minutes = (told.endedAt - told.beganAt) / 60_000;
    const { DescribeAlarms, DescribeServices, DescribeServiceDeployments } = countsOf(told.calls);
    expect((DescribeAlarms ?? 0) / minutes).toBeLessThanOrEqual(12.5);
    expect((DescribeServices ?? 0) / minutes).toBeLessThanOrEqual(5);
    expect((DescribeServiceDeployments ?? 0) / minutes).toBeLessThanOrEqual(5);
  });
});

describe('The version three times slower, by a canary of ECS’s own', () => {
  let told: ToldHere;
  beforeAll(async () => {
    told = await toldHere(story('ecs-native-canary-bad'));
  });

  test('is rolled back, and blue has all the traffic again', () => {
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect([mostOnGreen(told), told.greenShare]).toEqual([10, 0]);
    expect(told.verdict.because).toMatch(/api-p99 .*p99 of TargetResponseTime 0\.\d+, limit 0\.37/);
  });

  test('is sent back by our own call within one poll of the alarm', () => {
    expect(secondsToCall(told, 'StopServiceDeployment')).toBeLessThanOrEqual(5);
  });

  test('is the cure when it is the other way round: with the versions exchanged, green is released', async () => {
    // when
    const { verdict, greenShare } = await toldHere(
      calmly(swapped(story('ecs-native-canary-bad'), blueImage, greenImage)),
    );
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(greenShare).toBe(100);
  });
});

describe('Equal steps, asked of a service that moves all at once', () => {
  test('are taken one after another, and each waits for a word', async () => {
    // when
    const told = await toldHere(calmly(story('ecs-native-linear')));
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(levels(told)).toEqual([0, 25, 50, 75, 100]);
    expect(countsOf(told.calls)).toMatchObject({ UpdateService: 1, ContinueServiceDeployment: 5 });
  });

  test('are in the plan as what changes in the service, setting by setting, before anything is written', async () => {
    // given
    const linear = story('ecs-native-linear');
    // when
    const [planned] = await playHere({ ...linear, inputs: { ...linear.inputs, operation: 'plan' } });
    // then
    for (const setting of ['strategy', 'bakeTimeInMinutes', 'lifecycleHooks'])
      expect(planned?.summary).toContain(setting);
    expect(planned?.summary).toContain('Terraform or CloudFormation');
  });
});

describe('All users at once, by ECS itself', () => {
  test('come when green has answered a smoke test behind the test listener rule, and not before', async () => {
    // when
    const told = await toldHere(calmly(story('ecs-native-blue-green')));
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(levels(told)).toEqual([0, 100]);
    const [word] = told.calls.filter(({ operation }) => operation === 'ContinueServiceDeployment');
    expect(word?.at).toBeLessThan(told.shares.at(-1)?.at ?? 0);
    expect(told.log.indexOf('gate smoke')).toBeLessThan(told.log.indexOf('let traffic of'));
  });
});

describe('A rolling deployment', () => {
  test('of a good version is followed to its end, and watched for a bake after it', async () => {
    // when
    const told = await toldHere(calmly(story('ecs-rolling')));
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    const all = told.shares.find(({ green }) => green === 100)?.at ?? Infinity;
    expect(told.endedAt - all).toBeGreaterThanOrEqual(10 * 60_000 - 30_000);
    expect(countsOf(told.calls)).toMatchObject({ UpdateService: 1 });
    expect(countsOf(told.calls)).not.toHaveProperty('StopServiceDeployment');
  });

  test('of the version three times slower has ended well for ECS, and is taken back by a deployment of the former', async () => {
    // when
    const told = await toldHere(story('ecs-rolling-bad'));
    // then
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(told.greenShare).toBe(0);
    expect(secondsToCall(told, 'UpdateService')).toBeLessThanOrEqual(7);
    expect(inputsOf(told.calls, 'UpdateService').at(-1)).toMatchObject({
      taskDefinition: expect.stringMatching(/task-definition\/api:1$/),
    });
  });

  test('of the cure is released: with the versions exchanged', async () => {
    // when
    const { verdict, greenShare } = await toldHere(calmly(swapped(story('ecs-rolling-bad'), blueImage, greenImage)));
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(greenShare).toBe(100);
  });
});

describe('A runner that is lost with users on green', () => {
  test('leaves a pause that nobody answers: ECS goes back alone, and the next run says so and releases', async () => {
    // given
    const dies = calmly(story('ecs-native-runner-dies'));
    const [lost, again] = chaptersOf(dies);
    await using stage = await openStage(dies, { kind: 'stepped' });
    const first = { ...dies, github: { ...dies.github, ...lost.github } };
    await jobHere(stage, first, { is: 'loss', at: lost.accident?.after ?? 0 });
    const left = stage.greenShare();
    await stage.before(again?.before ?? { acts: [], ago: 0 });
    const alone = stage.greenShare();
    // when
    const next = await stepHere(stage, dies, { github: again?.github ?? {} });
    // then
    expect([left, alone]).toEqual([10, 0]);
    expect(next.summary).toMatch(/the last deployment, \S+ of .?api:2.? .*was taken back at .*without a word/);
    expect(next.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
  });
});
