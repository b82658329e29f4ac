import { describe, expect, test } from '@jest/globals';
import { merge, openGitHub, refusalOf, shop, type OpenGitHub } from './open-github.ts';

const minimal = { ...shop, ref: merge, auto_merge: false, required_contexts: [] };
type State = 'success' | 'failure' | 'in_progress' | 'queued';

async function deploy({ octokit }: OpenGitHub, more: object = {}): Promise<number> {
  const { data } = await octokit.rest.repos.createDeployment({ ...minimal, ...more });
  if (!('id' in data)) throw new Error(data.message);
  return data.id;
}

const tell = ({ octokit }: OpenGitHub, deployment_id: number, state: State, more: object = {}) =>
  octokit.rest.repos.createDeploymentStatus({ ...shop, deployment_id, state, ...more });

const lastStates = ({ gitHub }: OpenGitHub) => gitHub.deployments().map(({ statuses }) => statuses.at(-1)?.state);

describe('a deployment', () => {
  test('keeps what it was created with', async () => {
    // given
    await using world = await openGitHub();
    const payload = { schema: 1, revision: 'api:3' };
    // when
    const id = await deploy(world, { task: 'greenlight/ecs', environment: 'staging', payload, description: 'api:3' });
    // then
    const { data } = await world.octokit.rest.repos.getDeployment({ ...shop, deployment_id: id });
    expect(data).toMatchObject({
      sha: merge,
      task: 'greenlight/ecs',
      environment: 'staging',
      payload,
      description: 'api:3',
      production_environment: false,
      creator: { login: 'github-actions[bot]' },
    });
  });

  test('is of task deploy, for production, where nothing is said', async () => {
    // given
    await using world = await openGitHub();
    // when
    const id = await deploy(world);
    // then
    const { data } = await world.octokit.rest.repos.getDeployment({ ...shop, deployment_id: id });
    expect(data).toMatchObject({ task: 'deploy', environment: 'production', production_environment: true });
  });

  test('of a branch is of the commit that the branch stands at', async () => {
    // given
    await using world = await openGitHub();
    // when
    const id = await deploy(world, { ref: 'main' });
    // then
    const { data } = await world.octokit.rest.repos.getDeployment({ ...shop, deployment_id: id });
    expect([data.ref, data.sha]).toEqual(['main', merge]);
  });

  test('cannot be of what is not there', async () => {
    // given
    await using world = await openGitHub();
    // when
    const refused = await refusalOf(deploy(world, { ref: 'nowhere' }));
    // then
    expect(refused).toMatchObject({ status: 422, message: 'No ref found for: nowhere' });
  });

  test.each([
    { contexts: undefined, status: 409 },
    { contexts: ['ci/build'], status: 409 },
    { contexts: ['ci/lint'], status: 201 },
    { contexts: [], status: 201 },
  ])(
    'with required contexts $contexts is answered $status where the build has failed',
    async ({ contexts, status }) => {
      // given
      await using world = await openGitHub({
        commits: [{ sha: merge, statuses: { 'ci/build': 'failure', 'ci/lint': 'success' } }],
      });
      // when
      const answer = world.octokit.rest.repos.createDeployment({
        ...shop,
        ref: merge,
        auto_merge: false,
        ...(contexts === undefined ? {} : { required_contexts: contexts }),
      });
      // then
      const seen = status === 201 ? await answer : await refusalOf(answer);
      expect(seen.status).toBe(status);
    },
  );

  test.each([
    { behind: 'no' as const, status: 201 },
    { behind: 'mergeable' as const, status: 202 },
    { behind: 'conflicting' as const, status: 409 },
  ])('that may merge is answered $status for a commit that is behind: $behind', async ({ behind, status }) => {
    // given
    await using world = await openGitHub({ commits: [{ sha: merge, behind }] });
    // when
    const answer = world.octokit.rest.repos.createDeployment({ ...minimal, auto_merge: true });
    // then
    const seen = status === 409 ? await refusalOf(answer) : await answer;
    expect(seen.status).toBe(status);
    expect(world.gitHub.deployments()).toHaveLength(status === 201 ? 1 : 0);
  });
});

describe('the list of deployments', () => {
  test('begins with the newest, and can be asked for by environment, task and commit', async () => {
    // given
    await using world = await openGitHub();
    const first = await deploy(world, { environment: 'staging', task: 'greenlight/a' });
    const second = await deploy(world, { environment: 'staging', task: 'greenlight/a' });
    await deploy(world, { environment: 'staging', task: 'greenlight/b' });
    await deploy(world, { environment: 'production', task: 'greenlight/a' });
    // when
    const { data } = await world.octokit.rest.repos.listDeployments({
      ...shop,
      environment: 'staging',
      task: 'greenlight/a',
      sha: merge,
    });
    // then
    expect(data.map(({ id }) => id)).toEqual([second, first]);
  });

  test('comes in pages', async () => {
    // given
    await using world = await openGitHub({ deployments: Array.from({ length: 45 }, () => ({ sha: merge })) });
    // when
    const all = await world.octokit.paginate(world.octokit.rest.repos.listDeployments, { ...shop, per_page: 20 });
    // then
    expect(new Set(all.map(({ id }) => id)).size).toBe(45);
  });
});

describe('a status of a deployment', () => {
  test('takes the environment of the one before', async () => {
    // given
    await using world = await openGitHub();
    const id = await deploy(world, { environment: 'staging' });
    await tell(world, id, 'in_progress', { environment: 'staging-eu' });
    // when
    const { data } = await tell(world, id, 'success');
    // then
    expect(data.environment).toBe('staging-eu');
  });

  test('shows its log under both names', async () => {
    // given
    await using world = await openGitHub();
    const id = await deploy(world);
    // when
    const { data } = await tell(world, id, 'in_progress', {
      log_url: 'https://github.com/octo-org/shop/actions/runs/1',
    });
    // then
    expect([data.log_url, data.target_url, data.environment_url]).toEqual([
      'https://github.com/octo-org/shop/actions/runs/1',
      'https://github.com/octo-org/shop/actions/runs/1',
      '',
    ]);
  });

  test('has at most 140 characters to describe it', async () => {
    // given
    await using world = await openGitHub();
    const id = await deploy(world);
    await tell(world, id, 'in_progress', { description: 'é'.repeat(140) });
    // when
    const refused = await refusalOf(tell(world, id, 'failure', { description: 'é'.repeat(141) }));
    // then
    expect([refused.status, refused.errors[0]?.message]).toEqual([
      422,
      'description is too long (maximum is 140 characters)',
    ]);
    expect(lastStates(world)).toEqual(['in_progress']);
  });

  test('that is a success makes earlier successes of the environment inactive', async () => {
    // given
    await using world = await openGitHub();
    const staging = { environment: 'staging' };
    for (const state of ['success', 'failure'] as const) await tell(world, await deploy(world, staging), state);
    await tell(world, await deploy(world, { environment: 'other' }), 'success');
    // when
    await tell(world, await deploy(world, staging), 'success');
    // then
    expect(lastStates(world)).toEqual(['success', 'success', 'failure', 'inactive']);
  });

  test.each([
    { kind: 'of production', deployment: { environment: 'production' }, status: {} },
    { kind: 'that are transient', deployment: { environment: 'pr-7', transient_environment: true }, status: {} },
    { kind: 'that shall stay', deployment: { environment: 'staging' }, status: { auto_inactive: false } },
  ])('leaves earlier successes alone $kind', async ({ deployment, status }) => {
    // given
    await using world = await openGitHub();
    await tell(world, await deploy(world, deployment), 'success', status);
    // when
    await tell(world, await deploy(world, deployment), 'success', status);
    // then
    expect(lastStates(world)).toEqual(['success', 'success']);
  });

  test('is listed with the newest first', async () => {
    // given
    await using world = await openGitHub();
    const id = await deploy(world);
    for (const state of ['queued', 'in_progress', 'success'] as const) await tell(world, id, state);
    // when
    const { data } = await world.octokit.rest.repos.listDeploymentStatuses({ ...shop, deployment_id: id });
    // then
    expect(data.map(({ state }) => state)).toEqual(['success', 'in_progress', 'queued']);
  });

  test('cannot be given to a deployment that is not there', async () => {
    // given
    await using world = await openGitHub();
    // when
    const refused = await refusalOf(tell(world, 1, 'success'));
    // then
    expect(refused.status).toBe(404);
  });
});
