import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parseMark, withoutMark } from '../../src/release/mark.ts';
import { bluePackage, checkout, files, greenPackage, handlerOf, newestPackage } from '../releases/checkout.ts';
import { type Days, openDays } from '../releases/days.ts';
import { servingImage } from '../releases/traffic.ts';
import { type PageWorkflow, pageWorkflow } from './page-workflow.ts';
import { policyCommands, policyPrintedBy, type Statement } from './printed-policy.ts';
import { type Asked, type RanJob, type Ran, runWorkflow, tokensOf } from './run-workflow.ts';

/** What a reader pastes is run as it stands: every job, by the roles and with the permissions of the page, and no others. */
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/lambda.md');
const minute = 60_000;

const example = (name: string, file: string): PageWorkflow => pageWorkflow(read(`examples/${name}`), file);
const workflows = {
  release: example('lambda-release.yml', 'release.yml'),
  approved: example('lambda-stage-approve-promote.yml', 'release.yml'),
  rollBack: example('lambda-roll-back.yml', 'roll-back.yml'),
  drill: example('lambda-drill.yml', 'drill.yml'),
};
const everyJob = Object.entries(workflows).flatMap(([workflow, { jobs }]) => jobs.map(job => ({ workflow, ...job })));

/** The roles of the page's table: whom they trust, and what they add to the page's command for a policy. */
const table = [...page.matchAll(/^\| `([a-z]+-checkout-production)` +\| `(repo:\S+)` +\| (.*) \|$/gm)];
const roles = table.map(([, name = '', subject = '']) => ({ name, subjects: [subject] }));
const [command] = policyCommands(page);
const policies = new Map(
  table.map(([, name = '', , policy = '']) => {
    const words = /`([^`]*=[^`]*)`/.exec(policy)?.[1]?.split(' ') ?? [];
    return [name, policyPrintedBy([...command!, ...words])] as const;
  }),
);
const roleOf = ({ inputs }: (typeof everyJob)[number]['step']): string =>
  inputs['role-to-assume']?.replace(/^.*role\//, '') ?? '';
const allowing = (name: string, action: string): readonly Statement[] =>
  policies.get(name)?.filter(({ Action }) => Action.includes(action)) ?? [];

/** The checkout, and the disk of its jobs: a build may leave another package there. */
interface Opened {
  readonly days: Days;
  readonly build: (version: string) => void;
}

async function opened(): Promise<Opened> {
  const disk: Record<string, string> = { ...files() };
  const days = await openDays({
    name: 'lambda',
    tells: 'what the page says',
    // Looks are what a play costs; that they come every five seconds by default is promised elsewhere.
    inputs: { poll: '15s' },
    files: disk,
    blue: bluePackage,
    world: { ...checkout(), roles },
    gitHub: { tokens: tokensOf(Object.values(workflows)) },
  });
  return { days, build: version => Object.assign(disk, files(handlerOf(version))) };
}

const run = ({ days }: Opened, workflow: PageWorkflow, asked: Asked) => runWorkflow(days, workflow, asked);
const endsOf = (ran: Ran) => [...ran].map(([name, job]) => [name, job === 'skipped' ? job : job.verdict.name]);

function jobIn(ran: Ran, name: string): RanJob {
  const job = ran.get(name);
  if (job === undefined || job === 'skipped') throw new Error(`${name} was not run`);
  return job;
}

const allRan: Ran[] = [];

test('The note of the page is one that Greenlight reads, and takes away again', () => {
  // given
  const [, quoted = ''] = /^```text\n(.*)\n```$/m.exec(page) ?? [];
  // when
  const mark = parseMark(quoted);
  // then
  expect(mark).toMatchObject({ from: '4', to: '5', stage: { is: 'held' } });
  expect(withoutMark(quoted)).toBe('what users call');
});

describe('Every workflow of the page on Lambda', () => {
  test('of which the first fits on a screen', () => {
    expect(read('examples/lambda-release.yml').trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  });

  test('stands there with a role that the page has', () => {
    expect(roles).not.toEqual([]);
    expect(everyJob.map(({ step }) => roleOf(step)).filter(name => !roles.some(role => role.name === name))).toEqual(
      [],
    );
  });

  test.each(everyJob)('cuts nothing short that moves traffic: $workflow, $name', ({ concurrency }) => {
    expect(concurrency).toEqual({
      group: expect.stringMatching(/-checkout-production$/),
      'cancel-in-progress': false,
    });
  });
});

describe('The workflows of the page on Lambda, one after another', () => {
  let world: Opened;
  let released: Ran;
  let newer: Ran;
  let back: Ran;
  let drilled: Ran;
  let served: readonly (string | undefined)[];
  let drillPublished: string | undefined;

  beforeAll(async () => {
    world = await opened();
    await using days = world.days;
    const serves = [servingImage(days.aws)];
    const after = async (workflow: PageWorkflow, number: number): Promise<Ran> => {
      const ran = await run(world, workflow, { number });
      await days.pass(10 * minute);
      serves.push(servingImage(days.aws));
      return ran;
    };
    released = await after(workflows.release, 1);
    world.build('2.5.0');
    newer = await after(workflows.release, 2);
    drilled = await after(workflows.drill, 1);
    drillPublished = days.aws.functions()[0]?.versions.at(-1)?.package;
    back = await after(workflows.rollBack, 1);
    served = serves;
    allRan.push(released, newer, drilled, back);
  });

  test('release twice, rehearse the way back, and go back', () => {
    expect([released, newer, drilled, back].flatMap(endsOf)).toEqual([
      ['release', 'released'],
      ['release', 'released'],
      ['drill', 'drilled'],
      ['roll-back', 'restored'],
    ]);
    expect(served).toEqual([bluePackage, greenPackage, newestPackage, newestPackage, greenPackage]);
  });

  test('rehearse it with a copy of what serves', () => {
    expect(drillPublished).toBe(newestPackage);
  });

  test('warn of nothing', () => {
    expect([released, newer].flatMap(ran => jobIn(ran, 'release').warnings)).toEqual([]);
    expect([...jobIn(back, 'roll-back').warnings, ...jobIn(drilled, 'drill').warnings]).toEqual([]);
  });
});

describe('Stage, approve, promote, for a function', () => {
  let world: Opened;
  let approved: Ran;
  let again: Ran;

  beforeAll(async () => {
    world = await opened();
    await using _days = world.days;
    approved = await run(world, workflows.approved, { number: 1 });
    await world.days.pass(10 * minute);
    again = await run(world, workflows.approved, { number: 2 });
    allRan.push(approved);
  });

  test('releases what was staged, and warns of nothing; and nothing where there was nothing to stage', () => {
    expect([...endsOf(approved), ...endsOf(again)]).toEqual([
      ['stage', 'staged'],
      ['promote', 'released'],
      ['stage', 'nothing-to-do'],
      ['promote', 'skipped'],
    ]);
    expect([...jobIn(approved, 'stage').warnings, ...jobIn(approved, 'promote').warnings]).toEqual([]);
  });

  test('is one deployment on GitHub, with success', () => {
    const [deployment, ...more] = world.days.gitHub.deployments();
    expect(more).toEqual([]);
    expect(deployment?.statuses.at(-1)?.state).toBe('success');
  });

  test('waits for as long as it takes: nothing ends what is staged', async () => {
    // given
    const late = await opened();
    await using days = late.days;
    const stageAlone = { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) };
    const others = await run(late, stageAlone, { number: 1 });
    await days.pass(6 * 60 * minute);
    // when
    const promoted = await run(late, workflows.approved, { number: 1, again: { job: 'promote', others } });
    // then
    expect(jobIn(promoted, 'promote').verdict.name).toBe('released');
    expect(servingImage(days.aws)).toBe(greenPackage);
  });

  test('never gives users what something newer has overtaken', async () => {
    // given
    const overtaken = await opened();
    await using days = overtaken.days;
    const stageAlone = { ...workflows.approved, jobs: workflows.approved.jobs.slice(0, 1) };
    const others = await run(overtaken, stageAlone, { number: 1 });
    overtaken.build('2.5.0');
    await run(overtaken, workflows.release, { number: 2 });
    // when
    const promoted = await run(overtaken, workflows.approved, { number: 1, again: { job: 'promote', others } });
    // then
    expect(jobIn(promoted, 'promote').verdict.name).toBe('refused');
    expect(servingImage(days.aws)).toBe(newestPackage);
  });
});

describe('The roles of the page on Lambda', () => {
  test('that stages cannot lead users anywhere: it can make no alias, and write none', () => {
    for (const action of ['lambda:CreateAlias', 'lambda:UpdateAlias']) {
      expect(allowing('stage-checkout-production', action)).toEqual([]);
      expect(allowing('release-checkout-production', action)).not.toEqual([]);
    }
  });

  test('that deletes nothing unless it is asked to, and never a function', () => {
    // given
    const asked = [...command!, 'keep-versions=10'];
    // when
    const deletes = policyPrintedBy(asked).filter(({ Action }) => Action.includes('lambda:DeleteFunction'));
    // then
    expect(allowing('release-checkout-production', 'lambda:DeleteFunction')).toEqual([]);
    expect(deletes.flatMap(({ Resource }) => Resource)).toEqual([
      'arn:aws:lambda:eu-west-1:123456789012:function:checkout:*',
    ]);
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
    expect(allRan).toHaveLength(5);
    expect(lacking).toEqual([]);
  });
});
