import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../aws/fault-rule.ts';
import { account } from './account.ts';
import { type Accident, type Job, jobHere } from './job-here.ts';
import type { Scenario } from './scenario.ts';
import { files, inputs, provenBeforeTraffic, shop, threeTimesSlower, waitsForAWord } from './shop.ts';
import { openStage, pullRequest, type Stage } from './stage.ts';

const second = 1_000;
const minute = 60 * second;
const good: Scenario = { name: 'a release', tells: 'A good release.', files, inputs, world: shop() };
const bad: Scenario = { ...good, world: shop({ green: threeTimesSlower }) };
const waiting: Scenario = { ...good, inputs: provenBeforeTraffic, world: shop({ group: waitsForAWord }) };

const onBlue = { who: 'blue', green: 0 };

/** Plays the job in a world of its own; what people would find there afterwards. */
async function jobIn(
  story: Scenario,
  prepare: (stage: Stage) => Accident,
): Promise<Job & { begins: number; stops: number; green: number }> {
  await using stage = await openStage(story, { kind: 'stepped' });
  const job = await jobHere(stage, story, prepare(stage));
  await stage.pass(10 * second);
  const count = (name: string) => stage.aws.calls().filter(({ operation }) => operation === name).length;
  return { ...job, begins: count('CreateDeployment'), stops: count('StopDeployment'), green: stage.greenShare() };
}

describe('A step that is cancelled', () => {
  test.each([
    ['while green starts', good, 30 * second],
    ['while traffic waits for a word', waiting, 65 * second],
    ['while 10 % are on green', good, 3 * minute],
    ['while it bakes', good, 8 * minute],
  ])('%s: its post step sees AWS go back, and who serves then', async (_when, story, at) => {
    // when
    const { main, post, stops, green, later } = await jobIn(story, () => ({ is: 'cancel', at }));
    // then
    expect(main).toMatchObject({ name: 'cancelled' });
    expect(post).toMatchObject({ name: 'cancelled', serving: onBlue, because: 'The job was cancelled.' });
    expect({ stops, green }).toEqual({ stops: 1, green: 0 });
    expect(later).toBeLessThan(4 * minute);
  });

  test.each([2, 6, 15, 20])(
    'while a bad release is being taken back, %i s after its gate failed: what took it back stays the reason',
    async after => {
      // given: the alarm is read at 12:05:20.
      const at = (5 * 60 + 20 + after) * second;
      // when
      const { main, post, green } = await jobIn(bad, () => ({ is: 'cancel', at }));
      // then
      const last = post === 'silent' ? main : post;
      expect(last).toMatchObject({ name: 'rolled-back', serving: onBlue });
      expect(last).toMatchObject({ because: expect.stringMatching(/^Alarm api-p99 is in ALARM/) });
      expect(green).toBe(0);
    },
  );

  test('is told by its post step as what takes the release back, and never as somebody else', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    // when
    await jobHere(stage, good, { is: 'cancel', at: 3 * minute });
    // then
    const told = stage.gitHub.comments(pullRequest).flatMap(({ versions }) => versions.map(({ body }) => body));
    expect(told).toContainEqual(expect.stringContaining('Taking `api:2` back'));
    expect(told).not.toContainEqual(expect.stringContaining('somebody else'));
  });

  test('with `on-cancel: leave` leaves nothing to its post step', async () => {
    // given
    const story = { ...good, inputs: { ...inputs, 'on-cancel': 'leave' } };
    // when
    const { main, post, stops } = await jobIn(story, () => ({ is: 'cancel', at: 3 * minute }));
    // then
    expect(main).toMatchObject({ name: 'cancelled', serving: { who: 'split' } });
    expect([post, stops]).toEqual(['silent', 0]);
  });

  test('before anything has begun leaves nothing to its post step', async () => {
    // when
    const { main, post, begins } = await jobIn(good, ({ aws }) => {
      aws.faults.inject({ operation: 'DescribeServices', calls: { nth: 1 }, fault: { kind: 'slow', seconds: 5 } });
      return { is: 'cancel', at: 2 * second };
    });
    // then
    expect(main).toMatchObject({ name: 'cancelled' });
    expect([post, begins]).toEqual(['silent', 0]);
  });

  test('before it could go on with what a lost runner has left in flight: its post step takes that back', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    await jobHere(stage, good, { is: 'loss', at: 2 * minute });
    stage.aws.faults.inject({ operation: 'DescribeAlarms', calls: 'every', fault: { kind: 'slow', seconds: 8 } });
    // when: the alarms are read for the plan.
    const again = { ...good, github: { ...good.github, runAttempt: '2' } };
    const { main, post } = await jobHere(stage, again, { is: 'cancel', at: 4 * second });
    // then
    expect(main).toMatchObject({ name: 'cancelled' });
    expect(post).toMatchObject({ name: 'cancelled', serving: onBlue });
  });

  test('that goes on with what a lost runner has left in flight takes it back at once, though GitHub says nothing', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    await jobHere(stage, good, { is: 'loss', at: 2 * minute });
    stage.gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });
    const began = stage.aws.timeline.now();
    // when
    const again = { ...good, github: { ...good.github, runAttempt: '2' } };
    await jobHere(stage, again, { is: 'cancel', at: 20 * second });
    // then
    const stop = stage.aws.calls().find(({ operation }) => operation === 'StopDeployment');
    expect((stop?.at ?? Infinity) - began).toBeLessThan(23 * second);
  });

  test('whose stop call AWS does not answer until the process is killed: the post step asks again', async () => {
    // when
    const { main, post, stops, green } = await jobIn(good, ({ aws }) => {
      aws.faults.inject({ operation: 'StopDeployment', calls: { nth: 1 }, fault: { kind: 'silent-before' } });
      return { is: 'cancel', at: 3 * minute };
    });
    // then
    expect(main).toBe('killed');
    expect(post).toMatchObject({ name: 'cancelled', serving: onBlue, because: 'The job was cancelled.' });
    expect({ stops, green }).toEqual({ stops: 2, green: 0 });
  });
});

describe('A step whose process is killed', () => {
  test.each([
    ['while green starts', good, 30 * second],
    ['while 10 % are on green', good, 3 * minute],
    ['while it bakes', good, 8 * minute],
  ])('%s: its post step takes the release back, and says that nobody else watches', async (_when, story, at) => {
    // when
    const { post, stops, green } = await jobIn(story, () => ({ is: 'crash', at }));
    // then
    expect(post).toMatchObject({
      name: 'cancelled',
      serving: onBlue,
      because: expect.stringMatching(/process of the step ended before its release did/),
    });
    expect({ stops, green }).toEqual({ stops: 1, green: 0 });
  });

  test('with `on-cancel: leave`: its post step says what AWS does now', async () => {
    // given
    const story = { ...good, inputs: { ...inputs, 'on-cancel': 'leave' } };
    // when
    const { post, stops } = await jobIn(story, () => ({ is: 'crash', at: 3 * minute }));
    // then
    expect(post).toMatchObject({
      name: 'cancelled',
      serving: { who: 'split', green: 10 },
      because: expect.stringMatching(/`on-cancel: leave` left the release to AWS/),
      next: expect.stringMatching(/AWS gives green all traffic by itself/),
    });
    expect(stops).toBe(0);
  });

  test.each([
    ['before its deployment was created', 'hold-before', 'hang-up', [], /No deployment of this release is in flight/],
    ['after that, and before it heard of it', 'hold-after', 'go-on', ['Stopped'], /process of the step ended/],
  ] as const)('%s: nothing is left in flight', async (_when, kind, release, deployments, because) => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    const { faults, endpoint } = stage.aws;
    faults.inject({ operation: 'CreateDeployment', calls: { nth: 1 }, fault: { kind } });
    // when
    const { post } = await jobHere(stage, good, {
      is: 'crash',
      at: 'a held call',
      besides: () => faults.holds.releaseAll(release),
    });
    // then
    expect(post).toMatchObject({ name: 'cancelled', serving: onBlue, because: expect.stringMatching(because) });
    expect((await account(endpoint)).released.map(({ status }) => status)).toEqual(deployments);
  });

  test.each([
    ['before AWS heard of it', 'hold-before', 'hang-up', 'ends blue by itself at'],
    ['before it heard of the answer', 'hold-after', 'go-on', 'Blue was let go|Whether AWS took the word'],
  ] as const)(
    'while it let blue go, %s: its post step says that green is proven and serves',
    async (_when, kind, release, because) => {
      // given
      const story = {
        ...good,
        inputs: { ...inputs, retire: 'now' },
        world: shop({ group: { terminationWaitMinutes: 60 } }),
      };
      await using stage = await openStage(story, { kind: 'stepped' });
      const { faults } = stage.aws;
      faults.inject({ operation: 'ContinueDeployment', calls: { nth: 1 }, fault: { kind } });
      // when
      const { post } = await jobHere(stage, story, {
        is: 'crash',
        at: 'a held call',
        besides: () => faults.holds.releaseAll(release),
      });
      // then
      expect(post).toMatchObject({
        name: 'released',
        serving: { who: 'green', green: 100 },
        because: expect.stringMatching(new RegExp(`proven before the process of the step ended.*(${because})`)),
      });
      expect(stage.aws.calls().filter(({ operation }) => operation === 'StopDeployment')).toEqual([]);
    },
  );

  test('in the moment in which somebody else stops the deployment: its post step says who serves', async () => {
    // when
    const { post, green } = await jobIn(good, ({ aws }) => ({
      is: 'crash',
      at: 3 * minute,
      besides: () =>
        void aws.perform({
          stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback: true },
        }),
    }));
    // then
    expect(post).toMatchObject({ name: 'cancelled', serving: onBlue });
    expect(green).toBe(0);
  });
});

describe('A post step', () => {
  const everything = (fault: FaultRule['fault']): FaultRule => ({ operation: '*', calls: 'every', fault });

  test('whose credentials have expired says that AWS goes on by itself, and what to run', async () => {
    // when
    const { post } = await jobIn(good, ({ aws }) => ({
      is: 'crash',
      at: 3 * minute,
      besides: () => void aws.faults.inject(everything({ kind: 'expired' })),
    }));
    // then
    expect(post).toMatchObject({
      name: 'unknown',
      code: 'credentials',
      next: expect.stringMatching(
        /^AWS goes on by itself with d-\w+\..*`operation: status` with `release-id: gl-\d+-[0-9a-f]{8}`/,
      ),
    });
  });

  test.each<[string, FaultRule['fault']]>([
    ['throttles everything', { kind: 'throttle' }],
    ['fails at everything', { kind: 'server-error' }],
    ['says nothing', { kind: 'silent-before' }],
    ['takes 14 s for every answer', { kind: 'slow', seconds: 14 }],
  ])('comes to a verdict before the runner ends it where AWS %s', async (_what, fault) => {
    // when
    const { post, later } = await jobIn(good, ({ aws }) => ({
      is: 'cancel',
      at: 3 * minute,
      besides: () => void aws.faults.inject(everything(fault)),
    }));
    // then
    expect(post).toMatchObject({ name: expect.stringMatching(/^(unknown|cancelled)$/) });
    expect(later).toBeLessThan(285 * second);
  });

  test('takes the release back as soon as AWS can be asked again', async () => {
    // when
    const { post, green } = await jobIn(good, ({ aws, beganAt }) => {
      let rule = '';
      aws.timeline.at(beganAt + 5 * minute, () => aws.faults.remove(rule));
      return {
        is: 'cancel',
        at: 3 * minute,
        besides: () => void (rule = aws.faults.inject(everything({ kind: 'throttle' }))),
      };
    });
    // then
    expect(post).toMatchObject({ name: 'cancelled', serving: onBlue });
    expect(green).toBe(0);
  });
});
