import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readEcsAppSpec } from './appspec.ts';

const YAML = `
version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: "api:2"
        LoadBalancerInfo:
          ContainerName: "web"
          ContainerPort: 8080
Hooks:
  - BeforeInstall: "arn:aws:lambda:us-east-1:123456789012:function:migrate"
  - AfterAllowTestTraffic: smoke
`;

const LAUNCH = YAML.replace(
  'Hooks:',
  `
        PlatformVersion: "1.4.0"
        NetworkConfiguration:
          AwsvpcConfiguration:
            Subnets: [subnet-1, subnet-2]
            SecurityGroups: [sg-1]
            AssignPublicIp: DISABLED
        CapacityProviderStrategy:
          - Base: 1
            CapacityProvider: FARGATE
            Weight: 1
          - CapacityProvider: FARGATE_SPOT
            Weight: 3
Hooks:`,
);

describe('an AppSpec for ECS', () => {
  test('in YAML names task definition, container, port and hooks', () => {
    // when
    const read = readEcsAppSpec(YAML);

    // then
    expect(read).toEqual({
      kind: 'valid',
      appSpec: {
        taskDefinition: 'api:2',
        containerName: 'web',
        containerPort: 8080,
        launch: {},
        hooks: new Map([
          ['BeforeInstall', 'migrate'],
          ['AfterAllowTestTraffic', 'smoke'],
        ]),
      },
    });
  });

  test('in JSON says the same', () => {
    // when
    const read = readEcsAppSpec(JSON.stringify(parse(YAML)));

    // then
    expect(read).toEqual(readEcsAppSpec(YAML));
  });

  test('says how tasks are launched, as far as it does', () => {
    // when
    const read = readEcsAppSpec(LAUNCH);

    // then
    expect(read).toMatchObject({
      kind: 'valid',
      appSpec: {
        launch: {
          platformVersion: '1.4.0',
          network: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
          capacityProviders: [
            { name: 'FARGATE', base: 1, weight: 1 },
            { name: 'FARGATE_SPOT', base: 0, weight: 3 },
          ],
        },
      },
    });
  });

  test.each([YAML, LAUNCH])('may spell its keys in any case', content => {
    // given
    const spelt = content.replace(/^([ -]*)(\w+):/gm, (_line, before: string, key: string) =>
      key === 'version' ? `${before}VERSION:` : `${before}${key.charAt(0).toLowerCase()}${key.slice(1)}:`,
    );

    // when
    const read = readEcsAppSpec(spelt);

    // then
    expect(spelt).not.toEqual(content);
    expect(read).toEqual(readEcsAppSpec(content));
  });

  test.each([
    ['no text', '', /must be a mapping/],
    ['text that is neither YAML nor JSON', '{', /./],
    ['another version', YAML.replace('0.0', '1.0'), /version must be 0\.0/],
    ['no resources', 'version: 0.0', /exactly one service/],
    ['a Lambda function', YAML.replace('AWS::ECS::Service', 'AWS::Lambda::Function'), /AWS::ECS::Service/],
    ['no task definition', YAML.replace('TaskDefinition', 'Other'), /TaskDefinition is missing/],
    ['a port in words', YAML.replace('8080', 'http'), /ContainerPort must be a number/],
    ['a network without security groups', LAUNCH.replace('SecurityGroups', 'Groups'), /SecurityGroups must be a list/],
    ['a network without subnets', LAUNCH.replace('Subnets: [subnet-1, subnet-2]', 'Subnets: []'), /at least one/],
    ['a public address by yes', LAUNCH.replace('DISABLED', 'yes'), /AssignPublicIp must be ENABLED or DISABLED/],
    ['a weight of 1001', LAUNCH.replace('Weight: 3', 'Weight: 1001'), /Weight must be a whole number from 0 to 1000/],
    [
      'a provider without name',
      LAUNCH.replace('CapacityProvider: FARGATE\n', 'Provider: FARGATE\n'),
      /CapacityProvider is missing/,
    ],
    ['an unknown hook', YAML.replace('BeforeInstall', 'ApplicationStop'), /applicationstop is not a lifecycle event/],
  ])('with %s is invalid, and says why', (_what, content, problem) => {
    // when
    const read = readEcsAppSpec(content);

    // then
    expect(read).toEqual({ kind: 'invalid', problem: expect.stringMatching(problem) });
  });
});
