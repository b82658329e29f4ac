import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { play, type Played } from './play.ts';
import { playHere, type PlayedHere } from './play-here.ts';
import { resultOf } from './result.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { blueImage, greenImage } from './shop.ts';
import { summaryOf, verdictAfterPost } from './telling.ts';

/** Stories of people and accidents over several steps. Those in which the runner has a part are played by the bundle. */
function story(name: string) {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

/** Looks are what a play costs; three times fewer than by default still see everything that these are about. */
function seldomLookedAt(name: string) {
  const told = story(name);
  return { ...told, inputs: { ...told.inputs, poll: '15s' } };
}

const newestImage = 'registry.example.com/shop/api:2.5.0';
const deploymentsIn = ({ calls }: Played) => calls.filter(({ operation }) => operation === 'CreateDeployment').length;
const endOf = ({ verdict, serves }: PlayedHere) => [verdict.name, serves];

describe('A release that waits for a person to agree', () => {
  test('is proven before, has no users until then, and is released by the other job with one deployment', async () => {
    // when
    const played = await play(story('ecs-approve'));
    // then
    const [stage, promote] = resultOf(played).chapters;
    expect(stage).toMatchObject({ job: 'stage', verdict: 'staged', serving: 'blue', exit: 0, serves: blueImage });
    expect(promote).toMatchObject({
      job: 'promote',
      verdict: 'released',
      serving: 'green',
      exit: 0,
      serves: greenImage,
    });
    expect(promote?.['change-id']).toBe(stage?.['change-id']);
    expect(deploymentsIn(played)).toBe(1);
    // No user meets green before the second job has begun.
    expect(played.shares.filter(({ at, green }) => at < played.beganAt && green > 0)).toEqual([]);
  });
});

describe('A version that turns bad an hour after its release', () => {
  test('is gone back from by the re-run of a job that had nothing to do in the run itself', async () => {
    // given
    let released = 0;
    // when
    const played = await playHere(seldomLookedAt('ecs-rerun-rolls-back'), async ({ aws }) => {
      released = (await account(aws.endpoint)).released.length;
    });
    // then
    expect(played.map(endOf)).toEqual([
      ['released', greenImage],
      ['released', newestImage],
      ['nothing-to-do', newestImage],
      ['restored', greenImage],
    ]);
    expect(released).toBe(3);
  });

  test('is gone back from by the re-run of the run before, though its alarm rings already', async () => {
    // when
    const played = await playHere(seldomLookedAt('ecs-rerun-previous'));
    // then
    expect(played.map(endOf)).toEqual([
      ['released', greenImage],
      ['released', newestImage],
      ['restored', greenImage],
    ]);
    expect(played.at(-1)?.warnings).toContainEqual(expect.stringMatching(/^Alarm api-p99 rings already/));
  });

  test('is gone back from within half a minute while blue is warm, and without another deployment', async () => {
    // given
    let released = 0;
    // when
    const played = await playHere(story('ecs-rollback'), async ({ aws }) => {
      released = (await account(aws.endpoint)).released.length;
    });
    // then
    const back = played.at(-1)!;
    expect(endOf(back)).toEqual(['restored', greenImage]);
    expect((back.endedAt - back.beganAt) / 1000).toBeLessThanOrEqual(30);
    expect(released).toBe(2);
  });
});

describe('A job that somebody cancels with 10 % of users on green', () => {
  test('asks AWS for the way back before it ends, and its post step has seen blue serve', async () => {
    // when
    const played = await play(story('ecs-cancel-rolls-back'));
    // then
    const result = resultOf(played);
    expect(result).toMatchObject({ verdict: 'cancelled', exit: 1, 'most-on-green': 10, 'green-share': 0 });
    expect(result['stop-to-blue-seconds']).toBeLessThanOrEqual(60);
    expect(verdictAfterPost(played)).toBe('cancelled');
    expect(played.serves).toBe(blueImage);
  });
});

describe('A runner that is lost with 10 % of users on green', () => {
  test('costs no release: the re-run goes on with the deployment that stands in AWS', async () => {
    // when
    const played = await play(story('ecs-runner-lost-resumed'));
    // then
    const [lost, resumed] = resultOf(played).chapters;
    expect(lost).toMatchObject({ attempt: 1, conclusion: 'lost', verdict: undefined });
    expect(resumed).toMatchObject({ attempt: 2, verdict: 'released', exit: 0, serves: greenImage });
    expect(resumed?.['change-id']).toMatch(/\.1$/);
    expect(deploymentsIn(played)).toBe(1);
  });
});

describe('A drill at night', () => {
  test('moves a tenth of users to a copy of what serves and back, and says how long the way back took', async () => {
    // when
    const played = await play(story('ecs-drill'));
    // then
    const result = resultOf(played);
    const [, said] = /all traffic again (\d+) s later/.exec(result.because ?? '') ?? [];
    expect(result).toMatchObject({ verdict: 'drilled', serving: 'blue', exit: 0, 'most-on-green': 10 });
    expect(result['recovery-seconds']).toBeLessThanOrEqual(60);
    // It looks every five seconds, and the world once a second.
    expect(Math.abs(Number(said) - (result['recovery-seconds'] ?? NaN))).toBeLessThanOrEqual(6);
    expect(summaryOf(played)).toMatch(/Drilled/);
    expect(played.serves).toBe(blueImage);
  });
});
