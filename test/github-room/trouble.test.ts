import { describe, expect, test } from '@jest/globals';
import { type Trouble, troubleOf } from '../../src/github/trouble.ts';

const now = Date.UTC(2026, 10, 21, 14);
const seconds = (at: number) => String(at / 1_000);

/** As Octokit raises it. */
function answered(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Error {
  return Object.assign(new Error(message), { status, response: { headers } });
}

const denied = {
  is: 'denied',
  why: 'GitHub denied it',
  remedy: 'Grant the job `pull-requests: write` under `permissions:`',
} as const;

describe('what GitHub answered', () => {
  test.each<[string, unknown, Trouble]>([
    ['a missing permission is named', answered(403, 'Resource not accessible by integration'), denied],
    [
      'another reason to deny, in words',
      answered(403, 'Repository was archived so is read-only. - https://docs.github.com/rest'),
      {
        is: 'denied',
        why: 'GitHub denied it (Repository was archived so is read-only)',
        remedy:
          'Look at the rules of the repository and its organization, and whether the token has `pull-requests: write`',
      },
    ],
    [
      "a person's token without the right",
      answered(403, 'Resource not accessible by personal access token - https://docs.github.com/rest'),
      { ...denied, remedy: 'Give the token in `github-token` `pull-requests: write`' },
    ],
    [
      'a conversation that is locked',
      answered(403, 'Unable to create comment because issue is locked.'),
      { is: 'locked' },
    ],
    [
      'a token that is not accepted',
      answered(401, 'Bad credentials'),
      {
        is: 'not accepted',
        why: 'GitHub does not accept the token',
        remedy: "A job's own token ends with the job: look at `github-token`",
      },
    ],
    [
      'a limit with the time to wait',
      answered(403, 'You have exceeded a secondary rate limit', { 'retry-after': '90' }),
      { is: 'limited', until: now + 90_000 },
    ],
    [
      'the hourly limit, which says when it is new',
      answered(403, 'API rate limit exceeded', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': seconds(now + 600_000),
      }),
      { is: 'limited', until: now + 600_000 },
    ],
    [
      'a limit that is over already',
      answered(429, 'Too Many Requests', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(now - 1_000) }),
      { is: 'limited', until: now },
    ],
    [
      'a limit without a time, which is a minute at least',
      answered(403, 'You have exceeded a secondary rate limit.'),
      { is: 'limited', until: now + 60_000 },
    ],
    [
      'a limit that gives a date we cannot read',
      answered(429, 'slow down', { 'retry-after': 'soon' }),
      { is: 'limited', until: now + 60_000 },
    ],
    [
      'a repository that is hidden from the token',
      answered(404, 'Not Found'),
      {
        is: 'denied',
        why: 'GitHub shows the token nothing there',
        remedy: 'Give the token in `github-token` access to this repository, with `pull-requests: write`',
      },
    ],
    ['something that is gone', answered(410, 'Gone'), { is: 'missing' }],
    ['something GitHub will not do', answered(422, 'Validation Failed'), { is: 'refused', why: 'GitHub answered 422' }],
    ['a server that is unwell', answered(502, '<html>Unicorn!</html>'), { is: 'passing', why: 'GitHub answered 502' }],
    [
      'a lost connection',
      Object.assign(new Error('socket hang up'), { status: 500 }),
      { is: 'passing', why: 'socket hang up' },
    ],
    ['an error of no kind', 'what?', { is: 'passing', why: 'no answer' }],
  ])('is %s', (_, error, wanted) => {
    // when, then
    expect(troubleOf(error, 'pull-requests: write', 'the repository', now)).toEqual(wanted);
  });

  test('is, of something that was seen before, that it is not there any more', () => {
    // when
    const trouble = troubleOf(answered(404, 'Not Found'), 'pull-requests: write', 'a known part of it', now);

    // then
    expect(trouble).toEqual({ is: 'missing' });
  });

  test("is never repeated in its own words, which may be anybody's", () => {
    // when
    const trouble = troubleOf(answered(500, '@everyone <b>'), 'deployments: write', 'the repository', now);

    // then
    expect(JSON.stringify(trouble)).not.toContain('everyone');
  });
});
