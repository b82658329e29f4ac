/** Who is speaking: the ids that stay the same over attempts and jobs, and what a reader needs to find the run. */
export interface RunFacts {
  readonly releaseId: string;
  readonly changeId: string;
  readonly environment: string;
  readonly target: string;
  /** Kind, account, region and identifiers: what a comment and a ledger entry are found by. */
  readonly targetKey: string;
  readonly runId: string;
  /** Counted from 1; a change that was begun in an earlier one keeps that one in its id. */
  readonly attempt: number;
  /** Who asks AWS, and where: `role deployer, account 123456789012, eu-west-1`. */
  readonly caller: string;
  readonly runUrl: string | undefined;
  readonly origin: Origin;
}

/** Which workflow a change comes from, and how late in it: a higher run number is a newer run of the same workflow. */
export interface Origin {
  /** `owner/repository`. */
  readonly repository: string;
  /** Path of the workflow's file: `.github/workflows/release.yml`. */
  readonly workflow: string;
  readonly runNumber: number;
}

/** Hex SHA-256 of a text's UTF-8 bytes; passed in, because the core asks Node for nothing. */
export type Sha256 = (text: string) => string;

/** Kind, account, region and identifiers, lower case, joined by `/`: `ecs/123456789012/eu-west-1/prod/api`. */
export function targetKey(kind: string, account: string, region: string, identifiers: readonly string[]): string {
  return [kind, account, region, ...identifiers].join('/').toLowerCase();
}

/** The same for every attempt of a run, and independent of the revision. GitHub's names of environments know no case. */
export function releaseId(of: { runId: string; environment: string; targetKey: string }, sha256: Sha256): string {
  return `gl-${of.runId}-${sha256(`${of.environment.toLowerCase()}\n${of.targetKey}`).slice(0, 8)}`;
}

/**
 * Environment and target as the 8 hex digits of a release's id: the same for every release there. It stands for the target where
 * everybody may read, for a target key has the account in it, which many keep to themselves.
 */
export function placeOf(release: string): string {
  return release.slice(release.lastIndexOf('-') + 1);
}

/** `attempt` is the attempt in which the change began. */
export function changeId(release: string, attempt: number): string {
  return `${release}.${attempt}`;
}

/** What stands on a deployment that Greenlight makes; CodeDeploy takes 256 characters. */
export function printStamp(change: string): string {
  return `greenlight ${change}`;
}

/** The change-id in a stamp; undefined where the text is somebody else's. */
export function parseStamp(description: string | undefined): string | undefined {
  return /^greenlight (gl-\S+-[0-9a-f]{8}\.\d+)$/.exec(description ?? '')?.[1];
}

/** A release-id, or a change-id with the release that it belongs to; undefined for any other text. */
export function parseReleaseOrChange(
  text: string,
): { readonly releaseId: string; readonly changeId: string | undefined } | undefined {
  if (!/^gl-[^\s.]+-[0-9a-f]{8}(\.[1-9]\d*)?$/.test(text)) return undefined;
  return { releaseId: releaseOf(text), changeId: text.includes('.') ? text : undefined };
}

/** The release that a change belongs to: all of its attempts have the same. */
export function releaseOf(change: string): string {
  return change.replace(/\.\d+$/, '');
}

/** The attempt in which a change began, 1 for the first. */
export function attemptOf(change: string): number {
  return Number(/\.(\d+)$/.exec(change)?.[1] ?? 1);
}

/** The run that a release or a change belongs to, by GitHub's id of it. */
export function runOf(id: string): string {
  return /^gl-(.+)-[0-9a-f]{8}(\.\d+)?$/.exec(id)?.[1] ?? '';
}

/**
 * Whether a change belongs to a later run than the given one: GitHub's run ids only grow, over all workflows. Outside of GitHub
 * there is no order of runs.
 */
export function isOfLaterRun(change: string, runId: string): boolean {
  const other = runOf(change);
  return /^\d+$/.test(other) && /^\d+$/.test(runId) && BigInt(other) > BigInt(runId);
}
