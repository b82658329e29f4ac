import { describe, expect, test } from '@jest/globals';
import type { SeedInput } from '../seed.ts';
import type { MetricAlarmSeedInput } from './seed.ts';
import { smallApi, START, type SmallApi } from '../world/small-api.ts';

const latencyAlarm: MetricAlarmSeedInput = {
  AlarmName: 'api-p99',
  MetricName: 'TargetResponseTime',
  Dimensions: [{ Name: 'LoadBalancer', Value: 'api' }],
  ExtendedStatistic: 'p99',
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 0.3,
  ComparisonOperator: 'GreaterThanThreshold',
};

const errorAlarm: MetricAlarmSeedInput = {
  AlarmName: 'api-5xx',
  MetricName: 'HTTPCode_Target_5XX_Count',
  Dimensions: [{ Name: 'LoadBalancer', Value: 'api' }],
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
};

const ALARMS: SeedInput = { alarms: { metric: [latencyAlarm, errorAlarm] } };

/** Seconds until the alarm is in ALARM, or undefined if it is quiet for so long. */
function secondsUntilAlarm(api: SmallApi, name: string, atMost: number): number | undefined {
  for (let seconds = 0; seconds <= atMost; seconds += 1) {
    if (api.world.alarms.state(name) === 'ALARM') return seconds;
    api.pass(1);
  }
  return undefined;
}

function canary({ world, listener, blue, green, pass }: SmallApi): void {
  pass(15 * 60);
  world.balancers.forward(
    listener,
    new Map([
      [blue, 90],
      [green, 10],
    ]),
  );
}

const seeds = Array.from({ length: 6 }, (_, index) => index + 1);

describe('metric alarms', () => {
  test('a new alarm has insufficient data, and is OK a few minutes later', () => {
    // given
    const api = smallApi(undefined, ALARMS);
    expect(api.world.alarms.all().map(({ status }) => status)).toEqual(
      [1, 2].map(() => ({
        state: 'INSUFFICIENT_DATA',
        reason: 'Unchecked: Initial alarm creation',
        reasonData: undefined,
        updatedAt: START,
        transitionedAt: START,
      })),
    );

    // when
    api.pass(5 * 60);

    // then
    expect(api.world.alarms.all().map(({ status }) => status.state)).toEqual(['OK', 'OK']);
  });

  test.each(seeds)(
    'a latency alarm 2 of 2 at 60 s fires 3 to 5 minutes after a slow version begins to serve 10 % (seed %i)',
    seed => {
      // given
      const api = smallApi({ blue: 'api:good', green: 'api:slow' }, { ...ALARMS, seed });

      // when
      canary(api);
      const seconds = secondsUntilAlarm(api, 'api-p99', 600);

      // then
      expect(seconds).toBeGreaterThanOrEqual(3 * 60);
      expect(seconds).toBeLessThanOrEqual(5 * 60 + 5);
    },
  );

  test.each(seeds)(
    'swap the two versions, and the alarm that was red goes quiet when the good one gets all traffic (seed %i)',
    seed => {
      // given
      const api = smallApi({ blue: 'api:slow', green: 'api:good' }, { ...ALARMS, seed });
      canary(api);
      expect(api.world.alarms.state('api-p99')).toBe('ALARM');

      // when
      api.world.balancers.forward(api.listener, new Map([[api.green, 1]]));
      api.pass(7 * 60);

      // then
      expect(api.world.alarms.state('api-p99')).toBe('OK');
      expect(secondsUntilAlarm(api, 'api-p99', 20 * 60)).toBeUndefined();
    },
  );

  test('a good version at 10 % leaves the alarm quiet', () => {
    // given
    const api = smallApi({ blue: 'api:good', green: 'api:good' }, ALARMS);

    // when
    canary(api);

    // then
    expect(secondsUntilAlarm(api, 'api-p99', 20 * 60)).toBeUndefined();
  });

  test('an evaluation that finds nothing new changes neither reason nor time, and leaves no history', () => {
    // given
    const api = smallApi(undefined, ALARMS);
    api.pass(10 * 60);
    const before = { alarms: api.world.alarms.all(), history: [...api.world.alarms.history()] };

    // when
    api.pass(10 * 60);

    // then
    expect({ alarms: api.world.alarms.all(), history: api.world.alarms.history() }).toEqual(before);
  });

  test('its reason names value and threshold', () => {
    // given
    const api = smallApi(undefined, ALARMS);

    // when
    canary(api);
    secondsUntilAlarm(api, 'api-p99', 600);

    // then
    const [, alarm] = api.world.alarms.all();
    expect(alarm?.status.reason).toMatch(
      /^Threshold Crossed: 2 out of the last 2 datapoints \[0\.\d+ \(20\/11\/26 12:\d\d:00\), 0\.\d+ \(20\/11\/26 12:\d\d:00\)\] were greater than the threshold \(0\.3\) \(minimum 2 datapoints for OK -> ALARM transition\)\.$/,
    );
  });

  test('a burst of errors is an alarm once it is published, and leaves by itself', () => {
    // given
    const api = smallApi(undefined, ALARMS);
    api.pass(15 * 60);

    // when
    api.world.versions.change('api:good', { requestErrors: 0.5 });
    api.pass(20);
    api.world.versions.change('api:good', { requestErrors: 0 });

    // then
    const seconds = secondsUntilAlarm(api, 'api-5xx', 600) ?? NaN;
    expect(seconds + 20).toBeGreaterThanOrEqual(60 + 60);
    expect(seconds + 20).toBeLessThanOrEqual(60 + 120 + 60);
    api.pass(5 * 60);
    expect(api.world.alarms.state('api-5xx')).toBe('OK');
  });

  test('a state that somebody set holds until the next evaluation', () => {
    // given
    const api = smallApi(undefined, ALARMS);
    api.pass(15 * 60);

    // when
    api.world.alarms.setState('api-p99', 'ALARM', 'a drill', undefined);

    // then
    expect(api.world.alarms.state('api-p99')).toBe('ALARM');
    api.pass(60);
    expect(api.world.alarms.state('api-p99')).toBe('OK');
  });
});

describe('composite alarms', () => {
  const composite: SeedInput = {
    alarms: {
      metric: [latencyAlarm, errorAlarm],
      composite: [
        { AlarmName: 'api-bad', AlarmRule: 'ALARM("api-p99") OR ALARM("api-5xx")' },
        { AlarmName: 'api-very-bad', AlarmRule: 'ALARM(api-bad)' },
      ],
    },
  };

  test('they follow their children at once, through other composite alarms too', () => {
    // given
    const api = smallApi(undefined, composite);
    api.pass(15 * 60);
    expect(['api-bad', 'api-very-bad'].map(api.world.alarms.state)).toEqual(['OK', 'OK']);

    // when
    api.world.alarms.setState('api-5xx', 'ALARM', 'a drill', undefined);

    // then
    expect(['api-bad', 'api-very-bad'].map(api.world.alarms.state)).toEqual(['ALARM', 'ALARM']);
    const bad = api.world.alarms.all().find(({ name }) => name === 'api-bad');
    expect(bad?.status.reason).toContain(':alarm:api-5xx transitioned to ALARM at ');
  });

  test('an alarm cannot come to depend on itself', () => {
    // given
    const api = smallApi(undefined, composite);

    // when
    const close = () => api.world.alarms.putComposite({ AlarmName: 'api-bad', AlarmRule: 'NOT ALARM(api-very-bad)' });

    // then
    expect(close).toThrow('composite alarms that depend on themselves');
  });

  test('an alarm on which another one depends cannot be deleted', () => {
    // given
    const api = smallApi(undefined, composite);

    // when
    const remove = () => api.world.alarms.remove(['api-p99']);

    // then
    expect(remove).toThrow('Cannot delete api-p99 as there are composite alarm(s) depending on it: api-bad');
    expect(() => api.world.alarms.remove(['api-p99', 'api-bad', 'api-very-bad'])).not.toThrow();
  });
});
