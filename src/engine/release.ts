import type { Mask } from '../aws/credentials.ts';
import { GreenlightError, RefusedError } from '../errors.ts';
import type { JobEnvironment } from '../github/claims.ts';
import type { AskForIdToken } from '../github/id-token.ts';
import type { GitHubRun } from '../github/run.ts';
import type { CredentialsLife } from '../release/credentials-life.ts';
import type { History } from '../release/history.ts';
import type { RunFacts, Sha256 } from '../release/identity.ts';
import type { Holder, Presence } from '../release/mark.ts';
import type { Problem } from '../release/problem.ts';
import type { Verdict } from '../release/verdict.ts';
import type { Serving } from '../release/words.ts';
import type { Request, Search } from '../request/request.ts';
import type { Clock } from './clock.ts';
import { conduct } from './conduct.ts';
import { verdictNow } from './ending.ts';
import { reportStatus } from './operations/status.ts';
import type { Memo } from './memo.ts';
import type { Publisher } from './publish.ts';

export interface Surroundings {
  readonly run: GitHubRun;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly sha256: Sha256;
  /** Aborted by SIGINT or SIGTERM; its reason is the signal's name. */
  readonly cancelled: AbortSignal;
  readonly publisher: Publisher;
  readonly memo: Memo;
  /** The environment that GitHub says the job is in. Never rejects. */
  readonly jobEnvironment: () => Promise<JobEnvironment>;
  /** What was released here before, from the ledger. Never rejects. */
  readonly history: (of: Pick<RunFacts, 'targetKey' | 'environment'>) => Promise<History>;
  /** Whether the attempt of a run that divides traffic is still at it. Never rejects. */
  readonly presence: (holder: Holder) => Promise<Presence>;
  /** Asked only where a role is to be assumed. Never rejects. */
  readonly idToken: AskForIdToken;
  /** Told of each secret that the step itself has got. */
  readonly mask: Mask;
  /** Of the AWS credentials that the job has of its own. */
  readonly credentials: CredentialsLife;
}

/** One release from its request to its verdict. Whatever goes wrong becomes a verdict, and the last event says it. */
export async function release(
  asked: Request | Search | { readonly problems: readonly Problem[] },
  surroundings: Surroundings,
): Promise<Verdict> {
  const { clock, publisher } = surroundings;
  const verdict =
    'problems' in asked
      ? await refuse(new RefusedError(asked.problems), surroundings)
      : await attempt(asked, surroundings);
  await publisher.publish([{ at: clock.now(), type: 'verdict', verdict }]);
  await publisher.finish(surroundings.cancelled);
  return verdict;
}

/** Whatever a cancelled job was refused in its last seconds, it is the cancel that ended it. */
async function attempt(request: Request | Search, surroundings: Surroundings): Promise<Verdict> {
  const verdict = await answered(request, surroundings);
  if (verdict.name !== 'refused' || !surroundings.cancelled.aborted) return verdict;
  const because = `The job was cancelled. ${verdict.because}`;
  const next = ['To go on, re-run the job.', verdict.next].join(' ').trim();
  return verdictNow(verdict.at, 'cancelled', verdict.serving, because, next, verdict.code);
}

async function answered(request: Request | Search, surroundings: Surroundings): Promise<Verdict> {
  try {
    return await ('sought' in request || request.operation.is === 'status'
      ? reportStatus(request, surroundings)
      : conduct(request, surroundings));
  } catch (error) {
    if (error instanceof RefusedError) return refuse(error, surroundings);
    // Everything up to the loop only reads, and the loop turns Greenlight's own errors into verdicts.
    if (error instanceof GreenlightError)
      return verdictNow(
        surroundings.clock.now(),
        'refused',
        notRead(error.message),
        error.message,
        error.hint,
        error.code,
      );
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await surroundings.publisher.publish([{ at: surroundings.clock.now(), type: 'warning', warning: fault }]);
    return verdictNow(
      surroundings.clock.now(),
      'unknown',
      notRead('Greenlight itself failed'),
      `Greenlight itself failed: ${error instanceof Error ? error.message : String(error)}`,
      'Look at who serves, and at what is in flight there, and report the fault.',
      'fault',
    );
  }
}

async function refuse(
  { problems, seen: { warnings, serving, foreseen }, code }: RefusedError,
  { clock, publisher }: Surroundings,
): Promise<Verdict> {
  const at = clock.now();
  await publisher.publish([
    { at, type: 'problems', problems, foreseen },
    ...warnings.map(warning => ({ at, type: 'warning', warning }) as const),
  ]);
  const [first, ...more] = problems;
  return verdictNow(
    at,
    'refused',
    serving ?? notRead('it was not read'),
    `${first === undefined ? 'Nothing can be done' : problemWords(first)}${more.length === 0 ? '.' : `, and ${more.length} more.`}`,
    'Correct what is named, and release again.',
    code,
  );
}

/** With what stood there, unless the reason has it: where one says `this name`, a reader asks which. */
function problemWords({ where, value, reason }: Problem): string {
  const told = value === undefined || reason.includes(value) ? '' : ` (${value})`;
  return `${where}${told}: ${reason.replace(/\.$/, '')}`;
}

function notRead(because: string): Serving {
  return { who: 'unknown', because };
}
