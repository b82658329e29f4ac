import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startAction } from '../runner/run-action.ts';
import { startGitHub } from '../github/start-github.ts';
import { startAws } from '../aws/start-aws.ts';
import { account } from './account.ts';
import { jobHere } from './job-here.ts';
import { play } from './play.ts';
import { resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { actionFile, openStage, onGitHub, pullRequest } from './stage.ts';
import { blueImage, files, inputs, shop, threeTimesSlower } from './shop.ts';
import { stepHere } from './told-here.ts';

const good: Scenario = { name: 'a release', tells: 'A good release.', files, inputs, world: shop() };
const bad: Scenario = { ...good, world: shop({ green: threeTimesSlower }) };
const quick: Scenario = { ...good, inputs: { ...inputs, strategy: 'blue-green', bake: '1m' } };

describe('A runner that is killed leaves a summary that is whole and says where the release was', () => {
  test.each([
    ['before the revision is registered', 'ecs:RegisterTaskDefinition', 1, /^## .*(staging|releasing|in progress)/im],
    ['after the revision is registered', 'codedeploy:CreateDeployment', 1, /registered api:2/],
    ['after the deployment began', 'codedeploy:GetDeployment', 1, /began \S*d-\w+/],
    ['while 10 % are on green', 'codedeploy:GetDeployment', 8, /^## .*10 % of traffic is on green/m],
    ['while it bakes', 'codedeploy:GetDeployment', 40, /^## .*all traffic is on green/m],
  ] as const)('%s', async (_when, operation, nth, where) => {
    // given: the call is held by AWS, and the process is killed while it waits.
    await using stage = await openStage(
      { ...good, world: shop({ world: { faults: [{ operation, calls: { nth }, fault: { kind: 'hold-before' } }] } }) },
      { kind: 'stepped' },
    );
    // when
    let summaryAtKill = '';
    const { outcome } = await stage.attempt({
      during: async run => {
        await stage.aws.faults.holds.someHeld();
        summaryAtKill = summaryIn(run.workspace);
        run.kill();
      },
    });
    // then
    expect(outcome.conclusion).toBe('lost');
    expect(summaryAtKill).toMatch(where);
    // Whole: it starts with its title, and every fold and fence is closed.
    expect(summaryAtKill).toMatch(/^## /);
    expect(summaryAtKill.match(/<details>/g)?.length ?? 0).toBe(summaryAtKill.match(/<\/details>/g)?.length ?? 0);
    expect((summaryAtKill.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
    expect(summaryAtKill).toMatch(/ECS service api in cluster shop/);
  });
});

describe('A job that is cancelled', () => {
  test('while 10 % are on green: stops the deployment at once, says cancelled, and AWS takes the traffic back', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    let cancelledAt = 0;
    // when
    const { outcome } = await stage.attempt({
      during: run => {
        cancelledAt = stage.beganAt + 3 * 60_000;
        stage.aws.timeline.at(cancelledAt, run.cancel);
      },
    });
    await stage.pass(60_000);
    // then
    const stop = stage.aws.calls().find(({ operation }) => operation === 'StopDeployment');
    expect(outcome.main.exit).toEqual({ kind: 'code', code: 1 });
    expect(outcome.main.outputs).toMatchObject({ verdict: 'cancelled' });
    expect((stop?.at ?? Infinity) - cancelledAt).toBeLessThanOrEqual(1_000);
    expect(stage.greenShare()).toBe(0);
  });

  // More such moments are watched in this process, where they are cheap.
  test.each([2, 15])(
    'while a bad release is being taken back, %i seconds after its gate failed: still ends with a verdict, in time',
    async later => {
      // given: the alarm is read at 12:05:20.
      await using stage = await openStage(bad, { kind: 'stepped' });
      let cancelledAt = 0;
      // when
      const { outcome } = await stage.attempt({
        during: run => {
          cancelledAt = stage.beganAt + (5 * 60 + 20 + later) * 1_000;
          stage.aws.timeline.at(cancelledAt, run.cancel);
        },
      });
      // then
      expect(outcome.main.exit).toEqual({ kind: 'code', code: 1 });
      expect(['cancelled', 'rolled-back']).toContain(outcome.main.outputs['verdict']);
      expect(outcome.main.outputs['because']).toContain('Alarm api-p99 is in ALARM');
      expect(outcome.main.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
      // The runner kills a step after 10 s, and a post step 285 s after the cancel.
      expect(outcome.post?.exit.kind).toBe('code');
      expect(stage.aws.timeline.now() - cancelledAt).toBeLessThan(285_000);
      expect(stage.gitHub.comments(pullRequest)[0]?.body).not.toContain('⏳');
      expect(stage.gitHub.deployments()[0]?.statuses.at(-1)?.state).not.toBe('in_progress');
    },
  );
});

describe('A runner that was lost, and the job re-run', () => {
  test.each([
    ['before the deployment was created', 'codedeploy:CreateDeployment', 'hold-before'],
    ['after the deployment was created, before anybody heard of it', 'codedeploy:CreateDeployment', 'hold-after'],
    ['while the deployment was under way', 'codedeploy:GetDeployment', 'hold-before'],
  ] as const)('%s: goes on with what AWS holds, and nothing is done twice', async (_when, operation, kind) => {
    // given
    const nth = operation === 'codedeploy:GetDeployment' ? 5 : 1;
    const world = shop({ world: { faults: [{ operation, calls: { nth }, fault: { kind } }] } });
    const story = { ...quick, world };
    await using stage = await openStage(story, { kind: 'stepped' });
    const { holds } = stage.aws.faults;
    await jobHere(stage, story, {
      is: 'loss',
      at: 'a held call',
      besides: () => holds.releaseAll(kind === 'hold-before' ? 'hang-up' : 'go-on'),
    });
    // when
    const { verdict, outputs } = await stepHere(stage, story, { github: { runAttempt: '2' } });
    // then
    const found = await account(stage.aws.endpoint);
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(outputs.get('revision')).toBe('api:2');
    expect(found.released).toHaveLength(1);
    expect(found.revisions).toBe(2);
    expect(stage.greenShare()).toBe(100);
  });

  test('while the bad release had 10 %: the re-run watches again and takes it back', async () => {
    // given
    await using stage = await openStage(bad, { kind: 'stepped' });
    await stage.attempt({ during: run => void stage.aws.timeline.at(stage.beganAt + 2 * 60_000, run.kill) });
    // when
    const { outcome } = await stage.attempt({ github: { runAttempt: '2' } });
    await stage.pass(60_000);
    // then
    expect(outcome.main.outputs).toMatchObject({ verdict: 'rolled-back', serving: 'blue' });
    expect(stage.greenShare()).toBe(0);
    expect((await account(stage.aws.endpoint)).released).toHaveLength(1);
  });
});

describe('The bundle without the preload, on real time', () => {
  test('sleeps, polls, and is woken by a cancel, which stops the deployment', async () => {
    // given: the third read of the alarms, the one after the plan's and the first look's, is held: the process has slept and woken.
    const faults = [
      { operation: 'cloudwatch:DescribeAlarms', calls: { nth: 3 }, fault: { kind: 'hold-before' as const } },
    ];
    await using aws = await startAws({ seed: shop({ world: { faults } }), pace: { kind: 'real' } });
    await using gitHub = await startGitHub({ seed: onGitHub, timeline: aws.timeline });
    await using run = await startAction({
      actionFile,
      inputs: { ...inputs, poll: '5s' },
      // AWS's way back takes half a minute of everybody's time, and is watched elsewhere.
      onLine: ({ text }) => (text.includes('The post step goes on') ? run.kill() : undefined),
      files,
      clock: { kind: 'wall' },
      aws: { endpoint: aws.endpoint, region: 'eu-west-1' },
      github: { apiUrl: gitHub.apiUrl },
    });
    // when
    await aws.faults.holds.someHeld();
    aws.faults.holds.releaseAll('go-on');
    run.cancel();
    const { main } = await run.done;
    // then
    expect(main.outputs).toMatchObject({ verdict: 'cancelled' });
    expect(aws.calls().map(({ operation }) => operation)).toContain('StopDeployment');
    expect(gitHub.comments(pullRequest).map(({ body }) => body)).toEqual([expect.stringContaining('Cancelled')]);
  });

  test('does the same: what serves already is nothing to do', async () => {
    // given
    await using aws = await startAws({ seed: shop(), pace: { kind: 'real' } });
    await using gitHub = await startGitHub({ seed: onGitHub, timeline: aws.timeline });
    // when
    await using run = await startAction({
      actionFile,
      inputs: { ...inputs, image: blueImage },
      files,
      clock: { kind: 'wall' },
      aws: { endpoint: aws.endpoint, region: 'eu-west-1' },
      github: { apiUrl: gitHub.apiUrl },
    });
    const { main } = await run.done;
    // then
    expect(main.outputs).toMatchObject({ verdict: 'nothing-to-do', serving: 'green', revision: 'api:1' });
    expect(main.exit).toEqual({ kind: 'code', code: 0 });
    expect(gitHub.comments(pullRequest).map(({ body }) => body)).toEqual([expect.stringContaining('Nothing to do')]);
  });
});

describe('An event that cannot be read', () => {
  test('is no reason to crash without a verdict: only what needs it refuses', async () => {
    // given
    const wanted = { ...good, inputs: { ...inputs, image: blueImage } };
    const files = { ...good.files, 'event.json': '{ not JSON' };
    // when
    const [push, foreign] = await Promise.all(
      ['push', 'workflow_run'].map(async eventName => {
        await using stage = await openStage({ ...wanted, files }, { kind: 'stepped' });
        return await stage.attempt({ github: { eventName }, env: { GITHUB_EVENT_PATH: 'event.json' } });
      }),
    );
    // then
    expect(push?.outcome.main.outputs).toMatchObject({ verdict: 'nothing-to-do' });
    expect(foreign?.outcome.main.outputs).toMatchObject({ verdict: 'refused' });
  });
});

describe('A release on a pull request', () => {
  test('is refused before AWS is asked anything', async () => {
    // when
    const played = await play(good, { github: { eventName: 'pull_request' } });
    // then
    expect(resultOf(played)).toMatchObject({ verdict: 'refused', exit: 1, calls: {} });
    expect(resultOf(played).because).toMatch(/pull request/);
  });
});

/** The runner makes the step's files beside the workspace; a killed step leaves them as they were. */
function summaryIn(workspace: string): string {
  const folder = join(dirname(workspace), 'temp', '_runner_file_commands');
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    name => /summary/i.test(name) && !name.endsWith('.greenlight'),
  );
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
}
