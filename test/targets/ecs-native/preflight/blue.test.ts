import { describe, expect, test } from '@jest/globals';
import { blueFindings } from '../../../../src/targets/ecs-native/preflight/blue.ts';
import { type Ringing, ringingFindings } from '../../../../src/targets/ecs-native/preflight/ringing.ts';
import { rollingFindings } from '../../../../src/targets/ecs-native/preflight/rolling.ts';
import { unbalancedFindings } from '../../../../src/targets/ecs-native/preflight/unbalanced.ts';
import { alarms, targets } from '../../ecs-codedeploy/preflight/a-release-to-be.ts';
import { aService, canary, facts, pauseAt, rolling, rollingFacts, shortly } from './a-service.ts';

const side = { revision: 'api:41', wanted: 3, running: 3, pending: 0 };

describe('Blue', () => {
  test('with a desired count of 0 is refused, with the command that mends it', () => {
    expect(blueFindings(facts({ service: aService({ desiredCount: 0 }) }))).toEqual([
      expect.objectContaining({
        level: 'error',
        command: 'aws ecs update-service --region eu-west-1 --cluster shop --service api --desired-count 1',
      }),
    ]);
  });

  test('that never came to a good end is nothing to go back to', () => {
    expect(blueFindings(facts({ blue: { side, everCompleted: false, isRegistered: true } }))).toEqual([
      expect.objectContaining({ level: 'warning', reason: expect.stringContaining('nothing to go back to') }),
    ]);
  });

  test.each([
    [0, 'no way back to it: Target.Timeout'],
    [2, 'going back may overload it: Target.Timeout'],
  ])('with %d of 3 healthy targets is warned of, with the reason', (healthy, said) => {
    // given
    const health = { healthy, unhealthy: 3 - healthy, starting: 0, unchecked: 0, reasons: ['Target.Timeout'] };
    // then
    expect(shortly(blueFindings(facts({ health })))).toEqual([expect.stringContaining(said)]);
  });

  test('whose targets nobody asks is not judged', () => {
    expect(blueFindings(facts({ health: undefined }))).toEqual([]);
  });
});

describe('An alarm of the service that rings already', () => {
  const watched = { ...canary(), alarms: { alarmNames: ['api-5xx', 'api-p99'], enable: true, rollback: true } };
  const rings: readonly Ringing[] = [{ name: 'api-5xx', because: 'Threshold Crossed: 5 errors.' }];

  test('is refused, because ECS then obeys none of them', () => {
    expect(ringingFindings(facts({ settings: watched, ringing: rings }))).toEqual([
      expect.objectContaining({
        level: 'error',
        reason: expect.stringMatching(
          /api-5xx of the service rings \(Threshold Crossed: 5 errors\).*none of the service's own alarms, api-p99 included/,
        ),
      }),
    ]);
  });

  test.each([
    ['asked so', { onAlarmAlready: 'warn' }],
    ['refused as an alarm of the gates', { gates: [{ ...alarms, alarms: ['api-5xx'] as const }] }],
    ['on the way back', { purpose: 'restore' }],
  ] as const)('is a warning where it is %s', (_what, change) => {
    expect(ringingFindings(facts({ settings: watched, ringing: rings, ...change })).map(({ level }) => level)).toEqual([
      'warning',
    ]);
  });

  test('is left unsaid where it is to be ignored', () => {
    expect(ringingFindings(facts({ settings: watched, ringing: rings, onAlarmAlready: 'ignore' }))).toEqual([]);
  });
});

describe('A rolling deployment', () => {
  test.each([
    ['obeyed', 'error'],
    ['advisory', 'warning'],
  ] as const)('has no targets of green’s own for a gate that is %s', (force, level) => {
    expect(rollingFindings(rollingFacts({ gates: [targets({ force })] }))).toEqual([
      expect.objectContaining({ level, where: 'gates', reason: expect.stringContaining('cannot be told apart') }),
    ]);
  });

  test.each([
    ['off', { ...rolling, deploymentCircuitBreaker: { enable: false, rollback: false } }, 'its circuit breaker is off'],
    [
      'without rollback',
      { ...rolling, deploymentCircuitBreaker: { enable: true, rollback: false } },
      'does not roll it back',
    ],
    ['not set', { strategy: 'ROLLING' as const }, 'its circuit breaker is off'],
  ])('is warned of where its circuit breaker is %s', (_what, settings, said) => {
    expect(shortly(rollingFindings(rollingFacts({ settings })))).toEqual([expect.stringContaining(said)]);
  });

  test('has no way back to a revision that was deregistered', () => {
    expect(
      shortly(rollingFindings(rollingFacts({ blue: { side, everCompleted: true, isRegistered: false } }))),
    ).toEqual([expect.stringContaining('api:41, was deregistered')]);
  });

  test.each([
    ['release', 'error'],
    ['restore', 'warning'],
  ] as const)('has no shares for managed pauses: %s', (purpose, level) => {
    // given
    const asked = { appspec: undefined, hooks: 'managed' } as const;
    // then
    expect(rollingFindings(rollingFacts({ asked, purpose }))).toEqual([
      expect.objectContaining({ level, where: 'hooks' }),
    ]);
  });

  test('says which pauses it meets on its way', () => {
    // given
    const settings = { ...rolling, lifecycleHooks: [pauseAt('PRE_SCALE_UP')] };
    // then
    expect(shortly(rollingFindings(rollingFacts({ settings })))).toEqual([
      expect.stringContaining('the pause PRE_SCALE_UP, for 1h at most'),
    ]);
  });
});

describe('A service without a load balancer', () => {
  const service = aService({ balanced: [] });
  test('says that nobody tells whether its tasks do well', () => {
    expect(shortly(unbalancedFindings(facts({ service, routes: [] })))).toEqual([
      expect.stringMatching(/^warning service: no load balancer/),
    ]);
  });

  test('has no targets for a gate', () => {
    expect(unbalancedFindings(facts({ service, routes: [], gates: [targets()] }))).toContainEqual(
      expect.objectContaining({ level: 'error', where: 'gates' }),
    );
  });

  test('and with Service Connect says that its traffic cannot be read back', () => {
    // given
    const connected = aService({ balanced: [], serviceConnect: 'on' });
    // then
    expect(shortly(unbalancedFindings(facts({ service: connected, routes: [] })))).toEqual([
      expect.stringContaining('only Service Connect'),
    ]);
  });
});
