import { describe, expect, test } from '@jest/globals';
import { readAppSpec } from './appspec.ts';

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

describe('an AppSpec', () => {
  test('in YAML names task definition, container, port and hooks', () => {
    // when
    const read = readAppSpec(YAML);

    // then
    expect(read).toEqual({
      kind: 'valid',
      appSpec: {
        taskDefinition: 'api:2',
        containerName: 'web',
        containerPort: 8080,
        hooks: new Map([
          ['BeforeInstall', 'migrate'],
          ['AfterAllowTestTraffic', 'smoke'],
        ]),
      },
    });
  });

  test('may spell its keys in any case', () => {
    // given
    const spelt = YAML.replace('Resources', 'resources').replace('ContainerPort', 'containerPort');

    // when
    const read = readAppSpec(spelt);

    // then
    expect(read).toEqual(readAppSpec(YAML));
  });

  test.each([
    ['no text', '', /must be a mapping/],
    ['text that is neither YAML nor JSON', '{', /./],
    ['another version', YAML.replace('0.0', '1.0'), /version must be 0\.0/],
    ['no resources', 'version: 0.0', /exactly one service/],
    ['a Lambda function', YAML.replace('AWS::ECS::Service', 'AWS::Lambda::Function'), /AWS::ECS::Service/],
    ['no task definition', YAML.replace('TaskDefinition', 'Other'), /TaskDefinition is missing/],
    ['a port in words', YAML.replace('8080', 'http'), /ContainerPort must be a number/],
    ['an unknown hook', YAML.replace('BeforeInstall', 'ApplicationStop'), /applicationstop is not a lifecycle event/],
  ])('with %s is invalid, and says why', (_what, content, problem) => {
    // when
    const read = readAppSpec(content);

    // then
    expect(read).toEqual({ kind: 'invalid', problem: expect.stringMatching(problem) });
  });
});
