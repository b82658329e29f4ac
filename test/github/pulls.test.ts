import { describe, expect, test } from '@jest/globals';
import { head, merge, openGitHub, refusalOf, shop } from './open-github.ts';

const early = '1'.repeat(40);
const direct = '2'.repeat(40);
const abandoned = '3'.repeat(40);

const several = {
  pullRequests: [
    { number: 7, head, commits: [early], state: { merged: { as: merge } } },
    { number: 8, head, state: 'open' as const },
    { number: 9, head: abandoned, state: 'closed' as const },
  ],
  commits: [{ sha: direct }],
};

describe('the pull requests of a commit', () => {
  test.each([
    { commit: 'that merged one', sha: merge, numbers: [7] },
    { commit: 'that two of them end with', sha: head, numbers: [8, 7] },
    { commit: 'before the last one of a merged one', sha: early, numbers: [7] },
    { commit: 'pushed without any', sha: direct, numbers: [] },
    { commit: 'of one that was closed', sha: abandoned, numbers: [] },
  ])('are $numbers for a commit $commit', async ({ sha, numbers }) => {
    // given
    await using world = await openGitHub(several);
    // when
    const { data } = await world.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: sha });
    // then
    expect(data.map(({ number }) => number)).toEqual(numbers);
  });

  test('are in a fork those of the upstream repository too, with the numbers that they have there', async () => {
    // given
    const pullRequests = [{ number: 1_221, head, into: 'upstream/shop' }];
    await using world = await openGitHub({ pullRequests });
    // when
    const { data } = await world.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: head });
    const here = await refusalOf(world.octokit.rest.pulls.get({ ...shop, pull_number: 1_221 }));
    // then
    expect(data).toMatchObject([
      { number: 1_221, base: { repo: { full_name: 'upstream/shop' } }, head: { repo: { full_name: 'octo-org/shop' } } },
    ]);
    expect(here.status).toBe(404);
  });

  test('tell whether they were merged, and as what', async () => {
    // given
    await using world = await openGitHub(several);
    // when
    const { data } = await world.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: head });
    // then
    expect(data).toMatchObject([
      { number: 8, state: 'open', merged_at: null, merge_commit_sha: null, head: { sha: head } },
      { number: 7, state: 'closed', merged_at: '2026-11-20T12:00:00Z', merge_commit_sha: merge },
    ]);
  });

  test('are not found in the first seconds after a merge, and are later', async () => {
    // given
    await using world = await openGitHub({
      pullRequests: [{ number: 7, head, state: { merged: { as: merge } }, foundAfter: '20s' }],
    });
    const ask = () => world.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: merge });
    // when
    const { data: atOnce } = await ask();
    await world.pass(20_000);
    const { data: later } = await ask();
    // then
    expect([atOnce.length, later.length]).toEqual([0, 1]);
  });

  test('cannot be asked for of a commit that is not there', async () => {
    // given
    await using world = await openGitHub();
    const nowhere = '9'.repeat(40);
    // when
    const refused = await refusalOf(
      world.octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: nowhere }),
    );
    // then
    expect(refused).toMatchObject({ status: 422, message: `No commit found for SHA: ${nowhere}` });
  });
});

test('a pull request of a fork says whose it is', async () => {
  // given
  await using world = await openGitHub({ pullRequests: [{ number: 7, head, from: 'hubot/shop' }] });
  // when
  const { data } = await world.octokit.rest.pulls.get({ ...shop, pull_number: 7 });
  // then
  expect(data).toMatchObject({
    merged: false,
    head: { repo: { full_name: 'hubot/shop', fork: true } },
    base: { repo: { full_name: 'octo-org/shop', fork: false } },
  });
});
