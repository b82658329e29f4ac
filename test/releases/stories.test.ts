import { beforeAll, describe, expect, test } from '@jest/globals';
import { playHere } from './play-here.ts';
import { play, type Played } from './play.ts';
import { resultOf } from './result.ts';
import { swapped } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { blueImage, greenImage } from './shop.ts';
import { logOf } from './telling.ts';
import { countsOf, mostOnGreen, toldHere } from './told-here.ts';

/**
 * On stepped time; what is checked is the world that is left behind. The built bundle in a process of its own plays what the
 * runner can see of a release, its exit and its annotations among it; from the sources is played how AWS's other answers end.
 */
function story(name: string) {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

describe('A good version', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play(story('ecs-canary'));
  });

  test('is released, and what is said is what serves', () => {
    const result = resultOf(played);
    expect(result).toMatchObject({
      verdict: 'released',
      serving: 'green',
      exit: 0,
      revision: 'api:2',
      'green-share': 100,
    });
  });

  test('has 10 % of the traffic for five minutes before it has all', () => {
    const [, canary, all] = played.shares;
    expect(canary?.green).toBe(10);
    expect(all?.green).toBe(100);
    // The load balancer takes up to 5 s to follow each of the two writes.
    expect(((all?.at ?? 0) - (canary?.at ?? 0)) / 1000).toBeGreaterThanOrEqual(295);
  });

  test('has all the traffic for the whole bake, and is read back after it', () => {
    const all = played.shares.find(({ green }) => green === 100)?.at ?? Infinity;
    const readBack = played.calls.findLast(({ operation }) => operation === 'DescribeServices')?.at ?? 0;
    // AWS ends blue after the termination wait of 10 min: the last word is two looks of 5 s before.
    const bake = (10 * 60 - 2 * 5 - 5) * 1000;
    expect(played.endedAt - all).toBeGreaterThanOrEqual(bake);
    expect(readBack - all).toBeGreaterThanOrEqual(bake);
  });

  test('is deployed once, from one new revision', () => {
    const { calls } = resultOf(played);
    expect(calls).toMatchObject({ RegisterTaskDefinition: 1, CreateDeployment: 1 });
    expect(calls).not.toHaveProperty('StopDeployment');
  });

  test('costs one alarm read per 5 s, and two state reads per 15 s or, near a change, per 5 s', () => {
    const { calls, seconds } = resultOf(played);
    const minutes = seconds / 60;
    expect((calls['DescribeAlarms'] ?? 0) / minutes).toBeLessThanOrEqual(12.5);
    // Near an expected change the state is read every 5 s as well.
    expect((calls['GetDeployment'] ?? 0) / minutes).toBeLessThanOrEqual(5);
    expect((calls['BatchGetDeploymentTargets'] ?? 0) / minutes).toBeLessThanOrEqual(5);
  });

  test('shows no secret, and leaves a record that says the same', () => {
    expect(played.outcome.leaks).toEqual([]);
    expect(JSON.parse(played.record ?? '{}')).toMatchObject({
      'release-id': played.outcome.main.outputs['release-id'],
      verdict: { name: 'released', serving: 'green' },
    });
  });
});

describe('The story that everybody tells: a version three times slower that never crashes', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play(story('ecs-bad-release'));
  });

  test('is rolled back, and blue has all the traffic again', () => {
    expect(resultOf(played)).toMatchObject({ verdict: 'rolled-back', serving: 'blue', exit: 1, 'green-share': 0 });
  });

  test('never has more than the canary share', () => {
    expect(resultOf(played)['most-on-green']).toBe(10);
  });

  test('is stopped by our own call within one poll of the alarm, and is off the traffic within a minute', () => {
    const result = resultOf(played);
    // The watcher samples once a second, so the alarm may be up to 1 s older than it says.
    expect(result['alarm-to-stop-seconds']).toBeLessThanOrEqual(5);
    expect(result['stop-to-blue-seconds']).toBeLessThanOrEqual(60);
  });

  test('names the alarm with its value and its limit as the cause', () => {
    expect(resultOf(played).because).toMatch(/api-p99 .*p99 of TargetResponseTime 0\.\d+, limit 0\.37/);
  });

  test('has one error annotation, and it says why', () => {
    const errors = played.outcome.main.annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('api-p99');
  });

  test('is the cure when it is the other way round: with the versions exchanged, green is released', async () => {
    // given
    const exchanged = swapped(story('ecs-bad-release'), blueImage, greenImage);
    // when
    const { verdict, greenShare } = await toldHere(exchanged);
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(greenShare).toBe(100);
  });
});

describe('A version that never gets to serve', () => {
  test('fails when there is no room for it, and says so with ECS’s own words, counted', async () => {
    // given: for an hour there is nothing to do but to look, and looks are what a play costs.
    const full = story('ecs-no-capacity');
    // when
    const told = await toldHere({ ...full, inputs: { ...full.inputs, poll: '15s' } });
    // then
    expect(told.verdict).toMatchObject({ name: 'failed', serving: { who: 'blue' } });
    expect(mostOnGreen(told)).toBe(0);
    expect(told.log).toMatch(/cause .*unable to place a task.*said \d+ times/);
  });

  test('fails within minutes when its tasks crash, with the exit code counted', async () => {
    // when
    const told = await toldHere(story('ecs-crashes'));
    // then
    expect(told.verdict).toMatchObject({ name: 'failed', serving: { who: 'blue' } });
    expect([mostOnGreen(told), told.greenShare]).toEqual([0, 0]);
    expect(told.verdict.because).toMatch(/\d+ tasks of green stopped: .*exit code 137/);
    expect(told.endedAt - told.beganAt).toBeLessThan(300_000);
  });
});

describe('What a person has to know', () => {
  test('is the missing IAM action with its resource, within one poll', async () => {
    // when
    const result = resultOf(await play(story('ecs-denied')));
    // then
    expect(result).toMatchObject({ verdict: 'failed', serving: 'blue', exit: 1 });
    expect(result.because).toContain('AWS denied codedeploy:CreateDeployment on');
    expect(result.seconds).toBeLessThanOrEqual(5);
  });

  test('is that a step proves nothing by an alarm that is too slow for it', async () => {
    // given
    const slow = story('ecs-alarm-too-slow');
    // when
    const [planned] = await playHere({ ...slow, inputs: { ...slow.inputs, operation: 'plan' } });
    // then
    expect(planned?.warnings).toContainEqual(
      expect.stringMatching(
        /step at 10 % proves nothing by alarm api-p99: it takes 5m, and the alarm needs at least 7m/,
      ),
    );
  });

  test('is that the way back failed: broken, and the share that is still on green', async () => {
    // when
    const { verdict, greenShare } = await toldHere(story('ecs-rollback-fails'));
    // then
    expect(verdict).toMatchObject({ name: 'broken', serving: { who: 'split', green: 10 } });
    expect(greenShare).toBe(10);
    expect(verdict.because).toContain('could not reach the original task set');
  });

  test('is that somebody else stopped the deployment', async () => {
    // when
    const { verdict, greenShare, calls } = await toldHere(story('ecs-stopped-by-somebody'));
    // then
    expect(verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(greenShare).toBe(0);
    expect(verdict.because).toContain('Somebody else stopped the deployment');
    expect(countsOf(calls)).not.toHaveProperty('StopDeployment');
  });
});

describe('An account whose request rates another pipeline eats', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play(story('ecs-throttled'));
  });

  test('loses no release and doubles none', () => {
    const result = resultOf(played);
    expect(result).toMatchObject({ verdict: 'released', serving: 'green', exit: 0, 'green-share': 100 });
    expect(result.calls).toMatchObject({ RegisterTaskDefinition: 1, CreateDeployment: 1 });
  });

  test('is told as trouble that was ridden out, and not as a warning that asks for something', () => {
    expect(logOf(played)).toMatch(/trouble, trying again: .* was throttled/);
    expect(resultOf(played).warnings.join('\n')).not.toContain('throttled');
  });

  test('does not make us ask more often than AWS bears: what was throttled is not asked again at once', () => {
    const throttled = played.calls.filter(({ outcome }) => outcome.kind === 'error');
    const soon = throttled.filter(({ at, number, operation }) =>
      played.calls.some(call => call.number > number && call.operation === operation && call.at - at < 100),
    );
    expect(throttled.length).toBeGreaterThan(8);
    expect(soon).toEqual([]);
  });
});
