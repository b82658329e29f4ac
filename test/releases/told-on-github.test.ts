import { describe, expect, test } from '@jest/globals';
import type { Comment } from '../github/books/comments.ts';
import type { Deployment } from '../github/books/deployments.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import { markIn } from '../../src/report/comment/mark.ts';
import { pushToMain } from '../runner/run-context.ts';
import { bad, canary } from './bad-days/stories.ts';
import { jobHere } from './job-here.ts';
import { play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { openStage, pullRequest, type Stage } from './stage.ts';
import { stepHere, toldHere as told } from './told-here.ts';

const minute = 60_000;
const released: Scenario = canary();
const rolledBack: Scenario = bad();

function named(name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

/** What people see below the hidden first line. */
const headline = ({ body }: Pick<Comment, 'body'>) => body.split('\n')[1];
const statuses = (deployment: Deployment | undefined) => deployment?.statuses.map(({ state }) => state) ?? [];

/** The pull request that the push merged, as the world would have it, and what is different there. */
const pullRequestWith = (more: object): Partial<GitHubSeedInput> => ({
  pullRequests: [
    {
      number: pullRequest,
      head: '5f0c1d2e3b4a59687786958493a2b1c0d9e8f7a6',
      state: { merged: { as: pushToMain.sha } },
      ...more,
    },
  ],
});

describe('the comment on the pull request', () => {
  test.each([
    ['a release', named('ecs-canary'), '### ✅ Released'],
    ['a release that is taken back', named('ecs-bad-release'), '### ↩️ Rolled back'],
  ])('of %s is one comment, edited as it goes on, and begins with the verdict in the end', async (_, story, begins) => {
    // when
    const { gitHub } = await play(story);

    // then
    const [comment, ...others] = gitHub.comments;
    expect(others).toEqual([]);
    expect(headline(comment!)).toContain(begins);
    expect(comment!.versions.some(({ body }) => body.includes('10 %') && body.includes('⏳'))).toBe(true);
  });

  test('is edited at most every 30 seconds but for the end', async () => {
    // when
    const { comments } = await told(released);

    // then
    const edits = comments[0]!.versions.map(({ at }) => at);
    const between = edits.slice(1, -1).map((at, index) => (at - edits[index]!) / 1_000);
    expect(Math.min(...between)).toBeGreaterThanOrEqual(30);
    expect(edits.length).toBeGreaterThan(3);
  });

  test('is found again by the next run among more comments than one page holds', async () => {
    // given
    const comments = Array.from({ length: 120 }, (_, n) => ({ by: 'octocat', body: `Comment ${n}` }));
    await using stage = await openStage({ ...released, gitHub: pullRequestWith({ comments }) }, { kind: 'stepped' });
    await stepHere(stage, released);

    // when
    await stepHere(stage, released, { github: { runId: '1658829999', runNumber: '43' } });

    // then
    const ours = stage.gitHub.comments(pullRequest).filter(({ body }) => markIn(body) !== undefined);
    expect(ours).toHaveLength(1);
    expect(markIn(ours[0]!.body)).toMatchObject({ runId: '1658829999', attempt: 1 });
    expect(headline(ours[0]!)).toContain('Nothing to do');
  });

  test('is one for each environment', async () => {
    // given
    await using stage = await openStage(released, { kind: 'stepped' });

    // when
    await stepHere(stage, released);
    await stepHere(stage, released, { inputs: { environment: 'staging' } });

    // then
    const marks = stage.gitHub.comments(pullRequest).map(({ body }) => markIn(body)?.environment);
    expect(marks).toEqual(['production', 'staging']);
  });

  test('is not looked for in what a stranger wrote, whatever hidden marker stands in it', async () => {
    // given
    const earlier = await told(released);
    const copied = earlier.comments[0]!.body;
    const comments = [{ by: 'mallory', body: copied }];

    // when
    const later = await told({ ...released, gitHub: pullRequestWith({ comments }) });

    // then
    expect(later.comments.map(({ author }) => author)).toEqual(['mallory', 'github-actions[bot]']);
    expect(later.comments[0]!.body).toBe(copied);
  });

  test('is left as it stands by an older attempt', async () => {
    // given
    const earlier = await told(released);
    const newer = earlier.comments[0]!.body.replace('"attempt":1', '"attempt":2');
    const comments = [{ by: 'github-actions[bot]', body: newer }];

    // when
    const later = await told({ ...released, gitHub: pullRequestWith({ comments }) });

    // then
    expect(later.comments.map(({ body }) => body)).toEqual([newer]);
    expect(later.log).toContain('a newer attempt or run has written there already');
    expect(later.warnings).not.toContainEqual(expect.stringContaining('comment'));
  });

  test('is left alone as soon as a newer run writes there, in the middle of a release', async () => {
    // given
    const takenOver = (stage: Stage) => {
      stage.aws.timeline.at(stage.beganAt + 3 * minute, () => {
        const [ours] = stage.gitHub.comments(pullRequest);
        const later = ours!.body
          .replace(/"runId":"\d+"/, '"runId":"1999999999"')
          .replace(/"began":\d+/, `"began":${stage.beganAt + 2 * minute}`);
        stage.gitHub.people.editComment(ours!.id, later);
      });
    };

    // when
    const { comments } = await told(released, takenOver);

    // then
    expect(markIn(comments[0]!.body)?.runId).toBe('1999999999');
  });

  test('is written anew where somebody deleted it', async () => {
    // given
    const deleted = (stage: Stage) => {
      stage.aws.timeline.at(stage.beganAt + 3 * minute, () => {
        stage.gitHub.people.deleteComment(stage.gitHub.comments(pullRequest)[0]!.id);
      });
    };

    // when
    const { comments } = await told(released, deleted);

    // then
    expect(comments.map(headline)).toEqual([expect.stringContaining('✅ Released')]);
  });

  test.each([
    ['auto', 1],
    ['always', 2],
    ['never', 0],
  ])('with `comment: %s` leaves %i after a bad end', async (comment, count) => {
    // when
    const { comments } = await told({ ...rolledBack, inputs: { ...rolledBack.inputs, comment } });

    // then
    expect(comments).toHaveLength(count);
    if (count === 2) expect(comments[1]!.body).toMatch(/Rolled back/);
  });

  test('is alone after a good end, even if every bad one has to be told anew', async () => {
    // when
    const { comments } = await told({ ...released, inputs: { ...released.inputs, comment: 'always' } });

    // then
    expect(comments).toHaveLength(1);
  });

  test('of a plan that is refused has the problems, and what the release would change all the same', async () => {
    // given
    const plan = named('ecs-plan');

    // when: AWS keeps blue for less.
    const { gitHub, outcome } = await play({ ...plan, inputs: { ...plan.inputs, bake: '2h' } });

    // then
    const { body } = gitHub.comments[0]!;
    expect(body).toMatch(/^### ⛔ Refused/m);
    expect(body).toContain('before the bake would be over');
    expect(body).toMatch(/shop\/api:2\.4\.0` → `.*shop\/api:0c9f3a7e/);
    const { summary } = outcome.main;
    expect(summary.kind === 'shown' ? summary.text : '').toMatch(/shop\/api:2\.4\.0` → `.*shop\/api:0c9f3a7e/);
  });

  test('is not there for a push that came by no pull request, and nobody is warned of that', async () => {
    // when
    const { log, warnings, deployments } = await told({
      ...released,
      gitHub: { pullRequests: [], commits: [{ sha: pushToMain.sha }] },
    });

    // then
    expect(log).toContain('Without the comment on the pull request: no pull request');
    expect(warnings).not.toContainEqual(expect.stringContaining('comment'));
    expect(deployments).toHaveLength(1);
  });

  test('comes a little later where GitHub does not know yet which pull request the commit came by', async () => {
    // when
    const { comments } = await told({ ...released, gitHub: pullRequestWith({ foundAfter: '20s' }) });

    // then
    expect(comments.map(headline)).toEqual([expect.stringContaining('✅ Released')]);
  });

  test('of a run that was killed says that it is the last that was known', async () => {
    // given
    await using stage = await openStage(released, { kind: 'stepped' });

    // when
    await jobHere(stage, released, { is: 'loss', at: 3 * minute });

    // then
    const [entry] = stage.gitHub.deployments();
    expect(stage.gitHub.comments(pullRequest)[0]!.body).toMatch(/In progress, last written at 2026-11-20 12:0\d/);
    expect(statuses(entry)).toEqual(expect.arrayContaining(['in_progress']));
    expect(statuses(entry)).not.toContain('success');
  });

  test('of a cancelled release shows that it was cancelled, before the runner kills the step', async () => {
    // given
    const cancelled = (stage: Stage, run: { cancel: () => void }) =>
      void stage.aws.timeline.at(stage.beganAt + 3 * minute, () => run.cancel());

    // when
    const played = await play(released, { during: cancelled });

    // then
    expect(headline(played.gitHub.comments[0]!)).toContain('🛑 Cancelled');
    expect(statuses(played.gitHub.deployments[0]).at(-1)).toBe('error');
  });
});

describe('the ledger', () => {
  test('has an entry for a change, with names and ids alone, and its outcome last', async () => {
    // when
    const { gitHub, outcome } = await play({
      ...released,
      inputs: { ...released.inputs, 'environment-url': 'https://shop.example.com' },
    });

    // then
    const [entry, ...others] = gitHub.deployments;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      environment: 'production',
      task: 'greenlight/ecs/123456789012/eu-west-1/shop/api',
      sha: pushToMain.sha,
      payload: {
        'schema-version': 1,
        'change-id': outcome.main.outputs['change-id'],
        wanted: 'api:2',
        previous: 'api:1',
      },
    });
    const last = entry!.statuses.at(-1);
    expect(last).toMatchObject({ state: 'success', environmentUrl: 'https://shop.example.com' });
    expect(last?.logUrl).toMatch(/\/actions\/runs\/1658821493\/attempts\/1$/);
    expect(
      statuses(entry)
        .slice(0, -1)
        .every(state => state === 'in_progress'),
    ).toBe(true);
  });

  test('says of a release that was taken back what took it back', async () => {
    // when
    const { deployments } = await told(rolledBack);

    // then
    expect(deployments[0]!.statuses.at(-1)).toMatchObject({
      state: 'failure',
      description: expect.stringMatching(/^Rolled back: Alarm api-p99 is in ALARM/),
    });
  });

  test('goes on in the same entry when a re-run adopts the change', async () => {
    // given
    await using stage = await openStage(released, { kind: 'stepped' });
    await jobHere(stage, released, { is: 'loss', at: 3 * minute });

    // when
    await stepHere(stage, released, { github: { runAttempt: '2' } });

    // then
    expect(stage.gitHub.deployments()).toHaveLength(1);
    expect(statuses(stage.gitHub.deployments()[0]).at(-1)).toBe('success');
    expect(stage.gitHub.comments(pullRequest).map(headline)).toEqual([expect.stringContaining('✅ Released')]);
  });

  test('is closed by a re-run that finds the change of a killed run in service', async () => {
    // given
    await using stage = await openStage(released, { kind: 'stepped' });
    await jobHere(stage, released, { is: 'loss', at: 3 * minute });
    await stage.pass(60 * minute);

    // when
    const { verdict } = await stepHere(stage, released, { github: { runAttempt: '2' } });

    // then
    expect(verdict.name).toBe('nothing-to-do');
    expect(statuses(stage.gitHub.deployments()[0]).at(-1)).toBe('success');
  });

  test('leaves the outcome of former releases as it was', async () => {
    // given: elsewhere than in production, where GitHub itself leaves them alone.
    const inputs = { ...released.inputs, environment: 'staging' };
    const staging = { ...released, inputs };
    await using stage = await openStage(staging, { kind: 'stepped' });
    await stepHere(stage, staging);
    await stage.pass(30 * minute);

    // when
    await stepHere(stage, staging, {
      inputs: { image: 'registry.example.com/shop/api:2.4.0' },
      github: { runId: '1658829999', runNumber: '43' },
    });

    // then
    expect(stage.gitHub.deployments().map(deployment => statuses(deployment).at(-1))).toEqual(['success', 'success']);
  });

  test('stands beside the deployment that GitHub itself makes for a job with an environment', async () => {
    // when
    const { gitHub } = await play({ ...released, environment: { name: 'production', deployment: true } });

    // then
    expect(gitHub.deployments.map(({ task }) => task).toSorted()).toEqual([
      'deploy',
      'greenlight/ecs/123456789012/eu-west-1/shop/api',
    ]);
  });

  test.each([
    ['a plan', { operation: 'plan' }],
    ['a release that is refused', { cluster: 'nowhere' }],
  ])('has no entry for %s', async (_, inputs) => {
    // when
    const { comments, deployments } = await told({ ...released, inputs: { ...released.inputs, ...inputs } });

    // then
    expect(deployments).toEqual([]);
    expect(comments).toHaveLength(1);
  });
});

describe('the environment of the job', () => {
  test.each([
    ['the same', 'production', 'released'],
    ['the same in other letters', 'Production', 'released'],
    ['another', 'staging', 'refused'],
  ])('may be %s as that of the step, by its OIDC token', async (_, name, verdict) => {
    // given
    const mayAsk: Partial<GitHubSeedInput> = {
      tokens: [
        {
          token: pushToMain.token,
          permissions: { 'id-token': 'write', 'pull-requests': 'write', deployments: 'write' },
        },
      ],
    };

    // when
    const { outcome, calls } = await play({ ...released, gitHub: mayAsk, environment: { name, deployment: false } });

    // then
    expect(outcome.main.outputs['verdict']).toBe(verdict);
    const writes = calls.filter(({ operation }) => /^(Register|Create)/.test(operation));
    expect(writes.length > 0).toBe(verdict === 'released');
  });
});
