import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';
import { CLIENTS, type ServiceName } from './clients.ts';
import { readRoute, type Route } from './route.ts';

/** What a client package knows about its service. */
export type ServiceModel = {
  /** As Smithy names it, `aws.protocols#awsJson1_1`. */
  readonly protocolId: string;
  readonly version: string;
  readonly targetPrefix: string;
  readonly xmlNamespace: string;
  /** The service spoke the Query protocol once and still answers errors with their codes of that time. */
  readonly queryCompatible: boolean;
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly errors: ReadonlyMap<string, NormalizedSchema>;
};

export type OperationModel = {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Undefined where a protocol addresses its operations by name. */
  readonly route: Route | undefined;
};

const models = new Map<ServiceName, Promise<ServiceModel>>();

/** Loads the client package with the first call for a service. */
export function loadModel(service: ServiceName): Promise<ServiceModel> {
  const model = models.get(service) ?? CLIENTS[service].load().then(readModel);
  models.set(service, model);
  return model;
}

// The first item of a schema tuple says what it is.
const OPERATION = 9;
const ERROR = -3;

function readModel(module: object): ServiceModel {
  const exported: readonly unknown[] = Object.values(module);
  const { protocolId, settings } = readProtocol(module);
  const operations = exported.filter((item): item is StaticOperationSchema => isTuple(item, OPERATION));
  // Beside the service's own errors stands the SDK's base class of them, which no service answers.
  const errors = exported
    .filter((item): item is StaticErrorSchema => isTuple(item, ERROR))
    .filter(([, namespace]) => !namespace.startsWith('smithy.ts.sdk.synthetic'));
  return {
    protocolId,
    version: settings.version,
    targetPrefix: settings.serviceTarget,
    xmlNamespace: settings.xmlNamespace,
    queryCompatible: settings.awsQueryCompatible === true,
    operations: new Map(operations.map(schema => [schema[2], readOperation(schema)])),
    errors: new Map(errors.map(schema => [schema[2], NormalizedSchema.of(schema)])),
  };
}

function readOperation([, , name, traits, input, output]: StaticOperationSchema): OperationModel {
  const http = typeof traits === 'object' ? traits.http : undefined;
  return {
    name,
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    route: http && readRoute(http),
  };
}

function isTuple(item: unknown, kind: number): boolean {
  return Array.isArray(item) && item[0] === kind;
}

type ProtocolSettings = {
  readonly version: string;
  readonly serviceTarget: string;
  readonly xmlNamespace: string;
  readonly awsQueryCompatible?: boolean;
};

type AnyClient = {
  readonly config: { readonly protocol: { getShapeId(): string }; readonly protocolSettings: ProtocolSettings };
  destroy(): void;
};

type AnyClientClass = new (config: object) => AnyClient;

/** Only an instance of the client tells its protocol. It never sends anything, so region and credentials are dummies. */
function readProtocol(module: object): { protocolId: string; settings: ProtocolSettings } {
  const [, Client] = Object.entries(module).find(([name]) => /^[A-Z]\w*Client$/.test(name)) ?? [];
  if (Client === undefined) throw new Error('A client package exports no class XClient: its layout has changed.');
  const client = new (Client as AnyClientClass)({
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  const { protocol, protocolSettings } = client.config;
  client.destroy();
  return { protocolId: protocol.getShapeId(), settings: protocolSettings };
}
