import { BusyError, GreenlightError, TroubleError, UnknownAnswerError } from '../errors.ts';
import {
  type Answer,
  answerBusy,
  answerOfStage,
  inVain,
  overtakenBy,
  type WaitLimit,
  waitLimit,
} from '../release/busy.ts';
import { capital, endedBeforeWords, endedWords, endingWords } from '../release/busy-words.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Instant, Millis, Serving } from '../release/words.ts';
import type { Request } from '../request/request.ts';
import type { Clock } from './clock.ts';
import type { Look, Sight } from './operations/sight.ts';
import { cancelledBefore, ended, gaveWay, tooLong, type Unturned, type WrittenBefore } from './unturned.ts';

type Busy = Extract<Sight, { is: 'busy' }>;

/** The target as it stands when it is this release's turn. */
export type Free = Exclude<Sight, Busy>;

/** What it takes to wait for one's turn. */
export interface Queue {
  readonly request: Pick<Request, 'operation' | 'strategy' | 'bake' | 'consequences'>;
  readonly run: RunFacts;
  readonly look: Look;
  /**
   * Throws what would refuse this release on a free target, too: nobody is stopped for a release that cannot begin. An alarm
   * that rings is no such reason, for it may be the other release that makes it ring.
   */
  readonly rehearse: (found: Busy['found'], purpose: Busy['purpose']) => Promise<unknown>;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
  readonly publish: (events: readonly ReleaseEvent[]) => Promise<void>;
}

/** What is kept between two looks at the target. */
interface Memory extends WrittenBefore {
  readonly began: Instant;
  /** What is waited for, as it was told; undefined before anything was. */
  told: string | undefined;
  readonly stopped: Map<string, string>;
  readonly made: Set<string>;
}

/**
 * Releases when it is this release's turn. Between the last look and the beginning of a deployment somebody may have been
 * quicker, which CodeDeploy says by refusing ours: then the queue is joined again, and the target is read anew.
 */
export async function inTurn<T>(
  queue: Queue,
  release: (survey: Free, waited: Millis) => Promise<T>,
): Promise<T | Unturned> {
  const memory: Memory = { began: queue.clock.now(), told: undefined, stopped: new Map(), made: new Set() };
  for (;;) {
    const survey = await nextTurn(queue, memory).catch((error: unknown) => {
      if (!(error instanceof GreenlightError) || memory.stopped.size + memory.made.size === 0) throw error;
      return ended(memory, 'failed', error.message, error.hint, error.code);
    });
    if (survey.is === 'ended') return survey;
    try {
      const waited = memory.told === undefined ? 0 : queue.clock.now() - memory.began;
      return await release(asDone(queue, memory, survey), waited);
    } catch (error) {
      if (!(error instanceof BusyError) || survey.is !== 'to be released') throw error;
      if (error.written !== undefined) memory.made.add(error.written);
      if (queue.request.consequences.whenBusy === 'refuse')
        return ended(memory, 'refused', error.message, error.hint, error.code);
      const limit = limitOf(queue, memory, survey);
      const what = `another turn: ${error.message.replace(/\.$/, '')}`;
      if (queue.clock.now() >= limit.until) return gaveUp(queue, memory, limit, what);
      // Whoever was quicker may be a rollback that no survey shows yet: to look again at once would be to ask in a circle.
      await wait(queue, memory, what, limit.until);
      await pause(queue, limit.until);
      if (queue.cancelled.aborted) return cancelledBefore(memory, memory.told ?? 'its turn');
    }
  }
}

/** The target once nobody else holds it, or why this release does not get it. */
async function nextTurn(queue: Queue, memory: Memory): Promise<Free | Unturned> {
  for (;;) {
    const survey = await queue.look();
    if (survey.is !== 'busy') return ifNotOvertaken(queue, memory, survey);
    const limit = limitOf(queue, memory, survey);
    const { until } = limit;
    const answer = answerOf(queue, survey);
    const vain = answer.do === 'wait' ? inVain(survey.with, until) : undefined;
    if (vain !== undefined) return ended(memory, 'refused', vain.because, vain.next, 'busy');
    switch (answer.do) {
      case 'refuse':
        return ended(memory, 'refused', answer.because, answer.next, 'busy', restingIn(survey));
      case 'give way':
        return gaveWay(memory, answer.because);
      case 'end it': {
        // Nobody is ended for a release that has no time left to follow.
        if (queue.clock.now() >= until) return gaveUp(queue, memory, limit, `${survey.with.id} to be ended`);
        const isEnded = await stop(queue, memory, survey, answer.because);
        await wait(queue, memory, endingWords(survey.with), until);
        if (isEnded) break;
        // What was written anew in between may be another's by now: the next look tells.
        await pause(queue, until);
        if (queue.cancelled.aborted) return cancelledBefore(memory, memory.told ?? 'its turn');
        continue;
      }
      case 'wait':
        if (queue.clock.now() >= until) return gaveUp(queue, memory, limit, answer.because);
        await wait(queue, memory, answer.because, until);
    }
    switch (await watched(queue, survey, until)) {
      case 'free':
        break;
      case 'cancelled':
        return cancelledBefore(memory, memory.told ?? 'its turn');
      case 'too long':
        return gaveUp(queue, memory, limit, memory.told ?? 'its turn');
    }
  }
}

/** Weights that no release of Greenlight's moves were read, and stand until somebody writes them. */
function restingIn({ with: occupant, found }: Busy): Serving | undefined {
  return occupant.is === 'split' && occupant.madeBy.is === 'somebody else' ? found.serving : undefined;
}

function answerOf(queue: Queue, survey: Busy): Answer {
  const { operation, consequences } = queue.request;
  const answer = answerBusy(consequences.whenBusy, survey.with, queue.run, askedBack(queue, survey));
  return operation.is === 'stage' ? answerOfStage(answer, survey.with) : answer;
}

function askedBack({ request }: Queue, { found }: Busy): string | undefined {
  return request.operation.is === 'rollback' && found.green.is === 'known' ? found.green.revision.name : undefined;
}

/** Until the target is free, the job is cancelled or the time is up, with one last look at the limit. */
async function watched(queue: Queue, survey: Busy, until: Instant): Promise<'free' | 'cancelled' | 'too long'> {
  const { clock, cancelled, publish } = queue;
  let troubled = false;
  for (;;) {
    await pause(queue, until);
    if (cancelled.aborted) return 'cancelled';
    try {
      if ((await survey.watch()) === 'free') return 'free';
      troubled = false;
    } catch (error) {
      if (!(error instanceof TroubleError)) throw error;
      if (!troubled) await publish([{ at: clock.now(), type: 'trouble', trouble: error.message }]);
      troubled = true;
    }
    if (clock.now() >= until) return 'too long';
  }
}

/** A run may come late, because it waited for an approval or for its turn: what a newer one has released is not replaced. */
function ifNotOvertaken({ run }: Queue, memory: Memory, survey: Free): Free | Unturned {
  if (survey.is !== 'to be released' || survey.ours !== undefined) return survey;
  // Whoever asks for a former revision means to replace a newer one.
  if (survey.purpose.is === 'restore') return survey;
  const because = overtakenBy(survey.found.blueFrom, run);
  return because === undefined ? survey : gaveWay(memory, because);
}

/** Who asked for what serves now has got it by what was ended, and not for nothing. */
function asDone({ request }: Queue, { stopped }: Memory, survey: Free): Free {
  if (survey.is !== 'answered' || survey.name !== 'nothing-to-do') return survey;
  if (request.operation.is !== 'rollback' || stopped.size === 0) return survey;
  return { ...survey, name: 'restored', because: `${capital([...stopped.values()].join('; '))}.` };
}

/** Once for each, however long AWS shows it as it was before. False: nothing was written, and it stands as it did, or anew. */
async function stop(queue: Queue, { stopped }: Memory, survey: Busy, because: string): Promise<boolean> {
  const { clock, publish, rehearse } = queue;
  const { id } = survey.with;
  if (stopped.has(id)) return true;
  await rehearse(survey.found, survey.purpose);
  const back = askedBack(queue, survey);
  try {
    if ((await survey.end(back)) === 'stale') return false;
  } catch (error) {
    if (mayBeDone(error)) stopped.set(id, endedBeforeWords(survey.with, back));
    if (!(error instanceof TroubleError) || mayBeDone(error)) throw error;
    await publish([{ at: clock.now(), type: 'trouble', trouble: error.message }]);
    return false;
  }
  stopped.set(id, endedBeforeWords(survey.with, back));
  await publish([{ at: clock.now(), type: 'wrote', what: `${endedWords(survey.with, back)}. ${because}` }]);
  return true;
}

/** Where the answer is lost or not understood, AWS may have done it all the same. */
function mayBeDone(error: unknown): boolean {
  if (error instanceof TroubleError) return error.applied === 'perhaps';
  return !(error instanceof GreenlightError) || error instanceof UnknownAnswerError;
}

/** Tells what is waited for, once. */
async function wait(
  { clock, publish }: Queue,
  memory: Memory,
  what: string,
  until: Instant | undefined,
): Promise<void> {
  if (memory.told === what) return;
  memory.told = what;
  await publish([{ at: clock.now(), type: 'waiting', wait: what, until }]);
}

/** To the next look at the state, which a cancel brings forward. */
async function pause({ clock, request, cancelled }: Queue, until: Instant): Promise<void> {
  await clock.sleep(Math.max(0, Math.min(request.consequences.poll.state, until - clock.now())), cancelled);
}

/** The limit of the wait, with the moment at which it is up. */
type Limit = WaitLimit & { readonly until: Instant };

function limitOf({ request }: Queue, { began }: Memory, { found }: { readonly found: Busy['found'] }): Limit {
  const limit = waitLimit(request, found.configured, found.can.making);
  return { ...limit, until: began + limit.wait };
}

function gaveUp({ clock }: Queue, memory: Memory, limit: Limit, what: string): Unturned {
  return tooLong(memory, limit, clock.now() - memory.began, what);
}
