import { describe, expect, test } from '@jest/globals';
import { idTokens, type TokenDesk } from '../../src/github/id-token.ts';
import type { FaultRuleInput } from '../github/fault-rule.ts';
import { merge } from '../github/open-github.ts';
import { asked, type Asked } from './asked.ts';

const token = 'ghs_may_ask';
const audience = 'sts.amazonaws.com';
const never = new AbortController().signal;

async function job(): Promise<{ github: Asked; desk: TokenDesk }> {
  const github = await asked({ tokens: [{ token, permissions: { 'id-token': 'write' } }] });
  const start = {
    run: 42,
    attempt: 1,
    number: 1,
    workflow: '.github/workflows/release.yml',
    event: 'push',
    sha: merge,
  };
  const { idToken } = github.world.gitHub.actions.begin(
    {
      ...start,
      ref: 'refs/heads/main',
      actor: 'octocat',
      triggeringActor: 'octocat',
      name: 'release',
      environment: { name: 'production', deployment: false },
    },
    token,
  );
  return { github, desk: { url: idToken?.url, token: idToken?.requestToken } };
}

const failing = (fault: FaultRuleInput['fault'], calls: FaultRuleInput['calls'] = 'every'): FaultRuleInput => ({
  operation: 'actions/id-token',
  calls,
  fault,
});

describe('an ID token', () => {
  test('says to whom it was asked for which job this is', async () => {
    // given
    const { github, desk } = await job();
    await using _github = github;
    // when
    const answer = await idTokens(desk, github.clock.sleep)(audience, { within: 60_000, signal: never });
    // then
    expect(answer).toMatchObject({
      is: 'given',
      claims: { aud: audience, sub: expect.stringMatching(/^repo:.*:environment:production$/) },
    });
  });

  test.each<[string, TokenDesk]>([
    ['without a desk', { url: undefined, token: undefined }],
    ['whose variables were emptied', { url: '', token: '' }],
    ['whose desk is nowhere', { url: 'nowhere', token: 'x' }],
  ])('is not to be had by a job %s', async (_, desk) => {
    // when
    const answer = await idTokens(desk, async () => undefined)(audience, { within: 60_000, signal: never });
    // then
    expect(answer).toEqual({ is: 'no desk' });
  });

  test.each<[string, FaultRuleInput, string]>([
    ['fails', failing({ kind: 'server-error' }), 'it answered 500'],
    ['hangs up', failing({ kind: 'lost-before' }), 'the connection failed'],
    ['says something else', failing({ kind: 'set', members: { value: 'a.b.c' } }), 'its answer holds no token'],
    ['does not answer', failing({ kind: 'silent-before' }), 'it did not answer in time'],
  ])('is asked for again while the desk %s, for as long as was said', async (_, fault, why) => {
    // given
    const { github, desk } = await job();
    await using _github = github;
    github.world.gitHub.inject(fault);
    const began = github.clock.now();
    // when
    const answer = await idTokens(desk, github.clock.sleep)(audience, { within: 30_000, signal: never });
    // then
    expect(answer).toEqual({ is: 'no answer', why });
    expect(github.clock.now() - began).toBe(30_000);
  });

  test('is not waited for any more when the job is cancelled', async () => {
    // given
    const { github, desk } = await job();
    await using _github = github;
    github.world.gitHub.inject(failing({ kind: 'server-error' }));
    const cancelled = new AbortController();
    const began = github.clock.now();
    // when
    const asking = idTokens(desk, (ms, signal) => {
      if (github.clock.now() > began) cancelled.abort();
      return github.clock.sleep(ms, signal);
    })(audience, { within: 60_000, signal: cancelled.signal });
    // then
    expect(await asking).toMatchObject({ is: 'no answer' });
    expect(github.clock.now() - began).toBeLessThan(5_000);
  });
});
