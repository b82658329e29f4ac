import { describe, expect, test } from '@jest/globals';
import { printAppSpec, taskDefinitionIn } from '../../../src/targets/codedeploy/appspec.ts';

const taskDefinition = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42';

describe('an AppSpec', () => {
  test('says which revision stands behind which container and port, as CodeDeploy wants it for ECS', () => {
    // when
    const printed: unknown = JSON.parse(printAppSpec({ taskDefinition, container: { name: 'api', port: 8080 } }));
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

  test('that Greenlight wrote tells its revision again', () => {
    // when
    const told = taskDefinitionIn(printAppSpec({ taskDefinition, container: { name: '"TaskDefinition"', port: 1 } }));
    // then
    expect(told).toBe(taskDefinition);
  });

  test.each([
    { what: 'none', content: undefined },
    { what: 'an empty one', content: '' },
    { what: "somebody's YAML", content: `TaskDefinition: ${taskDefinition}` },
  ])('of somebody else tells nothing: $what', ({ content }) => {
    // when
    const told = taskDefinitionIn(content);
    // then
    expect(told).toBeUndefined();
  });
});
