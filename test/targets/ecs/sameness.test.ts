import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { same } from '../../../src/targets/ecs/sameness.ts';
import type { Definition } from '../../../src/targets/ecs/task-definition.ts';
import { anyDefinition, asDescribed, changedAt, leaves } from './any-definition.ts';

const withContainer = (members: object, task: object = {}): Definition => ({
  family: 'api',
  ...task,
  containerDefinitions: [{ name: 'api', image: 'api:1', ...members }],
});

const shuffledBy =
  (seed: number) =>
  <T>(list: readonly T[]): readonly T[] =>
    [...list].toSorted((a, b) => weight(a, seed) - weight(b, seed));

/** A number that depends on the item and the seed alone: the order is another one for another seed. */
const weight = (item: unknown, seed: number) =>
  [...JSON.stringify(item)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 9_973, seed);

describe('two task definitions are the same', () => {
  test('when one is what AWS shows of the other, whatever the order of its lists', () => {
    fc.assert(
      fc.property(anyDefinition, fc.nat(1_000), (definition, seed) => {
        // given
        const described = asDescribed(definition, shuffledBy(seed));
        // when
        const found = same(definition, described);
        // then
        expect(found).toBe(true);
      }),
    );
  });

  test.each<{ what: string; one: Definition; other: Definition }>([
    { what: 'cpu 0', one: withContainer({}), other: withContainer({ cpu: 0 }) },
    { what: 'essential true', one: withContainer({}), other: withContainer({ essential: true }) },
    {
      what: 'tcp',
      one: withContainer({ portMappings: [{ containerPort: 80 }] }),
      other: withContainer({ portMappings: [{ containerPort: 80, protocol: 'tcp' }] }),
    },
    {
      what: 'the own host port under awsvpc',
      one: withContainer({ portMappings: [{ containerPort: 80 }] }, { networkMode: 'awsvpc' }),
      other: withContainer({ portMappings: [{ containerPort: 80, hostPort: 80 }] }, { networkMode: 'awsvpc' }),
    },
    {
      what: 'the own host port under host',
      one: withContainer({ portMappings: [{ containerPort: 80 }] }, { networkMode: 'host' }),
      other: withContainer({ portMappings: [{ containerPort: 80, hostPort: 80 }] }, { networkMode: 'host' }),
    },
    {
      what: 'a dynamic host port under bridge',
      one: withContainer({ portMappings: [{ containerPort: 80 }] }, { networkMode: 'bridge' }),
      other: withContainer({ portMappings: [{ containerPort: 80, hostPort: 0 }] }, { networkMode: 'bridge' }),
    },
    { what: 'an empty list', one: withContainer({}), other: withContainer({ mountPoints: [], environment: [] }) },
    {
      what: "a health check's own defaults",
      one: withContainer({ healthCheck: { command: ['true'] } }),
      other: withContainer({
        healthCheck: { command: ['true'], interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
      }),
    },
    {
      what: 'a size in CPU units and MiB, as AWS writes it down',
      one: withContainer({}, { cpu: '.5 vCPU', memory: '1 GB' }),
      other: withContainer({}, { cpu: '512', memory: '1024' }),
    },
    {
      what: 'an order of two protocols on one port',
      one: withContainer({ portMappings: [{ containerPort: 53 }, { containerPort: 53, protocol: 'udp' }] }),
      other: withContainer({ portMappings: [{ containerPort: 53, protocol: 'udp' }, { containerPort: 53 }] }),
    },
    {
      what: 'a null',
      one: withContainer({}),
      other: withContainer({ user: null }, { taskRoleArn: null }),
    },
    {
      what: 'a tag that AWS or an earlier release of Greenlight has set',
      one: withContainer({}),
      other: withContainer(
        {},
        {
          tags: [
            { key: 'greenlight:change-id', value: 'gl-1-00000000.1' },
            { key: 'greenlight:repository', value: 'shop/api' },
            { key: 'greenlight:workflow', value: '.github/workflows/release.yml' },
            { key: 'greenlight:run-number', value: '11' },
            { key: 'aws:cloudformation:stack-name', value: 'shop' },
          ],
        },
      ),
    },
  ])('when all that is between them is $what', ({ one, other }) => {
    // when
    const found = [same(one, other), same(other, one)];
    // then
    expect(found).toEqual([true, true]);
  });
});

describe('two task definitions are not the same', () => {
  test('when any one text, number or switch of them differs', () => {
    fc.assert(
      fc.property(
        anyDefinition.chain(definition =>
          fc.record({ definition: fc.constant(definition), path: fc.constantFrom(...leaves(definition)) }),
        ),
        ({ definition, path }) => {
          // given
          const changed = changedAt(definition, path) as Definition;
          // when
          const found = same(definition, changed);
          // then
          expect({ path, found }).toEqual({ path, found: false });
        },
      ),
    );
  });

  test.each<{ what: string; one: Definition; other: Definition }>([
    {
      what: 'the order of a command',
      one: withContainer({ command: ['migrate', 'serve'] }),
      other: withContainer({ command: ['serve', 'migrate'] }),
    },
    {
      what: 'the order of an entry point',
      one: withContainer({ entryPoint: ['sh', '-c'] }),
      other: withContainer({ entryPoint: ['-c', 'sh'] }),
    },
    {
      what: 'the order of environment files, which ECS reads from the top down',
      one: withContainer({ environmentFiles: [{ value: 'a.env' }, { value: 'b.env' }] }),
      other: withContainer({ environmentFiles: [{ value: 'b.env' }, { value: 'a.env' }] }),
    },
    {
      what: 'an empty value in place of no variable',
      one: withContainer({}),
      other: withContainer({ environment: [{ name: 'FLAGS', value: '' }] }),
    },
    {
      what: 'a container that is not essential',
      one: withContainer({}),
      other: withContainer({ essential: false }),
    },
    {
      what: 'a host port of its own under bridge',
      one: withContainer({ portMappings: [{ containerPort: 80 }] }, { networkMode: 'bridge' }),
      other: withContainer({ portMappings: [{ containerPort: 80, hostPort: 80 }] }, { networkMode: 'bridge' }),
    },
    {
      what: 'a field that nobody knows yet',
      one: withContainer({}),
      other: withContainer({ hovering: 3 }),
    },
    {
      what: 'one container more',
      one: withContainer({}),
      other: { family: 'api', containerDefinitions: [{ name: 'api', image: 'api:1' }, { name: 'proxy' }] },
    },
    {
      what: "a user's tag whose key only begins as Greenlight's do",
      one: withContainer({}),
      other: withContainer({}, { tags: [{ key: 'greenlight:team', value: 'shop' }] }),
    },
    {
      what: "a user's tag",
      one: withContainer({}, { tags: [{ key: 'team', value: 'shop' }] }),
      other: withContainer({}, { tags: [{ key: 'team', value: 'till' }] }),
    },
  ])('when what is between them is $what', ({ one, other }) => {
    // when
    const found = [same(one, other), same(other, one)];
    // then
    expect(found).toEqual([false, false]);
  });
});
