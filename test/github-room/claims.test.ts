import { describe, expect, test } from '@jest/globals';
import { claimedEnvironment, type JobEnvironment } from '../../src/github/claims.ts';
import type { TokenDesk } from '../../src/github/id-token.ts';
import type { FaultRuleInput } from '../github/fault-rule.ts';
import { merge } from '../github/open-github.ts';
import { asked, type Asked } from './asked.ts';

const token = 'ghs_may_ask';

async function job(environment: string | undefined): Promise<{ github: Asked; desk: TokenDesk }> {
  const github = await asked({ tokens: [{ token, permissions: { 'id-token': 'write' } }] });
  const { idToken } = github.world.gitHub.actions.begin(
    {
      run: 42,
      attempt: 1,
      number: 1,
      workflow: '.github/workflows/release.yml',
      event: 'push',
      sha: merge,
      ref: 'refs/heads/main',
      actor: 'octocat',
      triggeringActor: 'octocat',
      name: 'release',
      environment: environment === undefined ? undefined : { name: environment, deployment: false },
    },
    token,
  );
  return { github, desk: { url: idToken?.url, token: idToken?.requestToken } };
}

const staging: JobEnvironment = { is: 'known', name: 'staging' };
const notKnown: JobEnvironment = { is: 'not known' };

describe('the environment of a job', () => {
  test.each<[string, string | undefined, JobEnvironment]>([
    ['is claimed by its token', 'staging', staging],
    ['is none where the token claims none', undefined, { is: 'none' }],
  ])('%s', async (_, environment, wanted) => {
    // given
    const { github, desk } = await job(environment);
    await using _github = github;

    // when, then
    expect(await claimedEnvironment(desk, github.clock.sleep)).toEqual(wanted);
  });

  test.each<[string, TokenDesk]>([
    ['has no desk', { url: undefined, token: undefined }],
    ['has an address that is none', { url: 'nowhere', token: 'x' }],
  ])('is not asked for where the job %s', async (_, desk) => {
    // when, then
    expect(await claimedEnvironment(desk, async () => undefined)).toEqual({ is: 'none' });
  });

  test('is asked for with a token that is good for nothing else', async () => {
    // given
    const { github, desk } = await job('staging');
    await using _github = github;

    // when
    await claimedEnvironment(desk, github.clock.sleep);

    // then: no role of AWS trusts it.
    expect(
      github.world.gitHub.calls().map(({ path }) => new URL(path, 'http://desk').searchParams.get('audience')),
    ).toEqual(['greenlight']);
  });

  const failing = (fault: FaultRuleInput['fault'], calls: FaultRuleInput['calls']): FaultRuleInput => ({
    operation: 'actions/id-token',
    calls,
    fault,
  });
  const twice = { from: 1, to: 2 };

  test.each<[string, FaultRuleInput, JobEnvironment]>([
    ['fails twice', failing({ kind: 'server-error' }, twice), staging],
    ['hangs up twice', failing({ kind: 'lost-before' }, twice), staging],
    ['answers with half a word twice', failing({ kind: 'malformed' }, twice), staging],
    ['answers without a token twice', failing({ kind: 'set', members: { value: null } }, twice), staging],
    ['takes more than 4 seconds', failing({ kind: 'slow', ms: 4_500 }, 'every'), staging],
    ['always fails', failing({ kind: 'server-error' }, 'every'), notKnown],
    ['always answers what is no token', failing({ kind: 'set', members: { value: 'a.b.c' } }, 'every'), notKnown],
    ['never answers', failing({ kind: 'silent-before' }, 'every'), notKnown],
    ['takes more than 5 seconds', failing({ kind: 'slow', ms: 60_000 }, 'every'), notKnown],
  ])('is what the token says, or not known, where the desk %s', async (_, fault, wanted) => {
    // given
    const { github, desk } = await job('staging');
    await using _github = github;
    github.world.gitHub.inject(fault);
    const began = github.clock.now();

    // when
    const claimed = await claimedEnvironment(desk, github.clock.sleep);

    // then
    expect(claimed).toEqual(wanted);
    expect(github.clock.now() - began).toBeLessThanOrEqual(5_000);
  });
});
