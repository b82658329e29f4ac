import { describe, expect, test } from '@jest/globals';
import { head, merge, openGitHub, refusalOf, shop, start } from './open-github.ts';

const onPull = { ...shop, issue_number: 7 };
const minute = 60_000;

const withComments = (count: number) => ({
  pullRequests: [
    {
      number: 7,
      head,
      state: { merged: { as: merge } },
      comments: Array.from({ length: count }, (_, index) => ({ by: 'hubot', body: `comment ${index + 1}` })),
    },
  ],
});

describe('comments of a pull request', () => {
  test('are signed by the bot of the token that wrote them', async () => {
    // given
    await using world = await openGitHub();
    // when
    const { data } = await world.octokit.rest.issues.createComment({ ...onPull, body: 'Green serves.' });
    // then
    expect(data).toMatchObject({ body: 'Green serves.', user: { login: 'github-actions[bot]', type: 'Bot' } });
  });

  test('keep the time at which they were created when they are edited', async () => {
    // given
    await using world = await openGitHub();
    const { data: before } = await world.octokit.rest.issues.createComment({ ...onPull, body: '10 %' });
    // when
    await world.pass(5 * minute);
    const { data } = await world.octokit.rest.issues.updateComment({ ...shop, comment_id: before.id, body: '100 %' });
    // then
    expect(data).toMatchObject({
      created_at: '2026-11-20T12:00:00Z',
      updated_at: '2026-11-20T12:05:00Z',
      body: '100 %',
    });
    expect(world.gitHub.comments(7)[0]?.versions).toEqual([
      { at: start, body: '10 %' },
      { at: start + 5 * minute, body: '100 %' },
    ]);
  });

  test('come in pages of thirty, whose links lead to all of them', async () => {
    // given
    await using world = await openGitHub(withComments(65));
    const { listComments } = world.octokit.rest.issues;
    // when
    const first = await listComments(onPull);
    const all = await world.octokit.paginate(listComments, onPull);
    // then
    expect(first.data).toHaveLength(30);
    expect(first.headers.link).toMatch(/[?&]page=2>; rel="next", .*[?&]page=3>; rel="last"/);
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 65 }, (_, index) => `comment ${index + 1}`));
  });

  test('have links back from the last page, and none onwards', async () => {
    // given
    await using world = await openGitHub(withComments(65));
    // when
    const { headers, data } = await world.octokit.rest.issues.listComments({ ...onPull, page: 3 });
    // then
    expect(data).toHaveLength(5);
    expect(headers.link).toMatch(/^<[^>]+[?&]page=2>; rel="prev", <[^>]+[?&]page=1>; rel="first"$/);
  });

  test('come in pages of a hundred at most, however many are asked for', async () => {
    // given
    await using world = await openGitHub(withComments(101));
    // when
    const { data } = await world.octokit.rest.issues.listComments({ ...onPull, per_page: 500 });
    // then
    expect(data).toHaveLength(100);
  });

  test('can be asked for since a time', async () => {
    // given
    await using world = await openGitHub(withComments(2));
    world.gitHub.people.comment(7, 'octocat', 'What is this?');
    // when
    const { data } = await world.octokit.rest.issues.listComments({ ...onPull, since: '2026-11-20T12:00:00Z' });
    // then
    expect(data.map(({ body, user }) => [user?.login, body])).toEqual([['octocat', 'What is this?']]);
  });

  test.each([
    { body: 'x'.repeat(65_536), status: 201 },
    { body: 'x'.repeat(65_537), status: 422 },
    { body: '🚦'.repeat(65_536), status: 201 },
  ])('may have 65,536 characters, whatever they take in bytes: $status', async ({ body, status }) => {
    // given
    await using world = await openGitHub();
    // when
    const answer = world.octokit.rest.issues.createComment({ ...onPull, body });
    // then
    if (status === 201) expect((await answer).status).toBe(201);
    else {
      const { message, errors } = await refusalOf(answer);
      expect([message, errors[0]?.message]).toEqual([
        'Validation Failed',
        'Body is too long (maximum is 65536 characters)',
      ]);
    }
  });

  test('that somebody deleted are not there any more', async () => {
    // given
    await using world = await openGitHub();
    const { data } = await world.octokit.rest.issues.createComment({ ...onPull, body: '10 %' });
    // when
    world.gitHub.people.deleteComment(data.id);
    // then
    const edited = world.octokit.rest.issues.updateComment({ ...shop, comment_id: data.id, body: '20 %' });
    expect(await refusalOf(edited)).toMatchObject({ status: 404, message: 'Not Found' });
  });

  test('cannot be added to a conversation that is locked', async () => {
    // given
    await using world = await openGitHub();
    world.gitHub.people.lock(7);
    // when
    const refused = await refusalOf(world.octokit.rest.issues.createComment({ ...onPull, body: '10 %' }));
    // then
    expect(refused).toMatchObject({ status: 403, message: 'Unable to create comment because issue is locked.' });
  });

  test('of a pull request that is not there are not found', async () => {
    // given
    await using world = await openGitHub();
    // when
    const refused = await refusalOf(world.octokit.rest.issues.listComments({ ...onPull, issue_number: 8 }));
    // then
    expect(refused.status).toBe(404);
  });
});
