import { callerOf } from '../aws/caller.ts';
import { BusyError } from '../errors.ts';
import { alarmReader } from '../gates/alarms.ts';
import { lagReader } from '../gates/lag.ts';
import { smokeTester } from '../gates/smoke.ts';
import { beginCourse, type Made } from '../release/course.ts';
import type { Observation } from '../release/observation.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { History } from '../release/history.ts';
import { leftBy } from '../release/left.ts';
import type { Plan } from '../release/plan.ts';
import type { Verdict } from '../release/verdict.ts';
import type { Instant, Millis } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import { surveyTarget } from '../targets/survey.ts';
import { accessFor } from './access.ts';
import { begunBefore } from './begun-before.ts';
import { cleanUp } from './clean-up.ts';
import { verdictNow, verdictOf } from './ending.ts';
import { agree, factsOf } from './facts.ts';
import { aborted } from './follow.ts';
import { type Outcome, runLoop } from './loop.ts';
import { deleteRecordOf } from './operations/delete-record.ts';
import { lookFor } from './operations/look-for.ts';
import { answeredNow, planOnly, servesAlready } from './plan-only.ts';
import { preflightWith } from './preflight.ts';
import type { Surroundings } from './release.ts';
import { type Free, inTurn } from './turn-taking.ts';
import type { Unturned } from './unturned.ts';

/** One operation, from the credentials to its verdict. All that writes goes through the one loop. */
export async function conduct(request: Request, surroundings: Surroundings): Promise<Verdict> {
  const { clock, cancelled, publisher, memo } = surroundings;
  const { operation } = request;
  const publish = (events: readonly ReleaseEvent[]): Promise<void> => publisher.publish(events);
  const access = accessFor(request, surroundings, cancelled);
  const { clients, patient, brisk, now } = access;

  const caller = callerOf(clients, patient);
  // Asked beside the first request to AWS, which must not wait for GitHub.
  const jobEnvironment = surroundings.jobEnvironment();
  const run = factsOf(request, await caller, surroundings);
  // Deleting a record is no change of what serves.
  const asks = operation.is === 'delete-record' ? ({ asks: 'how it stands' } as const) : {};
  await publish([{ at: now(), type: 'began', run, ...asks }]);
  await publish(agree(request.environment, await jobEnvironment, now()));
  if (operation.is === 'delete-record') return deleteRecordOf(request.target, access, publish);
  const preflight = preflightWith(request, alarmReader(clients.cloudwatch, patient), access);
  const survey: Survey = aim => preflight.surveyed(() => surveyTarget(request, run, aim, access));
  if (operation.is === 'plan')
    return planOnly(request, run, await survey({ is: 'the inputs', recorded: new Map() }), preflight, { publish, now });

  /** From a free target to the end of the release. */
  const released = async (free: Free, waited: Millis): Promise<Verdict> => {
    if (free.is === 'answered') return answeredNow(free, { publish, now });
    if (free.is === 'serving already') return answeredNow(servesAlready(free, run), { publish, now });
    const made: Made = free.ours === undefined ? { is: 'nothing' } : { is: 'change', change: free.ours };
    // Whoever cancels from here on cancels what is in flight.
    if (made.is === 'change') await memo.keep(leftBy(beginCourse(now(), made), run.releaseId, free.purpose.is));
    const plan = await preflight.planned(free.found, free.purpose, waited).catch(async (error: unknown) => {
      // Refused is refused: nobody takes back afterwards what this step did not touch.
      if (!cancelled.aborted) await memo.end();
      throw error;
    });
    await publish([{ at: now(), type: 'planned', plan }]);
    await publish(begunBefore(plan, now()));
    const smoke = smokeTester({ now, sleep: clock.sleep });
    const hands = free.hands(plan);
    const alarms = alarmReader(clients.cloudwatch, brisk);
    const crew = { plan, hands, alarms, smoke, lag: lagReader(clients.cloudwatch, brisk) };
    const outcome = await runLoop({ ...crew, clock, cancelled, memo, publish }, made, askedBack(plan, now()));
    if (endedFirst(plan, outcome)) throw overBefore(outcome);
    await cleanUp(hands, plan, outcome, { cancelled, publish, now });
    return verdictOf(outcome, free.found.serving, now());
  };

  const history = (): Promise<History> => Promise.race([surroundings.history(run), cancelledBefore(cancelled)]);
  const warn = onlyOnce(warning => publish([{ at: now(), type: 'warning', warning }]));
  const look = lookFor(request, { run, survey, history, clock, warn });
  const outcome = await inTurn(
    { request, run, look, rehearse: preflight.rehearsed, clock, cancelled, publish },
    released,
  );
  return 'is' in outcome ? unturned(outcome, now()) : outcome;
}

type Survey = Parameters<typeof lookFor>[1]['survey'];

/** A change that is to be sent back is on its way back from the first look. */
function askedBack({ purpose }: Plan, at: Instant): readonly Observation[] {
  if (purpose.is !== 'swap back') return [];
  return [{ saw: 'turned', at, turn: 'a rollback was asked for', because: purpose.because }];
}

/** The change that was to be sent back came to its end in the moment in between: the way back is a deployment of its own then. */
function endedFirst({ purpose }: Plan, { course, decision }: Outcome): boolean {
  return purpose.is === 'swap back' && decision.step.name === 'unknown' && course.sighting?.motion.is === 'finished';
}

function overBefore({ course }: Outcome): BusyError {
  const id = course.made.is === 'change' ? course.made.change.id : 'the deployment';
  return new BusyError({ message: `${id} ended before it could be sent back.`, hint: 'Ask for the rollback again.' });
}

async function cancelledBefore(cancelled: AbortSignal): Promise<History> {
  await aborted(cancelled);
  return { is: 'not readable', because: 'the job was cancelled before GitHub had answered' };
}

function onlyOnce(say: (text: string) => Promise<void>): (text: string) => Promise<void> {
  const said = new Set<string>();
  return async text => {
    if (said.has(text)) return;
    said.add(text);
    await say(text);
  };
}

function unturned({ name, because, next, code, serving }: Unturned, at: Instant): Verdict {
  const moving = { who: 'unknown', because: 'another change holds the target, and may be moving it' } as const;
  return verdictNow(at, name, serving ?? moving, because, next, code);
}
