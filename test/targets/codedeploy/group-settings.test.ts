import {
  AutoRollbackEvent,
  ComputePlatform,
  type DeploymentGroupInfo,
  DeploymentOption,
  DeploymentReadyAction,
  DeploymentType,
  InstanceAction,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { type Group, groupOf } from '../../../src/targets/codedeploy/group-settings.ts';

const minute = 60_000;

const pair = {
  targetGroups: [{ name: 'api-1' }, { name: 'api-2' }],
  prodTrafficRoute: { listenerArns: ['production'] },
  testTrafficRoute: { listenerArns: ['test'] },
};

const described: DeploymentGroupInfo = {
  applicationName: 'shop',
  deploymentGroupName: 'api',
  deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
  computePlatform: 'ECS',
  deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
  loadBalancerInfo: { targetGroupPairInfoList: [pair] },
};

const answerTo = (change: object) => {
  try {
    return groupOf({ ...described, ...change }, 'ECS');
  } catch (error) {
    return error;
  }
};

/** As AWS may answer some day: a value that no type of today has. */
const tomorrow = 'LEVITATE';

describe('the alarms of a deployment group', () => {
  test.each<{ what: string; change: DeploymentGroupInfo } & Pick<Group, 'alarms' | 'stopsOnAlarm'>>([
    { what: 'none are configured', change: {}, alarms: [], stopsOnAlarm: 'no' },
    {
      what: 'they are switched off',
      change: { alarmConfiguration: { enabled: false, alarms: [{ name: 'api-5xx' }] } },
      alarms: [],
      stopsOnAlarm: 'no',
    },
    {
      what: 'they only stop',
      change: { alarmConfiguration: { enabled: true, alarms: [{ name: 'api-5xx' }] } },
      alarms: ['api-5xx'],
      stopsOnAlarm: 'and leaves traffic',
    },
    {
      what: 'they stop, and rollback is switched off',
      change: {
        alarmConfiguration: { enabled: true, alarms: [{ name: 'api-5xx' }] },
        autoRollbackConfiguration: { enabled: false, events: ['DEPLOYMENT_STOP_ON_ALARM'] },
      },
      alarms: ['api-5xx'],
      stopsOnAlarm: 'and leaves traffic',
    },
    {
      what: 'they roll back',
      change: {
        alarmConfiguration: { enabled: true, alarms: [{ name: 'api-5xx' }] },
        autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_STOP_ON_ALARM'] },
      },
      alarms: ['api-5xx'],
      stopsOnAlarm: 'and goes back',
    },
  ])('are known: $what', ({ change, alarms, stopsOnAlarm }) => {
    // when
    const group = groupOf({ ...described, ...change }, 'ECS');
    // then
    expect(group).toMatchObject({ alarms, stopsOnAlarm });
  });
});

describe('the end of blue', () => {
  test.each([
    {
      ending: { action: 'TERMINATE', terminationWaitTimeInMinutes: 25 },
      blueKept: 25 * minute,
      termination: { action: 'TERMINATE', minutes: 25 },
    },
    { ending: { action: 'TERMINATE' }, blueKept: 0, termination: { action: 'TERMINATE', minutes: 0 } },
    {
      ending: { action: 'KEEP_ALIVE', terminationWaitTimeInMinutes: 25 },
      blueKept: 0,
      termination: { action: 'KEEP_ALIVE' },
    },
    { ending: undefined, blueKept: 0, termination: undefined },
  ] as const)('is known: $ending', ({ ending, blueKept, termination }) => {
    // when
    const group = groupOf(
      {
        ...described,
        blueGreenDeploymentConfiguration: { terminateBlueInstancesOnDeploymentSuccess: ending },
      },
      'ECS',
    );
    // then
    expect(group).toMatchObject({ blueKept, termination });
  });
});

describe('the wait before traffic', () => {
  test.each([
    { ready: { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 }, readyWait: 30 * minute },
    { ready: { actionOnTimeout: 'STOP_DEPLOYMENT' }, readyWait: 0 },
    { ready: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 30 }, readyWait: 'none' },
    { ready: undefined, readyWait: 'none' },
  ] as const)('is known: $ready', ({ ready, readyWait }) => {
    // when
    const group = groupOf({ ...described, blueGreenDeploymentConfiguration: { deploymentReadyOption: ready } }, 'ECS');
    // then
    expect(group.readyWait).toBe(readyWait);
  });
});

describe('the pair of target groups', () => {
  test('is known with its listeners', () => {
    // when
    const group = groupOf(described, 'ECS');
    // then
    expect(group.pair).toEqual({
      targetGroups: ['api-1', 'api-2'],
      prodListeners: ['production'],
      testListeners: ['test'],
    });
  });

  test('may have no test listener', () => {
    // given
    const { testTrafficRoute: _, ...untested } = pair;
    // when
    const group = groupOf({ ...described, loadBalancerInfo: { targetGroupPairInfoList: [untested] } }, 'ECS');
    // then
    expect(group.pair?.testListeners).toEqual([]);
  });

  test('is not made up where the group has none', () => {
    // when
    const group = groupOf({ ...described, loadBalancerInfo: {} }, 'ECS');
    // then
    expect(group.pair).toBeUndefined();
  });

  test.each([
    { what: 'there are two', pairs: [pair, pair], reason: /2 pairs/ },
    { what: 'it is one group', pairs: [{ ...pair, targetGroups: [{ name: 'api-1' }] }], reason: /does not name two/ },
    {
      what: 'it is three groups',
      pairs: [{ ...pair, targetGroups: [...pair.targetGroups, { name: 'api-3' }] }],
      reason: /does not name two/,
    },
  ])('is refused where $what', ({ pairs, reason }) => {
    // when
    const refused = answerTo({ loadBalancerInfo: { targetGroupPairInfoList: pairs } });
    // then
    expect(refused).toMatchObject({
      code: 'refused',
      problems: [{ where: 'deployment-group', value: 'shop/api', reason: expect.stringMatching(reason) }],
    });
  });
});

describe('every value that AWS has today', () => {
  test.each(Object.values(DeploymentReadyAction))('is understood: actionOnTimeout %s', actionOnTimeout => {
    // when
    const group = groupOf(
      {
        ...described,
        blueGreenDeploymentConfiguration: { deploymentReadyOption: { actionOnTimeout, waitTimeInMinutes: 5 } },
      },
      'ECS',
    );
    // then
    expect([5 * minute, 'none']).toContain(group.readyWait);
  });

  test.each(Object.values(InstanceAction))('is understood: the action on blue %s', action => {
    // when
    const group = groupOf(
      {
        ...described,
        blueGreenDeploymentConfiguration: { terminateBlueInstancesOnDeploymentSuccess: { action } },
      },
      'ECS',
    );
    // then
    expect(group.termination?.action).toBe(action);
  });

  test.each(Object.values(AutoRollbackEvent))('is understood: the event %s', event => {
    // when
    const group = groupOf({ ...described, autoRollbackConfiguration: { enabled: true, events: [event] } }, 'ECS');
    // then
    expect(group.rollsBackOn).toEqual([event]);
  });

  test.each([
    ...Object.values(ComputePlatform).map(value => ({ value, change: { computePlatform: value } })),
    ...Object.values(DeploymentType).map(value => ({ value, change: { deploymentStyle: { deploymentType: value } } })),
    ...Object.values(DeploymentOption).map(value => ({
      value,
      change: { deploymentStyle: { deploymentOption: value } },
    })),
  ])('is released or refused by name: $value', ({ value, change }) => {
    // when
    const answer = answerTo(change);
    // then
    expect(answer).toEqual(
      ['ECS', 'BLUE_GREEN', 'WITH_TRAFFIC_CONTROL'].includes(value)
        ? expect.objectContaining({ name: 'api' })
        : expect.objectContaining({ code: 'refused', message: expect.stringContaining(value) }),
    );
  });
});

describe('a value that AWS may have tomorrow', () => {
  test.each([
    {
      of: 'actionOnTimeout',
      change: { blueGreenDeploymentConfiguration: { deploymentReadyOption: { actionOnTimeout: tomorrow } } },
    },
    {
      of: 'the action on blue',
      change: {
        blueGreenDeploymentConfiguration: { terminateBlueInstancesOnDeploymentSuccess: { action: tomorrow } },
      },
    },
    { of: 'the events', change: { autoRollbackConfiguration: { enabled: true, events: [tomorrow] } } },
    { of: 'the platform', change: { computePlatform: tomorrow } },
    { of: 'the type', change: { deploymentStyle: { deploymentType: tomorrow } } },
    { of: 'the option', change: { deploymentStyle: { deploymentOption: tomorrow } } },
  ])('fails loudly: $of', ({ change }) => {
    // when
    const failed = answerTo(change);
    // then
    expect(failed).toMatchObject({ code: 'unknown-answer', message: expect.stringContaining(tomorrow) });
  });
});
