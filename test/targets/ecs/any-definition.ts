import * as fc from 'fast-check';
import type { Definition } from '../../../src/targets/ecs/task-definition.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 4 });
const named = <T>(member: string, value: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.record({ name: word, [member]: value }), { selector: one => one.name, minLength: 1, maxLength: 4 });

const container = fc.record(
  {
    name: word,
    image: word,
    cpu: fc.integer({ min: 1, max: 512 }),
    memory: fc.integer({ min: 4, max: 4096 }),
    essential: fc.constant(false),
    command: words,
    entryPoint: words,
    environment: named('value', word),
    secrets: named('valueFrom', word),
    portMappings: fc.uniqueArray(
      fc.record(
        {
          containerPort: fc.integer({ min: 1, max: 9 }),
          protocol: fc.constant('udp'),
          appProtocol: fc.constant('http2'),
        },
        { requiredKeys: ['containerPort'] },
      ),
      { selector: one => `${one.containerPort}/${one.protocol ?? 'tcp'}`, minLength: 1, maxLength: 4 },
    ),
    mountPoints: fc.uniqueArray(fc.record({ containerPath: word, sourceVolume: word }), {
      selector: one => one.containerPath,
      minLength: 1,
      maxLength: 3,
    }),
    healthCheck: fc.record(
      { command: words, interval: fc.integer({ min: 5, max: 29 }) },
      { requiredKeys: ['command'] },
    ),
    logConfiguration: fc.record({ logDriver: word, options: fc.dictionary(word, word, { minKeys: 1, maxKeys: 3 }) }),
    readonlyRootFilesystem: fc.constant(true),
  },
  { requiredKeys: ['name', 'image'] },
);

/** A task definition as a person writes it: no member that says what AWS would fill in anyway. */
export const anyDefinition: fc.Arbitrary<Definition> = fc.record(
  {
    family: word,
    networkMode: fc.constantFrom('awsvpc', 'bridge', 'host'),
    cpu: fc.constantFrom('256', '1024'),
    memory: fc.constantFrom('512', '2048'),
    taskRoleArn: word.map(role => `arn:aws:iam::123456789012:role/${role}`),
    requiresCompatibilities: fc.shuffledSubarray(['EC2', 'FARGATE', 'EXTERNAL'], { minLength: 1 }),
    volumes: fc.uniqueArray(fc.record({ name: word }), { selector: one => one.name, minLength: 1, maxLength: 3 }),
    tags: fc.uniqueArray(fc.record({ key: word, value: word }), {
      selector: one => one.key,
      minLength: 1,
      maxLength: 3,
    }),
    containerDefinitions: fc.uniqueArray(container, { selector: one => one.name, minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['family', 'networkMode', 'containerDefinitions'] },
);

type Mapping = Readonly<Record<string, unknown>>;

/** The definition as DescribeTaskDefinition shows it: what AWS adds, and lists whose order means nothing in another order. */
export function asDescribed(definition: Definition, shuffle: <T>(list: readonly T[]) => readonly T[]): Definition {
  const list = (value: unknown) => shuffle((value ?? []) as readonly Mapping[]);
  const { networkMode } = definition;
  const own = networkMode === 'awsvpc' || networkMode === 'host';
  return {
    ...definition,
    taskDefinitionArn: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${definition.family}:7`,
    revision: 7,
    status: 'ACTIVE',
    compatibilities: ['EC2'],
    requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
    registeredAt: new Date(0),
    registeredBy: 'arn:aws:sts::123456789012:assumed-role/deployer/somebody',
    placementConstraints: [],
    ...(definition['requiresCompatibilities'] === undefined
      ? {}
      : { requiresCompatibilities: shuffle(definition['requiresCompatibilities'] as string[]) }),
    volumes: list(definition['volumes']).map(volume => ({ host: {}, ...volume })),
    tags: [{ key: 'greenlight:change-id', value: 'gl-1-00000000.1' }, ...list(definition['tags'])],
    containerDefinitions: shuffle(definition.containerDefinitions).map(one => ({
      cpu: 0,
      essential: true,
      volumesFrom: [],
      systemControls: [],
      ...one,
      environment: list(one['environment']),
      mountPoints: list(one['mountPoints']),
      ...(one['secrets'] === undefined ? {} : { secrets: list(one['secrets']) }),
      ...(one['healthCheck'] === undefined
        ? {}
        : { healthCheck: { interval: 30, timeout: 5, retries: 3, ...(one['healthCheck'] as Mapping) } }),
      portMappings: list(one['portMappings']).map(port => ({
        protocol: 'tcp',
        hostPort: own ? port['containerPort'] : 0,
        ...port,
      })),
    })),
  };
}

/** Every text and number in a definition, by its path; what AWS's own members say is not the definition's. */
export function leaves(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same with one leaf changed. */
export function changedAt(value: unknown, [head, ...rest]: readonly (string | number)[]): unknown {
  if (head === undefined) return otherThan(value);
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === head ? changedAt(item, rest) : item));
  const mapping = value as Mapping;
  return { ...mapping, [head]: changedAt(mapping[head], rest) };
}

function otherThan(leaf: unknown): unknown {
  switch (typeof leaf) {
    case 'number':
      return leaf + 10_000;
    case 'boolean':
      return !leaf;
    default:
      return `${String(leaf)}-changed`;
  }
}
