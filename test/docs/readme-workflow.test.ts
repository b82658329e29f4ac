import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SeedInput } from '../aws/seed.ts';
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
/** The block that stands under the name of its file. */
const example = (name: string) => yamlBlocks(page.slice(page.indexOf(`<!-- example: ${name} -->`)))[0];
const [releaseBlock, planBlock] = [example('release.yml'), example('plan.yml')];
const [releasePolicy, planPolicy] = policyCommands(page).map(actionsPrintedBy);

const head = '5f0c1d2e3b4a59687786958493a2b1c0d9e8f7a6';

const pushed = { github: { ...pushToMain, event_name: pushToMain.eventName } };

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

/** What a reader does otherwise than the page says. */
interface Change {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Inputs that are left out. */
  readonly without?: string;
  readonly world?: Partial<SeedInput>;
}

async function tell(
  block: string,
  allowed: readonly string[],
  github: Partial<RunContext>,
  { inputs = {}, without, world = {} }: Change = {},
): Promise<Told> {
  const run = { ...pushToMain, ...github };
  const job = pageJob(block, { github: { ...run, event_name: run.eventName } });
  const gitHub: Partial<GitHubSeedInput> = {
    pullRequests: [{ number: 7, head, state: run.eventName === 'push' ? { merged: { as: run.sha } } : 'open' }],
    tokens: [{ token: run.token, permissions: job.permissions }],
  };
  const played = await play({
    name: 'readme',
    tells: 'what the page says',
    inputs: Object.fromEntries(Object.entries({ ...job.inputs, ...inputs }).filter(([name]) => name !== without)),
    files,
    world: { ...readmeShop(job.inputs['image'] ?? '', notIn(allowed)), ...world },
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
const logOf = ({ played }: Told) => played.outcome.main.lines.map(({ text }) => text).join('\n');
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
    expect(releaseBlock!.text.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  });

  test('ends before the credentials do, which last an hour and began before it', () => {
    // given
    const log = logOf(told);
    // when
    const [, minutes] = /Time limit: (\d+) min from/.exec(log) ?? [];
    // then
    expect(Number(minutes)).toBeLessThanOrEqual(55);
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

describe('A reader of the README', () => {
  test('whose job is in another environment than the step says is refused, by the token that the page grants', async () => {
    // given
    const elsewhere = releaseBlock!.text.replace('name: production', 'name: staging');
    // when
    const told = await tell(elsewhere, releasePolicy!, {});
    // then
    expect(verdictOf(told)).toBe('refused');
    expect(logOf(told)).toContain('as its OIDC token says');
  });

  test('who has no alarms is given those that the workflow names, by a plan without gates', async () => {
    // given
    const named = /alarms: \[(.*)\]/.exec(pageJob(releaseBlock!.text, pushed).inputs['gates'] ?? '')?.[1] ?? '';
    // when
    const told = await tell(planBlock!.text, planPolicy!, pullRequestRun, { without: 'gates', world: { alarms: {} } });
    // then
    const { summary } = told.played.outcome.main;
    const text = summary.kind === 'shown' ? summary.text : '';
    const created = [...text.matchAll(/AlarmName: "(.*)"/g)].map(([, name]) => name);
    expect(verdictOf(told)).toBe('planned');
    expect(created.toSorted()).toEqual(named.split(', ').toSorted());
  });

  test('who misspells a value is refused in the log and the summary, and no comment is written', async () => {
    // when
    const told = await tell(releaseBlock!.text, releasePolicy!, {}, { inputs: { strategy: 'cannary' } });
    // then
    const { comments, deployments } = told.played.gitHub;
    expect(verdictOf(told)).toBe('refused');
    expect(logOf(told)).toContain('cannary');
    expect(told.played.outcome.main.summary).toMatchObject({ text: expect.stringContaining('cannary') });
    expect({ comments, deployments, warnings: warningsOf(told) }).toEqual({
      comments: [],
      deployments: [],
      warnings: [],
    });
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
