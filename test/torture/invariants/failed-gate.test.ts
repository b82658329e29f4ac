import { describe, expect, test } from '@jest/globals';
import type { LoggedCall } from '../../aws/call-log.ts';
import { aCall, aDeployment, aHistory, aLife, after, minute, second } from '../a-history.ts';
import { plainNative } from '../kills/native-tales.ts';
import { tales } from '../kills/tales.ts';
import { failedGate } from './failed-gate.ts';

/** It rings from 70 s on, and the gates are looked at every 15 s. */
const ringing = [{ at: after(70 * second), name: 'api-p99', state: 'ALARM' }];
const inFlight = aDeployment({ endedAt: Infinity, status: 'InProgress' });
const stop = (at: number): LoggedCall => aCall('StopDeployment', after(at), { input: '{"deploymentId":"d-1"}' });
const refused = { kind: 'error', name: 'ThrottlingException', message: 'Rate exceeded' } as const;

describe('An obeyed alarm that rings is answered within one look', () => {
  test.each<[string, readonly LoggedCall[], number]>([
    ['in time', [stop(85 * second)], 0],
    ['late', [stop(95 * second)], 1],
    ['never', [], 1],
    [
      'late, because AWS refused a look',
      [aCall('DescribeAlarms', after(75 * second), { outcome: refused }), stop(95 * second)],
      0,
    ],
    [
      'late, and AWS refused a call of somebody else',
      [aCall('DescribeAlarms', after(75 * second), { outcome: refused, caller: 'AKIAOTHER' }), stop(95 * second)],
      1,
    ],
    [
      'by a stop of another deployment',
      [aCall('StopDeployment', after(75 * second), { input: '{"deploymentId":"d-2"}' })],
      1,
    ],
  ])('%s', (_, calls, broken) => {
    // given
    const history = aHistory({ alarms: ringing, deployments: [inFlight], calls });
    // when
    const violations = failedGate.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each([
    ['by a stop, in time', aCall('StopServiceDeployment', after(85 * second), { input: '{"arn":"d-1"}' }), {}, 0],
    ['by a stop, late', aCall('StopServiceDeployment', after(95 * second), { input: '{"arn":"d-1"}' }), {}, 1],
    [
      'by ECS itself, which has turned back before',
      aCall('DescribeAlarms', after(0)),
      { turnedAt: after(80 * second) },
      0,
    ],
    [
      'by a deployment of blue, after all tasks were replaced',
      aCall('UpdateService', after(85 * second), { input: '{"taskDefinition":"x/api:1"}' }),
      { status: 'Succeeded', endedAt: after(60 * second) },
      0,
    ],
    [
      'by nobody, after all tasks were replaced',
      aCall('UpdateService', after(85 * second), { input: '{"deploymentConfiguration":{}}' }),
      { status: 'Succeeded', endedAt: after(60 * second) },
      1,
    ],
  ] as const)("of a service of ECS's own, %s", (_, call, changes, broken) => {
    // given
    const tale = { ...plainNative, moves: 'task by task' } as const;
    const deployments = [aDeployment({ endedAt: Infinity, status: 'InProgress', ...changes })];
    const history = aHistory({ schedule: { tale }, alarms: ringing, deployments, calls: [call] });
    // when
    const violations = failedGate.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each([
    ['in time', 85 * second, 0],
    ['late', 95 * second, 1],
  ])('by giving all traffic of a function back to blue, %s', (_, at, broken) => {
    // given
    const { tale } = tales['a slow function'];
    const id = 'gl-1-0123abcd.1';
    const back = aCall('UpdateAlias', after(at), {
      service: 'lambda',
      input: `{"FunctionVersion":"2","Description":"what users call [greenlight ${id} 2>4 back]"}`,
    });
    const moved = { ...inFlight, id, changeId: id };
    const history = aHistory({ schedule: { tale }, alarms: ringing, deployments: [moved], calls: [back] });
    // when
    const violations = failedGate.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each([
    ['that rings when nobody lives to hear it', { lives: [aLife({ to: after(71 * second), ended: { is: 'lost' } })] }],
    [
      'that is quiet again before the next look',
      { alarms: [...ringing, { at: after(80 * second), name: 'api-p99', state: 'OK' }] },
    ],
    ['that rings when the deployment is over', { deployments: [aDeployment({ endedAt: after(60 * second) })] }],
    ["that rings in a colleague's deployment", { deployments: [aDeployment({ changeId: undefined })] }],
  ])('but not one %s', (_, changes) => {
    // given
    const history = aHistory({ alarms: ringing, deployments: [inFlight], ...changes });
    // when
    const violations = failedGate.violations(history);
    // then
    expect(violations).toEqual([]);
  });

  test('within one look of its beginning by the next process, where the first one was lost', () => {
    // given
    const lives = [
      aLife({ to: after(60 * second), ended: { is: 'lost' } }),
      aLife({ attempt: 2, caller: 'AKIATEST2', from: after(5 * minute), to: after(6 * minute) }),
    ];
    const history = aHistory({ alarms: ringing, deployments: [inFlight], lives });
    // when
    const violations = failedGate.violations(history);
    // then: the second one had 60 s, of which its verdict, at 120 s of this day, leaves none
    expect(violations).toEqual([]);
  });
});

describe('A green that fails before traffic', () => {
  const { tale } = tales['a release whose smoke test fails'];

  test.each([
    ['never meets a user', [{ at: after(0), green: 0 }], 0],
    ['is found out where it did', [{ at: after(minute), green: 10 }], 1],
  ])('%s', (_, shares, broken) => {
    // given
    const history = aHistory({ schedule: { tale }, shares });
    // when
    const violations = failedGate.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

describe('A database is not switched over', () => {
  const { tale } = tales['a database in one job'];
  const switchover = (at: number): LoggedCall => aCall('SwitchoverBlueGreenDeployment', after(at), { service: 'rds' });
  const quiet = { at: after(80 * second), name: 'api-p99', state: 'OK' };

  test.each<[string, number, readonly (typeof quiet)[], number]>([
    ['within the look in which its alarm began to ring: nobody could know', 85 * second, [], 0],
    ['later than that, or it is found out', 95 * second, [], 1],
    ['but may be when the alarm is quiet again', 95 * second, [quiet], 0],
  ])('%s', (_, at, more, broken) => {
    // given
    const alarms = [...ringing, ...more];
    const history = aHistory({ schedule: { tale }, alarms, calls: [switchover(at)] });
    // when
    const violations = failedGate.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each([
    ['got the name', [{ at: after(minute), green: 100 }], []],
    ['was to get it, and RDS refused', [], [switchover(minute)]],
  ])('while green never catches up: it is found out where it %s', (_, shares, calls) => {
    // given
    const schedule = { tale: { ...tale, before: 'a lag that never falls' } } as const;
    const history = aHistory({ schedule, shares, calls });
    // when
    const violations = failedGate.violations(history);
    // then
    expect(violations).toHaveLength(1);
  });
});
