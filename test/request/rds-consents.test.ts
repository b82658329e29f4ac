import { describe, expect, test } from '@jest/globals';
import { ask, type Inputs } from './ask.ts';

const least: Inputs = { target: 'rds', database: 'orders' };

const problemsWith = async (inputs: Inputs) => {
  const parsed = await ask({ ...least, ...inputs });
  return parsed.ok ? [] : parsed.problems;
};

describe('the consent to what cannot be taken back', () => {
  type Word = 'release' | 'plan' | 'stage' | 'promote' | 'rollback' | 'status' | 'delete-record';
  const consents: Inputs = { switchover: 'approved', 'record-deletion': 'approved' };

  test.each<[Word, readonly string[]]>([
    ['release', ['switchover']],
    ['promote', ['switchover']],
    ['delete-record', ['record-deletion']],
    ['plan', []],
    ['stage', []],
    ['rollback', []],
    ['status', []],
  ])('is asked of %s at %j', async (operation, asked) => {
    // when
    const without = await problemsWith({ operation });

    // then
    expect(without.map(({ where, value }) => [where, value])).toEqual(asked.map(where => [where, undefined]));
  });

  test('tells what it lets happen, and where it belongs', async () => {
    // when
    const [release] = await problemsWith({ operation: 'release' });
    const [record] = await problemsWith({ operation: 'delete-record' });

    // then
    expect(release).toEqual({
      where: 'switchover',
      value: undefined,
      reason:
        '`operation: release` switches over, and there is no way back after that: what is written from then on is on green only',
      remedy:
        'write `switchover: approved` in the job behind the environment that a person approves; `operation: stage` makes and proves green without it',
    });
    expect(record).toEqual({
      where: 'record-deletion',
      value: undefined,
      reason: '`operation: delete-record` lifts the protection that keeps old blue from being written to',
      remedy: 'write `record-deletion: approved` once nothing writes to old blue any more',
    });
  });

  test.each<[Word, readonly string[]]>([
    ['release', ['record-deletion']],
    ['plan', ['record-deletion']],
    ['promote', ['record-deletion']],
    ['stage', ['switchover', 'record-deletion']],
    ['rollback', ['switchover', 'record-deletion']],
    ['status', ['switchover', 'record-deletion']],
    ['delete-record', ['switchover']],
  ])('is a problem in a step that needs none: of %s at %j', async (operation, astray) => {
    // when
    const problems = await problemsWith({ operation, ...consents });

    // then
    const reason = `\`operation: ${operation}\` does not look at it`;
    expect(problems.map(problem => [problem.where, problem.reason])).toEqual(astray.map(where => [where, reason]));
  });

  test.each<Inputs>([
    { operation: 'promote', switchover: 'approved' },
    { operation: 'rollback' },
    { operation: 'status' },
    { operation: 'delete-record', 'record-deletion': 'approved' },
  ])('is for the green that was staged: %j does not look at what green was to be', async inputs => {
    // given
    const green = {
      ...{ 'engine-version': '17', 'parameter-group': 'a', 'cluster-parameter-group': 'b' },
      ...{ 'instance-class': 'db.r6g.large', storage: 'allocated: 200' },
    };

    // when
    const problems = await problemsWith({ ...inputs, ...green });

    // then
    expect(problems.map(({ where }) => where)).toEqual(Object.keys(green));
  });

  test('is asked of nobody who misspelt the operation: that comes first', async () => {
    // when
    const problems = await problemsWith({ operation: 'relaese' });

    // then
    expect(problems.map(({ where }) => where)).toEqual(['operation']);
  });
});

describe('an operation', () => {
  test('that rehearses a switchover is refused, for none can be taken back', async () => {
    // when
    const problems = await problemsWith({ operation: 'drill', switchover: 'approved' });

    // then
    expect(problems).toEqual([
      {
        where: 'operation',
        value: 'drill',
        reason: 'a switchover of a database cannot be taken back, so it cannot be rehearsed',
        remedy: 'write `operation: stage`, which proves green without traffic; `operation: rollback` deletes it again',
      },
    ]);
  });

  test.each<Inputs>([
    { target: 'ecs', service: 'api' },
    { target: 'lambda', function: 'checkout' },
  ])('that deletes a record is for databases, and not for %j', async inputs => {
    // when
    const parsed = await ask({ ...inputs, operation: 'delete-record' });

    // then
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      {
        where: 'operation',
        value: 'delete-record',
        reason: `\`target: ${inputs['target']}\` has no switchover whose record could be deleted`,
        remedy: 'it is for `target: rds`',
      },
    ]);
  });

  test('that deletes a record is not held against a target that is not built yet', async () => {
    // when
    const parsed = await ask({ target: 'alb', operation: 'delete-record' });

    // then
    expect(parsed.ok ? [] : parsed.problems.map(({ where }) => where)).toEqual(['target']);
  });

  test('that deletes a record does not run on a pull request', async () => {
    // when
    const parsed = await ask(
      { ...least, operation: 'delete-record', 'record-deletion': 'approved' },
      { eventName: 'pull_request' },
    );

    // then
    expect(parsed.ok ? [] : parsed.problems.map(({ where }) => where)).toEqual(['event']);
  });
});
