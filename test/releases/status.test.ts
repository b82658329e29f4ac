import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { releaseHere, type Released } from './bad-days/release-here.ts';
import { type Days, nth, ofFile, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import {
  colleaguesDeployment,
  files,
  healthy,
  inputs,
  provenBeforeTraffic,
  shop,
  type ShopChanges,
  waitsForAWord,
} from './shop.ts';

const minute = 60_000;
const newest = 'registry.example.com/shop/api:2.5.0';

function story(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  const world = shop(changes);
  return {
    name: 'status',
    tells: 'Somebody asks how it stands.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m', ...more },
    world: { ...world, versions: { ...world.versions, [newest]: healthy } },
  };
}

/** What somebody on duty asks, from a run of its own. */
const ask = (days: Days, more: Readonly<Record<string, string>> = {}) =>
  days.run({
    github: { ...nth(99), ...ofFile('status.yml', 1), eventName: 'workflow_dispatch' },
    inputs: { operation: 'status', ...more },
  });

/** The answer without the moments in it. */
const lineAbout = (log: string, about: string) =>
  log.split('\n').flatMap(line => {
    const found = /^\S+ [┌│] (.{10}) (.*)$/.exec(line);
    return found?.[1]?.trim() === about ? [found[2]!] : [];
  });

const canary: Readonly<Record<string, string>> = { strategy: 'canary', steps: '10% 5m', 'on-cancel': 'leave' };

/** A canary whose job is cancelled at 10 %, and that is left to AWS. */
async function leaveAt10({ aws, gitHub }: Days): Promise<Released> {
  const cancel = new AbortController();
  aws.timeline.at(aws.timeline.now() + 3 * minute, () => cancel.abort('SIGINT'));
  return releaseHere(aws, story({}, canary), gitHub, { cancelled: cancel.signal });
}

/** Somebody stops whatever is in flight, past Greenlight. */
async function stop({ aws }: Days, autoRollback: boolean): Promise<void> {
  await aws.perform({ stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback } });
}

async function inFlight(days: Days): Promise<string> {
  return (await account(days.aws.endpoint)).released.at(-1)?.deploymentId ?? '';
}

describe('`operation: status`', () => {
  test('of a target at rest says what serves, that nothing is in flight, and writes nothing anywhere', async () => {
    // given
    await using days = await openDays(story());
    // when
    const status = await ask(days);
    // then
    expect(status.verdict).toMatchObject({ name: 'reported', serving: { who: 'blue', green: 0 } });
    expect(status.verdict.because).toBe('api:1 has all traffic. Nothing is in flight.');
    expect(lineAbout(status.log, 'serves')).toEqual(['api:1: all traffic; 3 of 3 running, 3 healthy targets']);
    expect(lineAbout(status.log, 'you can')).toEqual(['leave it: nothing is to be done']);
    // This run releases nothing, and its own id would lead nowhere.
    expect(status.log).not.toContain('gl-');
    expect(Object.fromEntries(status.outputs)).toMatchObject({ revision: 'api:1', serving: 'blue' });
    expect(status.outputs.has('release-id')).toBe(false);
    expect(days.gitHub.deployments()).toEqual([]);
    expect(days.aws.calls().filter(({ operation }) => /^(Create|Register|Stop|Continue)/.test(operation))).toEqual([]);
  });

  test('of a canary says its share, when AWS takes the next step by itself, and how to send it back', async () => {
    // given
    await using days = await openDays(story());
    const release = await leaveAt10(days);
    // when
    const status = await ask(days);
    // then
    const id = await inFlight(days);
    expect(release.verdict.name).toBe('cancelled');
    expect(status.verdict.serving).toEqual({ who: 'split', green: 10 });
    expect(lineAbout(status.log, 'in flight')[0]).toContain(
      `deployment ${id} of ${release.outputs.get('change-id')}, begun`,
    );
    expect(lineAbout(status.log, 'it does')).toEqual(['moves traffic: 10 % is on green']);
    expect(Object.fromEntries(status.outputs)).toMatchObject({
      'change-id': release.outputs.get('change-id'),
      revision: 'api:2',
      'previous-revision': 'api:1',
    });
    expect(lineAbout(status.log, 'AWS then')[0]).toMatch(/^gives green all traffic at \d\d:\d\d:\d\d UTC, in \d+ min/);
    expect(lineAbout(status.log, 'you can')[0]).toContain('operation: rollback');
  });

  test('of what is staged says until when it waits, and with which id it goes on', async () => {
    // given
    await using days = await openDays(story({ group: waitsForAWord }, { gates: provenBeforeTraffic.gates }));
    const staged = await days.run({ inputs: { operation: 'stage' } });
    // when
    const status = await ask(days);
    // then
    expect(status.verdict.serving).toEqual({ who: 'blue', green: 0 });
    expect(lineAbout(status.log, 'it does')[0]).toContain('waits for a word');
    expect(lineAbout(status.log, 'AWS then')[0]).toMatch(
      /stops it and removes green at \d\d:\d\d:\d\d UTC, in \d+ min/,
    );
    expect(lineAbout(status.log, 'you can')[0]).toContain(`release-id: ${staged.outputs.get('change-id')}`);
  });

  test('of a release whose blue is still warm says until when', async () => {
    // given
    await using days = await openDays(story());
    const release = await days.run();
    // when
    const status = await ask(days, { 'release-id': release.outputs.get('release-id')! });
    // then
    expect(status.verdict.serving).toEqual({ who: 'green', green: 100 });
    expect(lineAbout(status.log, 'asked for')[0]).toContain('is in flight');
    expect(lineAbout(status.log, 'AWS then')[0]).toMatch(/ends the former side at \d\d:\d\d:\d\d UTC/);
    expect(lineAbout(status.log, 'made by')[0]).toContain(`${release.outputs.get('change-id')}, run 42 of`);
    expect(lineAbout(status.log, 'ledger')[0]).toMatch(/gl-\S+, api:1 → api:2, succeeded$/);
  });

  test('of a rollback that runs says that AWS takes the traffic back, and that there is nothing to do but to wait', async () => {
    // given
    await using days = await openDays(story());
    await leaveAt10(days);
    await stop(days, true);
    await days.pass(4_000);
    // when
    const status = await ask(days);
    // then
    expect(lineAbout(status.log, 'in flight')[0]).toContain('rollback');
    expect(lineAbout(status.log, 'AWS then')).toEqual(['sends all traffic back and removes what was stopped']);
    expect(lineAbout(status.log, 'you can')[0]).toContain('wait until');
  });

  test('of somebody else’s deployment says that it was made by hand', async () => {
    // given
    await using days = await openDays(story());
    await days.aws.perform(colleaguesDeployment);
    await days.pass(10_000);
    // when
    const status = await ask(days);
    // then
    expect(lineAbout(status.log, 'in flight')[0]).toContain('made by hand or by another tool');
    expect(status.verdict.next).toContain('Stop it');
  });

  test('of a split that nothing will end says so, and what to do now', async () => {
    // given
    await using days = await openDays(story());
    await leaveAt10(days);
    await stop(days, false);
    await days.pass(2 * minute);
    // when
    const status = await ask(days);
    // then
    expect(status.verdict.serving).toEqual({ who: 'split', green: 10 });
    expect(lineAbout(status.log, 'in flight')).toEqual(['nothing']);
    expect(status.verdict.next).toContain('known-good revision');
  });
});

describe('`operation: status` with the id of a release', () => {
  async function two(): Promise<{ days: Days; ids: readonly string[] }> {
    const days = await openDays(story());
    const first = await days.run({ github: nth(1) });
    await days.pass(15 * minute);
    const second = await days.run({ github: nth(2), inputs: { image: newest } });
    await days.pass(15 * minute);
    return { days, ids: [first, second].map(({ outputs }) => outputs.get('release-id')!) };
  }

  test('answers for it first: it serves, it is superseded and by which, or it released nothing', async () => {
    // given
    const { days, ids } = await two();
    await using _ = days;
    const never = ids[0]!.replace(/^gl-\d+/, 'gl-5');
    // when
    const answers = [
      await ask(days, { 'release-id': ids[1]! }),
      await ask(days, { 'release-id': ids[0]! }),
      await ask(days, { 'release-id': never }),
    ];
    // then
    const [serves, superseded, nothing] = answers.map(({ log }) => lineAbout(log, 'asked for')[0]);
    expect(serves).toContain(`${ids[1]} serves, with api:3`);
    expect(superseded).toBe(`${ids[0]} released api:2 and is superseded: api:3 serves, by ${ids[1]}.1`);
    expect(nothing).toContain(`${never} released nothing here`);
    expect(answers.map(({ verdict }) => verdict.name)).toEqual(['reported', 'reported', 'reported']);
    expect(lineAbout(answers[0]!.log, 'you can')[0]).toContain(`go back to api:2 of ${ids[0]}.1`);
  });

  test('tells who brought back what serves, and who registered it', async () => {
    // given
    const { days, ids } = await two();
    await using _ = days;
    await days.run({ github: nth(3), inputs: { operation: 'rollback' } });
    // when
    const status = await ask(days, { 'release-id': ids[1]! });
    // then
    const [made] = lineAbout(status.log, 'made by');
    expect(made).toMatch(
      new RegExp(`^gl-1658821003-\\S+\\.1, begun .* succeeded; registered by ${ids[0]}\\.1, run 1 of`),
    );
    expect(lineAbout(status.log, 'asked for')[0]).toContain('api:3 failed or was taken back');
  });

  test('finds the service by the id alone, as from another machine', async () => {
    // given
    const { days, ids } = await two();
    await using _ = days;
    const alone = { inputs: { target: 'ecs', operation: 'status', 'release-id': ids[1]! } };
    // when
    const status = await releaseHere(days.aws, { ...story(), ...alone });
    // then
    expect(status.verdict).toMatchObject({
      name: 'reported',
      because: `${ids[1]} serves, with api:3. api:3 has all traffic. Nothing is in flight.`,
    });
    expect(lineAbout(status.log, 'ledger')[0]).toContain('cannot be read: there is no token');
    // Without the ledger it is the tags of what serves that tell.
    expect(lineAbout(status.log, 'asked for')[0]).toContain(`${ids[1]} serves, with api:3`);
  });

  test('refuses an id of another environment than the one that is named', async () => {
    // given
    const { days, ids } = await two();
    await using _ = days;
    // when
    const status = await ask(days, { 'release-id': ids[1]!, environment: 'staging' });
    // then
    expect(status.verdict.name).toBe('refused');
    expect(status.verdict.because).toContain('another environment or target');
  });

  test('says to name the environment where nothing has the id in this one', async () => {
    // given
    const { days, ids } = await two();
    await using _ = days;
    const elsewhere = { target: 'ecs', operation: 'status', environment: 'staging', 'release-id': ids[1]! };
    // when
    const status = await releaseHere(days.aws, { ...story(), inputs: elsewhere });
    // then
    expect(status.verdict.name).toBe('refused');
    expect(status.verdict.because).toMatch(
      /none of the 1 ECS services that CodeDeploy releases .* environment `staging`/,
    );
  });
});

test('A status whose reads AWS denies is refused, with the name of the action that is missing', async () => {
  // given
  await using days = await openDays(story());
  days.aws.faults.inject({
    operation: 'codedeploy:BatchGetDeploymentGroups',
    calls: 'every',
    fault: { kind: 'denied' },
  });
  // when
  const status = await ask(days);
  // then
  expect(status.verdict).toMatchObject({ name: 'refused', code: 'denied' });
  expect(status.verdict.because).toContain('codedeploy:BatchGetDeploymentGroups');
});

test('A status rides out throttling', async () => {
  // given
  await using days = await openDays(story());
  days.aws.faults.inject({ operation: 'ecs:DescribeServices', calls: { nth: 1 }, fault: { kind: 'throttle' } });
  // when
  const status = await ask(days);
  // then
  expect(status.verdict.name).toBe('reported');
});
