import type { Handlers, Input, Output } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { referenceTo } from './arns.ts';
import { checkConfiguration } from './configuration-rules.ts';
import { checkStorage, storedBytes } from './code-storage.ts';
import type { CodeStore } from './code-store.ts';
import { describeLatest, describeQualified, describeVersion } from './describe-function.ts';
import { revisionRun, type FunctionBook, type Qualified } from './function-book.ts';
import type { Publish } from './publish.ts';
import { invalidParameter, requestTooLarge } from './refusals.ts';
import type { LambdaSeed } from './seed.ts';
import type { Code, ConfigurationChange, LambdaClient, LambdaFunction, Revision } from './state.ts';
import { checkMayChange, type BeginUpdate } from './updates.ts';

type FunctionHandlers = Pick<
  Handlers<LambdaClient, Caller>,
  | 'GetAccountSettings'
  | 'GetFunction'
  | 'GetFunctionConfiguration'
  | 'UpdateFunctionCode'
  | 'UpdateFunctionConfiguration'
>;

export interface FunctionSurroundings {
  readonly book: FunctionBook;
  readonly codeStore: CodeStore;
  readonly beginUpdate: BeginUpdate;
  readonly publish: Publish;
  readonly limits: LambdaSeed['limits'];
}

export function functionHandlers(around: FunctionSurroundings): FunctionHandlers {
  const { book, codeStore, beginUpdate, publish, limits } = around;

  return {
    GetFunction: ({ FunctionName, Qualifier }) => {
      const { owner, is } = book.resolve(FunctionName, Qualifier);
      const { qualifier } = referenceTo(FunctionName, Qualifier);
      const { code } = revisionOf(owner, is);
      return {
        Configuration: describeQualified(owner, is, qualifier),
        Code: locationOf(owner, code),
        ...(owner.settings.reservedConcurrency !== undefined && {
          Concurrency: { ReservedConcurrentExecutions: owner.settings.reservedConcurrency },
        }),
      };
    },

    GetFunctionConfiguration: ({ FunctionName, Qualifier }) => {
      const { owner, is } = book.resolve(FunctionName, Qualifier);
      return describeQualified(owner, is, referenceTo(FunctionName, Qualifier).qualifier);
    },

    UpdateFunctionCode: input => {
      const owner = book.get(input.FunctionName);
      checkRequestSize(input.ZipFile, limits.requestBytes);
      checkMayChange(owner, input.RevisionId);
      const code = codeIn(input, owner, codeStore);
      const { shown } = owner.latest;
      checkStorage(book, limits.codeStorageBytes, code, shown.code);
      const to = { ...shown, code };
      if (input.DryRun === true) return { ...describeLatest(owner), CodeSha256: code.sha256, CodeSize: code.size };
      const updated = beginUpdate(owner, to);
      return input.Publish === true
        ? describeVersion(owner, publish(owner, undefined, updated))
        : describeLatest(owner);
    },

    UpdateFunctionConfiguration: ({ FunctionName, RevisionId, ...change }) => {
      const owner = book.get(FunctionName);
      checkConfiguration(change);
      checkMayChange(owner, RevisionId);
      const { shown } = owner.latest;
      beginUpdate(owner, { ...shown, configuration: { ...shown.configuration, ...settled(change) } });
      return describeLatest(owner);
    },

    GetAccountSettings: () => {
      const reserved = book.all().reduce((sum, { settings }) => sum + (settings.reservedConcurrency ?? 0), 0);
      return {
        AccountLimit: {
          TotalCodeSize: limits.codeStorageBytes,
          CodeSizeUnzipped: limits.unzippedBytes,
          // The quota for a zip in a request, 50 MB; the request itself is larger by base64's third.
          CodeSizeZipped: Math.floor((limits.requestBytes * 3) / 4),
          ConcurrentExecutions: limits.concurrentExecutions,
          UnreservedConcurrentExecutions: limits.concurrentExecutions - reserved,
        },
        AccountUsage: { TotalCodeSize: storedBytes(book), FunctionCount: book.all().length },
      };
    },
  };
}

function revisionOf(owner: LambdaFunction, qualified: Qualified): Revision {
  switch (qualified.kind) {
    case 'latest':
      return qualified.latest.shown;
    case 'version':
      return qualified.version.revision;
    case 'alias':
      return revisionRun(owner, qualified.alias.asked.version) ?? owner.latest.shown;
    default: {
      const never: never = qualified;
      throw new Error(`no such qualifier: ${JSON.stringify(never)}`);
    }
  }
}

/** Nothing can be fetched from the location: this world has no S3. */
function locationOf({ arn }: LambdaFunction, { image, sha256 }: Code): Output<LambdaClient, 'GetFunction'>['Code'] {
  if (image === undefined) {
    return {
      RepositoryType: 'S3',
      Location: `https://prod-code.s3.amazonaws.com/snapshots/${encodeURIComponent(arn)}`,
    };
  }
  const { uri } = image;
  const repository = uri.replace(/(?::[^/]*)?(?:@.*)?$/, '');
  return { RepositoryType: 'ECR', ImageUri: uri, ResolvedImageUri: `${repository}@sha256:${sha256}` };
}

/** The zip travels in base64. */
function checkRequestSize(zip: Uint8Array | undefined, limitBytes: number): void {
  if (zip !== undefined && Math.ceil(zip.length / 3) * 4 > limitBytes)
    throw requestTooLarge('UpdateFunctionCode', limitBytes);
}

function codeIn(input: Input<LambdaClient, 'UpdateFunctionCode'>, owner: LambdaFunction, store: CodeStore): Code {
  const { ZipFile, S3Bucket, S3Key, S3ObjectVersion, ImageUri } = input;
  if (owner.packageType === 'Image') {
    if (ImageUri === undefined || ZipFile !== undefined || S3Bucket !== undefined)
      throw invalidParameter('Please provide ImageUri when updating a function with packageType Image.');
    return store.fromImage(ImageUri);
  }
  if (ImageUri !== undefined)
    throw invalidParameter("Please don't provide ImageUri when updating a function with packageType Zip.");
  if (ZipFile !== undefined && (S3Bucket ?? S3Key ?? S3ObjectVersion) !== undefined)
    throw invalidParameter('Please do not provide other FunctionCode parameters when providing a ZipFile.');
  if (ZipFile !== undefined) return store.fromZip(ZipFile);
  if (S3Bucket === undefined || S3Key === undefined)
    throw invalidParameter('Please provide a source for function code.');
  return store.fromS3(S3Bucket, S3Key, S3ObjectVersion);
}

/** An empty dead-letter target takes the configuration away ("DeadLetterConfig"). */
function settled({ DeadLetterConfig, ...change }: ConfigurationChange): ConfigurationChange {
  if (DeadLetterConfig === undefined) return change;
  return { ...change, DeadLetterConfig: DeadLetterConfig.TargetArn === '' ? {} : DeadLetterConfig };
}
