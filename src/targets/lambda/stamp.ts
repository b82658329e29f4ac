import { type Origin, parseStamp, printStamp, type RunFacts } from '../../release/identity.ts';

/** Which release published a version, beside what, and from where. */
export interface VersionStamp {
  readonly changeId: string;
  /** The number of the version that served then; `none` where none did, undefined where it is not said. */
  readonly beside: string | undefined;
  /** Undefined where there was no room for it. */
  readonly origin: Origin | undefined;
}

/** Lambda's limit for the description of a function, a version or an alias (API reference: PublishVersion). */
export const longestDescription = 256;

/**
 * `greenlight gl-1-0a1b2c3d.1 beside 4 of run 57 of octo-org/shop .github/workflows/release.yml`; without its origin where that
 * is too long.
 */
export function versionDescription({ changeId, origin }: RunFacts, beside: string | undefined): string {
  const stamp = `${printStamp(changeId)} beside ${beside ?? 'none'}`;
  const whole = `${stamp} of run ${origin.runNumber} of ${origin.repository} ${origin.workflow}`;
  return origin.workflow === '' || whole.length > longestDescription ? stamp : whole;
}

export function stampIn(description: string | undefined): VersionStamp | undefined {
  const [, stamp, beside, runNumber, repository, workflow] =
    /^(greenlight \S+)(?: beside (\d+|none))?(?: of run (\d+) of (\S+) (\S.*))?$/.exec(description ?? '') ?? [];
  const changeId = parseStamp(stamp);
  if (changeId === undefined) return undefined;
  const told = runNumber !== undefined && repository !== undefined && workflow !== undefined;
  return { changeId, beside, origin: told ? { repository, workflow, runNumber: Number(runNumber) } : undefined };
}
