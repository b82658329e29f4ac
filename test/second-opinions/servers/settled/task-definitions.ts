import type { Ruling } from './ruling.ts';

export const taskDefinitions: readonly Ruling[] = [
  {
    why: 'ours is right: what was left out is filled in, and lists that are empty are shown.',
    source: '"ContainerDefinition" and "PortMapping", ECS API reference; register-task-definition, AWS CLI reference.',
    of: [
      'moto | ecs ContainerDefinition.systemControls | missing there',
      'moto | ecs PortMapping.hostPort | missing there',
      'moto | ecs PortMapping.protocol | missing there',
      'MiniStack | ecs ContainerDefinition.portMappings | missing there',
      'MiniStack | ecs ContainerDefinition.environment | missing there',
      'MiniStack | ecs ContainerDefinition.mountPoints | missing there',
      'MiniStack | ecs ContainerDefinition.volumesFrom | missing there',
      'MiniStack | ecs ContainerDefinition.systemControls | missing there',
      'MiniStack | ecs PortMapping.hostPort | missing there',
      'MiniStack | ecs PortMapping.protocol | missing there',
    ],
  },
  {
    why: 'ours is right: the member is shown of every task definition.',
    source:
      '"TaskDefinition", ECS API reference: requiresAttributes, compatibilities (EXTERNAL where it needs neither Fargate nor awsvpc), registeredAt, registeredBy, deregisteredAt.',
    of: [
      'moto | ecs TaskDefinition.requiresAttributes | missing there',
      'moto | ecs TaskDefinition.compatibilities[] | "EXTERNAL" here only',
      'moto | ecs TaskDefinition.registeredAt | missing there',
      'moto | ecs TaskDefinition.registeredBy | missing there',
      'moto | ecs TaskDefinition.deregisteredAt | missing there',
      'MiniStack | ecs TaskDefinition.requiresAttributes | missing there',
      'MiniStack | ecs TaskDefinition.compatibilities[] | "EXTERNAL" here only',
      'MiniStack | ecs TaskDefinition.registeredBy | "arn:aws:sts::<account>:assumed-role/deployer/opinion" here, "arn:aws:iam::<account>:root" there',
      'MiniStack | ecs TaskDefinition.compatibilities | another order',
    ],
  },
  {
    why: 'ours is right: what was not registered is not shown.',
    source: 'register-task-definition, AWS CLI reference, example 1: without a network mode, and without roles.',
    of: [
      'moto | ecs TaskDefinition.networkMode | missing here',
      'MiniStack | ecs TaskDefinition.taskRoleArn | missing here',
      'MiniStack | ecs TaskDefinition.executionRoleArn | missing here',
      'MiniStack | ecs TaskDefinition.networkMode | missing here',
      'MiniStack | ecs TaskDefinition.pidMode | missing here',
      'MiniStack | ecs TaskDefinition.ipcMode | missing here',
    ],
  },
  {
    why: 'ours is right: tags are answered by RegisterTaskDefinition where there are some, and by DescribeTaskDefinition where it is asked for them.',
    source: 'RegisterTaskDefinition and DescribeTaskDefinition, ECS API reference: tags, include.',
    of: [
      'moto | ecs RegisterTaskDefinitionResponse.tags | missing there',
      'MiniStack | ecs RegisterTaskDefinitionResponse.tags | missing here',
      'MiniStack | ecs DescribeTaskDefinitionResponse.tags | missing here',
    ],
  },
  {
    why: 'ours is right: lists come in pages.',
    source: 'ListTaskDefinitions, ECS API reference: maxResults, nextToken.',
    of: [
      'moto | ecs ListTaskDefinitionsResponse.taskDefinitionArns[] | "arn:aws:ecs:us-east-1:<account>:task-definition/worker:1" there only',
      'moto | ecs ListTaskDefinitionsResponse.nextToken | missing there',
    ],
  },
  {
    why: 'ours is right: what cannot be is refused.',
    source:
      'RegisterTaskDefinition and DeregisterTaskDefinition, ECS API reference: ClientException; "Task definition parameters" and "Task CPU and memory", ECS developer guide.',
    of: [
      'moto | task definitions that are refused: ecs:RegisterTaskDefinition, no container | 400 ClientException here, answered there',
      'moto | task definitions that are refused: ecs:RegisterTaskDefinition, a bad name | 400 ClientException here, answered there',
      'moto | task definitions that are refused: ecs:RegisterTaskDefinition, a size that Fargate does not have | 400 ClientException here, answered there',
      'moto | task definitions that are refused: ecs:RegisterTaskDefinition, a bridge on Fargate | 400 ClientException here, answered there',
      'moto | task definitions that are refused: ecs:RegisterTaskDefinition, Fargate without a size | 400 ClientException here, answered there',
      'MiniStack | task definitions that are refused: ecs:DeregisterTaskDefinition, without a revision | 400 ClientException here, answered there',
      'MiniStack | task definitions that are refused: ecs:RegisterTaskDefinition, a bad name | 400 ClientException here, answered there',
      'MiniStack | task definitions that are refused: ecs:RegisterTaskDefinition, no memory | 400 ClientException here, answered there',
      'MiniStack | task definitions that are refused: ecs:RegisterTaskDefinition, a size that Fargate does not have | 400 ClientException here, answered there',
      'MiniStack | task definitions that are refused: ecs:RegisterTaskDefinition, a bridge on Fargate | 400 ClientException here, answered there',
      'MiniStack | task definitions that are refused: ecs:RegisterTaskDefinition, Fargate without a size | 400 ClientException here, answered there',
    ],
  },
];
