import { describe, expect, test } from '@jest/globals';
import type { JobStart } from './actions.ts';
import { merge, openGitHub, refusalOf, shop, token, type OpenGitHub } from './open-github.ts';

const release: JobStart = {
  run: 1_658_821_493,
  attempt: 1,
  number: 42,
  workflow: '.github/workflows/release.yml',
  event: 'push',
  sha: merge,
  ref: 'refs/heads/main',
  actor: 'octocat',
  triggeringActor: 'octocat',
  name: 'release',
  environment: { name: 'staging', deployment: true },
};
const ofRun = { ...shop, run_id: release.run };

const begin = ({ gitHub }: OpenGitHub, change: Partial<JobStart> = {}) =>
  gitHub.actions.begin({ ...release, ...change }, token);

describe('a run', () => {
  test('is in progress as long as one of its jobs is', async () => {
    // given
    await using world = await openGitHub();
    begin(world, { name: 'build' }).end('success');
    const job = begin(world);
    const ask = async () => (await world.octokit.rest.actions.getWorkflowRun(ofRun)).data;
    // when
    const during = await ask();
    job.end('failure');
    const after = await ask();
    // then
    expect([during.status, during.conclusion]).toEqual(['in_progress', null]);
    expect([after.status, after.conclusion]).toEqual(['completed', 'failure']);
  });

  test('tells of its latest attempt, and of each that there was', async () => {
    // given
    await using world = await openGitHub();
    begin(world).end('failure');
    await world.pass(60_000);
    begin(world, { attempt: 2, triggeringActor: 'hubot' });
    // when
    const { data: latest } = await world.octokit.rest.actions.getWorkflowRun(ofRun);
    const { data: first } = await world.octokit.rest.actions.getWorkflowRunAttempt({ ...ofRun, attempt_number: 1 });
    // then
    expect(latest).toMatchObject({
      run_attempt: 2,
      status: 'in_progress',
      triggering_actor: { login: 'hubot' },
      created_at: '2026-11-20T12:00:00Z',
      run_started_at: '2026-11-20T12:01:00Z',
    });
    expect(first).toMatchObject({ run_attempt: 1, conclusion: 'failure', triggering_actor: { login: 'octocat' } });
  });

  test('lists the jobs of one attempt, of the latest, or of all', async () => {
    // given
    await using world = await openGitHub();
    begin(world).end('failure');
    begin(world, { attempt: 2 }).end('success');
    const { listJobsForWorkflowRun, listJobsForWorkflowRunAttempt } = world.octokit.rest.actions;
    // when
    const { data: ofFirst } = await listJobsForWorkflowRunAttempt({ ...ofRun, attempt_number: 1 });
    const { data: latest } = await listJobsForWorkflowRun(ofRun);
    const { data: all } = await listJobsForWorkflowRun({ ...ofRun, filter: 'all' });
    // then
    expect(ofFirst.jobs.map(({ conclusion }) => conclusion)).toEqual(['failure']);
    expect(latest.jobs.map(({ conclusion }) => conclusion)).toEqual(['success']);
    expect([all.total_count, all.jobs.map(job => job.run_attempt)]).toEqual([2, [1, 2]]);
  });

  test('that is re-run has nothing left running of the attempts before', async () => {
    // given
    await using world = await openGitHub();
    const lost = begin(world);
    // when
    begin(world, { attempt: 2 });
    lost.end('success');
    // then
    const { data } = await world.octokit.rest.actions.getWorkflowRunAttempt({ ...ofRun, attempt_number: 1 });
    expect([data.status, data.conclusion]).toEqual(['completed', 'failure']);
    expect(world.gitHub.deployments().map(({ statuses }) => statuses.map(({ state }) => state))).toEqual([
      ['in_progress'],
      ['in_progress', 'failure'],
    ]);
  });

  test('says who approved it, and for which environment', async () => {
    // given
    await using world = await openGitHub({
      pastJobs: [{ run: '99', sha: merge, conclusion: 'success' }],
      approvals: [{ run: '99', by: 'hubot', comment: 'Ship it' }],
    });
    // when
    const { data } = await world.octokit.rest.actions.getReviewsForRun({ ...shop, run_id: 99 });
    // then
    expect(data).toMatchObject([
      { state: 'approved', comment: 'Ship it', user: { login: 'hubot' }, environments: [{ name: 'production' }] },
    ]);
  });

  test('is counted in its own workflow, and has an id that none of all workflows had before', async () => {
    // given
    await using world = await openGitHub();
    const { idOf } = world.gitHub.actions;
    const rollBack = '.github/workflows/roll-back.yml';
    begin(world, { run: idOf(release.workflow, 1), number: 1 });
    begin(world, { run: idOf(rollBack, 1), number: 1, workflow: rollBack });
    // when
    const ids = [idOf(release.workflow, 1), idOf(rollBack, 1), idOf(release.workflow, 2), idOf(rollBack, 2)];
    const asked = ids.slice(0, 2).map(id => world.octokit.rest.actions.getWorkflowRun({ ...shop, run_id: id }));
    const told = (await Promise.all(asked)).map(({ data }) => data);
    // then
    const [first = 0] = ids;
    expect(ids).toEqual([first, first + 1, first + 2, first + 2]);
    expect(told.map(({ run_number }) => run_number)).toEqual([1, 1]);
    expect(told.map(({ path }) => path)).toEqual([release.workflow, rollBack]);
    expect(told[0]?.workflow_id).not.toBe(told[1]?.workflow_id);
  });

  test.each<{ has: string; change: Partial<JobStart> }>([
    { has: 'two workflows', change: { workflow: '.github/workflows/roll-back.yml' } },
    { has: 'two numbers', change: { attempt: 2, number: 43 } },
    { has: 'the number of another run', change: { run: release.run + 1 } },
    { has: 'a later number than a later run', change: { run: release.run - 1, number: 43 } },
  ])('never has $has', async ({ change }) => {
    // given
    await using world = await openGitHub();
    begin(world);
    // when
    const again = () => begin(world, change);
    // then
    expect(again).toThrow('GitHub does not count so');
  });

  test('that is not there is not found, nor is an attempt of one that is', async () => {
    // given
    await using world = await openGitHub();
    begin(world);
    // when
    const run = await refusalOf(world.octokit.rest.actions.getWorkflowRun({ ...shop, run_id: 1 }));
    const attempt = await refusalOf(world.octokit.rest.actions.getWorkflowRunAttempt({ ...ofRun, attempt_number: 2 }));
    // then
    expect([run.status, attempt.status]).toEqual([404, 404]);
  });
});

describe('the Deployment of a job', () => {
  test('is made for an environment, and follows the job to its end', async () => {
    // given
    await using world = await openGitHub();
    // when
    const job = begin(world);
    job.end('failure');
    // then
    expect(world.gitHub.deployments()).toMatchObject([
      {
        task: 'deploy',
        environment: 'staging',
        ref: 'main',
        author: 'github-actions[bot]',
        statuses: [
          { state: 'in_progress', logUrl: job.page },
          { state: 'failure', logUrl: job.page },
        ],
      },
    ]);
  });

  test.each([{ environment: { name: 'staging', deployment: false } }, { environment: undefined }])(
    'is not made where it is not wanted: $environment',
    async ({ environment }) => {
      // given
      await using world = await openGitHub();
      // when
      begin(world, { environment }).end('success');
      // then
      expect(world.gitHub.deployments()).toEqual([]);
    },
  );

  test('that succeeds makes inactive what others had for the environment', async () => {
    // given
    await using world = await openGitHub({
      deployments: [{ sha: merge, environment: 'staging', task: 'greenlight/a', statuses: [{ state: 'success' }] }],
    });
    // when
    begin(world).end('success');
    // then
    expect(world.gitHub.deployments().map(({ task, statuses }) => [task, statuses.at(-1)?.state])).toEqual([
      ['deploy', 'success'],
      ['greenlight/a', 'inactive'],
    ]);
  });
});
