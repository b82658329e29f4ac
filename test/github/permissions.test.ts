import { describe, expect, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { merge, openGitHub, refusalOf, shop, type Octokit } from './open-github.ts';
import type { GitHubSeedInput } from './seed.ts';

type Permissions = NonNullable<NonNullable<GitHubSeedInput['tokens']>[number]['permissions']>;

const calls = {
  'list comments': ({ rest }: Octokit) => rest.issues.listComments({ ...shop, issue_number: 7 }),
  comment: ({ rest }: Octokit) => rest.issues.createComment({ ...shop, issue_number: 7, body: '10 %' }),
  'find the pull request': ({ rest }: Octokit) =>
    rest.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: merge }),
  'list deployments': ({ rest }: Octokit) => rest.repos.listDeployments(shop),
  deploy: ({ rest }: Octokit) =>
    rest.repos.createDeployment({ ...shop, ref: merge, auto_merge: false, required_contexts: [] }),
  'look at a run': ({ rest }: Octokit) => rest.actions.getWorkflowRun({ ...shop, run_id: 99 }),
} as const;

const world = (permissions: Permissions, more: GitHubSeedInput = {}) =>
  openGitHub({
    pastJobs: [{ run: '99', sha: merge, conclusion: 'success' }],
    tokens: [{ token: 'ghs_some', permissions }],
    ...more,
  });

describe('a token of an app', () => {
  test.each<{ may: keyof typeof calls; permissions: Permissions }>([
    { may: 'list comments', permissions: { 'pull-requests': 'read' } },
    { may: 'comment', permissions: { 'pull-requests': 'write' } },
    { may: 'find the pull request', permissions: { 'pull-requests': 'read' } },
    { may: 'list deployments', permissions: { deployments: 'read' } },
    { may: 'deploy', permissions: { deployments: 'write' } },
    { may: 'look at a run', permissions: { actions: 'read' } },
  ])('may $may with $permissions', async ({ may, permissions }) => {
    // given
    await using some = await world(permissions);
    // when
    const { status } = await calls[may](some.as('ghs_some'));
    // then
    expect([200, 201]).toContain(status);
  });

  test.each<{ not: keyof typeof calls; permissions: Permissions; accepted: string }>([
    { not: 'list comments', permissions: {}, accepted: 'issues=read; pull_requests=read' },
    { not: 'comment', permissions: { 'pull-requests': 'read' }, accepted: 'issues=write; pull_requests=write' },
    { not: 'comment', permissions: { issues: 'write' }, accepted: 'issues=write; pull_requests=write' },
    { not: 'find the pull request', permissions: { contents: 'read' }, accepted: 'pull_requests=read' },
    { not: 'list deployments', permissions: { actions: 'read' }, accepted: 'deployments=read' },
    { not: 'deploy', permissions: { deployments: 'read' }, accepted: 'deployments=write' },
    { not: 'look at a run', permissions: { deployments: 'write' }, accepted: 'actions=read' },
  ])('may not $not with $permissions, and is told what it takes', async ({ not, permissions, accepted }) => {
    // given
    await using some = await world(permissions);
    // when
    const refused = await refusalOf(calls[not](some.as('ghs_some')));
    // then
    expect(refused).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
    expect(refused.headers['x-accepted-github-permissions']).toBe(accepted);
  });

  test('of a fork reads, and writes nothing', async () => {
    // given
    await using fork = await world({ actions: 'read', contents: 'read', deployments: 'read', 'pull-requests': 'read' });
    const octokit = fork.as('ghs_some');
    // when
    const { status } = await calls['list comments'](octokit);
    const refused = await refusalOf(calls.comment(octokit));
    // then
    expect([status, refused.status]).toEqual([200, 403]);
    expect(fork.gitHub.comments(7)).toEqual([]);
  });

  test('has nobody behind it who could be asked for', async () => {
    // given
    await using some = await world({ 'pull-requests': 'write' });
    // when
    const refused = await refusalOf(some.as('ghs_some').rest.users.getAuthenticated());
    // then
    expect(refused).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
  });

  test('knows no repository but its own', async () => {
    // given
    await using some = await world({ 'pull-requests': 'write' });
    // when
    const refused = await refusalOf(
      some.as('ghs_some').rest.issues.listComments({ owner: 'octo-org', repo: 'secret', issue_number: 7 }),
    );
    // then
    expect(refused).toMatchObject({ status: 404, message: 'Not Found' });
  });

  test('is worth nothing after its end', async () => {
    // given
    await using some = await world({}, { tokens: [{ token: 'ghs_short', expiresAfter: '6h' }] });
    const ask = () => refusalOf(calls['list comments'](some.as('ghs_short')));
    // when
    const before = await ask();
    await some.pass(6 * 3_600_000);
    const after = await ask();
    // then
    expect([before.status, after.status, after.message]).toEqual([403, 401, 'Bad credentials']);
  });
});

test('a personal access token is somebody', async () => {
  // given
  await using some = await world({}, { tokens: [{ token: 'github_pat_1', kind: 'user', login: 'hubot' }] });
  // when
  const { data } = await some.as('github_pat_1').rest.users.getAuthenticated();
  const refused = await refusalOf(calls.comment(some.as('github_pat_1')));
  // then
  expect(data.login).toBe('hubot');
  expect(refused.message).toBe('Resource not accessible by personal access token');
});

test('a token that GitHub does not know is refused before all else', async () => {
  // given
  await using some = await world({});
  // when
  const refused = await refusalOf(calls['list comments'](some.as('ghs_nobody')));
  // then
  expect(refused).toMatchObject({ status: 401, message: 'Bad credentials' });
});

test.each([
  { visibility: 'private' as const, reading: 404, writing: 404 },
  { visibility: 'public' as const, reading: 200, writing: 401 },
])(
  'without a token, a $visibility repository is answered $reading and $writing',
  async ({ visibility, reading, writing }) => {
    // given
    await using some = await world({}, { visibility });
    const url = `${some.gitHub.apiUrl}/repos/octo-org/shop/issues/7/comments`;
    // when
    const read = await fetch(url);
    const written = await fetch(url, { method: 'POST', body: '{"body":"10 %"}' });
    // then
    expect([read.status, written.status]).toEqual([reading, writing]);
  },
);

test('permissions to read are not needed for what is public', async () => {
  // given
  await using some = await world({}, { visibility: 'public' });
  // when
  const { status } = await calls['list deployments'](getOctokit('ghs_some', { baseUrl: some.gitHub.apiUrl }));
  // then
  expect(status).toBe(200);
});
