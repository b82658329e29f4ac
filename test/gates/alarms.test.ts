import { describe, expect, test } from '@jest/globals';
import { alarmReader, type Muted } from '../../src/gates/alarms.ts';
import type { AlarmsGate } from '../../src/release/words.ts';
import type { FaultRule } from '../aws/fault-rule.ts';
import { type OpenShop, open } from '../targets/open-shop.ts';

const quietly: Muted = { names: [], since: 0 };

function gate(alarms: readonly string[], force: AlarmsGate['force'] = 'obeyed'): AlarmsGate {
  const [first = 'none', ...rest] = alarms;
  return { kind: 'alarms', name: 'alarms', when: 'always', force, alarms: [first, ...rest] };
}

const metricAlarm = (AlarmName: string) => ({
  AlarmName,
  MetricName: 'HTTPCode_Target_5XX_Count',
  Namespace: 'Shop',
  Dimensions: [],
  Statistic: 'Sum' as const,
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 30,
  ComparisonOperator: 'GreaterThanThreshold' as const,
  TreatMissingData: 'ignore' as const,
});

/** An account with these alarms and nothing else: nothing is measured, which they ignore, so each stays as it is set. */
const account = (
  names: readonly string[],
  composite: Readonly<Record<string, string>> = {},
  faults: FaultRule[] = [],
) =>
  open({
    warmUp: '0s',
    faults,
    alarms: {
      metric: names.map(metricAlarm),
      composite: Object.entries(composite).map(([AlarmName, AlarmRule]) => ({ AlarmName, AlarmRule })),
    },
  });

const readerIn = (world: OpenShop) => alarmReader(world.clients.cloudwatch, world.brisk);

async function readings(world: OpenShop, alarms: readonly string[], muted = quietly) {
  return await readerIn(world).readings([gate(alarms)], muted, world.clock.now());
}

type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

async function turn(world: OpenShop, name: string, state: State, data?: object): Promise<void> {
  const { client, sdk } = await world.clients.cloudwatch();
  await client.send(
    new sdk.SetAlarmStateCommand({
      AlarmName: name,
      StateValue: state,
      StateReason: 'Set by hand.',
      ...(data === undefined ? {} : { StateReasonData: JSON.stringify(data) }),
    }),
  );
}

const withState = (state: string): FaultRule => ({
  operation: 'cloudwatch:DescribeAlarms',
  calls: 'every',
  fault: { kind: 'set', members: { 'MetricAlarms.0.StateValue': state } },
});

describe('a reading of an alarm', () => {
  test.each<{ state: State; outcome: string; says: string }>([
    { state: 'OK', outcome: 'pass', says: 'Alarm api-5xx is OK: Sum of HTTPCode_Target_5XX_Count, limit 30.' },
    { state: 'INSUFFICIENT_DATA', outcome: 'no-data', says: 'Alarm api-5xx has no data (INSUFFICIENT_DATA).' },
    { state: 'ALARM', outcome: 'fail', says: 'Alarm api-5xx is in ALARM: Set by hand.' },
  ])('in $state is $outcome', async ({ state, outcome, says }) => {
    // given
    await using world = await account(['api-5xx']);
    await turn(world, 'api-5xx', state);
    // when
    const [reading] = await readings(world, ['api-5xx']);
    // then
    expect(reading).toEqual({
      gate: 'alarms',
      subject: 'api-5xx',
      force: 'obeyed',
      at: world.clock.now(),
      outcome,
      says,
    });
  });

  test('in ALARM gives value, limit, points, and the moment it began', async () => {
    // given
    await using world = await account(['api-5xx']);
    await turn(world, 'api-5xx', 'OK');
    await world.clock.sleep(60_000);
    const since = world.clock.now();
    await turn(world, 'api-5xx', 'ALARM', { recentDatapoints: [41.123456, 12, 3], threshold: 30 });
    // when
    const [reading] = await readings(world, ['api-5xx']);
    // then
    expect(reading).toMatchObject({
      outcome: 'fail',
      says: 'Alarm api-5xx is in ALARM: Sum of HTTPCode_Target_5XX_Count 41.12, limit 30 (3 points).',
      measured: { metric: 'Sum of HTTPCode_Target_5XX_Count', value: 41.123456, limit: 30, samples: 3, since },
    });
  });

  test('that does not exist is an error, and never a pass', async () => {
    // given
    await using world = await account(['api-5xx']);
    await turn(world, 'api-5xx', 'OK');
    // when
    const read = await readings(world, ['api-5xx', 'api-p99']);
    // then
    expect(read.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['api-5xx', 'pass'],
      ['api-p99', 'error'],
    ]);
  });

  test('in a state that nobody knows fails loudly, with the name of the alarm', async () => {
    // given
    await using world = await account(['api-5xx'], {}, [withState('LEVITATING')]);
    // when
    const reading = readings(world, ['api-5xx']);
    // then
    await expect(reading).rejects.toMatchObject({
      code: 'unknown-answer',
      message: 'CloudWatch reports the state LEVITATING for alarm api-5xx, which Greenlight does not know.',
    });
  });

  test('sees composite alarms too, which CloudWatch leaves out unless asked', async () => {
    // given
    await using world = await account(['api-5xx'], { 'api-anything': 'ALARM("api-5xx")' });
    await turn(world, 'api-5xx', 'ALARM');
    // when
    const [reading] = await readings(world, ['api-anything']);
    // then
    expect(reading).toMatchObject({ subject: 'api-anything', outcome: 'fail' });
    expect(reading).not.toHaveProperty('measured');
  });

  test('is shown and not obeyed where its gate is advisory', async () => {
    // given
    await using world = await account(['api-5xx']);
    await turn(world, 'api-5xx', 'ALARM');
    // when
    const read = await readerIn(world).readings([gate(['api-5xx'], 'advisory')], quietly, world.clock.now());
    // then
    expect(read).toMatchObject([{ outcome: 'fail', force: 'advisory' }]);
  });

  test('comes for each gate that names the alarm, which is asked for once', async () => {
    // given
    await using world = await account(['api-5xx']);
    const gates = [gate(['api-5xx']), { ...gate(['api-5xx'], 'advisory'), name: 'watched' }];
    // when
    const read = await readerIn(world).readings(gates, quietly, world.clock.now());
    // then
    expect(read.map(one => [one.gate, one.force])).toEqual([
      ['alarms', 'obeyed'],
      ['watched', 'advisory'],
    ]);
    expect(world.called()).toEqual(['DescribeAlarms']);
  });
});

describe('many alarms', () => {
  test.each([
    { alarms: 100, calls: 1 },
    { alarms: 101, calls: 2 },
    { alarms: 250, calls: 3 },
  ])('are read in calls of a hundred names: $alarms in $calls', async ({ alarms, calls }) => {
    // given
    const names = Array.from({ length: alarms }, (_, at) => `alarm-${at}`);
    await using world = await account(names);
    // when
    const read = await readings(world, names);
    // then
    expect(read.map(({ subject }) => subject)).toEqual(names);
    expect(read.filter(({ outcome }) => outcome === 'error')).toEqual([]);
    expect(world.called()).toEqual(Array.from({ length: calls }, () => 'DescribeAlarms'));
  });

  test('are asked for in pages of a hundred, for CloudWatch gives fewer where it is not told how many', async () => {
    // given
    await using world = await account(['api-5xx']);
    // when
    await readings(world, ['api-5xx']);
    // then
    expect(world.aws.calls().map(({ input }) => input)).toEqual([expect.stringContaining('"MaxRecords":100')]);
  });

  test('are not asked for where there are none', async () => {
    // given
    await using world = await account([]);
    // when
    const read = await readerIn(world).readings([], quietly, world.clock.now());
    // then
    expect(read).toEqual([]);
    expect(world.called()).toEqual([]);
  });
});

describe('an alarm that rang before the release', () => {
  test('is shown and not obeyed while it goes on, and obeyed again once it was quiet', async () => {
    // given
    await using world = await account(['api-5xx']);
    await turn(world, 'api-5xx', 'ALARM');
    await world.clock.sleep(60_000);
    const muted = { names: ['api-5xx'], since: world.clock.now() };
    const forces: unknown[] = [];
    const look = async () => {
      const [reading] = await readings(world, ['api-5xx'], muted);
      forces.push([reading?.outcome, reading?.force]);
      await world.clock.sleep(60_000);
    };
    // when
    await look();
    await turn(world, 'api-5xx', 'OK');
    await look();
    await turn(world, 'api-5xx', 'ALARM');
    await look();
    // then
    expect(forces).toEqual([
      ['fail', 'advisory'],
      ['pass', 'obeyed'],
      ['fail', 'obeyed'],
    ]);
  });

  test('is obeyed at once where nobody muted it', async () => {
    // given
    await using world = await account(['api-5xx']);
    await turn(world, 'api-5xx', 'ALARM');
    await world.clock.sleep(60_000);
    // when
    const read = await readings(world, ['api-5xx'], { names: ['another'], since: world.clock.now() });
    // then
    expect(read).toMatchObject([{ outcome: 'fail', force: 'obeyed' }]);
  });
});

describe('the facts of alarms', () => {
  test('are state, words and window, each alarm once and missing ones left out', async () => {
    // given
    await using world = await account(['api-5xx'], { 'api-anything': 'ALARM("api-5xx")' });
    await turn(world, 'api-5xx', 'ALARM');
    // when
    const facts = await readerIn(world).facts(['api-5xx', 'api-5xx', 'api-anything', 'gone']);
    // then
    expect(facts).toEqual([
      {
        name: 'api-5xx',
        state: 'in alarm',
        says: 'Alarm api-5xx is in ALARM: Set by hand.',
        since: expect.any(Number),
        looksAt: { over: 'points', period: 60_000, breaches: 2, periods: 3 },
        watches: { what: 'one metric', namespace: 'Shop', metric: 'HTTPCode_Target_5XX_Count', dimensions: {} },
      },
      {
        name: 'api-anything',
        state: 'in alarm',
        says: expect.stringContaining('Alarm api-anything is in ALARM'),
        since: expect.any(Number),
        looksAt: { over: 'other alarms' },
        watches: { what: 'more than one' },
      },
    ]);
  });

  test('tell which metric an alarm watches, by its namespace and dimensions', async () => {
    // given
    const dimensions = { LoadBalancer: 'app/shop/50dc6c495c0c9188', TargetGroup: 'targetgroup/api-1/73e2d6bc24d8a067' };
    await using world = await open({
      warmUp: '0s',
      alarms: {
        metric: [
          {
            ...metricAlarm('api-5xx'),
            Namespace: 'AWS/ApplicationELB',
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          },
        ],
        composite: [],
      },
    });
    // when
    const [facts] = await readerIn(world).facts(['api-5xx']);
    // then
    expect(facts?.watches).toEqual({
      what: 'one metric',
      namespace: 'AWS/ApplicationELB',
      metric: 'HTTPCode_Target_5XX_Count',
      dimensions,
    });
  });

  test('claim no single metric for an alarm on an expression', async () => {
    // given
    const expression: FaultRule = {
      operation: 'cloudwatch:DescribeAlarms',
      calls: 'every',
      fault: {
        kind: 'set',
        members: { 'MetricAlarms.0.MetricName': undefined, 'MetricAlarms.0.Namespace': undefined },
      },
    };
    await using world = await account(['api-5xx'], {}, [expression]);
    // when
    const [facts] = await readerIn(world).facts(['api-5xx']);
    // then
    expect(facts?.watches).toEqual({ what: 'more than one' });
  });
});
