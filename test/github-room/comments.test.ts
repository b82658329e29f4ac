import { describe, expect, test } from '@jest/globals';
import { conversation } from '../../src/github/comments.ts';
import { type CommentMark, printMark } from '../../src/report/comment/mark.ts';
import { head, merge } from '../github/open-github.ts';
import type { GitHubSeedInput } from '../github/seed.ts';
import { asked } from './asked.ts';

const mark: CommentMark = { environment: 'production', place: '3f9a12c0', runId: '42', attempt: 1, began: 1_000 };
const bot = 'github-actions[bot]';
const ours = (by: string, runId = '42') => ({ by, body: `${printMark({ ...mark, runId })}\nReleased` });
const chatter = (count: number) => Array.from({ length: count }, (_, n) => ({ by: 'octocat', body: `Comment ${n}` }));

function talkOf(comments: readonly { by: string; body: string }[]): GitHubSeedInput {
  return { pullRequests: [{ number: 7, head, state: { merged: { as: merge } }, comments: [...comments] }] };
}

describe('our comment', () => {
  test('is found on whichever page it stands', async () => {
    // given
    await using github = await asked(talkOf([...chatter(250), ours(bot), ...chatter(20)]));

    // when
    const found = await conversation(github.gitHub, 7).find(mark);

    // then
    expect(found?.mark).toEqual(mark);
  });

  test('is the newest of several that stand there', async () => {
    // given
    await using github = await asked(talkOf([ours(bot, '41'), ours(bot, '42')]));

    // when
    const found = await conversation(github.gitHub, 7).find(mark);

    // then
    expect(found?.mark.runId).toBe('42');
  });

  test('is found in a conversation that takes longer to read than one answer may', async () => {
    // given
    await using github = await asked(talkOf([ours(bot), ...chatter(500)]));
    github.world.gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'slow', ms: 4_000 } });

    // when
    const found = await conversation(github.gitHub, 7).find(mark);

    // then
    expect(found?.mark).toEqual(mark);
  });

  test('is given up, and looked for another time, when a page is not answered within 10 seconds', async () => {
    // given
    await using github = await asked(talkOf([...chatter(150), ours(bot)]));
    const { clock, gitHub, world } = github;
    world.gitHub.inject({ operation: 'issues/list-comments', calls: { nth: 2 }, fault: { kind: 'silent-before' } });
    const began = clock.now();

    // when
    const talk = conversation(gitHub, 7);
    const first = await talk.find(mark).catch((error: unknown) => error);

    // then
    expect(first).toMatchObject({ trouble: { is: 'passing', why: 'no answer within 10 s' } });
    expect(clock.now() - began).toBeLessThan(11_000);
    expect((await talk.find(mark))?.mark).toEqual(mark);
  });

  const people: GitHubSeedInput = {
    tokens: [{ token: 'github_pat_1', kind: 'user', login: 'deployer', permissions: { 'pull-requests': 'write' } }],
  };

  test("with a person's token is that person's, and nobody else's who has copied it", async () => {
    // given
    await using github = await asked({ ...talkOf([ours('deployer', '41'), ours('mallory'), ours(bot)]), ...people });

    // when
    const found = await conversation(github.as('github_pat_1'), 7).find(mark);

    // then
    expect(found?.mark.runId).toBe('41');
  });

  test("with an app's token that does not look like one is an app's", async () => {
    // given
    const app = { token: 'app', login: 'shop-bot[bot]', permissions: { 'pull-requests': 'write' as const } };
    await using github = await asked({ ...talkOf([ours('shop-bot[bot]'), ours('mallory')]), tokens: [app] });

    // when
    const found = await conversation(github.as('app'), 7).find(mark);

    // then
    expect(found?.mark).toEqual(mark);
    expect(github.world.gitHub.comments(7).find(({ id }) => id === found?.id)?.author).toBe('shop-bot[bot]');
  });
});
