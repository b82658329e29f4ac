import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { differences, same } from '../../../src/targets/ecs/sameness.ts';
import type { Definition } from '../../../src/targets/ecs/task-definition.ts';
import { anyDefinition } from './any-definition.ts';

const blue: Definition = {
  family: 'api',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::123456789012:role/api-execution',
  containerDefinitions: [
    {
      name: 'api',
      image: 'api:1',
      portMappings: [{ containerPort: 8080 }],
      environment: [{ name: 'TOKEN', value: 'blue-secret' }],
    },
  ],
};

const [container] = blue.containerDefinitions;
const green = (members: object, task: object = {}): Definition => ({
  ...blue,
  ...task,
  containerDefinitions: [{ ...container!, ...members }],
});

describe('the differences between blue and green', () => {
  test('there are none between what runs the same', () => {
    // when
    const found = differences(blue, green({ cpu: 0, essential: true }, { revision: 7, volumes: [] }));
    // then
    expect(found).toEqual([]);
  });

  test.each<{ what: string; to: Definition; shown: object }>([
    {
      what: 'an image',
      to: green({ image: 'api:2' }),
      shown: { field: 'container api.image', shown: 'values', from: 'api:1', to: 'api:2' },
    },
    {
      what: "the task's size",
      to: green({}, { cpu: '512' }),
      shown: { field: 'cpu', shown: 'values', from: '256', to: '512' },
    },
    {
      what: "a container's memory that there was not",
      to: green({ memory: 128 }),
      shown: { field: 'container api.memory', shown: 'values', from: 'none', to: '128' },
    },
    {
      what: 'ports, with their protocol',
      to: green({ portMappings: [{ containerPort: 8080 }, { containerPort: 53, protocol: 'udp' }] }),
      shown: { field: 'container api.portMappings', shown: 'values', from: '8080/tcp', to: '53/udp, 8080/tcp' },
    },
    {
      what: "a role, by its name and without the account's id",
      to: green({}, { executionRoleArn: 'arn:aws:iam::123456789012:role/other' }),
      shown: { field: 'executionRoleArn', shown: 'values', from: 'api-execution', to: 'other' },
    },
    {
      what: 'an environment variable, by no more than its field',
      to: green({ environment: [{ name: 'TOKEN', value: 'green-secret' }] }),
      shown: { field: 'container api.environment', shown: 'name only' },
    },
    {
      what: 'a field that nobody knows yet, by its name',
      to: green({ hovering: 'secretly' }),
      shown: { field: 'container api.hovering', shown: 'name only' },
    },
    {
      what: 'something about a port that its number does not tell',
      to: green({ portMappings: [{ containerPort: 8080, appProtocol: 'http2' }] }),
      shown: { field: 'container api.portMappings', shown: 'name only' },
    },
    {
      what: 'a role of the same name under another path',
      to: green({}, { executionRoleArn: 'arn:aws:iam::123456789012:role/teams/api-execution' }),
      shown: { field: 'executionRoleArn', shown: 'name only' },
    },
  ])('tell of $what', ({ to, shown }) => {
    // when
    const found = differences(blue, to);
    // then
    expect(found).toEqual([shown]);
  });

  test('of many fields come in one order', () => {
    // when
    const found = differences(blue, green({ image: 'api:2', command: ['serve'] }, { memory: '1024', cpu: '512' }));
    // then
    expect(found.map(({ field }) => field)).toEqual(['container api.command', 'container api.image', 'cpu', 'memory']);
  });

  test('never hold the value of a variable, a secret, a label, a command or an option', () => {
    const marked = anyDefinition.map(definition => ({
      ...definition,
      containerDefinitions: definition.containerDefinitions.map(one => ({
        ...one,
        environment: [{ name: 'MARKER-NAME', value: 'MARKER-VALUE' }],
        secrets: [{ name: 'PASSWORD', valueFrom: 'MARKER-ARN' }],
        dockerLabels: { 'a.image': 'MARKER-LABEL', cpu: 'MARKER-CPU' },
        command: ['--password', 'MARKER-COMMAND'],
        logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'MARKER-OPTION', image: 'MARKER-IMAGE' } },
        repositoryCredentials: { credentialsParameter: 'MARKER-CREDENTIALS' },
      })),
    }));
    fc.assert(
      fc.property(anyDefinition, marked, (from, to) => {
        // when
        const told = JSON.stringify([differences(from, to), differences(to, from)]);
        // then
        expect(told).not.toContain('MARKER');
      }),
    );
  });

  test('are there exactly when the two are not the same, and never show one value twice', () => {
    fc.assert(
      fc.property(anyDefinition, anyDefinition, (from, to) => {
        // when
        const found = differences(from, to);
        // then
        expect(found.length > 0).toBe(!same(from, to));
        expect(found.filter(one => one.shown === 'values' && one.from === one.to)).toEqual([]);
      }),
    );
  });
});
