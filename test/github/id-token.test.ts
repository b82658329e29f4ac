import { describe, expect, test } from '@jest/globals';
import type { JobStart } from './actions.ts';
import { merge, openGitHub, type OpenGitHub } from './open-github.ts';
import type { GitHubSeedInput } from './seed.ts';

const mayAsk = 'ghs_may_ask';
const seed: GitHubSeedInput = { tokens: [{ token: mayAsk, permissions: { 'id-token': 'write' } }] };

function begin({ gitHub }: OpenGitHub, change: Partial<JobStart> = {}, token = mayAsk) {
  const start: JobStart = {
    run: 1_658_821_493,
    attempt: 2,
    number: 42,
    workflow: '.github/workflows/release.yml',
    event: 'push',
    sha: merge,
    ref: 'refs/heads/main',
    actor: 'octocat',
    triggeringActor: 'octocat',
    name: 'release',
    environment: { name: 'production', deployment: false },
    ...change,
  };
  return gitHub.actions.begin(start, token);
}

async function ask(job: ReturnType<typeof begin>, requestToken = job.idToken?.requestToken ?? ''): Promise<Asked> {
  const response = await fetch(`${job.idToken?.url ?? ''}&audience=sts.amazonaws.com`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  const { value = '' } = (await response.json()) as { value?: string };
  const [, claims = ''] = value.split('.');
  return {
    status: response.status,
    claims: claims === '' ? {} : (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Asked['claims']),
  };
}

interface Asked {
  readonly status: number;
  readonly claims: Readonly<Record<string, string | number>>;
}

describe('an ID token', () => {
  test('says which job it is of, for whom, and lives for five minutes', async () => {
    // given
    await using world = await openGitHub(seed);
    const job = begin(world);
    // when
    const { claims } = await ask(job);
    // then
    expect(claims).toMatchObject({
      aud: 'sts.amazonaws.com',
      sub: 'repo:octo-org/shop:environment:production',
      environment: 'production',
      run_id: '1658821493',
      run_number: '42',
      run_attempt: '2',
      job_workflow_ref: 'octo-org/shop/.github/workflows/release.yml@refs/heads/main',
      check_run_id: String(job.id),
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300);
  });

  test.each<{ of: string; change: Partial<JobStart>; sub: string }>([
    { of: 'a branch', change: { environment: undefined }, sub: 'repo:octo-org/shop:ref:refs/heads/main' },
    {
      of: 'a tag',
      change: { environment: undefined, ref: 'refs/tags/v1' },
      sub: 'repo:octo-org/shop:ref:refs/tags/v1',
    },
    {
      of: 'a pull request',
      change: { environment: undefined, event: 'pull_request', ref: 'refs/pull/7/merge' },
      sub: 'repo:octo-org/shop:pull_request',
    },
  ])('has the subject of $of where the job has no environment', async ({ change, sub }) => {
    // given
    await using world = await openGitHub(seed);
    // when
    const { claims } = await ask(begin(world, change));
    // then
    expect(claims['sub']).toBe(sub);
    expect(claims).not.toHaveProperty('environment');
  });

  test('names owner and repository by id too where the repository is new', async () => {
    // given
    await using world = await openGitHub({ ...seed, subject: 'ids' });
    // when
    const { claims } = await ask(begin(world));
    // then
    expect(claims['sub']).toBe(
      `repo:octo-org@${claims['repository_owner_id']}/shop@${claims['repository_id']}:environment:production`,
    );
  });

  test('is given to nobody else, and to no job that is over', async () => {
    // given
    await using world = await openGitHub(seed);
    const [job, other] = [begin(world), begin(world)];
    // when
    const stolen = await ask(job, other.idToken?.requestToken);
    job.end('success');
    const late = await ask(job);
    // then
    expect([stolen.status, late.status]).toEqual([401, 401]);
  });

  test('cannot even be asked for without the permission', async () => {
    // given
    await using world = await openGitHub(seed);
    // when
    const job = begin(world, {}, 'ghs_job');
    // then
    expect(job.idToken).toBeUndefined();
  });
});
