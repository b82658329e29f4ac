import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { GitHubSeedInput } from '../github/seed.ts';
import { play, type Played } from '../releases/play.ts';
import { files } from '../releases/shop.ts';
import { pushToMain, type RunContext } from '../runner/run-context.ts';
import { yamlBlocks } from './fenced-blocks.ts';
import { type PageJob, pageJob } from './page-job.ts';
import { actionsPrintedBy, policyCommands } from './printed-policy.ts';
import { readmeShop } from './readme-shop.ts';

/** What a stranger pastes is played as it stands, with the permissions and the policy that the page gives, and no others. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('README.md');
const [releaseBlock, planBlock] = yamlBlocks(page);
const [releasePolicy, planPolicy] = policyCommands(page).map(actionsPrintedBy);

const head = '5f0c1d2e3b4a59687786958493a2b1c0d9e8f7a6';

/** What differs from a push. */
const pullRequestRun: Partial<RunContext> = {
  eventName: 'pull_request',
  ref: 'refs/pull/7/merge',
  event: { pull_request: { number: 7, head: { sha: head, repo: { full_name: pushToMain.repository } } } },
};

interface Told {
  readonly job: PageJob;
  readonly allowed: readonly string[];
  readonly played: Played;
}

async function tell(block: string, allowed: readonly string[], github: Partial<RunContext>): Promise<Told> {
  const run = { ...pushToMain, ...github };
  const job = pageJob(block, { github: { ...run, event_name: run.eventName } });
  const gitHub: Partial<GitHubSeedInput> = {
    pullRequests: [{ number: 7, head, state: run.eventName === 'push' ? { merged: { as: run.sha } } : 'open' }],
    tokens: [{ token: run.token, permissions: job.permissions }],
  };
  const played = await play({
    name: 'readme',
    tells: 'what the page says',
    inputs: job.inputs,
    files,
    world: readmeShop(job.inputs['image'] ?? '', notIn(allowed)),
    github,
    gitHub,
    ...(job.environment === undefined ? {} : { environment: job.environment }),
  });
  return { job, allowed, played };
}

/** Every IAM action that Greenlight knows, less those that are allowed. */
function notIn(allowed: readonly string[]): readonly string[] {
  const all = [...read('docs/permissions.md').matchAll(/^\| `([a-z]+:\w+)`/gm)].map(([, action = '']) => action);
  return all.filter(action => !allowed.includes(action));
}

const warningsOf = ({ played }: Told) => played.outcome.main.annotations.filter(({ level }) => level === 'warning');
const verdictOf = ({ played }: Told) => played.outcome.main.outputs['verdict'];

/** GetCallerIdentity needs no permission. Other callers are the world's own. */
const calledBy = ({ played }: Told) =>
  played.calls
    .filter(({ caller, service }) => caller.startsWith('AKIATEST') && service !== 'sts')
    .flatMap(({ iamActions }) => iamActions);

describe('The first workflow of the README', () => {
  let told: Told;

  beforeAll(async () => {
    told = await tell(releaseBlock!.text, releasePolicy!, {});
  });

  test('fits on a screen', () => {
    expect(releaseBlock!.text.trimEnd().split('\n').length).toBeLessThanOrEqual(25);
  });

  test('releases, on the push that starts it, and warns of nothing', () => {
    expect(told.job.events).toEqual(['push']);
    expect(verdictOf(told)).toBe('released');
    expect(told.played.outcome.conclusion).toBe('success');
    expect(warningsOf(told)).toEqual([]);
  });

  test('tells the pull request that brought the commit, in one comment', () => {
    // when
    const [comment, ...more] = told.played.gitHub.comments;
    // then
    expect(more).toEqual([]);
    expect(comment?.body).toContain('Released');
    expect(comment?.body).toContain('`api:2`');
  });

  test('leaves one GitHub deployment, with success', () => {
    // when
    const [deployment, ...more] = told.played.gitHub.deployments;
    // then
    expect(more).toEqual([]);
    expect(deployment).toMatchObject({ environment: 'production', task: expect.stringMatching(/^greenlight\//) });
    expect(deployment?.statuses.map(({ state }) => state)).toEqual(expect.arrayContaining(['in_progress', 'success']));
    expect(deployment?.statuses.at(-1)?.state).toBe('success');
  });

  test('asks AWS for nothing that the printed policy lacks', () => {
    // when
    const called = calledBy(told);
    // then
    expect(called).toContain('codedeploy:CreateDeployment');
    expect(called.filter(action => !told.allowed.includes(action))).toEqual([]);
  });
});

describe('The plan of the README', () => {
  let told: Told;

  beforeAll(async () => {
    told = await tell(planBlock!.text, planPolicy!, pullRequestRun);
  });

  test('plans, on the pull request that starts it, and warns of nothing', () => {
    expect(told.job.events).toEqual(['pull_request']);
    expect(verdictOf(told)).toBe('planned');
    expect(warningsOf(told)).toEqual([]);
  });

  test('tells the pull request, and leaves no deployment', () => {
    // when
    const { comments, deployments } = told.played.gitHub;
    // then
    expect(comments.map(({ body }) => body)).toEqual([expect.stringContaining('Planned')]);
    expect(deployments).toEqual([]);
  });

  test('asks AWS for nothing that the printed policy lacks', () => {
    // when
    const called = calledBy(told);
    // then
    expect(called).toContain('ecs:DescribeServices');
    expect(called.filter(action => !told.allowed.includes(action))).toEqual([]);
  });
});
