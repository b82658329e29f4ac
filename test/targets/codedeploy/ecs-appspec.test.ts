import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { checkAppSpecFile } from '../../../src/request/appspec-file.ts';
import { type EcsAppSpec, printEcsAppSpec, taskDefinitionIn } from '../../../src/targets/codedeploy/ecs-appspec.ts';

const taskDefinition = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42';

const plain: EcsAppSpec = {
  taskDefinition,
  container: { name: 'api', port: 8080 },
  platformVersion: undefined,
  network: undefined,
  capacityProviders: undefined,
  hooks: [],
};

const whole: EcsAppSpec = {
  ...plain,
  platformVersion: '1.4.0',
  network: { subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-a'], assignPublicIp: 'DISABLED' },
  capacityProviders: [
    { provider: 'FARGATE', base: 1, weight: 1 },
    { provider: 'FARGATE_SPOT', base: undefined, weight: 3 },
  ],
  hooks: [
    { event: 'AfterInstall', function: 'migrate' },
    { event: 'BeforeAllowTraffic', function: 'arn:aws:lambda:eu-west-1:123456789012:function:check-login' },
  ],
};

describe('an AppSpec', () => {
  test('says which revision stands behind which container and port, and nothing that the service has anyway', () => {
    // when
    const printed: unknown = JSON.parse(printEcsAppSpec(plain));
    // then
    expect(printed).toEqual({
      version: 0,
      Resources: [
        {
          TargetService: {
            Type: 'AWS::ECS::Service',
            Properties: {
              TaskDefinition: taskDefinition,
              LoadBalancerInfo: { ContainerName: 'api', ContainerPort: 8080 },
            },
          },
        },
      ],
    });
  });

  test("says all that the user's own file says, in the names of CodeDeploy", () => {
    // when
    const printed: unknown = JSON.parse(printEcsAppSpec(whole));
    // then
    expect(printed).toMatchObject({
      Resources: [
        {
          TargetService: {
            Properties: {
              PlatformVersion: '1.4.0',
              NetworkConfiguration: {
                AwsvpcConfiguration: {
                  Subnets: ['subnet-a', 'subnet-b'],
                  SecurityGroups: ['sg-a'],
                  AssignPublicIp: 'DISABLED',
                },
              },
              CapacityProviderStrategy: [
                { CapacityProvider: 'FARGATE', Base: 1, Weight: 1 },
                { CapacityProvider: 'FARGATE_SPOT', Weight: 3 },
              ],
            },
          },
        },
      ],
      Hooks: [
        { AfterInstall: 'migrate' },
        { BeforeAllowTraffic: 'arn:aws:lambda:eu-west-1:123456789012:function:check-login' },
      ],
    });
  });

  test.each([
    ['the least', plain],
    ['the most', whole],
  ])('that is printed is read as the same: %s', (_, spec) => {
    // when
    const read = checkAppSpecFile('appspec.json', printEcsAppSpec(spec));
    // then
    const { taskDefinition: _filledIn, ...rest } = spec;
    expect(read).toEqual({ ok: true, value: { path: 'appspec.json', ...rest } });
  });
});

describe('the task definition of an AppSpec', () => {
  const spec = (resources: unknown, key = 'Resources') => ({ version: 0, [key]: resources });
  const service = (properties: unknown) => ({ TargetService: { Type: 'AWS::ECS::Service', Properties: properties } });

  test.each([
    [
      'that Greenlight printed',
      printEcsAppSpec({ ...whole, container: { name: '"TaskDefinition":"arn:x"', port: 1 } }),
    ],
    ['in YAML', stringify(spec([service({ TaskDefinition: taskDefinition })]))],
    ['in lower case', printEcsAppSpec(plain).toLowerCase()],
    ['in camel case', JSON.stringify(spec([{ s: { type: '', properties: { taskDefinition } } }], 'resources'))],
    [
      'in capitals, with blanks around',
      ` ${JSON.stringify(spec([{ S: { PROPERTIES: { TASKDEFINITION: taskDefinition } } }], 'RESOURCES'), undefined, 4)}\n`,
    ],
  ])('is found %s', (_, content) => {
    // when
    const told = taskDefinitionIn(content);
    // then
    expect(told).toBe(taskDefinition);
  });

  test.each([
    ['no content', undefined],
    ['an empty one', ''],
    ['one without resources', `TaskDefinition: ${taskDefinition}`],
    [
      'one of two services',
      JSON.stringify(spec([service({ TaskDefinition: 'a:1' }), service({ TaskDefinition: 'b:1' })])),
    ],
    ['two services in one', JSON.stringify(spec([{ ...service({ TaskDefinition: 'a:1' }), b: {} }]))],
    ['one for Lambda', JSON.stringify(spec([{ f: { Type: 'AWS::Lambda::Function', Properties: { Name: 'f' } } }]))],
    ['one whose definition is no text', JSON.stringify(spec([service({ TaskDefinition: { family: 'api' } })]))],
    ['neither JSON nor YAML', '{"Resources": ['],
  ])('is not there: %s', (_, content) => {
    // when
    const told = taskDefinitionIn(content);
    // then
    expect(told).toBeUndefined();
  });

  test('is looked for in whatever text there is, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), content => {
        // when
        const told = taskDefinitionIn(content);
        // then
        expect(['string', 'undefined']).toContain(typeof told);
      }),
    );
  });
});
