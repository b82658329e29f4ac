import * as v from 'valibot';
import { missingIn } from './seed-references.ts';
import { settlingSeed } from './settling.ts';
import type { ConfigurationChange } from './state.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const functionName = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'letters, digits, - and _, at most 64'));
const versionNumber = v.pipe(v.string(), v.regex(/^[1-9]\d*$/, 'the number of a published version'));
const aliasName = v.pipe(v.string(), v.regex(/^(?!\d+$)[\w-]+$/, 'letters, digits, - and _, not a number'));

/**
 * Code. By its name it is known in `versions`, where its errors and latency are; an image's name is its URI. A zip that is
 * uploaded is the package whose files it holds, byte by byte.
 */
const packageSeed = v.strictObject({
  /** By path. Those of an image count for nothing. */
  files: v.optional(v.record(v.string(), v.string()), {}),
  /** What it answers instead of running its files: an image (by default `null`), or a language other than JavaScript. Any JSON. */
  answer: v.exactOptional(v.unknown()),
  /** What becomes of an update to this code. Default: what the function says. */
  update: v.exactOptional(settlingSeed),
  /** What becomes of a version that is published of this code. Default: what the function says. */
  activation: v.exactOptional(settlingSeed),
});

/** Members of UpdateFunctionConfiguration, by AWS's names. */
const configuration = v.custom<ConfigurationChange>(
  input => typeof input === 'object' && input !== null && !Array.isArray(input),
  'members of UpdateFunctionConfiguration',
);

const version = v.strictObject({
  version: versionNumber,
  package: v.string(),
  description: v.optional(v.string(), ''),
  /** Where it differs from that of $LATEST. */
  configuration: v.optional(configuration, {}),
  /** `Inactive`: not invoked for so long that Lambda has given its resources back. */
  state: v.optional(v.picklist(['Active', 'Inactive']), 'Active'),
});

const alias = v.strictObject({
  name: aliasName,
  version: v.string(),
  description: v.optional(v.string(), ''),
  weights: v.optional(v.record(versionNumber, share), {}),
  /** `ignored`: a weight is accepted, shown, and never takes effect. */
  weightsAre: v.optional(v.picklist(['followed', 'ignored']), 'followed'),
});

/** An alias or a version; without one the function itself, which is $LATEST. */
const qualifier = v.exactOptional(v.string());

const eventSource = v.strictObject({
  arn: v.string(),
  qualifier,
  state: v.optional(v.picklist(['Enabled', 'Disabled']), 'Enabled'),
  batchSize: v.optional(count, 10),
});

const functionUrl = v.strictObject({
  qualifier,
  authType: v.optional(v.picklist(['NONE', 'AWS_IAM']), 'AWS_IAM'),
});

const policyStatement = v.strictObject({
  sid: v.string(),
  qualifier,
  /** A service, `apigateway.amazonaws.com`. */
  principal: v.string(),
  sourceArn: v.exactOptional(v.string()),
});

const functionSeed = v.strictObject({
  name: functionName,
  packageType: v.optional(v.picklist(['Zip', 'Image']), 'Zip'),
  /** What $LATEST holds. */
  package: v.string(),
  role: v.optional(v.string(), 'arn:aws:iam::123456789012:role/lambda'),
  runtime: v.optional(v.string(), 'nodejs24.x'),
  handler: v.optional(v.string(), 'index.handler'),
  /** MB. */
  memory: v.optional(v.pipe(v.number(), v.integer(), v.minValue(128), v.maxValue(10_240)), 128),
  timeoutSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900)), 3),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  /** Keys (`KMSKeyArn`) with which whoever asks may not decrypt: variables that are encrypted with one are not shown. */
  deniedKeys: v.optional(v.array(v.string()), []),
  /** Whatever else is configured. */
  configuration: v.optional(configuration, {}),
  /** Oldest first. */
  versions: v.optional(v.array(version), []),
  aliases: v.optional(v.array(alias), []),
  provisionedConcurrency: v.optional(v.array(v.strictObject({ qualifier: v.string(), executions: count })), []),
  eventSources: v.optional(v.array(eventSource), []),
  urls: v.optional(v.array(functionUrl), []),
  permissions: v.optional(v.array(policyStatement), []),
  /** Without it the account's limit holds. */
  reservedConcurrency: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Whom they call: an alias, a version or `$LATEST`. */
  users: v.optional(
    v.array(v.strictObject({ call: v.string(), requestsPerSecond: v.pipe(v.number(), v.minValue(0)) })),
    [],
  ),
  /** What becomes of an update of code or configuration. AWS gives no figure. */
  update: v.optional(settlingSeed, { seconds: 3 }),
  /** What becomes of a new version. Default: at once for a zip; 5 s with a VPC or an image, 90 s with SnapStart. */
  activation: v.exactOptional(settlingSeed),
  /** What becomes of provisioned concurrency that is asked for. */
  provisioning: v.optional(settlingSeed, { seconds: 60 }),
});

/** Source of the defaults: "Lambda quotas" of the developer guide. */
const limits = v.strictObject({
  /** All code of the account: 75 GB. */
  codeStorageBytes: v.optional(count, 75 * 1024 ** 3),
  /** A request, with its zip in base64: 50 MB of zip. */
  requestBytes: v.optional(count, 69_905_067),
  /** A zip's content: 250 MB. */
  unzippedBytes: v.optional(count, 262_144_000),
  /** Of all functions that have reserved none. */
  concurrentExecutions: v.optional(count, 1000),
});

/** The `lambda` part of a world's seed. */
export const lambdaSeed = v.pipe(
  v.strictObject({
    packages: v.optional(v.record(v.string(), packageSeed), {}),
    /** Package by `s3://bucket/key`, or `s3://bucket/key@version`. */
    objects: v.optional(v.record(v.pipe(v.string(), v.startsWith('s3://')), v.string()), {}),
    functions: v.optional(v.array(functionSeed), []),
    limits: v.optional(limits, {}),
    /** What UpdateAlias without RoutingConfig does with the weights; AWS does not document it. */
    aliasWithoutRouting: v.optional(v.picklist(['keeps its weights', 'loses its weights']), 'keeps its weights'),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of missingIn(dataset.value)) addIssue({ message });
  }),
);

export type LambdaSeed = v.InferOutput<typeof lambdaSeed>;
export type FunctionSeed = LambdaSeed['functions'][number];
export type PackageSeed = LambdaSeed['packages'][string];
export type EventSourceSeed = FunctionSeed['eventSources'][number];
