import type { Engine } from '../engine.ts';

/** What reading has shown besides the database itself. Of what cannot be a database, nothing is asked. */
export type Preflight = { readonly is: 'no source'; readonly because: string } | ({ readonly is: 'a source' } & Facts);

export interface Facts {
  readonly engine: Engine;
  readonly version: GreenVersion;
  /** Those that were asked for. */
  readonly groups: readonly AskedGroup[];
  /** Of the group in which blue's replication is set; undefined: no parameter decides over it. */
  readonly replicating: ParametersOf | undefined;
  /** Of the group that green gets, where its engine has events; undefined: it has none, or AWS chooses the group. */
  readonly events: ParametersOf | undefined;
  /** For each class that green would have. */
  readonly classes: readonly ClassOffer[];
  readonly quotas: ReadonlyMap<string, Quota>;
  /** ARNs of zero-ETL integrations that read from it. */
  readonly integrations: readonly string[];
  /** Names of those of RDS Proxy that lead to it. */
  readonly proxies: readonly string[];
  readonly customEndpoints: readonly string[];
  /** The name that blue is free to get. */
  readonly oldName: string;
}

/** The version that green gets. */
export type GreenVersion =
  | { readonly is: 'as blue'; readonly version: string; readonly family: string | undefined }
  | {
      readonly is: 'an upgrade';
      readonly version: string;
      readonly family: string | undefined;
      readonly isMajor: boolean;
      /** Of which AWS chooses one; a single one where the version was asked for in full. */
      readonly from: readonly [string, ...string[]];
    }
  /** Blue cannot be upgraded to it. */
  | { readonly is: 'out of reach'; readonly version: string; readonly targets: readonly UpgradeTarget[] };

export interface UpgradeTarget {
  readonly version: string;
  readonly isMajor: boolean;
}

export interface AskedGroup {
  readonly input: 'parameter-group' | 'cluster-parameter-group';
  readonly name: string;
  /** Undefined: there is no such group. */
  readonly family: string | undefined;
}

/** Some parameters of a group by their names; those without a value are as their engine has them. */
export interface ParametersOf {
  readonly group: string;
  readonly values: ReadonlyMap<string, string>;
}

/** What AWS offers of an instance class, for green's version. */
export type ClassOffer =
  | { readonly is: 'offered'; readonly class: string; readonly storage: readonly StorageOffer[] }
  | { readonly is: 'not offered'; readonly class: string; readonly others: readonly string[] };

export interface StorageOffer {
  readonly type: string;
  /** In GiB. */
  readonly size: Range;
  /** Undefined: it cannot be chosen. */
  readonly iops: Range | undefined;
  /** IOPS for each GiB. */
  readonly iopsPerGib: Range | undefined;
  /** In MiB/s. */
  readonly throughput: Range | undefined;
}

/** Undefined: AWS names no limit. */
export interface Range {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

export interface Quota {
  readonly used: number;
  readonly max: number;
}
