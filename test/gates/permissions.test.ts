import { describe, expect, test } from '@jest/globals';
import { gatePermissions } from '../../src/gates/permissions.ts';
import { requestFor, type Inputs } from '../request/ask.ts';

const place = { account: '123456789012', region: 'eu-west-1' };
const alarms = { action: 'cloudwatch:DescribeAlarms', resources: ['*'] };
const metrics = { action: 'cloudwatch:GetMetricData', resources: ['*'] };
const invocation = {
  action: 'lambda:InvokeFunction',
  resources: ['arn:aws:lambda:eu-west-1:123456789012:function:checkout:*'],
};

describe('the permissions of gates', () => {
  const ecs: Inputs = { target: 'ecs', service: 'api' };
  const lambda: Inputs = { target: 'lambda', function: 'checkout' };
  const rds: Inputs = { target: 'rds', database: 'orders', operation: 'stage' };
  const consent: Inputs = { switchover: 'approved' };

  test.each<[string, Inputs, readonly object[]]>([
    ['those of the group', ecs, [alarms]],
    ['none', { ...ecs, gates: 'none' }, []],
    ['a URL', { ...ecs, gates: 'smoke: { url: "https://api.test/" }' }, []],
    ['alarms of a function', { ...lambda, gates: 'alarms: [a]' }, [alarms]],
    ["a function's URL", { ...lambda, gates: 'smoke: { url: "https://api.test/" }' }, []],
    ['a function', { ...lambda, gates: 'smoke: { invoke: {} }' }, [invocation]],
    ['all of it', { ...lambda, gates: 'alarms: [a]\nsmoke: { invoke: {} }' }, [alarms, invocation]],
    ['the lag of a database', rds, [metrics]],
    ['the lag before a switchover', { ...rds, ...consent, operation: 'promote' }, [metrics]],
    ['the lag of a whole release', { ...rds, ...consent, operation: 'release' }, [metrics]],
    ['no lag of a database that is only to be planned', { ...rds, operation: 'plan' }, []],
    ['no lag of a green that is to go', { ...rds, operation: 'rollback' }, []],
    ['a database without lag', { ...rds, gates: 'alarms: [a]' }, [alarms]],
    ['alarms and lag', { ...rds, gates: 'alarms: [a]\nlag: {}' }, [alarms, metrics]],
  ])('are those of what is asked, and no more: %s', async (_, inputs, wanted) => {
    // given
    const request = await requestFor(inputs);

    // when
    const permissions = gatePermissions(request, place);

    // then
    expect(permissions).toMatchObject(wanted);
    expect(permissions).toHaveLength(wanted.length);
  });
});
