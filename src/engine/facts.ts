import type { Caller } from '../aws/caller.ts';
import { RefusedError } from '../errors.ts';
import type { JobEnvironment } from '../github/claims.ts';
import type { GitHubRun } from '../github/run.ts';
import type { Handed } from '../release/aim.ts';
import type { ReleaseEvent } from '../release/events.ts';
import { changeId, placeOf, releaseId, type RunFacts, type Sha256, targetKey } from '../release/identity.ts';
import type { Instant } from '../release/words.ts';
import { identifiersOf, namingInputs, type TargetName, targetTitle } from '../release/target.ts';
import type { Operation, Request } from '../request/request.ts';

/** What of a request says which target is meant, and which release of it. */
export interface Meant extends Pick<Request, 'operation' | 'environment' | 'region'> {
  readonly target: TargetName;
}

/**
 * Who is speaking, and of which release: its own, or the one that was handed over.
 *
 * @throws RefusedError where what was handed over is of another environment or target
 */
export function factsOf(request: Meant, caller: Caller, { run, sha256 }: { run: GitHubRun; sha256: Sha256 }): RunFacts {
  const { target, region } = request;
  // GitHub's names of environments know no case: two spellings must not be two ledgers.
  const environment = request.environment.toLowerCase();
  const key = targetKey(target.kind, caller.account, region, identifiersOf(target));
  const own = releaseId({ runId: run.id, environment, targetKey: key }, sha256);
  const handed = handedIn(request.operation);
  if (handed !== undefined && placeOf(handed.releaseId) !== placeOf(own)) throw elsewhere(handed, request);
  const release = handed?.releaseId ?? own;
  return {
    releaseId: release,
    changeId: handed?.changeId ?? changeId(release, run.attempt),
    environment,
    target: targetTitle(target),
    targetKey: key,
    runId: run.id,
    attempt: run.attempt,
    caller: `${caller.name}, account ${caller.account}, ${region}`,
    runUrl: run.url,
    origin: { repository: run.repository, workflow: run.workflow, runNumber: run.runNumber },
  };
}

function handedIn(operation: Operation): Handed | undefined {
  return operation.is === 'promote' || operation.is === 'status' ? operation.handed : undefined;
}

function elsewhere({ releaseId }: Handed, { environment, target }: Meant): RefusedError {
  return new RefusedError([
    {
      where: 'release-id',
      value: releaseId,
      reason: `it is of another environment or target than \`${environment}\` and ${targetTitle(target)}`,
      remedy: `write \`environment\`, \`region\`, ${namingInputs(target)} as in the step that it comes from`,
    },
  ]);
}

/** Approvals and roles hang on the job's environment: a release that names another one would be told, and found again, in the wrong place. */
export function agree(asked: string, environment: JobEnvironment, at: Instant): readonly ReleaseEvent[] {
  if (environment.is === 'none') return [];
  if (environment.is === 'not known') {
    const warning = `GitHub did not say which environment the job is in: that it is \`${asked}\` is not checked.`;
    return [{ at, type: 'warning', warning }];
  }
  const job = environment.name;
  // GitHub's names of environments know no case.
  if (job.toLowerCase() === asked.toLowerCase()) return [];
  throw new RefusedError([
    {
      where: 'environment',
      value: asked,
      reason: `the job is in the environment \`${job}\`, as its OIDC token says`,
      remedy: `write \`environment: ${job}\` in the step, or give the job \`environment: ${asked}\``,
    },
  ]);
}
