import { expect, test } from '@jest/globals';
import { head, merge, openGitHub, shop } from './open-github.ts';

/** Everything that a client can see of a short story, but for the port. */
async function tell(): Promise<string> {
  await using world = await openGitHub();
  const { rest } = world.octokit;
  const comment = await rest.issues.createComment({ ...shop, issue_number: 7, body: '10 %' });
  await world.pass(30_000);
  const edited = await rest.issues.updateComment({ ...shop, comment_id: comment.data.id, body: '100 %' });
  const deployment = await rest.repos.createDeployment({
    ...shop,
    ref: merge,
    auto_merge: false,
    required_contexts: [],
  });
  const pulls = await rest.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: merge });
  const answers = [comment, edited, deployment, pulls].map(({ status, headers, data }) => ({ status, headers, data }));
  return JSON.stringify(answers).replaceAll(world.gitHub.apiUrl, 'http://github');
}

test('the same story is told the same way twice', async () => {
  // when
  const [first, second] = [await tell(), await tell()];
  // then
  expect(second).toBe(first);
});

test('a seed that cannot be used is refused with all that is wrong', async () => {
  // given
  const seed = { pullRequests: [{ number: -7, head: 'main' }], visibility: 'secret' as 'private' };
  // when
  const opened = openGitHub(seed);
  // then
  await expect(opened).rejects.toThrow(
    /visibility: .*\n.*pullRequests\.0\.number: .*\n.*pullRequests\.0\.head: Expected 40 hexadecimal digits$/,
  );
});

test('comments that are there already are by whom the seed says', async () => {
  // given
  const state = { merged: { as: merge } };
  const comments = [{ by: 'mallory', body: '<!-- greenlight -->', createdAt: '2026-11-19T08:00:00Z' }];
  await using world = await openGitHub({ pullRequests: [{ number: 7, head, state, comments }] });
  // when
  const { data } = await world.octokit.rest.issues.listComments({ ...shop, issue_number: 7 });
  // then
  expect(data).toMatchObject([
    { user: { login: 'mallory', type: 'User' }, body: '<!-- greenlight -->', created_at: '2026-11-19T08:00:00Z' },
  ]);
});
