import { describe, expect, test } from '@jest/globals';
import { serveClock } from '../clock/server.ts';
import { createTimeline } from '../clock/timeline.ts';
import type { FaultRuleInput } from '../github/fault-rule.ts';
import { startGitHub, type RunningGitHub } from '../github/start-github.ts';
import { startAction } from './run-action.ts';
import { pushToMain } from './run-context.ts';
import { tinyAction } from './tiny-action.ts';

const startMs = Date.UTC(2026, 10, 20, 12);

interface Told {
  readonly texts: readonly string[];
  readonly gitHub: RunningGitHub;
}

/** Runs a script as the job of a push that merged pull request 7, on the time of the GitHub that it talks to. */
async function onGitHub(script: string, faults: FaultRuleInput[] = []): Promise<Told> {
  using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
  await using clock = await serveClock(timeline);
  await using gitHub = await startGitHub({
    timeline,
    seed: {
      pullRequests: [{ number: 7, head: '5'.repeat(40), state: { merged: { as: pushToMain.sha } } }],
      tokens: [{ token: pushToMain.token, permissions: { 'pull-requests': 'write', 'id-token': 'write' } }],
      faults,
    },
  });
  const { sha, ref, actor, token, event, ...run } = { ...pushToMain, event: 'push' };
  const { idToken } = gitHub.actions.begin(
    {
      run: Number(run.runId),
      attempt: 1,
      number: 42,
      workflow: '.github/workflows/release.yml',
      event,
      sha,
      ref,
      actor,
      triggeringActor: actor,
      name: 'release',
      environment: { name: 'production', deployment: false },
    },
    token,
  );
  await using action = await tinyAction({
    main: `
      import { setTimeout } from 'node:timers/promises';
      import { context, getOctokit } from '@actions/github';
      import { getIDToken } from '@actions/core';
      const octokit = getOctokit(process.env['INPUT_GITHUB-TOKEN']);
      const elapsed = () => Date.now() - ${startMs};
      ${script}`,
    inputs: `  github-token: { default: "\${{ github.token }}" }`,
  });
  await using running = await startAction({
    actionFile: action.file,
    clock: { kind: 'virtual', timeline, controlUrl: clock.url },
    github: { apiUrl: gitHub.apiUrl, idToken },
  });
  const outcome = await running.done;
  return { texts: outcome.main.lines.map(({ text }) => text), gitHub };
}

const comment = `octokit.rest.issues.createComment({ ...context.repo, issue_number: 7, body: 'Green serves.' })`;

describe('an action that talks to GitHub', () => {
  test('finds the pull request that its push merged, and comments there, in no time', async () => {
    // given
    const script = `
      const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...context.repo, commit_sha: context.sha });
      const limit = setTimeout(30_000, 'timed out').then(console.log);
      await octokit.rest.issues.createComment({ ...context.repo, issue_number: data[0].number, body: 'Green serves.' });
      console.log('commented', elapsed());
      await limit;`;
    // when
    const { texts, gitHub } = await onGitHub(script);
    // then
    expect(texts).toEqual(['commented 0', 'timed out']);
    expect(gitHub.comments(7)).toMatchObject([
      { author: 'github-actions[bot]', body: 'Green serves.', createdAt: startMs },
    ]);
  });

  test('waits for a slow answer as long as it takes', async () => {
    // given
    const slow: FaultRuleInput = { operation: '*', calls: 'every', fault: { kind: 'slow', ms: 20_000 } };
    // when
    const { texts } = await onGitHub(`await ${comment}; console.log('commented', elapsed());`, [slow]);
    // then
    expect(texts).toEqual(['commented 20000']);
  });

  test('gives up a silent one when its own time is over', async () => {
    // given
    const silent: FaultRuleInput = { operation: '*', calls: 'every', fault: { kind: 'silent-before' } };
    const script = `
      const controller = new AbortController();
      setTimeout(10_000).then(() => controller.abort());
      const request = { signal: controller.signal };
      await octokit.rest.issues.createComment({ ...context.repo, issue_number: 7, body: 'Green serves.', request })
        .catch(error => console.log(error.name, elapsed()));`;
    // when
    const { texts, gitHub } = await onGitHub(script, [silent]);
    // then
    expect(texts).toEqual(['AbortError 10000']);
    expect(gitHub.calls().map(({ outcome }) => outcome.kind)).toEqual(['hung-up']);
  });

  test('gets an ID token of its job, which the log does not show', async () => {
    // given
    const script = `
      const token = await getIDToken('sts.amazonaws.com');
      const { sub, aud } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
      console.log(sub, aud);
      console.log(process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN, token);`;
    // when
    const { texts } = await onGitHub(script);
    // then
    expect(texts).toEqual(
      expect.arrayContaining(['repo:octo-org/shop:environment:production sts.amazonaws.com', '*** ***']),
    );
  });
});
