import { describe, expect, test } from '@jest/globals';
import type { FaultRuleInput } from './fault-rule.ts';
import { openGitHub, refusalOf, shop, start, type OpenGitHub } from './open-github.ts';

const onPull = { ...shop, issue_number: 7 };
const comment = ({ octokit }: OpenGitHub, signal?: AbortSignal) =>
  octokit.rest.issues.createComment({ ...onPull, body: '10 %', ...(signal && { request: { signal } }) });

const every = (fault: FaultRuleInput['fault']): FaultRuleInput => ({
  operation: 'issues/create-comment',
  calls: 'every',
  fault,
});

const bodies = ({ gitHub }: OpenGitHub) => gitHub.comments(7).map(({ body }) => body);

/** Once the call has come in: until then, time has nothing to do with it. */
async function cameIn({ gitHub }: OpenGitHub, count: number): Promise<void> {
  while (gitHub.calls().length < count) await new Promise(setImmediate);
}

describe('a fault', () => {
  test.each<{ fault: FaultRuleInput['fault']; status: number; message: string }>([
    { fault: { kind: 'server-error' }, status: 500, message: 'Server Error' },
    { fault: { kind: 'server-error', status: 503 }, status: 503, message: 'Server Error' },
    { fault: { kind: 'denied' }, status: 403, message: 'Resource not accessible by integration' },
    {
      fault: { kind: 'error', status: 410, message: 'Issues are disabled' },
      status: 410,
      message: 'Issues are disabled',
    },
  ])('$fault answers $status, and nothing was done', async ({ fault, status, message }) => {
    // given
    await using world = await openGitHub({ faults: [every(fault)] });
    // when
    const refused = await refusalOf(comment(world));
    // then
    expect(refused).toMatchObject({ status, message });
    expect(bodies(world)).toEqual([]);
  });

  test('bad-gateway answers a page for people', async () => {
    // given
    await using world = await openGitHub({ faults: [every({ kind: 'bad-gateway' })] });
    // when
    const response = await fetch(`${world.gitHub.apiUrl}/repos/octo-org/shop/issues/7/comments`, {
      method: 'POST',
      headers: { authorization: 'token ghs_job', 'user-agent': 'a test' },
      body: '{"body":"10 %"}',
    });
    // then
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
  });

  test.each([
    { kind: 'primary-limit' as const, headers: { 'x-ratelimit-remaining': '0' } },
    { kind: 'secondary-limit' as const, headers: { 'retry-after': '60', 'x-ratelimit-remaining': '999' } },
  ])('$kind refuses as the limit does', async ({ kind, headers }) => {
    // given
    await using world = await openGitHub({ faults: [every({ kind })] });
    // when
    const refused = await refusalOf(comment(world));
    // then
    expect(refused).toMatchObject({ status: 403, headers });
  });

  test.each([
    { kind: 'lost-before' as const, left: [] },
    { kind: 'lost-after' as const, left: ['10 %'] },
  ])('$kind ends the connection, with $left done', async ({ kind, left }) => {
    // given
    await using world = await openGitHub({ faults: [every({ kind })] });
    // when
    const failure = await comment(world).catch((error: unknown) => error as Error);
    // then
    expect(failure).toMatchObject({ status: 500, response: undefined });
    expect(bodies(world)).toEqual(left);
    expect(world.gitHub.calls()[0]?.outcome).toEqual({ kind: 'hung-up' });
  });

  test.each([
    { kind: 'silent-before' as const, left: [] },
    { kind: 'silent-after' as const, left: ['10 %'] },
  ])('$kind never answers, with $left done', async ({ kind, left }) => {
    // given
    await using world = await openGitHub({ faults: [every({ kind })] });
    const controller = new AbortController();
    const answer = comment(world, controller.signal).then(
      () => 'answered',
      () => 'given up',
    );
    await cameIn(world, 1);
    // when
    await world.pass(3_600_000);
    const outcome = world.gitHub.calls()[0]?.outcome;
    controller.abort();
    // then
    expect(outcome).toEqual({ kind: 'pending' });
    expect([await answer, bodies(world)]).toEqual(['given up', left]);
  });

  test('slow does at once what it is asked, and answers later', async () => {
    // given
    await using world = await openGitHub({ faults: [every({ kind: 'slow', ms: 20_000 })] });
    const answer = comment(world);
    await cameIn(world, 1);
    // when
    await world.pass(20_000);
    const { headers, data } = await answer;
    // then
    expect([headers.date, data.created_at]).toEqual(['Fri, 20 Nov 2026 12:00:20 GMT', '2026-11-20T12:00:00Z']);
  });

  test('malformed cuts the answer off, in which Octokit sees nothing but a text', async () => {
    // given
    await using world = await openGitHub({ faults: [every({ kind: 'malformed' })] });
    // when
    const { status, data } = await comment(world);
    // then
    expect([status, data]).toEqual([201, expect.stringMatching(/^\{"url":.*[^}]$/)]);
    expect(bodies(world)).toEqual(['10 %']);
  });

  test('set gives the answer another shape', async () => {
    // given
    await using world = await openGitHub({
      faults: [every({ kind: 'set', members: { id: null, 'user.login': 'mallory' } })],
    });
    // when
    const { data } = await comment(world);
    // then
    expect([data.id, data.user?.login]).toEqual([null, 'mallory']);
    expect(world.gitHub.bugs()).toEqual([]);
  });

  test('strikes the calls that its rule names, and no others', async () => {
    // given
    await using world = await openGitHub({
      faults: [{ operation: 'issues/*', calls: { from: 2, to: 3 }, fault: { kind: 'server-error' } }],
    });
    // when
    await comment(world);
    const second = await refusalOf(comment(world));
    const third = await refusalOf(comment(world));
    await comment(world);
    await world.octokit.rest.repos.listDeployments(shop);
    // then
    expect([second.status, third.status]).toEqual([500, 500]);
    expect(bodies(world)).toEqual(['10 %', '10 %']);
  });

  test('can come and go in the middle of a story', async () => {
    // given
    await using world = await openGitHub();
    // when
    const remove = world.gitHub.inject(every({ kind: 'server-error' }));
    const during = await refusalOf(comment(world));
    remove();
    const after = await comment(world);
    // then
    expect([during.status, after.status]).toEqual([500, 201]);
  });
});

test('every call is kept, with who made it, when, and how it ended', async () => {
  // given
  await using world = await openGitHub({ faults: [{ operation: '*', calls: { nth: 2 }, fault: { kind: 'denied' } }] });
  await comment(world);
  await world.pass(30_000);
  // when
  await refusalOf(world.octokit.rest.repos.listDeployments({ ...shop, environment: 'staging' }));
  // then
  expect(world.gitHub.calls()).toMatchObject([
    {
      number: 1,
      at: start,
      caller: 'github-actions[bot]',
      operation: 'issues/create-comment',
      method: 'POST',
      path: '/repos/octo-org/shop/issues/7/comments',
      body: '{"body":"10 %"}',
      outcome: { kind: 'answered', status: 201 },
    },
    {
      number: 2,
      at: start + 30_000,
      operation: 'repos/list-deployments',
      path: '/repos/octo-org/shop/deployments?environment=staging',
      body: '',
      outcome: { kind: 'answered', status: 403 },
    },
  ]);
});
