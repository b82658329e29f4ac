import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JSON_TEXT, valueOf, XML_TEXT, type Limits } from './arbitrary.ts';
import { AwsError } from './aws-error.ts';
import { check } from './check.ts';
import { CLIENTS, SERVICE_NAMES, type ServiceName } from './clients.ts';
import { loadModel, type OperationModel } from './model.ts';
import { comparable, sdkCaller, withoutEmpties, type SdkCaller } from './sdk.ts';
import { serveWire, type WireServer } from './serve.ts';

// The normal run takes a few operations and errors of each client, and all operations of REST; WIRE_ALL=1 takes all of them
// (ten seconds), which is what to run when a client package changes its version.
const ALL = process.env['WIRE_ALL'] === '1';
const SEED = 20261121;
const RUNS = ALL ? 25 : 10;

const models = new Map(
  await Promise.all(SERVICE_NAMES.map(async service => [service, await loadModel(service)] as const)),
);

function speaksQuery(service: ServiceName): boolean {
  return models.get(service)?.protocolId === 'aws.protocols#awsQuery';
}

function limitsOf(service: ServiceName): Limits {
  return { text: speaksQuery(service) ? XML_TEXT : JSON_TEXT, depth: 4 };
}

function operationsOf(service: ServiceName): readonly OperationModel[] {
  return [...(models.get(service)?.operations.values() ?? [])].filter(({ name }) => !STREAMS.includes(name));
}

function chosen<T>(all: readonly T[], count: number): readonly T[] {
  if (ALL) return all;
  const subset = fc.shuffledSubarray([...all], { minLength: Math.min(count, all.length), maxLength: count });
  return fc.sample(subset, { seed: SEED, numRuns: 1 })[0] ?? [];
}

// Event streams are not covered.
const STREAMS = ['InvokeWithResponseStream'];

const OPERATIONS = SERVICE_NAMES.flatMap(service => {
  const all = operationsOf(service);
  // In REST every operation has a path of its own, and places of its own for its members.
  const operations = all.some(({ route }) => route !== undefined) ? all : chosen(all, 6);
  return operations.map(operation => ({ title: `${service} ${operation.name}`, service, operation }));
});

// CloudWatch gives this error the code of another one, ResourceNotFound, and the client then makes that one.
const AMBIGUOUS = ['DashboardNotFoundError'];

const ERRORS = SERVICE_NAMES.flatMap(service =>
  chosen([...(models.get(service)?.errors ?? [])], 4)
    .filter(([name]) => !AMBIGUOUS.includes(name))
    .map(([name, schema]) => ({ title: `${service} ${name}`, service, name, schema })),
);

// Every operation of every service is answered by what the running example has put here.
let next: () => object = () => ({});
let received: unknown;
let server: WireServer;
const callers = new Map<ServiceName, SdkCaller>();
const bugs: unknown[] = [];

beforeAll(async () => {
  const answer = (input: unknown) => {
    received = input;
    return next();
  };
  const handlersOf = (service: ServiceName) =>
    Object.fromEntries([...(models.get(service)?.operations.keys() ?? [])].map(name => [name, answer]));
  server = await serveWire({
    services: Object.fromEntries(SERVICE_NAMES.map(name => [name, handlersOf(name)])),
    context: () => null,
    now: () => new Date('2030-01-01T00:00:00Z'),
    newRequestId: () => 'request-1',
    around: (_call, proceed) => proceed(),
    onBug: bug => bugs.push(bug),
  });
  for (const service of Object.keys(CLIENTS) as ServiceName[])
    callers.set(service, await sdkCaller(service, server.url));
});

afterAll(async () => {
  for (const caller of callers.values()) caller.close();
  await server.close();
  expect(bugs).toEqual([]);
});

function callerOf(service: ServiceName): SdkCaller {
  const caller = callers.get(service);
  if (caller === undefined) throw new Error(`no client for ${service}`);
  return caller;
}

function valuesOf(service: ServiceName, operation: OperationModel): fc.Arbitrary<[object, object]> {
  const limits = limitsOf(service);
  return fc.tuple(valueOf(operation.input, limits), valueOf(operation.output, limits)) as fc.Arbitrary<
    [object, object]
  >;
}

describe('between the real SDK client and a handler', () => {
  test.each(OPERATIONS)(
    'any input and any output of $title arrive as they were sent',
    async ({ service, operation }) => {
      const property = fc.asyncProperty(valuesOf(service, operation), async ([input, output]) => {
        // given
        next = () => output;

        // when
        const answered = await callerOf(service).send(operation.name, input);

        // then
        // A form cannot carry what is empty.
        const arrived = speaksQuery(service) ? withoutEmpties : (value: unknown) => value;
        expect(comparable(arrived(received))).toEqual(comparable(arrived(input)));
        expect(comparable(answered)).toEqual(comparable(output));
      });
      await fc.assert(property, { seed: SEED, numRuns: RUNS });
    },
  );

  test.each(ERRORS)('the modelled error $title arrives with its class, message and members', async testCase => {
    const { service, name, schema } = testCase;
    const message = limitsOf(service).text.filter(text => text.trim() !== '');
    const extras = valueOf(schema, limitsOf(service)).map(value => withoutMessage(value as object));
    const operation = operationWithoutRequired(service);
    const property = fc.asyncProperty(message, extras, async (text, members) => {
      // given
      next = () => {
        throw new AwsError(name, text, members);
      };

      // when
      const thrown: unknown = await callerOf(service)
        .send(operation, {})
        .catch((error: unknown) => error);

      // then
      expect(thrown).toBeInstanceOf(callerOf(service).errorClass(name));
      expect(thrown).toMatchObject({ name, message: text });
      const arrived = Object.keys(members).map(member => [member, (thrown as Record<string, unknown>)[member]]);
      expect(comparable(Object.fromEntries(arrived))).toEqual(comparable(members));
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
  });
});

function operationWithoutRequired(service: ServiceName): string {
  const found = operationsOf(service).find(({ input }) => check(input, {}).length === 0);
  if (found === undefined) throw new Error(`every operation of ${service} requires a member`);
  return found.name;
}

function withoutMessage(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name.toLowerCase() !== 'message'));
}
