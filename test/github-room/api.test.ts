import { describe, expect, test } from '@jest/globals';
import { GitHubTrouble } from '../../src/github/trouble.ts';
import { asked, type Asked } from './asked.ts';

async function troubleWith({ gitHub }: Asked): Promise<string> {
  try {
    await gitHub.ask('deployments: write', ({ rest }, here) => rest.repos.listDeployments({ ...here }));
    return 'none';
  } catch (error) {
    return error instanceof GitHubTrouble ? error.trouble.is : 'a fault';
  }
}

const unknown = { kind: 'error', status: 401, message: 'Bad credentials' } as const;

describe('a token that GitHub does not know', () => {
  test('may have been made a moment ago: it is not given up at the first refusal', async () => {
    // given
    await using github = await asked();
    github.world.gitHub.inject({ operation: '*', calls: { nth: 1 }, fault: unknown });

    // when
    const troubles = [await troubleWith(github), await troubleWith(github)];

    // then
    expect(troubles).toEqual(['passing', 'none']);
  });

  test('is not given up for two refusals with an answer between them', async () => {
    // given
    await using github = await asked();
    for (const nth of [1, 3]) github.world.gitHub.inject({ operation: '*', calls: { nth }, fault: unknown });

    // when
    const troubles = [await troubleWith(github), await troubleWith(github)];
    await github.clock.sleep(30_000);
    troubles.push(await troubleWith(github));

    // then
    expect(troubles).toEqual(['passing', 'none', 'passing']);
  });

  test('is given up if GitHub does not know it some time later either', async () => {
    // given
    await using github = await asked();
    github.world.gitHub.inject({ operation: '*', calls: 'every', fault: unknown });

    // when
    const troubles = [await troubleWith(github)];
    await github.clock.sleep(30_000);
    troubles.push(await troubleWith(github));

    // then
    expect(troubles).toEqual(['passing', 'not accepted']);
  });
});

test('an answer that does not come is waited for no longer than 10 seconds', async () => {
  // given
  await using github = await asked();
  github.world.gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'silent-before' } });
  const began = github.clock.now();

  // when
  const trouble = await troubleWith(github);

  // then
  expect(trouble).toBe('passing');
  expect(github.clock.now() - began).toBe(10_000);
});

test('an answer that is cut off is not taken for one', async () => {
  // given
  await using github = await asked();
  github.world.gitHub.inject({ operation: '*', calls: 'every', fault: { kind: 'malformed' } });

  // when, then
  expect(await troubleWith(github)).toBe('passing');
});
