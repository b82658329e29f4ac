import { setImmediate } from 'node:timers/promises';
import { DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeClustersCommand, ListClustersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import type { FaultRule } from './fault-rule.ts';
import { sdkClients } from './sdk-clients.ts';
import { startAws } from './start-aws.ts';

async function account(faults: FaultRule[] = []) {
  const seed = { ecs: { clusters: ['prod'], taskDefinitions: [], services: [] }, faults };
  const aws = await startAws({ seed, pace: { kind: 'stepped' } });
  const clients = sdkClients(aws.endpoint);
  return {
    aws,
    clients,
    look: () => clients.ecs.send(new DescribeClustersCommand({ clusters: ['prod'] })),
    write: (name: string) =>
      clients.cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName: name,
          MetricName: 'M',
          Namespace: 'N',
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'LessThanThreshold',
        }),
      ),
    written: async () => {
      const { MetricAlarms } = await clients.cloudwatch.send(new DescribeAlarmsCommand({}));
      return MetricAlarms?.map(({ AlarmName }) => AlarmName);
    },
    [Symbol.asyncDispose]: aws.close,
  };
}

function onTheClockOf({ aws: { timeline } }: Awaited<ReturnType<typeof account>>) {
  const me = timeline.join('test');
  return { pass: (seconds: number) => timeline.sleep(me, timeline.now() + seconds * 1_000) };
}

/** Of the SDK's clients here. */
const caller = 'AKIASDK';

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error as Error).name,
  );
const onWrites = (fault: FaultRule['fault']): FaultRule => ({
  operation: 'cloudwatch:PutMetricAlarm',
  calls: 'every',
  fault,
});

describe('faults', () => {
  test.each<{ calls: FaultRule['calls']; seen: string[] }>([
    {
      calls: 'every',
      seen: ['ThrottlingException', 'ThrottlingException', 'ThrottlingException', 'ThrottlingException'],
    },
    { calls: { nth: 2 }, seen: ['ok', 'ThrottlingException', 'ok', 'ok'] },
    { calls: { from: 2, to: 3 }, seen: ['ok', 'ThrottlingException', 'ThrottlingException', 'ok'] },
  ])('they strike $calls of the calls of one operation', async ({ calls, seen }) => {
    // given
    await using world = await account([{ operation: 'ecs:DescribeClusters', calls, fault: { kind: 'throttle' } }]);

    // when
    const outcomes: string[] = [];
    for (let call = 0; call < 4; call += 1) {
      await world.clients.ecs.send(new ListClustersCommand({}));
      outcomes.push(await outcomeOf(world.look()));
    }

    // then
    expect(outcomes).toEqual(seen);
  });

  test.each<{ fault: FaultRule['fault']; error: object; applied: boolean }>([
    { fault: { kind: 'throttle' }, error: { name: 'Throttling', message: 'Rate exceeded' }, applied: false },
    { fault: { kind: 'server-error' }, error: { $metadata: { httpStatusCode: 500 } }, applied: false },
    { fault: { kind: 'denied' }, error: { name: 'AccessDenied' }, applied: false },
    { fault: { kind: 'expired' }, error: { name: 'ExpiredToken' }, applied: false },
    {
      fault: { kind: 'error', name: 'LimitExceededFault', message: 'too many' },
      error: { message: 'too many' },
      applied: false,
    },
    { fault: { kind: 'lost-before' }, error: { message: expect.stringContaining('socket hang up') }, applied: false },
    { fault: { kind: 'lost-after' }, error: { message: expect.stringContaining('socket hang up') }, applied: true },
  ])(
    '$fault.kind: the caller learns of a failure, and the write is there afterwards: $applied',
    async ({ fault, error, applied }) => {
      // given
      await using world = await account([onWrites(fault)]);

      // when
      const call = world.write('a');

      // then
      await expect(call).rejects.toMatchObject(error);
      expect(await world.written()).toEqual(applied ? ['a'] : []);
    },
  );

  test('a stale answer is the oldest that the same question had in so many seconds', async () => {
    // given
    await using world = await account();
    const { pass } = onTheClockOf(world);
    expect(await world.written()).toEqual([]);
    await pass(30);
    await world.write('a');
    expect(await world.written()).toEqual(['a']);
    await pass(15);
    await world.write('b');
    expect(await world.written()).toEqual(['a', 'b']);

    // when
    world.aws.faults.inject({ operation: 'DescribeAlarms', calls: { nth: 1 }, fault: { kind: 'stale', seconds: 20 } });

    // then
    expect(await world.written()).toEqual(['a']);
    expect(await world.written()).toEqual(['a', 'b']);
  });

  test.each<{ asked: string; after: number[]; seen: string[][] }>([
    { asked: 'again and again meanwhile', after: [4, 4, 4, 4], seen: [[], [], ['a'], ['a']] },
    { asked: 'at its very end', after: [10], seen: [[]] },
    { asked: 'for the first time in an hour', after: [3_600], seen: [['a']] },
  ])('a stale answer is never older than its rule says, asked $asked', async ({ after, seen }) => {
    // given
    await using world = await account();
    const { pass } = onTheClockOf(world);
    await world.written();
    await world.write('a');
    world.aws.faults.inject({ operation: 'DescribeAlarms', calls: 'every', fault: { kind: 'stale', seconds: 10 } });

    // when
    const answers: unknown[] = [];
    for (const seconds of after) {
      await pass(seconds);
      answers.push(await world.written());
    }

    // then
    expect(answers).toEqual(seen);
  });

  test('a member of an answer can be replaced by a value that no SDK knows', async () => {
    // given
    await using world = await account([
      {
        operation: 'DescribeClusters',
        calls: 'every',
        fault: { kind: 'set', members: { 'clusters.0.status': 'LEVITATING' } },
      },
    ]);

    // when
    const { clusters } = await world.look();

    // then
    expect(clusters).toMatchObject([{ clusterName: 'prod', status: 'LEVITATING' }]);
  });

  test.each([
    { kind: 'hold-before', whileHeld: [] },
    { kind: 'hold-after', whileHeld: ['a'] },
  ] as const)('$kind keeps a call until it is released, applied so far: $whileHeld', async ({ kind, whileHeld }) => {
    // given
    await using world = await account([onWrites({ kind })]);
    const call = outcomeOf(world.write('a'));

    // when
    const [held] = await world.aws.faults.holds.someHeld();

    // then
    expect(held).toMatchObject({ service: 'cloudwatch', operation: 'PutMetricAlarm' });
    expect(await world.written()).toEqual(whileHeld);

    // when
    world.aws.faults.holds.release(held?.id ?? '', 'go-on');

    // then
    expect(await call).toBe('ok');
    expect(await world.written()).toEqual(['a']);
  });

  test.each([
    { kind: 'silent-before', applied: [] },
    { kind: 'silent-after', applied: ['a'] },
  ] as const)(
    '$kind never answers, and lets virtual time pass meanwhile; applied: $applied',
    async ({ kind, applied }) => {
      // given
      await using world = await account([onWrites({ kind })]);
      const call = outcomeOf(world.write('a'));
      const [held] = await world.aws.faults.holds.someHeld();
      const me = world.aws.timeline.join('test');

      // when
      await world.aws.timeline.sleep(me, world.aws.timeline.now() + 60_000);

      // then
      expect(world.aws.faults.holds.held()).toEqual([held]);
      expect(await world.written()).toEqual(applied);
      world.aws.faults.holds.releaseAll('hang-up');
      expect(await call).not.toBe('ok');
    },
  );

  test('a slow answer comes when it is due, and is one to a call that was applied at once', async () => {
    // given
    await using world = await account([onWrites({ kind: 'slow', seconds: 40 })]);
    const { timeline } = world.aws;
    const me = timeline.join('test');
    let answeredAt: number | undefined;

    // when
    const call = outcomeOf(world.write('a')).finally(() => (answeredAt = timeline.now()));
    while (answeredAt === undefined) {
      await timeline.sleep(me, timeline.now() + 1_000);
      await setImmediate();
    }

    // then
    const { MetricAlarms: [alarm] = [] } = await world.clients.cloudwatch.send(new DescribeAlarmsCommand({}));
    const appliedAt = alarm?.AlarmConfigurationUpdatedTimestamp?.getTime() ?? 0;
    expect(await call).toBe('ok');
    // The answer still has to come through the network of this machine.
    expect(answeredAt - appliedAt).toBeGreaterThanOrEqual(40_000);
  });

  test('a rule for one caller strikes nobody else, and counts before those for everybody', async () => {
    // given
    const ofMe: FaultRule = { operation: '*', caller, calls: { nth: 1 }, fault: { kind: 'denied' } };
    const ofNobody: FaultRule = { operation: '*', caller: 'AKIANOBODY', calls: 'every', fault: { kind: 'expired' } };
    await using world = await account([onWrites({ kind: 'throttle' }), ofNobody, ofMe]);
    // when
    const outcomes = [await outcomeOf(world.write('a')), await outcomeOf(world.write('b'))];
    // then
    expect(outcomes).toEqual(['AccessDenied', 'Throttling']);
  });

  test('a call can be waited for by its caller', async () => {
    // given
    await using world = await account([onWrites({ kind: 'hold-before' })]);
    const { holds } = world.aws.faults;
    // when
    let ofNobody = 'nothing is held';
    void holds.someHeld('AKIANOBODY').then(() => (ofNobody = 'something is held'));
    const call = outcomeOf(world.write('a'));
    const [held] = await holds.someHeld(caller);
    // then
    expect(held).toMatchObject({ operation: 'PutMetricAlarm', caller });
    expect(ofNobody).toBe('nothing is held');
    holds.releaseAll('go-on');
    expect(await call).toBe('ok');
  });

  test('a call that was held before it was applied can be dropped: it never happened', async () => {
    // given
    await using world = await account([onWrites({ kind: 'hold-before' })]);
    const call = outcomeOf(world.write('a'));
    await world.aws.faults.holds.someHeld();

    // when
    world.aws.faults.holds.releaseAll('hang-up');

    // then
    expect(await call).not.toBe('ok');
    expect(await world.written()).toEqual([]);
  });

  test('of two rules that strike one call the older one counts', async () => {
    // given
    await using world = await account([
      onWrites({ kind: 'lost-after' }),
      { operation: '*', calls: 'every', fault: { kind: 'throttle' } },
    ]);

    // when
    const outcome = await outcomeOf(world.write('a'));

    // then
    expect(outcome).not.toBe('Throttling');
    expect(world.aws.world.alarms.state('a')).toBe('INSUFFICIENT_DATA');
  });

  test('a removed rule strikes no more', async () => {
    // given
    await using world = await account();
    const id = world.aws.faults.inject({ operation: '*', calls: 'every', fault: { kind: 'throttle' } });
    expect(await outcomeOf(world.look())).toBe('ThrottlingException');

    // when
    world.aws.faults.remove(id);

    // then
    expect(await outcomeOf(world.look())).toBe('ok');
  });
});
