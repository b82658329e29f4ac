import { beforeAll, describe, expect, test } from '@jest/globals';
import { blueVersion, greenVersion } from './orders.ts';
import { endsOf, storyNamed, tale, type Tale, told, writesIn } from './orders-tales.ts';
import { swapped } from './scenario.ts';
import { countsOf } from './told-here.ts';

const minute = 60_000;

describe('A green that is far behind', () => {
  let late: Tale;
  beforeAll(async () => {
    late = await tale('rds-lag');
  });

  test('is waited for, with how far it is behind and that it falls, and then gets the name', () => {
    expect(late.last.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(late.last.log).toMatch(/Green is \d{4} s behind blue, limit 5 s; it falls/);
    expect(late.last.endedAt - late.last.beganAt).toBeGreaterThan(2 * 60 * minute);
  });

  test('is not asked to take over before it has caught up, so that users wait no longer than for any other', () => {
    expect(writesIn(late)).toEqual(['CreateBlueGreenDeployment', 'SwitchoverBlueGreenDeployment']);
    expect(late.end.shop.downtimeSeconds).toBeLessThanOrEqual(5);
    expect(late.end.shop.writes.lost).toBe(0);
  });

  test('costs little to wait for: what RDS and CloudWatch know is new once a minute', () => {
    const { last, calls } = late;
    const hour = { from: last.beganAt + 65 * minute, until: last.beganAt + 125 * minute };
    const counts = countsOf(calls.filter(({ at }) => at >= hour.from && at < hour.until));
    expect(counts['GetMetricData']).toBeLessThanOrEqual(61);
    expect(counts['DescribeBlueGreenDeployments']).toBeLessThanOrEqual(61);
  });
});

describe('A switchover that RDS does not carry out', () => {
  test('for a long write on blue leaves blue as it was and green where it is, and the next attempt switches', async () => {
    // when
    const guarded = await tale('rds-guardrail');
    // then
    const [, cancelled] = guarded.steps;
    expect(endsOf(guarded)).toEqual([
      ['staged', blueVersion],
      ['failed', blueVersion],
      ['released', greenVersion],
    ]);
    expect(cancelled?.verdict).toMatchObject({
      because: expect.stringContaining('long-running active writes on the blue environment'),
      next: expect.stringMatching(/^(?=.*promote it)(?=.*`operation: rollback`)/s),
    });
    expect(guarded.after[1]?.others).toMatchObject([{ version: greenVersion, replication: 'running' }]);
    expect(guarded.after[1]?.shop.outages).toEqual([]);
    expect(writesIn(guarded)).toEqual([
      'CreateBlueGreenDeployment',
      'SwitchoverBlueGreenDeployment',
      'SwitchoverBlueGreenDeployment',
    ]);
  });

  test('within its time limit is undone by RDS: blue serves with every write, and green follows it again', async () => {
    // when
    const undone = await tale('rds-timeout-undone');
    // then
    expect(endsOf(undone)).toEqual([
      ['staged', blueVersion],
      ['failed', blueVersion],
    ]);
    expect(undone.last.verdict).toMatchObject({
      serving: { who: 'blue', green: 0 },
      because: expect.stringContaining('timeout of 60 seconds'),
    });
    expect(undone.end.named).toMatchObject({ version: blueVersion, access: 'read-write' });
    expect(undone.end.others).toMatchObject([{ version: greenVersion, replication: 'running' }]);
    expect(undone.end.shop.writes.lost).toBe(0);
    // That users waited for a minute is what the time limit costs.
    expect(undone.end.shop.downtimeSeconds).toBeGreaterThan(50);
  });

  test.each(['rds-guardrail', 'rds-timeout-undone'])('is never called one that was reverted: %s', async name => {
    // when
    const { steps } = await tale(name);
    // then
    for (const { log, summary } of steps)
      for (const page of [log, summary]) expect(page).not.toMatch(/reverting|reverted(?!, and a person)/i);
  });
});

describe('A version that is bad for the application, which only users show', () => {
  let bad: Tale;
  beforeAll(async () => {
    bad = await tale('rds-bad-after-switch');
  });

  test('calls a person: broken, with the alarm, what serves, and that there is no way back', () => {
    expect(bad.last.verdict).toMatchObject({
      name: 'broken',
      serving: { who: 'green', green: 100 },
      because: expect.stringMatching(/shop-failed-queries.*limit 60.*[Gg]oing back is not possible/s),
      next: expect.stringMatching(/^Decide now\./),
    });
  });

  test('tells them what each way out loses, and what not to do', () => {
    const { next = '' } = bad.last.verdict;
    expect(next).toContain('orders-old1');
    expect(next).toMatch(/loses nothing/);
    expect(next).toMatch(/loses what was written since/);
    expect(next).toMatch(/Leave the deployment's record/);
  });

  test('is not taken back by anybody: nothing is written after the switch', () => {
    expect(writesIn(bad)).toEqual(['CreateBlueGreenDeployment', 'SwitchoverBlueGreenDeployment']);
    expect(bad.end.named).toMatchObject({ version: greenVersion, access: 'read-write' });
    expect(bad.end.others).toMatchObject([{ name: 'orders-old1', access: 'read-only' }]);
  });

  test('is not judged by what failed while names were swapped', () => {
    const { log } = bad.last;
    const finished = /^(\S+) AWS says \(.*Switchover completed on/m.exec(log)?.[1];
    const failed = /\(failing since (\S+) UTC\)/.exec(log)?.[1];
    expect(Date.parse(`2026-11-20T${failed}Z`) - Date.parse(`2026-11-20T${finished}Z`)).toBeGreaterThan(2 * minute);
  });

  test('is the cure when it is the other way round: with the versions exchanged, green is released', async () => {
    // given
    const exchanged = swapped(storyNamed('rds-bad-after-switch'), blueVersion, greenVersion);
    // when
    const { last, end } = await told(exchanged);
    // then
    expect(last.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(end.named).toMatchObject({ version: greenVersion });
  });
});
