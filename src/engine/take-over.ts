import { callerOf } from '../aws/caller.ts';
import { GreenlightError, RefusedError, TroubleError } from '../errors.ts';
import { alarmReader } from '../gates/alarms.ts';
import { lagReader } from '../gates/lag.ts';
import { smokeTester } from '../gates/smoke.ts';
import type { Aim } from '../release/aim.ts';
import type { ReleaseEvent } from '../release/events.ts';
import { parseReleaseOrChange, type RunFacts } from '../release/identity.ts';
import { type Left, takenOver } from '../release/left.ts';
import { wayBackWords } from '../release/mover-words.ts';
import { planRelease } from '../release/planner.ts';
import type { Problem } from '../release/problem.ts';
import type { Purpose } from '../release/purpose.ts';
import type { Verdict } from '../release/verdict.ts';
import type { Instant, Millis } from '../release/words.ts';
import type { Request, Search } from '../request/request.ts';
import type { Survey } from '../targets/ports.ts';
import { surveyTarget } from '../targets/survey.ts';
import { type Access, accessFor } from './access.ts';
import { begunBefore } from './begun-before.ts';
import { verdictNow, verdictOf } from './ending.ts';
import { factsOf } from './facts.ts';
import { runLoop } from './loop.ts';
import { leftToNobody } from './memo.ts';
import type { Surroundings } from './release.ts';

/**
 * After a cancel the server ends a job within 5 minutes and the runner 15 s before that (runner source, JobDispatcher); the step
 * has had 10 s of it. Four minutes are for the post step, and their end for the last words.
 */
const watchFor: Millis = (4 * 60 - 25) * 1_000;

/** What was begun in the moment of a kill shows in AWS within this time, or it was not begun. */
const appearsWithin: Millis = 30_000;

const lookAgain: Millis = 10_000;

/**
 * The post step: goes on with what the step could not see to its end, on its way back, and says how it ended. The same survey,
 * plan and loop as ever, on a course that has turned already.
 */
export async function takeOver(
  asked: Request | Search | { readonly problems: readonly Problem[] },
  left: Left,
  surroundings: Surroundings,
): Promise<Verdict> {
  const { clock, publisher, cancelled } = surroundings;
  const over = new AbortController();
  const leaves = clock.now() + watchFor;
  const enough = new AbortController();
  void clock.sleep(watchFor, AbortSignal.any([over.signal, cancelled])).then(() => enough.abort());
  const verdict = await watchOn(asked, left, { ...surroundings, enough: enough.signal, leaves }).catch(
    async (error: unknown) => {
      if (!(error instanceof GreenlightError))
        await publisher.publish([{ at: clock.now(), type: 'warning', warning: faultIn(error) }]);
      return outOfSight(error, left, clock.now());
    },
  );
  over.abort();
  await publisher.publish([{ at: clock.now(), type: 'verdict', verdict }]);
  await publisher.finish(cancelled);
  return verdict;
}

/** What only reads, and what is done in one call. */
function leavesNothing({ is }: Request['operation']): boolean {
  return is === 'plan' || is === 'status' || is === 'delete-record';
}

interface Watch extends Surroundings {
  /** Aborted when the time is up. */
  readonly enough: AbortSignal;
  readonly leaves: Instant;
}

async function watchOn(
  asked: Request | Search | { readonly problems: readonly Problem[] },
  left: Left,
  watch: Watch,
): Promise<Verdict> {
  const { clock, publisher, cancelled, enough, leaves } = watch;
  const now = (): Instant => clock.now();
  // Turned back is not yet asked, and asked may be refused: then whoever stops it is somebody else.
  const stop = left.stood.is === 'turned back' && left.stood.accepted !== undefined ? 'asked for' : 'not asked for';
  await publisher.publish([{ at: now(), type: 'taken over', because: whyNow(left), began: left.began, stop }]);
  if ('problems' in asked) throw new RefusedError(asked.problems);
  if ('sought' in asked || leavesNothing(asked.operation)) throw new Error('whoever leaves nothing has no post step');
  const access = accessFor(asked, watch, enough);
  const { clients, patient, brisk } = access;
  const run = factsOf(asked, await callerOf(clients, patient), watch);
  await publisher.publish([{ at: now(), type: 'began', run }]);

  const survey = await found(asked, left, run, access, watch);
  if (survey.is !== 'to be released' || survey.ours === undefined) return notInFlight(survey, left, now());
  // Its alarms have no say any more, so nothing is asked of them.
  const planned = planRelease(asked, { ...survey.found, alarms: [] }, 0, purposeOf(left));
  if (!planned.ok) throw new RefusedError(planned.problems);
  // What it warned of was said before.
  const plan = { ...planned.plan, warnings: [] };
  await publisher.publish([{ at: now(), type: 'planned', plan }, ...begunBefore(plan, now()).filter(isTraffic)]);
  const crew = {
    plan,
    hands: survey.hands(plan),
    alarms: alarmReader(clients.cloudwatch, brisk),
    smoke: smokeTester({ now, sleep: clock.sleep }),
    lag: lagReader(clients.cloudwatch, brisk),
    clock,
    cancelled,
    memo: leftToNobody,
    publish: (events: readonly ReleaseEvent[]) => publisher.publish(events),
  };
  const outcome = await runLoop(crew, { is: 'change', change: survey.ours }, [takenOver(left, now(), leaves)]);
  return verdictOf(outcome, survey.found.serving, now());
}

/**
 * By its id, or else by its stamp: then it may have begun in the moment of the kill, and is looked for until it would show.
 * Nobody comes after this step, so that it looks for as long as it has where AWS does not answer.
 */
async function found(
  request: Request,
  { deployment }: Left,
  run: RunFacts,
  access: Access,
  { clock, enough }: Watch,
): Promise<Survey> {
  const { releaseId, changeId } = run;
  const aim: Aim =
    deployment === undefined
      ? { is: 'a change', handed: { releaseId, changeId }, recorded: new Map() }
      : { is: 'a deployment', id: deployment };
  const since = clock.now();
  for (;;) {
    const survey = await surveyTarget(request, run, aim, access).catch((error: unknown) => {
      if (enough.aborted || !(error instanceof TroubleError)) throw error;
      return undefined;
    });
    const isAwaited = survey?.is === 'not in flight' && clock.now() - since < appearsWithin;
    if (survey !== undefined && !isAwaited) return survey;
    await clock.sleep(lookAgain, enough);
  }
}

/** As far as it matters to where the way ends. */
function purposeOf({ stood }: Left): Purpose {
  if (stood.is === 'proven' && stood.purpose === 'restore') return { is: 'restore', because: 'it was asked for' };
  if (stood.is === 'turned back' && stood.turn === 'a rollback was asked for')
    return { is: 'swap back', because: stood.because };
  return { is: 'release' };
}

function isTraffic({ type }: ReleaseEvent): boolean {
  return type === 'traffic';
}

function notInFlight({ found: { can, serving } }: Survey, left: Left, at: Instant): Verdict {
  return verdictNow(at, 'cancelled', serving, `${whatHappened(left)} ${wayBackWords(can).notInFlight}`, undefined);
}

function whatHappened({ cancelled }: Left): string {
  return cancelled === undefined ? 'The process of the step ended before its release did.' : 'The job was cancelled.';
}

function whyNow(left: Left): string {
  const what = left.deployment === undefined ? 'what may have begun' : left.deployment;
  return `${whatHappened(left)} It sees ${what} to its end, within ${Math.round(watchFor / 60_000)} minutes.`;
}

function faultIn(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Whatever went wrong, it goes on without anybody, or stays where it is, and there is one way to see how. */
function outOfSight(error: unknown, left: Left, at: Instant): Verdict {
  const message = error instanceof Error ? error.message : String(error);
  const status =
    left.releaseId === undefined
      ? 'Run `operation: status`.'
      : `Run \`operation: status\` with \`release-id: ${left.releaseId}\`.`;
  const isOurs = error instanceof GreenlightError;
  return verdictNow(
    at,
    'unknown',
    { who: 'unknown', because: message },
    `${whatHappened(left)} ${isOurs ? message : `Greenlight itself failed: ${message}`}`,
    `${withoutUs(left)} ${isOurs ? `${error.hint} ` : ''}${status}`,
    isOurs ? error.code : 'fault',
  );
}

/** What Greenlight moves goes by the id of its change, and nobody else moves it; what AWS does has an id of AWS's. */
function withoutUs({ deployment }: Left): string {
  if (deployment === undefined) return 'What may have begun, AWS carries out by itself.';
  return parseReleaseOrChange(deployment) === undefined
    ? `AWS goes on by itself with ${deployment}.`
    : 'What it has moved stays where it is: nothing moves it on or back. To go on, re-run the job; to go back, run `operation: rollback`.';
}
