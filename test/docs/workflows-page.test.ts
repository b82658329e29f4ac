import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SeedInput } from '../aws/seed.ts';
import { type Days, openDays } from '../releases/days.ts';
import { files, healthy, waitsForAWord } from '../releases/shop.ts';
import { servingImage } from '../releases/traffic.ts';
import { pushToMain } from '../runner/run-context.ts';
import { yamlBlocks } from './fenced-blocks.ts';
import { mappingAt } from './mapping.ts';
import { type PageWorkflow, pageWorkflow } from './page-workflow.ts';
import { policyCommands, policyPrintedBy, type Statement } from './printed-policy.ts';
import { readmeShop } from './readme-shop.ts';
import { type Asked, type RanJob, type Ran, runWorkflow, tokensOf } from './run-workflow.ts';

/** What a reader pastes is run as it stands: every job, by the roles and with the permissions of the page, and no others. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/workflows.md');
const minute = 60_000;

/** The workflow, or the n-th of several, under a heading of the page. */
function workflowUnder(heading: string, file: string, which = 0): PageWorkflow {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const block = yamlBlocks(section.split('\n## ')[0] ?? '')[which];
  if (block === undefined) throw new Error(`no such block under ${heading}`);
  return pageWorkflow(block.text, file);
}

const workflows = {
  approved: workflowUnder('Stage, approve, promote', 'release.yml'),
  stage: workflowUnder('The same without reviewers', 'release.yml', 0),
  promote: workflowUnder('The same without reviewers', 'promote.yml', 1),
  withWayBack: workflowUnder('A job that goes back when it is re-run', 'release.yml'),
  rollBack: workflowUnder('Roll back by hand', 'roll-back.yml'),
  drill: workflowUnder('A drill at night', 'drill.yml'),
  status: workflowUnder('How does it stand?', 'status.yml'),
};
const everyJob = Object.entries(workflows).flatMap(([workflow, { jobs }]) => jobs.map(job => ({ workflow, ...job })));

/** The roles of the page's table, with the subjects that it lets them trust. */
const table = [...page.matchAll(/^\| `([a-z]+-api-production)` +\| `(repo:\S+)` +\| (.*) \|$/gm)];
const roles = table.map(([, name = '', subject = '']) => ({ name, subjects: [subject] }));
/** What the table adds to the README's command for each role. */
const added = table.map(
  ([, name = '', , policy = '']) => [name, /`(.*)`/.exec(policy)?.[1]?.split(' ') ?? []] as const,
);
const roleOf = ({ inputs }: (typeof everyJob)[number]['step']) => inputs['role-to-assume']?.replace(/^.*role\//, '');

const commits = [pushToMain.sha, '1c002d4f3a7b5e6d8c9fab0c1d2e3f4a5b6c7d8e'] as const;
const imageOf = (sha: string) => `123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:${sha}`;
const [first, second] = commits.map(imageOf) as [string, string];

/** The shop of the README, with what the page asks for, and an image for each commit. */
function opened(): Promise<Days> {
  // Blue is kept for a short while, and so the bakes are short.
  const { versions, ...rest } = readmeShop(first, [], { group: { ...waitsForAWord, terminationWaitMinutes: 5 } });
  const world: SeedInput = { ...rest, roles, versions: { ...versions, [second]: healthy } };
  const gitHub = { tokens: tokensOf(Object.values(workflows)) };
  // Looks are what a play costs; that they come every five seconds by default is promised elsewhere.
  const inputs = { poll: '15s' };
  return openDays({ name: 'workflows', tells: 'what the page says', inputs, files, world, gitHub });
}

const run = (days: Days, workflow: PageWorkflow, asked: Asked) => runWorkflow(days, workflow, asked);
const endsOf = (ran: Ran) => [...ran].map(([name, job]) => [name, job === 'skipped' ? job : job.verdict.name]);

function jobIn(ran: Ran, name: string): RanJob {
  const job = ran.get(name);
  if (job === undefined || job === 'skipped') throw new Error(`${name} was not run`);
  return job;
}

/** Staged, approved and promoted, then asked for; and pushed once more when it serves already. */
let played: {
  readonly approved: Ran;
  readonly deployments: ReturnType<Days['gitHub']['deployments']>;
  readonly status: Ran;
  readonly again: Ran;
};
beforeAll(async () => {
  await using days = await opened();
  const approved = await run(days, workflows.approved, { number: 1 });
  const deployments = days.gitHub.deployments();
  expect(servingImage(days.aws)).toBe(first);
  const meant = jobIn(approved, 'promote').outputs.get('release-id') ?? '';
  const status = await run(days, workflows.status, { number: 1, typed: { 'release-id': meant } });
  await days.pass(10 * minute);
  const again = await run(days, workflows.approved, { number: 2 });
  played = { approved, deployments, status, again };
});

describe('Every workflow of the page', () => {
  test('stands there with a role that the page has', () => {
    expect(everyJob.map(({ step }) => roleOf(step)).filter(name => !roles.some(role => role.name === name))).toEqual(
      [],
    );
  });

  test.each(everyJob)('cuts nothing short that moves traffic: $workflow, $name', ({ step, concurrency }) => {
    const expected = { group: expect.stringMatching(/-api-production$/), 'cancel-in-progress': false };
    expect(concurrency).toEqual(step.inputs['operation'] === 'status' ? {} : expected);
  });

  test('can be cancelled: GitHub does not cancel a job whose condition still holds', () => {
    expect(everyJob.filter(({ condition }) => condition?.includes('always()'))).toEqual([]);
  });
});

describe('Stage, approve, promote', () => {
  test('releases what was staged, and warns of nothing', () => {
    const { approved } = played;
    expect(endsOf(approved)).toEqual([
      ['stage', 'staged'],
      ['promote', 'released'],
    ]);
    expect([...jobIn(approved, 'stage').warnings, ...jobIn(approved, 'promote').warnings]).toEqual([]);
  });

  test('is one deployment on GitHub, with success', () => {
    const [deployment, ...more] = played.deployments;
    expect(more).toEqual([]);
    expect(deployment?.statuses.at(-1)?.state).toBe('success');
  });

  test('promotes nothing where there was nothing to stage', () => {
    expect(endsOf(played.again)).toEqual([
      ['stage', 'nothing-to-do'],
      ['promote', 'skipped'],
    ]);
  });

  test('never gives users what an approval came too late for', async () => {
    // given
    await using late = await opened();
    const others = await run(late, { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) }, { number: 1 });
    await late.pass(45 * minute);
    // when
    const approved = await run(late, workflows.approved, { number: 1, again: { job: 'promote', others } });
    // then
    expect(endsOf(approved)).toEqual([
      ['stage', 'staged'],
      ['promote', 'refused'],
    ]);
    expect(servingImage(late.aws)).not.toBe(first);
  });

  test('hands on nothing that a re-run has staged anew: whoever approved has approved something else', async () => {
    // given
    await using late = await opened();
    await run(late, { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) }, { number: 1 });
    await late.pass(45 * minute);
    // when
    const again = await run(late, workflows.approved, { number: 1, attempt: 2 });
    // then
    expect(endsOf(again)).toEqual([
      ['stage', 'staged'],
      ['promote', 'skipped'],
    ]);
    expect(jobIn(again, 'stage').outputs.get('change-id')).toMatch(/\.2$/);
  });

  test('hands on what a re-run has gone on with', async () => {
    // given
    await using early = await opened();
    await run(early, { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) }, { number: 1 });
    await early.pass(5 * minute);
    // when
    const again = await run(early, workflows.approved, { number: 1, attempt: 2 });
    // then
    expect(endsOf(again)).toEqual([
      ['stage', 'staged'],
      ['promote', 'released'],
    ]);
  });

  test('is dropped by the rollback by hand, where it is rejected', async () => {
    // given
    await using rejected = await opened();
    await run(rejected, workflows.withWayBack, { number: 1 });
    await rejected.pass(10 * minute);
    const stageAlone = { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) };
    const staged = await run(rejected, stageAlone, { number: 2, sha: commits[1] });
    // when
    const dropped = await run(rejected, workflows.rollBack, { number: 1 });
    // then
    expect([...endsOf(staged), ...endsOf(dropped)]).toEqual([
      ['stage', 'staged'],
      ['roll-back', 'restored'],
    ]);
    expect(servingImage(rejected.aws)).toBe(first);
  });
});

describe('The same without reviewers', () => {
  test('releases what somebody names who has seen it', async () => {
    // given
    await using days = await opened();
    const staged = await run(days, workflows.stage, { number: 1 });
    const changeId = jobIn(staged, 'stage').outputs.get('change-id') ?? '';
    await days.pass(12 * minute);
    // when
    const promoted = await run(days, workflows.promote, { number: 1, typed: { 'change-id': changeId } });
    // then
    expect([...endsOf(staged), ...endsOf(promoted)]).toEqual([
      ['stage', 'staged'],
      ['promote', 'released'],
    ]);
    expect([...jobIn(staged, 'stage').warnings, ...jobIn(promoted, 'promote').warnings]).toEqual([]);
    expect(servingImage(days.aws)).toBe(first);
  });

  test('lets no push take the place of a promotion that waits: GitHub keeps one run waiting in a group', () => {
    // given
    const groups = [workflows.stage, workflows.promote].flatMap(({ jobs }) =>
      jobs.map(job => job.concurrency['group']),
    );
    // then
    expect(new Set(groups).size).toBe(2);
  });

  test('never holds a runner for a word of somebody: a second stage is refused at once', async () => {
    // given
    await using days = await opened();
    await run(days, workflows.stage, { number: 1 });
    const before = days.aws.timeline.now();
    // when
    const second = await run(days, workflows.stage, { number: 2, sha: commits[1] });
    // then
    expect(endsOf(second)).toEqual([['stage', 'refused']]);
    expect(days.aws.timeline.now() - before).toBeLessThan(minute);
  });
});

describe('A run with a job that goes back', () => {
  let days: Days;
  let normal: Ran;

  /** Two runs, with a commit each, both well. */
  const twoRuns = async (): Promise<void> => {
    days = await opened();
    await run(days, workflows.withWayBack, { number: 1 });
    await days.pass(10 * minute);
    normal = await run(days, workflows.withWayBack, { number: 2, sha: commits[1] });
    await days.pass(10 * minute);
  };

  test('does nothing in the run itself nor where all of it is re-run, and goes back when that job alone is', async () => {
    // given
    await twoRuns();
    await using _days = days;
    const run2 = { number: 2, sha: commits[1] };
    // when
    const all = await run(days, workflows.withWayBack, { ...run2, attempt: 2 });
    const servedThen = servingImage(days.aws);
    const again = { job: 'roll-back', others: normal };
    const back = await run(days, workflows.withWayBack, { ...run2, attempt: 3, again });
    // then
    expect(endsOf(normal)).toEqual([
      ['release', 'released'],
      ['roll-back', 'nothing-to-do'],
    ]);
    expect([...jobIn(normal, 'release').warnings, ...jobIn(normal, 'roll-back').warnings]).toEqual([]);
    expect(endsOf(all)).toEqual([
      ['release', 'nothing-to-do'],
      ['roll-back', 'skipped'],
    ]);
    expect([servedThen, jobIn(back, 'roll-back').verdict.name]).toEqual([second, 'restored']);
    expect(servingImage(days.aws)).toBe(first);
  });

  test('is gone back from by a re-run of the run before', async () => {
    // given
    await twoRuns();
    await using _days = days;
    // when
    const before = await run(days, workflows.withWayBack, { number: 1, attempt: 2 });
    // then
    expect(endsOf(before)).toEqual([
      ['release', 'restored'],
      ['roll-back', 'skipped'],
    ]);
    expect(servingImage(days.aws)).toBe(first);
  });

  test('is gone back from by hand, to a release that somebody names', async () => {
    // given
    await twoRuns();
    await using _days = days;
    const ledger = days.gitHub.deployments().map(({ payload }) => String(mappingAt(payload)['change-id']));
    const to = ledger.at(-1)?.replace(/\.\d+$/, '') ?? '';
    // when
    const back = await run(days, workflows.rollBack, { number: 1, typed: { to } });
    // then
    expect(endsOf(back)).toEqual([['roll-back', 'restored']]);
    expect(jobIn(back, 'roll-back').warnings).toEqual([]);
    expect(servingImage(days.aws)).toBe(first);
  });
});

describe('What only looks or rehearses', () => {
  test('the drill at night ends as drilled, and how it stands is reported', async () => {
    // given
    await using days = await opened();
    const before = servingImage(days.aws);
    // when
    const drilled = await run(days, workflows.drill, { number: 1 });
    await days.pass(minute);
    const after = servingImage(days.aws);
    const meant = jobIn(drilled, 'drill').outputs.get('release-id') ?? '';
    const told = await run(days, workflows.status, { number: 1, typed: { 'release-id': meant } });
    const whatever = await run(days, workflows.status, { number: 2 });
    // then
    expect([...endsOf(drilled), ...endsOf(told)]).toEqual([
      ['drill', 'drilled'],
      ['status', 'reported'],
    ]);
    expect(endsOf(whatever)).toEqual([['status', 'reported']]);
    expect([...jobIn(drilled, 'drill').warnings, ...jobIn(told, 'status').warnings]).toEqual([]);
    expect(after).toBe(before);
  });
});

describe('The roles of the page', () => {
  const [command] = policyCommands(read('README.md'));
  const policies = new Map(added.map(([name, words]) => [name, policyPrintedBy([...command!, ...words])]));
  const allowing = (name: string, action: string): readonly Statement[] =>
    policies.get(name)!.filter(({ Action }) => Action.includes(action));

  test('that stages cannot send users anywhere: it begins deployments of one group alone, and cannot let them go on', () => {
    // given
    const group = 'arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:AppECS-shop-api/DgpECS-shop-api';
    // when
    const begins = allowing('stage-api-production', 'codedeploy:CreateDeployment').flatMap(({ Resource }) => Resource);
    // then
    expect(begins).toEqual([group]);
    expect(allowing('stage-api-production', 'codedeploy:ContinueDeployment')).toEqual([]);
    expect(allowing('release-api-production', 'codedeploy:ContinueDeployment')).not.toEqual([]);
  });

  test('that says how it stands only reads', () => {
    const actions = policies.get('status-api-production')!.flatMap(({ Action }) => Action);
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/:(Describe|Get|BatchGet|List)/);
  });

  test('hold what their jobs ask for', () => {
    // given
    const ran = [...played.approved, ...played.status];
    // when
    const lacking = ran.flatMap(([name, job]) => {
      const { step } = everyJob.find(one => one.name === name)!;
      const called = job === 'skipped' ? [] : job.calls.filter(({ service }) => service !== 'sts');
      return called
        .flatMap(({ iamActions }) => iamActions)
        .filter(action => allowing(roleOf(step) ?? '', action).length === 0)
        .map(action => `${name}: ${action}`);
    });
    // then
    expect(ran.map(([, job]) => job)).not.toContain('skipped');
    expect(lacking).toEqual([]);
  });
});
