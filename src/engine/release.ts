import { type Caller, callerOf } from '../aws/caller.ts';
import { clientsFor } from '../aws/clients.ts';
import { GreenlightError, RefusedError } from '../errors.ts';
import { alarmReader } from '../gates/alarms.ts';
import { smokeTester } from '../gates/smoke.ts';
import type { JobEnvironment } from '../github/claims.ts';
import type { GitHubRun } from '../github/run.ts';
import type { Made } from '../release/course.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Problem } from '../release/problem.ts';
import { changeId, releaseId, type Sha256, targetKey } from '../release/identity.ts';
import type { Verdict } from '../release/verdict.ts';
import type { Instant, Millis, Serving } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import { surveyTarget } from '../targets/survey.ts';
import { begunBefore } from './begun-before.ts';
import type { Clock } from './clock.ts';
import { verdictNow, verdictOf } from './ending.ts';
import { runLoop } from './loop.ts';
import { asking } from './patience.ts';
import { nothingToDo, planOnly } from './plan-only.ts';
import { preflightWith } from './preflight.ts';
import type { Publisher } from './publish.ts';
import { type Free, inTurn, type Unturned } from './turn-taking.ts';

export interface Surroundings {
  readonly run: GitHubRun;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly sha256: Sha256;
  /** Aborted by SIGINT or SIGTERM; its reason is the signal's name. */
  readonly cancelled: AbortSignal;
  readonly publisher: Publisher;
  /** The environment that GitHub says the job is in. Never rejects. */
  readonly jobEnvironment: () => Promise<JobEnvironment>;
}

/** How long one call rides out passing troubles: longer than any throttling, shorter than a person's patience. */
const callPatience: Millis = 2 * 60_000;

/** One release from its request to its verdict. Whatever goes wrong becomes a verdict, and the last event says it. */
export async function release(
  asked: Request | { readonly problems: readonly Problem[] },
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

async function attempt(request: Request, surroundings: Surroundings): Promise<Verdict> {
  try {
    return await prepared(request, surroundings);
  } catch (error) {
    // Whatever a cancelled job was refused in its last seconds, it is the cancel that ended it.
    if (error instanceof GreenlightError && surroundings.cancelled.aborted)
      return verdictNow(
        surroundings.clock.now(),
        'cancelled',
        notRead(error.message),
        'The job was cancelled before anything was written.',
        'To release, re-run the job.',
      );
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
      'AWS goes on by itself with whatever was begun: look at the deployment in CodeDeploy, and report the fault.',
      'fault',
    );
  }
}

async function prepared(request: Request, surroundings: Surroundings): Promise<Verdict> {
  const { clock, cancelled, random, publisher } = surroundings;
  const publish = (events: readonly ReleaseEvent[]): Promise<void> => publisher.publish(events);
  const onTrouble = (trouble: string): void => void publish([{ at: clock.now(), type: 'trouble', trouble }]);
  const sleep = (ms: Millis, signal: AbortSignal): Promise<void> => clock.sleep(ms, signal);
  const clients = clientsFor(request.region, sleep);
  const patience = { clock, random, signal: cancelled, onTrouble };
  const patient = asking({ ...patience, within: callPatience });
  const brisk = asking({ ...patience, within: 0 });
  const now = (): Instant => clock.now();

  const caller = callerOf(clients, patient);
  // Asked beside the first request to AWS, which must not wait for GitHub.
  const jobEnvironment = surroundings.jobEnvironment();
  const run = factsOf(request, await caller, surroundings);
  await publish([{ at: now(), type: 'began', run }]);
  await publish(agree(request.environment, await jobEnvironment, now()));
  const survey = () => surveyTarget(request.target, run, { region: request.region, clients, patient, brisk, now });
  const preflight = preflightWith(request, alarmReader(clients.cloudwatch, patient));

  /** From a free target to the end of the release. */
  const released = async (free: Free, waited: Millis): Promise<Verdict> => {
    if (free.is === 'serving already') return nothingToDo(free, run, { publish, now });
    const plan = await preflight.planned(free.found, waited);
    await publish([{ at: now(), type: 'planned', plan }]);
    await publish(begunBefore(plan, now()));
    const smoke = smokeTester({ now, sleep });
    const crew = { plan, hands: free.hands(plan), alarms: alarmReader(clients.cloudwatch, brisk), smoke };
    const made: Made = free.ours === undefined ? { is: 'nothing' } : { is: 'change', change: free.ours };
    return verdictOf(await runLoop({ ...crew, clock, cancelled, publish }, made), free.found.serving, now());
  };

  if (request.operation === 'plan')
    return planOnly(request, run, await preflight.surveyed(survey), preflight, { publish, now });
  const turn = { request, run, survey: () => preflight.surveyed(survey), rehearse: preflight.rehearsed };
  const outcome = await inTurn({ ...turn, clock, cancelled, publish }, released);
  return 'is' in outcome ? unturned(outcome, surroundings) : outcome;
}

/** Approvals and roles hang on the job's environment: a release that names another one would be told, and found again, in the wrong place. */
function agree(asked: string, environment: JobEnvironment, at: Instant): readonly ReleaseEvent[] {
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

function unturned({ name, because, next, code }: Unturned, surroundings: Surroundings): Verdict {
  return verdictNow(
    surroundings.clock.now(),
    name,
    notRead('another change holds the target, and may be moving it'),
    because,
    next,
    code,
  );
}

function factsOf(request: Request, caller: Caller, { run, sha256 }: Surroundings): RunFacts {
  const { target, environment, region } = request;
  const key = targetKey(target.kind, caller.account, region, [target.cluster, target.service]);
  const release = releaseId({ runId: run.id, environment, targetKey: key }, sha256);
  return {
    releaseId: release,
    changeId: changeId(release, run.attempt),
    environment,
    target: `ECS service ${target.service} in cluster ${target.cluster}`,
    targetKey: key,
    runId: run.id,
    attempt: run.attempt,
    caller: `${caller.name}, account ${caller.account}, ${region}`,
    runUrl: run.url,
    origin: { repository: run.repository, workflow: run.workflow, runNumber: run.runNumber },
  };
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
