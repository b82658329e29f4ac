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
      { ...denied, why: 'GitHub denied it (Repository was archived so is read-only.)' },
    ],
    [
      'a token that is not accepted',
      answered(401, 'Bad credentials'),
      {
        is: 'denied',
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
    ['something that is not there', answered(404, 'Not Found'), { is: 'missing' }],
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
    expect(troubleOf(error, 'pull-requests: write', now)).toEqual(wanted);
  });

  test("is never repeated in its own words, which may be anybody's", () => {
    // when
    const trouble = troubleOf(answered(500, '@everyone <b>'), 'deployments: write', now);

    // then
    expect(JSON.stringify(trouble)).not.toContain('everyone');
  });
});
