import { describe, expect, test } from '@jest/globals';
import { permissionsFor } from './iam.ts';
import type { Call } from './wire/index.ts';

const call = (service: Call['service'], operation: string, input: object): Call => ({
  service,
  operation,
  input,
  requestId: '',
  caller: { kind: 'unsigned' },
});
const permissions = (...of: Parameters<typeof call>) =>
  permissionsFor(call(...of), { account: '123456789012', region: 'us-east-1' }).map(
    ({ action, resource }) => `${action} on ${resource}`,
  );

const CHECKOUT = 'arn:aws:lambda:us-east-1:123456789012:function:checkout';

describe('the permissions of a call', () => {
  test.each<{ of: Parameters<typeof call>; expected: string }>([
    {
      of: ['ecs', 'UpdateService', { cluster: 'prod', service: 'api' }],
      expected: 'ecs:UpdateService on arn:aws:ecs:us-east-1:123456789012:service/prod/api',
    },
    {
      of: ['ecs', 'UpdateService', { service: 'api' }],
      expected: 'ecs:UpdateService on arn:aws:ecs:us-east-1:123456789012:service/default/api',
    },
    {
      of: [
        'ecs',
        'DescribeServices',
        { cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/prod', services: ['api'] },
      ],
      expected: 'ecs:DescribeServices on arn:aws:ecs:us-east-1:123456789012:service/prod/api',
    },
    {
      of: ['ecs', 'DescribeServices', { cluster: 'prod', services: ['api', 'web'] }],
      expected: 'ecs:DescribeServices on *',
    },
    {
      of: ['ecs', 'ListServiceDeployments', { cluster: 'prod', service: 'api' }],
      expected: 'ecs:ListServiceDeployments on arn:aws:ecs:us-east-1:123456789012:service/prod/api',
    },
    ...(['StopServiceDeployment', 'ContinueServiceDeployment'] as const).map(operation => ({
      of: ['ecs', operation, { serviceDeploymentArn: 'arn:deployment' }] satisfies Parameters<typeof call>,
      expected: `ecs:${operation} on arn:deployment`,
    })),
    {
      of: ['ecs', 'DescribeServiceDeployments', { serviceDeploymentArns: ['arn:deployment'] }],
      expected: 'ecs:DescribeServiceDeployments on arn:deployment',
    },
    {
      of: ['ecs', 'DescribeServiceRevisions', { serviceRevisionArns: ['arn:one', 'arn:two'] }],
      expected: 'ecs:DescribeServiceRevisions on *',
    },
    { of: ['ecs', 'DescribeTaskDefinition', { taskDefinition: 'api:1' }], expected: 'ecs:DescribeTaskDefinition on *' },
    { of: ['codedeploy', 'StopDeployment', { deploymentId: 'd-1' }], expected: 'codedeploy:StopDeployment on *' },
    {
      of: ['codedeploy', 'GetDeploymentGroup', { applicationName: 'app', deploymentGroupName: 'dg' }],
      expected: 'codedeploy:GetDeploymentGroup on arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:app/dg',
    },
    {
      of: ['codedeploy', 'GetDeploymentConfig', { deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce' }],
      expected:
        'codedeploy:GetDeploymentConfig on arn:aws:codedeploy:us-east-1:123456789012:deploymentconfig:CodeDeployDefault.ECSAllAtOnce',
    },
    {
      of: ['cloudwatch', 'DescribeAlarms', {}],
      expected: 'cloudwatch:DescribeAlarms on arn:aws:cloudwatch:us-east-1:123456789012:alarm:*',
    },
    { of: ['cloudwatch', 'GetMetricData', {}], expected: 'cloudwatch:GetMetricData on *' },
    {
      of: ['elasticloadbalancing', 'DescribeTargetHealth', { TargetGroupArn: 'arn:group' }],
      expected: 'elasticloadbalancing:DescribeTargetHealth on *',
    },
    {
      of: ['elasticloadbalancing', 'DeregisterTargets', { TargetGroupArn: 'arn:group' }],
      expected: 'elasticloadbalancing:DeregisterTargets on arn:group',
    },
    {
      of: ['elasticloadbalancing', 'ModifyListener', { ListenerArn: 'arn:listener' }],
      expected: 'elasticloadbalancing:ModifyListener on arn:listener',
    },
    {
      of: ['elasticloadbalancing', 'ModifyRule', { RuleArn: 'arn:rule' }],
      expected: 'elasticloadbalancing:ModifyRule on arn:rule',
    },
    {
      of: ['lambda', 'GetFunctionConfiguration', { FunctionName: 'checkout' }],
      expected: `lambda:GetFunctionConfiguration on ${CHECKOUT}`,
    },
    {
      of: ['lambda', 'GetFunction', { FunctionName: 'checkout', Qualifier: '5' }],
      expected: `lambda:GetFunction on ${CHECKOUT}:5`,
    },
    {
      of: ['lambda', 'Invoke', { FunctionName: `${CHECKOUT}:live` }],
      expected: `lambda:InvokeFunction on ${CHECKOUT}:live`,
    },
    {
      of: ['lambda', 'UpdateAlias', { FunctionName: 'checkout', Name: 'live' }],
      expected: `lambda:UpdateAlias on ${CHECKOUT}`,
    },
    {
      of: ['lambda', 'ListEventSourceMappings', { FunctionName: 'checkout' }],
      expected: 'lambda:ListEventSourceMappings on *',
    },
    { of: ['lambda', 'GetAccountSettings', {}], expected: 'lambda:GetAccountSettings on *' },
  ])('$of.0:$of.1 needs $expected', ({ of, expected }) => {
    expect(permissions(...of)).toEqual([expected]);
  });

  test('registering a task definition passes its roles, and tags it', () => {
    expect(
      permissions('ecs', 'RegisterTaskDefinition', {
        family: 'api',
        executionRoleArn: 'arn:x',
        taskRoleArn: 'arn:y',
        tags: [{}],
      }),
    ).toEqual([
      'ecs:RegisterTaskDefinition on *',
      'iam:PassRole on arn:x',
      'iam:PassRole on arn:y',
      'ecs:TagResource on arn:aws:ecs:us-east-1:123456789012:task-definition/api:*',
    ]);
  });

  test('updating a service passes the roles that it sends, of load balancers and of hooks, and no others', () => {
    const update = (more: object) => permissions('ecs', 'UpdateService', { cluster: 'prod', service: 'api', ...more });
    const own = 'ecs:UpdateService on arn:aws:ecs:us-east-1:123456789012:service/prod/api';

    expect(update({ taskDefinition: 'api:2', deploymentConfiguration: { strategy: 'CANARY' } })).toEqual([own]);
    expect(
      update({
        loadBalancers: [{ advancedConfiguration: { roleArn: 'arn:x' } }],
        deploymentConfiguration: { lifecycleHooks: [{ roleArn: 'arn:y' }, { roleArn: 'arn:y' }, {}] },
      }),
    ).toEqual([own, 'iam:PassRole on arn:x', 'iam:PassRole on arn:y']);
  });

  test('creating a deployment reads its configuration and registers its revision', () => {
    expect(
      permissions('codedeploy', 'CreateDeployment', {
        applicationName: 'app',
        deploymentGroupName: 'dg',
        revision: {},
      }),
    ).toEqual([
      'codedeploy:CreateDeployment on arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:app/dg',
      'codedeploy:GetDeploymentConfig on arn:aws:codedeploy:us-east-1:123456789012:deploymentconfig:*',
      'codedeploy:RegisterApplicationRevision on arn:aws:codedeploy:us-east-1:123456789012:application:app',
    ]);
  });

  test('new code from S3 is fetched for whoever brings it, and a new role is passed', () => {
    const fetched = { FunctionName: 'checkout', S3Bucket: 'code', S3Key: 'checkout.zip' };
    expect(permissions('lambda', 'UpdateFunctionCode', fetched)).toEqual([
      `lambda:UpdateFunctionCode on ${CHECKOUT}`,
      's3:GetObject on arn:aws:s3:::code/checkout.zip',
    ]);
    expect(permissions('lambda', 'UpdateFunctionConfiguration', { FunctionName: 'checkout', Role: 'arn:x' })).toEqual([
      `lambda:UpdateFunctionConfiguration on ${CHECKOUT}`,
      'iam:PassRole on arn:x',
    ]);
    expect(permissions('lambda', 'UpdateFunctionCode', { FunctionName: 'checkout' })).toHaveLength(1);
  });

  test('a malformed input needs no less', () => {
    expect(permissions('ecs', 'UpdateService', [])).toEqual(['ecs:UpdateService on *']);
  });
});
