import { describe, expect, test } from '@jest/globals';
import { commentPage } from '../../src/github/comment-page.ts';
import type { Page } from '../../src/github/page.ts';
import type { Belonging } from '../../src/github/pull-request.ts';
import type { ReleaseEvent } from '../../src/release/events.ts';
import { markIn } from '../../src/report/comment/mark.ts';
import type { Telling } from '../../src/request/request.ts';
import type { FaultRuleInput } from '../github/fault-rule.ts';
import { merge } from '../github/open-github.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import { minute, releases, run, told } from '../report/stories.ts';
import { asked, type Asked } from './asked.ts';

const where: Belonging = { is: 'known', number: 7 };
const { running, released, planned, 'rolled-back': rolledBack } = releases;
const [began] = running;

function pageOf({ gitHub }: Asked, comment: Telling['comment'] = 'always', of: Belonging = where): Page {
  return commentPage(gitHub, of, {
    comment,
    foreignLogs: 'in the job log only',
    environmentUrl: undefined,
    restorable: 'yes',
  });
}

/** The same told by a run that began later. */
function later(events: readonly ReleaseEvent[]): readonly ReleaseEvent[] {
  const other = { ...run, runId: '19482099999' };
  return events.map(event => {
    const at = event.at + minute;
    switch (event.type) {
      case 'began':
        return { ...event, at, run: other };
      case 'planned':
        return { ...event, at, plan: { ...event.plan, run: other } };
      default:
        return { ...event, at };
    }
  });
}

const waiting: readonly ReleaseEvent[] = [
  began!,
  { at: began!.at, type: 'waiting', wait: 'another deployment to end', until: undefined },
];

const written = { is: 'written' } as const;
const writerOf = (body: string | undefined) => markIn(body ?? '')?.runId;
const alerts = ({ world }: Asked) =>
  world.gitHub.comments(7).filter(({ body }) => body.startsWith('<!-- greenlight:alert '));

describe('a run beside another one, by its comment:', () => {
  test('who only waits leaves the comment to the one at work', async () => {
    // given
    await using github = await asked();
    await pageOf(github).write(told(running), github.clock.now());

    // when
    const second = await pageOf(github).write(told(later(waiting)), github.clock.now());

    // then
    expect(second).toEqual(written);
    expect(github.world.gitHub.comments(7).map(({ body }) => writerOf(body))).toEqual([run.runId]);
  });

  test('who waits alone says so', async () => {
    // given
    await using github = await asked();

    // when
    await pageOf(github).write(told(waiting), github.clock.now());

    // then
    expect(github.world.gitHub.comments(7)).toHaveLength(1);
  });

  test('who writes the first comment at the same moment as another takes it back', async () => {
    // given: both have looked, and found none.
    await using github = await asked();
    const slow: FaultRuleInput = {
      operation: 'issues/list-comments',
      calls: { from: 1, to: 2 },
      fault: { kind: 'slow', ms: 2_000 },
    };
    github.world.gitHub.inject(slow);
    const [first, second] = [pageOf(github), pageOf(github)];

    // when
    const answers = await Promise.all([
      first.write(told(running), github.clock.now()),
      second.write(told(later(running)), github.clock.now()),
    ]);
    const both = github.world.gitHub.comments(7);
    await first.write(told(released), github.clock.now());
    await second.write(told(later(released)), github.clock.now());

    // then
    expect(answers).toContainEqual(written);
    expect(answers).toContainEqual(
      expect.objectContaining({ is: 'not now', because: 'another run has written there at the same moment' }),
    );
    expect(both).toHaveLength(1);
    expect(github.world.gitHub.comments(7).map(({ body }) => writerOf(body))).toEqual(['19482099999']);
  });

  test('who has begun to work, or has ended, takes it', async () => {
    // given
    await using github = await asked();
    await pageOf(github).write(told(running), github.clock.now());
    const second = pageOf(github);
    await second.write(told(later(waiting)), github.clock.now());

    // when
    await second.write(told(later(running)), github.clock.now());

    // then
    expect(github.world.gitHub.comments(7).map(({ body }) => writerOf(body))).toEqual(['19482099999']);
  });

  test('who was overtaken still alerts of a bad end, where that is asked for, and then is done', async () => {
    // given
    await using github = await asked();
    const first = pageOf(github);
    await first.write(told(running), github.clock.now());
    await pageOf(github).write(told(later(running)), github.clock.now());

    // when
    const before = await first.write(told(running), github.clock.now());
    const end = await first.write(told(rolledBack), github.clock.now());

    // then
    expect(before.is).toBe('not now');
    expect(end).toEqual({ is: 'never', because: 'a newer attempt or run has written there already' });
    expect(github.world.gitHub.comments(7).map(({ body }) => writerOf(body))).toEqual(['19482099999', undefined]);
    expect(alerts(github)).toHaveLength(1);
  });

  test('who was overtaken and need not alert anybody is done at once', async () => {
    // given
    await using github = await asked();
    await pageOf(github).write(told(later(running)), github.clock.now());

    // when
    const answer = await pageOf(github, 'auto').write(told(running), github.clock.now());

    // then
    expect(answer.is).toBe('never');
  });
});

describe('the comment of its own about a bad end', () => {
  test('stands once, however often the page is written', async () => {
    // given
    await using github = await asked();
    const page = pageOf(github);

    // when
    for (const events of [running, rolledBack, rolledBack]) await page.write(told(events), github.clock.now());

    // then
    expect(alerts(github)).toHaveLength(1);
  });

  test('is not taken for the one that is kept up to date, nor the other way round', async () => {
    // given
    await using github = await asked();
    await pageOf(github).write(told(rolledBack), github.clock.now());

    // when
    await pageOf(github).write(told(later(released)), github.clock.now());

    // then
    expect(github.world.gitHub.comments(7)).toHaveLength(2);
    expect(writerOf(github.world.gitHub.comments(7)[0]?.body)).toBe('19482099999');
  });

  const secondOnly = (fault: FaultRuleInput['fault']): FaultRuleInput => ({
    operation: 'issues/create-comment',
    calls: { nth: 2 },
    fault,
  });

  test.each<[string, FaultRuleInput['fault'], string]>([
    ['fails', { kind: 'bad-gateway' }, 'GitHub answered 502'],
    ['is put off', { kind: 'secondary-limit', retryAfterSeconds: 5 }, "GitHub's rate limit is used up"],
    ['is refused', { kind: 'error', status: 422, message: 'Validation Failed' }, 'GitHub answered 422'],
    ['gets lost on its way', { kind: 'lost-before' }, ''],
    ['is answered, and the answer gets lost', { kind: 'lost-after' }, ''],
    ['is answered with half an answer', { kind: 'malformed' }, ''],
    ['is done and never answered', { kind: 'silent-after' }, 'no answer within 10 s'],
  ])('stands once if the first try %s', async (_, fault, because) => {
    // given
    await using github = await asked();
    github.world.gitHub.inject(secondOnly(fault));
    const page = pageOf(github);

    // when
    const first = await page.write(told(rolledBack), github.clock.now());
    const second = await page.write(told(rolledBack), github.clock.now());

    // then
    expect(first).toMatchObject({
      is: 'not now',
      because: expect.stringContaining(`the comment of its own for a bad end is missing: ${because}`),
    });
    expect(second).toEqual(written);
    expect(alerts(github)).toHaveLength(1);
    expect(github.world.gitHub.comments(7)).toHaveLength(2);
  });
});

describe('the pull request of a commit', () => {
  const byCommit = (pushed: 'just now' | 'before'): Belonging => ({ is: 'by commit', commit: merge, pushed });
  const nobodys: GitHubSeedInput = { pullRequests: [], commits: [{ sha: merge }] };

  test.each([
    ['a plan after a push', byCommit('just now'), planned, ['not now', 'never']],
    ['a plan of a commit that has been there for longer', byCommit('before'), planned, ['never']],
    ['a release after a push', byCommit('just now'), running, ['not now', 'not now', 'never']],
    ['a release of a commit that has been there for longer', byCommit('before'), running, ['never']],
  ])('is looked for as often as it may still be found: %s', async (_, of, events, answers) => {
    // given
    await using github = await asked(nobodys);
    const page = pageOf(github, 'auto', of);

    // when
    const given: string[] = [];
    while (given.at(-1) !== 'never') given.push((await page.write(told(events), github.clock.now())).is);

    // then
    expect(given).toEqual(answers);
  });

  test('is not given up for looks that failed', async () => {
    // given
    await using github = await asked();
    const operation = 'repos/list-pull-requests-associated-with-commit';
    github.world.gitHub.inject({ operation, calls: { from: 1, to: 4 }, fault: { kind: 'bad-gateway' } });
    const page = pageOf(github, 'auto', byCommit('just now'));

    // when
    for (let n = 0; n < 5; n += 1) await page.write(told(running), github.clock.now());

    // then
    expect(github.world.gitHub.comments(7)).toHaveLength(1);
  });

  test('is none of the upstream repository, where a fork releases', async () => {
    // given
    const upstream = { number: 1_221, head: merge, into: 'upstream/shop' };
    await using github = await asked({ pullRequests: [upstream] });

    // when
    const answer = await pageOf(github, 'auto', byCommit('before')).write(told(running), github.clock.now());

    // then
    expect(answer).toMatchObject({ is: 'never', because: expect.stringContaining('no pull request') });
  });
});

describe('a conversation', () => {
  test('that is locked gets no comment, and nobody is asked to do anything about it', async () => {
    // given
    await using github = await asked();
    github.world.gitHub.people.lock(7);

    // when
    const answer = await pageOf(github).write(told(running), github.clock.now());

    // then
    expect(answer).toEqual({ is: 'never', because: 'the conversation is locked' });
  });

  test('that the token may not see is told with what the token needs', async () => {
    // given
    await using github = await asked();
    const hidden: FaultRuleInput['fault'] = { kind: 'error', status: 404, message: 'Not Found' };
    github.world.gitHub.inject({ operation: 'issues/list-comments', calls: 'every', fault: hidden });

    // when
    const answer = await pageOf(github).write(told(running), github.clock.now());

    // then
    expect(answer).toEqual({
      is: 'denied',
      because:
        'GitHub shows the token nothing there. Give the token in `github-token` access to this repository, with `pull-requests: write`.',
    });
  });
});
