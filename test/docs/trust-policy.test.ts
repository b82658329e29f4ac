import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openGitHub } from '../github/open-github.ts';
import { pushToMain } from '../runner/run-context.ts';
import { mappingAt } from './mapping.ts';

const page = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const mayAsk = { token: 'ghs_may_ask', permissions: { 'id-token': 'write' } } as const;

interface Job {
  readonly subject: 'names' | 'ids';
  readonly event: 'push' | 'pull_request';
}

/** What a job presents to AWS when configure-aws-credentials asks for a token, by its own default audience. */
async function presentedBy({ subject, event }: Job): Promise<{ readonly aud: string; readonly sub: string }> {
  await using world = await openGitHub({ tokens: [mayAsk], subject });
  const job = world.gitHub.actions.begin(
    {
      run: 1_658_821_493,
      attempt: 1,
      number: 42,
      workflow: '.github/workflows/release.yml',
      event,
      sha: pushToMain.sha,
      ref: event === 'push' ? 'refs/heads/main' : 'refs/pull/7/merge',
      actor: 'octocat',
      triggeringActor: 'octocat',
      name: 'release',
      environment: event === 'push' ? { name: 'production', deployment: false } : undefined,
    },
    mayAsk.token,
  );
  const { url, requestToken } = job.idToken!;
  const answer = await fetch(`${url}&audience=sts.amazonaws.com`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  const { value } = (await answer.json()) as { readonly value: string };
  return JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString()) as { aud: string; sub: string };
}

test('The trust policy of the README trusts what a job in its environment presents, in either form, and nothing else', async () => {
  // given
  const [, json = ''] = /^```json\n(.*?)^```$/ms.exec(page) ?? [];
  const { Statement } = JSON.parse(json) as { readonly Statement: readonly unknown[] };
  // when
  const byNames = await presentedBy({ subject: 'names', event: 'push' });
  const byIds = await presentedBy({ subject: 'ids', event: 'push' });
  // then
  const issuer = 'token.actions.githubusercontent.com';
  expect(Statement).toHaveLength(1);
  expect(Statement[0]).toMatchObject({
    Effect: 'Allow',
    Principal: { Federated: expect.stringMatching(new RegExp(`^arn:aws:iam::\\d{12}:oidc-provider/${issuer}$`)) },
    Action: 'sts:AssumeRoleWithWebIdentity',
  });
  expect(mappingAt(Statement[0], 'Condition')).toEqual({
    StringEquals: { [`${issuer}:aud`]: byNames.aud, [`${issuer}:sub`]: [byNames.sub, byIds.sub] },
  });
});

test('The subject that the README names for plans is what the job of a pull request presents', async () => {
  // when
  const { sub } = await presentedBy({ subject: 'names', event: 'pull_request' });
  // then
  expect(page).toContain(`trusts the subject \`${sub}\``);
});
