import { describe, expect, test } from '@jest/globals';
import type { LoggedCall } from '../../aws/call-log.ts';
import { aCall, aDeployment, aHistory, after, minute, second } from '../a-history.ts';
import { plainNative } from '../kills/native-tales.ts';
import { tales } from '../kills/tales.ts';
import { blueKept } from './blue-kept.ts';

const letGo = (at: number): LoggedCall =>
  aCall('ContinueDeployment', after(at), { input: '{"deploymentWaitType":"TERMINATION_WAIT"}' });

const own = (more: string): string => `{"cluster":"shop","service":"api",${more}}`;

describe('Blue is never let go early:', () => {
  test.each<[string, readonly LoggedCall[], number]>([
    [
      'what serves users is asked for and read',
      [aCall('CreateDeployment', after(0)), aCall('DescribeServices', after(0))],
      0,
    ],
    ['a word that ends it after the bake', [letGo(2 * minute)], 0],
    ['a word that ends it in the bake', [letGo(100 * second)], 1],
    [
      'a word that lets traffic move',
      [aCall('ContinueDeployment', after(0), { input: '{"deploymentWaitType":"READY_WAIT"}' })],
      0,
    ],
    ['a write that Greenlight has no business with', [aCall('DeleteTaskSet', after(0))], 1],
    ["such a write of a colleague's", [aCall('DeleteTaskSet', after(0), { caller: 'AKIAOTHER' })], 0],
    ['a stop with the way back', [aCall('StopDeployment', after(0), { input: '{"autoRollbackEnabled":true}' })], 0],
    ['a stop without it', [aCall('StopDeployment', after(0), { input: '{"autoRollbackEnabled":false}' })], 1],
  ])('%s', (_, calls, broken) => {
    // given
    const history = aHistory({ calls });
    // when
    const violations = blueKept.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each<[string, LoggedCall, number]>([
    ['begins a deployment', aCall('UpdateService', after(0), { input: own('"taskDefinition":"api:2"') }), 0],
    [
      'sends its load balancers again',
      aCall('UpdateService', after(0), { input: own('"taskDefinition":"api:2","loadBalancers":[]') }),
      1,
    ],
    [
      'lets it run fewer tasks',
      aCall('UpdateService', after(0), { input: own('"deploymentConfiguration":{"minimumHealthyPercent":50}') }),
      1,
    ],
    [
      'sends its sizes as they are',
      aCall('UpdateService', after(0), {
        input: own('"deploymentConfiguration":{"maximumPercent":200,"minimumHealthyPercent":100}'),
      }),
      0,
    ],
    ['scales it', aCall('UpdateService', after(0), { input: own('"desiredCount":0') }), 1],
    [
      'stops its deployment with the way back',
      aCall('StopServiceDeployment', after(0), { input: '{"stopType":"ROLLBACK"}' }),
      0,
    ],
    ['stops its deployment without it', aCall('StopServiceDeployment', after(0), { input: '{"stopType":"ABORT"}' }), 1],
  ])("of a service of ECS's own: who %s", (_, call, broken) => {
    // given
    const history = aHistory({ schedule: { tale: plainNative }, calls: [call] });
    // when
    const violations = blueKept.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test('its tasks go before the bake where they are replaced one by one', () => {
    // given
    const blues = [
      { at: after(0), tasks: 3 },
      { at: after(90 * second), tasks: 0 },
    ];
    const history = aHistory({ schedule: { tale: { ...plainNative, moves: 'task by task' } }, blues });
    // when
    const violations = blueKept.violations(history);
    // then
    expect(violations).toEqual([]);
  });

  test.each<[string, 'all' | '1', string, number]>([
    ['an old version, as was asked', '1', '{"Qualifier":"1"}', 0],
    ['an old version that nobody asked to delete', 'all', '{"Qualifier":"1"}', 1],
    ['the version that serves', '1', '{"Qualifier":"4"}', 1],
    ['the way back', '1', '{"Qualifier":"2"}', 1],
    ['the whole function', '1', '{"FunctionName":"checkout"}', 1],
  ])('of a function is deleted %s', (_, keeps, input, broken) => {
    // given
    const { tale } = tales['a slow function'];
    const mark = { changeId: 'gl-1-0123abcd.1', from: '2', to: '4', stage: { is: 'released' } } as const;
    const history = aHistory({
      schedule: { tale: { ...tale, keeps } },
      aliases: [{ at: after(0), shares: { 4: 100 }, mark }],
      calls: [aCall('DeleteFunction', after(minute), { service: 'lambda', input })],
    });
    // when
    const violations = blueKept.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test('a way back lets go what it has gone back from, after a bake of its own', () => {
    // given
    const back = aDeployment({ id: 'd-2', createdAt: after(10 * minute) });
    const shares = [
      { at: after(0), green: 100 },
      { at: after(11 * minute), green: 0 },
    ];
    const word = (at: number) =>
      aCall('ContinueDeployment', after(at), {
        input: '{"deploymentWaitType":"TERMINATION_WAIT","deploymentId":"d-2"}',
      });
    const history = aHistory({ shares, deployments: [back], calls: [word(11.5 * minute), word(12.5 * minute)] });
    // when
    const violations = blueKept.violations(history);
    // then
    expect(violations).toHaveLength(1);
  });

  test.each([
    ['after the bake', 6 * minute, 0],
    ['in the bake', 90 * second, 1],
    ['before traffic was on green', 30 * second, 1],
  ])('its last task ends %s', (_, at, broken) => {
    // given
    const blues = [
      { at: after(0), tasks: 3 },
      { at: after(at), tasks: 0 },
    ];
    const history = aHistory({ blues });
    // when
    const violations = blueKept.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});
