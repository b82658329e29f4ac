import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Days, openDays } from '../releases/days.ts';
import { blueVersion, database, greenVersion, madeQuickly, orders } from '../releases/orders.ts';
import { ordersAccount } from '../releases/orders-account.ts';
import { scenarioNamed } from '../releases/scenarios/index.ts';
import { type PageWorkflow, pageWorkflow } from './page-workflow.ts';
import { policyCommands, policyPrintedBy, type Statement } from './printed-policy.ts';
import { type Asked, type RanJob, type Ran, runWorkflow, tokensOf } from './run-workflow.ts';

/** What a reader pastes is run as it stands: every job, by the roles and with the permissions of the page, and no others. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/rds.md');
const hour = 3_600_000;

const example = (name: string): PageWorkflow => pageWorkflow(read(`examples/${name}`), name.replace('rds-', ''));
const workflows = {
  approved: example('rds-stage-approve-promote.yml'),
  rollBack: example('rds-roll-back.yml'),
  deleteRecord: example('rds-delete-record.yml'),
  status: example('rds-status.yml'),
};
const everyJob = Object.entries(workflows).flatMap(([workflow, { jobs }]) => jobs.map(job => ({ workflow, ...job })));
const stageAlone = { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) };

/** The roles of the page's table: whom they trust, and the file that one of the page's commands writes their policy into. */
const table = [...page.matchAll(/^\| `([a-z-]+-orders-production)` +\| `(repo:\S+)` +\| `(\S+)\.json` +\|$/gm)];
const roles = table.map(([, name = '', subject = '']) => ({ name, subjects: [subject] }));
const files = [...page.matchAll(/^npm --prefix \S+ run -s iam -- .* > (\S+)\.json$/gm)].map(([, file]) => file);
const commands = new Map(files.map((file, at) => [file, policyCommands(page)[at] ?? []]));
const policies = new Map(
  table.map(([, name = '', , file]) => [name, policyPrintedBy(commands.get(file) ?? [])] as const),
);

const roleOf = ({ inputs }: (typeof everyJob)[number]['step']): string =>
  inputs['role-to-assume']?.replace(/^.*role\//, '') ?? '';
const allowing = (name: string, action: string): readonly Statement[] =>
  policies.get(name)?.filter(({ Action }) => Action.includes(action)) ?? [];

const opened = (): Promise<Days> =>
  openDays({
    name: 'databases',
    tells: 'what the page says',
    // Looks are what a play costs; that they come every five seconds by default is promised elsewhere.
    inputs: { poll: '15s' },
    files: {},
    blue: blueVersion,
    world: orders({ instance: { course: madeQuickly }, world: { roles } }),
    gitHub: { tokens: tokensOf(Object.values(workflows)) },
  });

const endsOf = (ran: Ran) => [...ran].map(([name, job]) => [name, job === 'skipped' ? job : job.verdict.name]);

function jobIn(ran: Ran, name: string): RanJob {
  const job = ran.get(name);
  if (job === undefined || job === 'skipped') throw new Error(`${name} was not run`);
  return job;
}

/** The re-run of one job, or the one that was waiting for its reviewers, some time after the others. */
const later = (others: Ran, job: string): Asked => ({ number: 1, again: { job, others } });

/** What stands in RDS: the version that serves, and the names of all others. */
async function standing({ aws }: Days) {
  const { named, others } = await ordersAccount(aws);
  return { serves: named?.version, beside: others.map(({ name, access }) => `${name}, ${access}`) };
}

const allRan: Ran[] = [];

describe('The page on RDS', () => {
  test('names stories that there are', () => {
    // when
    const named = [...page.matchAll(/`(?:npm run demo -- )?(rds-[a-z-]+)`/g)].map(([, name = '']) => name);
    // then
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter(name => scenarioNamed(name) === undefined)).toEqual([]);
  });
});

describe('Every workflow of the page on RDS', () => {
  test('stands there with a role that the page has', () => {
    // given
    const known = roles.map(({ name }) => name);
    // when
    const asked = everyJob.map(({ step }) => roleOf(step));
    // then
    expect(new Set(asked)).toEqual(new Set(known));
  });

  test.each(everyJob)('says yes to nothing but what its job is there for: $workflow, $name', ({ step }) => {
    // when
    const consents = Object.keys(step.inputs).filter(name => step.inputs[name] === 'approved');
    // then
    const { operation } = step.inputs;
    const needed = { promote: ['switchover'], 'delete-record': ['record-deletion'] }[operation ?? ''] ?? [];
    expect(consents).toEqual(needed);
  });

  test.each(everyJob)('asks its reviewers before what cannot be undone: $workflow, $name', ({ step, environment }) => {
    // given
    const writesLittle = ['stage', 'status'].includes(step.inputs['operation'] ?? '');
    // then
    expect(environment).toEqual(writesLittle ? 'none' : { name: 'production', deployment: false });
  });
});

describe('Stage, approve, promote, for a database, and the record after it', () => {
  let staged: Ran;
  let asked: Ran;
  let promoted: Ran;
  let tooLate: Ran;
  let again: Ran;
  let deleted: Ran;
  let stood: readonly Awaited<ReturnType<typeof standing>>[];

  beforeAll(async () => {
    await using days = await opened();
    const after = async (workflow: PageWorkflow, of: Asked) => {
      const ran = await runWorkflow(days, workflow, of);
      allRan.push(ran);
      await days.pass(6 * hour);
      return { ran, now: await standing(days) };
    };
    const first = await after(stageAlone, { number: 1 });
    staged = first.ran;
    asked = (await after(workflows.status, { number: 1 })).ran;
    const second = await after(workflows.approved, later(staged, 'promote'));
    promoted = second.ran;
    tooLate = (await after(workflows.rollBack, { number: 1 })).ran;
    again = (await after(workflows.approved, { number: 2 })).ran;
    const last = await after(workflows.deleteRecord, { number: 1 });
    deleted = last.ran;
    stood = [first.now, second.now, last.now];
  });

  test('makes green, and hours later switches over to it', () => {
    expect(endsOf(staged)).toEqual([['stage', 'staged']]);
    expect(endsOf(promoted)).toContainEqual(['promote', 'released']);
    expect(stood.map(({ serves }) => serves)).toEqual([blueVersion, greenVersion, greenVersion]);
  });

  test('takes no longer than the page says', () => {
    // given
    const [, limit = ''] = /(\d+ h(?: \d+ min)?) with the usual bake/.exec(page) ?? [];
    // then
    expect(limit).not.toBe('');
    expect(jobIn(staged, 'stage').summary).toContain(`Time limit: ${limit}`);
  });

  test('hands the test the address of green, which is not that of the database', () => {
    // when
    const { handed } = jobIn(staged, 'stage');
    // then
    expect(handed['green-endpoint']).toMatch(new RegExp(`^${database}-green-[a-z0-9]+\\.`));
  });

  test('shows who asks how it stands the same address', () => {
    expect(endsOf(asked)).toEqual([['status', 'reported']]);
    expect(jobIn(asked, 'status').log).toContain(jobIn(staged, 'stage').handed['green-endpoint']);
  });

  test('goes back from nothing afterwards, and says what there is', () => {
    expect(endsOf(tooLate)).toEqual([['roll-back', 'refused']]);
    expect(jobIn(tooLate, 'roll-back').log).toContain('written since');
  });

  test('does nothing where the database has it all already, and asks no reviewer', () => {
    expect(endsOf(again)).toEqual([
      ['stage', 'nothing-to-do'],
      ['promote', 'skipped'],
    ]);
  });

  test('keeps old blue from writes until its record is deleted, and then still keeps old blue', () => {
    expect(endsOf(deleted)).toEqual([['delete-record', 'record-deleted']]);
    expect(stood.slice(1).map(({ beside }) => beside)).toEqual([
      ['orders-old1, read-only'],
      ['orders-old1, read-write'],
    ]);
  });

  test('warns a reviewer of the point of no return, and of nothing else', () => {
    const [warning, ...more] = jobIn(staged, 'stage').warnings;
    expect(more).toEqual([]);
    expect(warning).toContain('point of no return');
  });
});

describe('To remove green', () => {
  test('leaves blue alone, as if nothing had been there', async () => {
    // given
    await using days = await opened();
    const staged = await runWorkflow(days, stageAlone, { number: 1 });
    // when
    const removed = await runWorkflow(days, workflows.rollBack, { number: 1 });
    // then
    allRan.push(staged, removed);
    expect(endsOf(removed)).toEqual([['roll-back', 'restored']]);
    expect(await standing(days)).toEqual({ serves: blueVersion, beside: [] });
  });
});

describe('The roles of the page on RDS', () => {
  const switches = ['rds:SwitchoverBlueGreenDeployment'];
  const makes = ['rds:CreateBlueGreenDeployment'];
  const deletes = ['rds:DeleteBlueGreenDeployment', 'rds:DeleteDBInstance', 'rds:DeleteDBCluster'];

  test.each([
    { role: 'stage-orders-production', may: makes, mayNot: [...switches, ...deletes] },
    { role: 'promote-orders-production', may: switches, mayNot: [...makes, ...deletes] },
    { role: 'roll-back-orders-production', may: deletes, mayNot: [...makes, ...switches] },
    {
      role: 'record-orders-production',
      may: deletes.slice(0, 1),
      mayNot: [...makes, ...switches, ...deletes.slice(1)],
    },
    { role: 'status-orders-production', may: [], mayNot: [...makes, ...switches, ...deletes] },
  ])('$role may do what its job is for, and nothing of the others', ({ role, may, mayNot }) => {
    expect(may.filter(action => allowing(role, action).length === 0)).toEqual([]);
    expect(mayNot.filter(action => allowing(role, action).length > 0)).toEqual([]);
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
    expect(allRan).toHaveLength(8);
    expect(lacking).toEqual([]);
  });
});
