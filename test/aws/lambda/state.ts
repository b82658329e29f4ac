import type { ClientOf, Input } from '../wire/index.ts';
import type { Routing } from './functions.ts';
import type { FunctionSeed } from './seed.ts';
import type { Failure, Settling } from './settling.ts';

export type LambdaClient = ClientOf<'lambda'>;

/** What UpdateFunctionConfiguration sets; a member that is not there stays as it is. */
export type ConfigurationChange = Omit<
  Input<LambdaClient, 'UpdateFunctionConfiguration'>,
  'FunctionName' | 'RevisionId'
>;

/** What every function has configured, and whatever else was set. */
export type Configuration = ConfigurationChange &
  Required<Pick<ConfigurationChange, 'Description' | 'MemorySize' | 'Role' | 'Timeout'>>;

/** A deployment package that Lambda has stored. */
export interface Code {
  /** Base64 of a zip's SHA-256; of an image its digest in hexadecimal. */
  readonly sha256: string;
  /** Bytes of the zip; an image counts nothing. */
  readonly size: number;
  readonly image: { readonly uri: string } | undefined;
  /** Of the world's versions, or a name of its own for content that no seed knows. */
  readonly version: string;
  /** By path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What it answers where its files are not run. */
  readonly answer: { readonly value: unknown } | undefined;
  readonly update: Settling | undefined;
  readonly activation: Settling | undefined;
}

/** What runs: code and how it is configured. */
export interface Revision {
  readonly code: Code;
  readonly configuration: Configuration;
}

export type Progress =
  | { readonly status: 'in progress' }
  | { readonly status: 'done' }
  | { readonly status: 'failed'; readonly failure: Failure };

/** $LATEST, which updates change. */
export interface Latest {
  /** As last asked for. */
  shown: Revision;
  /** As invoked: what was there before, until an update has succeeded. */
  running: Revision;
  update: Progress;
  revisionId: string;
  modifiedAt: number;
}

export interface PublishedVersion {
  /** Counted from 1, never given twice. */
  readonly number: string;
  /** $LATEST as it was when this was published of it. */
  readonly source: Revision;
  /** The same with the description that the version was given. */
  readonly revision: Revision;
  readonly revisionId: string;
  readonly publishedAt: number;
  /** `idle`: Lambda has given its resources back. */
  activation: Progress | { readonly status: 'idle' };
}

export interface Alias {
  readonly name: string;
  readonly weightsAre: 'followed' | 'ignored';
  description: string;
  /** As last written. */
  asked: Routing;
  /** As requests follow it. */
  inEffect: Routing;
  /** When the last write takes effect, epoch ms: a later one never arrives first. */
  arrivesAt: number;
  revisionId: string;
}

/** Provisioned concurrency of one version or alias. */
export interface Provision {
  readonly qualifier: string;
  readonly requested: number;
  readonly modifiedAt: number;
  progress: Progress;
}

export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly packageType: 'Zip' | 'Image';
  readonly latest: Latest;
  /** Oldest first. */
  versions: readonly PublishedVersion[];
  lastNumber: number;
  aliases: readonly Alias[];
  provisions: readonly Provision[];
  /** What nobody can change in this world. */
  readonly settings: Pick<
    FunctionSeed,
    | 'activation'
    | 'deniedKeys'
    | 'eventSources'
    | 'permissions'
    | 'provisioning'
    | 'reservedConcurrency'
    | 'update'
    | 'urls'
    | 'users'
  >;
}
