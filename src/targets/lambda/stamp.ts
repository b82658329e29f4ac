import { type Origin, parseStamp, printStamp, type RunFacts } from '../../release/identity.ts';

/** Which release published a version, and from where. */
export interface VersionStamp {
  readonly changeId: string;
  /** Undefined where there was no room for it. */
  readonly origin: Origin | undefined;
}

/** Lambda's limit for the description of a function, a version or an alias (API reference: PublishVersion). */
export const longestDescription = 256;

/** `greenlight gl-1-0a1b2c3d.1 of run 57 of octo-org/shop .github/workflows/release.yml`; the change alone where that is too long. */
export function versionDescription({ changeId, origin }: RunFacts): string {
  const stamp = printStamp(changeId);
  const whole = `${stamp} of run ${origin.runNumber} of ${origin.repository} ${origin.workflow}`;
  return origin.workflow === '' || whole.length > longestDescription ? stamp : whole;
}

export function stampIn(description: string | undefined): VersionStamp | undefined {
  const [, stamp, runNumber, repository, workflow] =
    /^(greenlight \S+)(?: of run (\d+) of (\S+) (\S.*))?$/.exec(description ?? '') ?? [];
  const changeId = parseStamp(stamp);
  if (changeId === undefined) return undefined;
  const told = runNumber !== undefined && repository !== undefined && workflow !== undefined;
  return { changeId, origin: told ? { repository, workflow, runNumber: Number(runNumber) } : undefined };
}
