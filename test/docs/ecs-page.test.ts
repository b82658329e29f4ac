import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SeedInput } from '../aws/seed.ts';
import { type Days, openDays } from '../releases/days.ts';
import { canaryWithPauses, nativeShop, pauses } from '../releases/native-shop.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { files, healthy } from '../releases/shop.ts';
import { servingImage } from '../releases/traffic.ts';
import { pushToMain } from '../runner/run-context.ts';
import { mappingAt } from './mapping.ts';
import { type PageWorkflow, pageWorkflow } from './page-workflow.ts';
import { policyCommands, policyPrintedBy, type Statement } from './printed-policy.ts';
import { readmeShop } from './readme-shop.ts';
import { type Asked, type RanJob, type Ran, runWorkflow, tokensOf } from './run-workflow.ts';

/** What a reader pastes is run as it stands: every job, by the roles and with the permissions of the page, and no others. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/ecs.md');
const minute = 60_000;

const workflows = {
  release: pageWorkflow(read('examples/ecs-native-release.yml'), 'release.yml'),
  approved: pageWorkflow(read('examples/ecs-native-stage-approve-promote.yml'), 'release.yml'),
};
const everyJob = Object.entries(workflows).flatMap(([workflow, { jobs }]) => jobs.map(job => ({ workflow, ...job })));
const stageAlone = { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) };

/** The roles of the page's table: whom they trust, and what they add to the page's command for a policy. */
const table = [...page.matchAll(/^\| `([a-z]+-api-production)` +\| `(repo:\S+)` +\| (.*) \|$/gm)];
const roles = table.map(([, name = '', subject = '']) => ({ name, subjects: [subject] }));
const [command = []] = policyCommands(page);
const policies = new Map(
  table.map(([, name = '', , policy = '']) => {
    const words = /`([^`]*=[^`]*)`/.exec(policy)?.[1]?.split(' ') ?? [];
    return [name, policyPrintedBy([...command, ...words])] as const;
  }),
);
const roleOf = ({ inputs }: (typeof everyJob)[number]['step']): string =>
  inputs['role-to-assume']?.replace(/^.*role\//, '') ?? '';
const allowing = (name: string, action: string): readonly Statement[] =>
  policies.get(name)?.filter(({ Action }) => Action.includes(action)) ?? [];

const image = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:${pushToMain.sha}`;

/** The hooks that the page has a reader write into the service. */
const [, hooksOfThePage = ''] = /^```json\n(\{\n {2}"lifecycleHooks".*?)^```$/ms.exec(page) ?? [];

/** The shop of the README, whose service ECS itself deploys, with the pauses of the page. */
function opened(): Promise<Days> {
  const { versions = {}, alarms = {} } = readmeShop(image, []);
  const attached = {
    alarmNames: (alarms.metric ?? []).map(({ AlarmName }) => AlarmName),
    rollback: true,
    enable: true,
  };
  const world: SeedInput = {
    ...nativeShop({
      configuration: { ...canaryWithPauses, ...(JSON.parse(hooksOfThePage) as object), alarms: attached },
    }),
    alarms,
    roles,
    versions: { ...versions, [image]: healthy },
  };
  return openDays({
    name: 'services',
    tells: 'what the page says',
    // Looks are what a play costs; that they come every five seconds by default is promised elsewhere.
    inputs: { poll: '15s' },
    files,
    world,
    gitHub: { tokens: tokensOf(Object.values(workflows)) },
  });
}

const run = (days: Days, workflow: PageWorkflow, asked: Asked) => runWorkflow(days, workflow, asked);
const endsOf = (ran: Ran) => [...ran].map(([name, job]) => [name, job === 'skipped' ? job : job.verdict.name]);

function jobIn(ran: Ran, name: string): RanJob {
  const job = ran.get(name);
  if (job === undefined || job === 'skipped') throw new Error(`${name} was not run`);
  return job;
}

const allRan: Ran[] = [];

describe('The page on ECS’s own deployments', () => {
  test('names stories that there are', () => {
    // when
    const named = [...page.matchAll(/`(?:npm run demo -- )?(ecs-(?:native|rolling)[a-z-]*)`/g)].map(
      ([, name = '']) => name,
    );
    // then
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter(name => scenarioNamed(name) === undefined)).toEqual([]);
  });

  test('has a reader write the pauses that the stories have', () => {
    expect(mappingAt(JSON.parse(hooksOfThePage))).toEqual({ lifecycleHooks: [pauses] });
  });

  test.each(everyJob)('cuts nothing short that moves traffic: $workflow, $name', ({ concurrency }) => {
    expect(concurrency).toEqual({ group: 'release-api-production', 'cancel-in-progress': false });
  });

  test('has a role for every job', () => {
    // when
    const asked = everyJob.map(({ step }) => roleOf(step));
    // then
    expect(new Set(asked)).toEqual(new Set(roles.map(({ name }) => name)));
  });
});

describe('The workflows of the page on ECS’s own deployments', () => {
  let released: Ran;
  let served: string | undefined;
  beforeAll(async () => {
    await using days = await opened();
    released = await run(days, workflows.release, { number: 1 });
    served = servingImage(days.aws);
    allRan.push(released);
  });

  test('release, and warn of nothing', () => {
    expect(endsOf(released)).toEqual([['release', 'released']]);
    expect(served).toBe(image);
    expect(jobIn(released, 'release').warnings).toEqual([]);
  });
});

describe('Stage, approve, promote, by ECS itself', () => {
  test('releases what was staged, and warns of nothing; and nothing where there was nothing to stage', async () => {
    // given
    await using days = await opened();
    const staged = await run(days, stageAlone, { number: 1 });
    await days.pass(40 * minute);
    const meanwhile = servingImage(days.aws);
    // when
    const approved = await run(days, workflows.approved, { number: 1, again: { job: 'promote', others: staged } });
    await days.pass(20 * minute);
    const again = await run(days, workflows.approved, { number: 2 });
    // then
    allRan.push(staged, approved);
    expect([meanwhile, servingImage(days.aws)]).not.toContain(undefined);
    expect(meanwhile).not.toBe(image);
    expect([...endsOf(approved), ...endsOf(again)]).toEqual([
      ['stage', 'staged'],
      ['promote', 'released'],
      ['stage', 'nothing-to-do'],
      ['promote', 'skipped'],
    ]);
    expect([...jobIn(staged, 'stage').warnings, ...jobIn(approved, 'promote').warnings]).toEqual([]);
    expect(servingImage(days.aws)).toBe(image);
  });

  test('never gives users what an approval came too late for', async () => {
    // given
    await using days = await opened();
    const others = await run(days, stageAlone, { number: 1 });
    await days.pass(75 * minute);
    // when
    const approved = await run(days, workflows.approved, { number: 1, again: { job: 'promote', others } });
    // then
    expect(jobIn(approved, 'promote').verdict).toMatchObject({ name: 'refused', serving: { who: 'blue' } });
    expect(servingImage(days.aws)).not.toBe(image);
  });
});

describe('The roles of the page on ECS’s own deployments', () => {
  test('that stages lets no traffic move', () => {
    expect(allowing('stage-api-production', 'ecs:ContinueServiceDeployment')).toEqual([]);
    expect(allowing('release-api-production', 'ecs:ContinueServiceDeployment')).not.toEqual([]);
  });

  test('have nothing of CodeDeploy', () => {
    const actions = [...policies.values()].flat().flatMap(({ Action }) => Action);
    expect(actions.filter(action => action.startsWith('codedeploy:'))).toEqual([]);
  });

  test('hold what their jobs ask for', () => {
    // when
    const lacking = allRan.flatMap(ran =>
      [...ran].flatMap(([name, job]) => {
        const { step } = everyJob.find(one => one.name === name)!;
        const called = job === 'skipped' ? [] : job.calls.filter(({ service }) => service !== 'sts');
        return called
          .flatMap(({ iamActions }) => iamActions)
          .filter(action => allowing(roleOf(step), action).length === 0)
          .map(action => `${name}: ${action}`);
      }),
    );
    // then
    expect(allRan).toHaveLength(3);
    expect(lacking).toEqual([]);
  });
});
