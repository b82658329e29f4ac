import { describe, expect, test } from '@jest/globals';
import type { Stopper } from '../../../src/release/words.ts';
import type { NativeDeployment } from '../../../src/targets/ecs-native/deployment.ts';
import { motionOf } from '../../../src/targets/ecs-native/motion.ts';
import { endOf } from '../../../src/targets/ecs-native/stopped-by.ts';
import { began, configured, deployment, functionHook, look, minute, pause, settings, watchedBy } from './looks.ts';

const rolledBack = 'Service deployment rolled back because ';

const stoppedWith = (changes: Partial<NativeDeployment>, stage = 'PRE_PRODUCTION_TRAFFIC_SHIFT') => {
  const seen = look(deployment('ROLLBACK_IN_PROGRESS', stage, 0, changes));
  const motion = motionOf(seen, watchedBy([look(deployment('IN_PROGRESS', 'SCALE_UP')), seen]), settings);
  if (motion.is !== 'stopped') throw new Error(`it is ${motion.is}`);
  return motion;
};

describe('who ended a deployment', () => {
  test.each<{ what: string; changes: Partial<NativeDeployment>; by: Stopper; because: string }>([
    {
      what: 'an alarm, by name',
      changes: { alarms: { is: 'rang', names: ['api-5xx', 'api-p99'], ringing: ['api-5xx'] } },
      by: 'an alarm',
      because: 'Alarm api-5xx rang, and AWS ended the deployment by itself.',
    },
    {
      what: 'several alarms',
      changes: { alarms: { is: 'rang', names: ['a', 'b'], ringing: ['a', 'b'] } },
      by: 'an alarm',
      because: 'Alarms a, b rang, and AWS ended the deployment by itself.',
    },
    {
      what: 'the circuit breaker, with its count and limit',
      changes: { breaker: { is: 'tripped', failures: 3, threshold: 3 } },
      by: 'AWS itself',
      because: 'The circuit breaker ended the deployment: 3 tasks failed, and its limit is 3.',
    },
    {
      what: 'a function of the user',
      changes: {
        hooks: [functionHook('failed')],
        rollback: {
          because: `${rolledBack}POST_SCALE_UP lifecycle hook(s) failed.`,
          started: undefined,
          to: undefined,
        },
      },
      by: 'AWS itself',
      because: 'The hook POST_SCALE_UP (function check:3) failed, and AWS went back by itself.',
    },
    {
      what: 'a function without a result',
      changes: { hooks: [functionHook('ran out')] },
      by: 'AWS itself',
      because: 'The hook (function check:3) ran out at 12:40:00 UTC without a result, and AWS went back by itself.',
    },
    {
      what: 'a pause that nobody answered',
      changes: {
        configuration: configured([['PRE_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK']]),
        hooks: [pause('goes back', { standing: 'ran out' })],
      },
      by: 'AWS itself',
      because:
        'The pause PRE_PRODUCTION_TRAFFIC_SHIFT ran out at 12:40:00 UTC without a word, and AWS went back by itself.',
    },
    {
      what: 'somebody at a pause',
      changes: { hooks: [pause('goes back', { standing: 'failed' })] },
      by: 'a request',
      because: 'The pause was answered with a rollback.',
    },
    {
      what: 'not a pause that went on by itself',
      changes: { hooks: [pause('goes on', { standing: 'ran out' })], because: 'Stopped by a request' },
      by: 'a request',
      because: 'Stopped by a request.',
    },
    {
      what: 'the breaker, where only the words tell',
      changes: { because: `${rolledBack}the circuit breaker threshold was exceeded.` },
      by: 'AWS itself',
      because: `${rolledBack}the circuit breaker threshold was exceeded.`,
    },
    {
      what: 'an alarm, where only the words tell',
      changes: { because: 'ECS deployment failed: alarm detected.' },
      by: 'an alarm',
      because: 'ECS deployment failed: alarm detected.',
    },
    {
      what: 'a newer deployment',
      changes: { because: 'Service deployment was stopped because a new service deployment was started.' },
      by: 'another deployment',
      because: 'Service deployment was stopped because a new service deployment was started.',
    },
    ...[
      'Target group is not associated with a rule',
      'Service deployment rolled back because of an invalid request to Elastic Load Balancing',
      'ECS met too many requests',
    ].map(said => ({
      what: `AWS, in words that tell of nobody's request: ${said}`,
      changes: { because: said },
      by: 'AWS itself' as const,
      because: `${said}.`,
    })),
    { what: 'nobody knows', changes: {}, by: 'a request', because: 'ECS reports ROLLBACK_IN_PROGRESS.' },
  ])('is told: $what', ({ changes, by, because }) => {
    // when
    const motion = stoppedWith(changes);
    // then
    expect([motion.by, motion.because]).toEqual([by, because]);
  });
});

describe('a deployment that another one replaced', () => {
  const other = 'arn:aws:ecs:eu-west-1:123456789012:service-deployment/shop/api/d-2';
  const replaced = (changes: Partial<NativeDeployment>) => {
    const seen = { ...look(deployment('STOPPED', 'SCALE_UP', 0, changes)), current: other };
    return motionOf(seen, watchedBy([seen]), settings);
  };

  test('is told by the name of the other', () => {
    // when
    const motion = replaced({});
    // then
    expect(motion).toMatchObject({
      by: 'another deployment',
      because: 'Another deployment of the service, d-2, replaced it.',
    });
  });

  test('was asked to end before, where its own words say so', () => {
    // when
    const motion = replaced({ because: 'Service deployment rolled back because of a request to stop it.' });
    // then
    expect(motion).toMatchObject({ by: 'a request' });
  });

  test('is told by what ended it where that was something else', () => {
    // when
    const motion = replaced({ alarms: { is: 'rang', names: ['a'], ringing: ['a'] } });
    // then
    expect(motion).toMatchObject({ by: 'an alarm' });
  });
});

describe('whether users met a green that was taken back', () => {
  const back = look(deployment('ROLLBACK_SUCCESSFUL', 'PRE_PRODUCTION_TRAFFIC_SHIFT', 0), 30);
  const at = (stage: string, share = 0) => look(deployment('IN_PROGRESS', stage, share), 20);
  const reachedAfter = (...looks: readonly ReturnType<typeof look>[]) => {
    const motion = motionOf(looks.at(-1)!, watchedBy(looks), settings);
    return motion.is === 'stopped' ? motion.reached : undefined;
  };

  test.each<{ what: string; looks: readonly ReturnType<typeof look>[]; reached: 'users' | 'nobody' }>([
    { what: 'it was seen to have a share', looks: [at('PRODUCTION_TRAFFIC_SHIFT', 10), back], reached: 'users' },
    { what: 'traffic had begun to move', looks: [at('PRODUCTION_TRAFFIC_SHIFT'), back], reached: 'users' },
    { what: 'it was seen to be starting', looks: [at('SCALE_UP'), back], reached: 'nobody' },
    {
      what: 'AWS shows the stage of its way back',
      looks: [at('SCALE_UP'), look(deployment('ROLLBACK_IN_PROGRESS', 'PRODUCTION_TRAFFIC_SHIFT'), 30)],
      reached: 'nobody',
    },
    { what: 'nobody watched, and a step may have been taken', looks: [back], reached: 'users' },
    {
      what: 'nobody watched, and green had not come up',
      looks: [look(deployment('ROLLBACK_SUCCESSFUL', 'SCALE_UP'), 30)],
      reached: 'nobody',
    },
  ])('is $reached where $what', ({ looks, reached }) => {
    // when
    const told = reachedAfter(...looks);
    // then
    expect(told).toBe(reached);
  });
});

describe('a way back that fails', () => {
  test("is told with AWS's own reason", () => {
    // given
    const because = 'No rollback candidate was found to run the rollback.';
    const seen = look(deployment('ROLLBACK_FAILED', 'SCALE_UP', 0, { because }));
    // when
    const motion = motionOf(seen, watchedBy([seen]), settings);
    // then
    expect(motion).toMatchObject({ is: 'stopped', back: { is: 'failed', id: 'd-1', because } });
  });
});

describe('how a deployment ended that nobody watched', () => {
  const started = began + 10 * minute;
  test.each<{ status: string; end: unknown }>([
    { status: 'PENDING', end: undefined },
    { status: 'IN_PROGRESS', end: undefined },
    { status: 'STOP_REQUESTED', end: undefined },
    { status: 'ROLLBACK_REQUESTED', end: undefined },
    { status: 'ROLLBACK_IN_PROGRESS', end: undefined },
    { status: 'SUCCESSFUL', end: 'well' },
    { status: 'STOPPED', end: { back: 'none', at: started } },
    { status: 'ROLLBACK_SUCCESSFUL', end: { back: 'done', at: started } },
    { status: 'ROLLBACK_FAILED', end: { back: 'failed', at: started } },
  ])('is told of $status', ({ status, end }) => {
    // when
    const told = endOf(deployment(status, undefined, 0, { rollback: { because: 'x', started, to: undefined } }));
    // then
    if (typeof end === 'object') expect(told).toMatchObject(end as object);
    else expect(told).toBe(end);
  });

  test('is an error where the status is not known', () => {
    // when
    const tell = () => endOf(deployment('LEVITATING'));
    // then
    expect(tell).toThrow(/LEVITATING/);
  });
});
