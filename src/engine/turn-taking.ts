import { BusyError, type ErrorCode, GreenlightError, TroubleError } from '../errors.ts';
import { type Answer, answerBusy, answerOfStage, overtakenBy, type WaitLimit, waitLimit } from '../release/busy.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { RunFacts } from '../release/identity.ts';
import type { VerdictName } from '../release/verdict.ts';
import type { Instant, Millis } from '../release/words.ts';
import { duration } from '../report/time-words.ts';
import type { Request } from '../request/request.ts';
import type { Clock } from './clock.ts';
import type { Look, Sight } from './operations/sight.ts';

type Busy = Extract<Sight, { is: 'busy' }>;

/** The target as it stands when it is this release's turn. */
export type Free = Exclude<Sight, Busy>;

/** A release whose turn never came. */
export interface Unturned {
  readonly is: 'ended';
  readonly name: Extract<VerdictName, 'refused' | 'superseded' | 'cancelled' | 'failed'>;
  readonly because: string;
  readonly next: string;
  readonly code: ErrorCode | undefined;
}

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
interface Memory {
  readonly began: Instant;
  /** What is waited for, as it was told; undefined before anything was. */
  told: string | undefined;
  /** The deployments that AWS was asked to end for this release. */
  readonly stopped: Set<string>;
  /** The revisions that were made for turns that did not come. */
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
  const memory: Memory = { began: queue.clock.now(), told: undefined, stopped: new Set(), made: new Set() };
  for (;;) {
    const survey = await nextTurn(queue, memory).catch((error: unknown) => {
      if (!(error instanceof GreenlightError) || memory.stopped.size + memory.made.size === 0) throw error;
      return ended(memory, 'failed', error.message, error.hint, error.code);
    });
    if (survey.is === 'ended') return survey;
    try {
      const waited = memory.told === undefined ? 0 : queue.clock.now() - memory.began;
      return await release(survey, waited);
    } catch (error) {
      if (!(error instanceof BusyError) || survey.is !== 'to be released') throw error;
      if (error.written !== undefined) memory.made.add(error.written);
      if (queue.request.consequences.whenBusy === 'refuse')
        return ended(memory, 'refused', error.message, error.hint, error.code);
      const limit = limitOf(queue, memory, survey);
      const what = `another turn: ${error.message.replace(/\.$/, '')}`;
      if (queue.clock.now() >= limit.until) return tooLong(queue, memory, limit, what);
      // Whoever was quicker may be a rollback that no survey shows yet: to look again at once would be to ask in a circle.
      await wait(queue, memory, what, limit.until);
      await pause(queue, limit.until);
      if (queue.cancelled.aborted) return cancelled(memory);
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
    switch (answer.do) {
      case 'refuse':
        return ended(memory, 'refused', answer.because, answer.next, 'busy');
      case 'give way':
        return gaveWay(memory, answer.because);
      case 'end it':
        // Nobody is ended for a release that has no time left to follow.
        if (queue.clock.now() >= until) return tooLong(queue, memory, limit, `${survey.with.id} to be ended`);
        await stop(queue, memory, survey, answer.because);
        await wait(queue, memory, `${survey.with.id} to be stopped and its traffic to be back on blue`, until);
        break;
      case 'wait':
        if (queue.clock.now() >= until) return tooLong(queue, memory, limit, answer.because);
        await wait(queue, memory, answer.because, until);
    }
    switch (await watched(queue, survey, until)) {
      case 'free':
        break;
      case 'cancelled':
        return cancelled(memory);
      case 'too long':
        return tooLong(queue, memory, limit, memory.told ?? 'its turn');
    }
  }
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

/** Once for each deployment, however long AWS shows it as it was before. */
async function stop(queue: Queue, { stopped }: Memory, survey: Busy, because: string): Promise<void> {
  const { clock, publish, rehearse } = queue;
  const { id } = survey.with;
  if (stopped.has(id)) return;
  await rehearse(survey.found, survey.purpose);
  stopped.add(id);
  await survey.end();
  const did =
    survey.with.is === 'deployment' ? `asked AWS to stop ${id} and go back` : `gave the traffic of ${id} back`;
  await publish([{ at: clock.now(), type: 'wrote', what: `${did}. ${because}` }]);
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
  const limit = waitLimit(request, found.configured);
  return { ...limit, until: began + limit.wait };
}

/** Why it gave up is the time limit, which a person would take to be longer: most of it is for the release. */
function tooLong({ clock }: Queue, memory: Memory, { whole, needed, wait }: Limit, what: string): Unturned {
  const because =
    wait === 0
      ? `There is no time to wait for ${what}. The release itself needs ${duration(needed)} of its time limit of ${duration(whole)}.`
      : `This release has waited ${duration(clock.now() - memory.began)} in vain for ${what}. The release itself needs the other ${duration(needed)} of its time limit of ${duration(whole)}.`;
  return ended(
    memory,
    'refused',
    because,
    'Re-run the job when that has ended, or release with a longer `timeout`.',
    'busy',
  );
}

function gaveWay(memory: Memory, because: string): Unturned {
  return ended(memory, 'superseded', because, 'To release this version all the same, start the workflow anew.');
}

function cancelled(memory: Memory): Unturned {
  return ended(
    memory,
    'cancelled',
    `The job was cancelled while it waited for ${memory.told ?? 'its turn'}.`,
    'To go on, re-run the job.',
  );
}

/** To refuse is to have written nothing; what was written for a release that then did not come is said. */
function ended(
  { stopped, made }: Memory,
  name: Unturned['name'],
  because: string,
  next: string,
  code?: ErrorCode,
): Unturned {
  const written = [
    ...(stopped.size === 0 ? [] : [`AWS was asked to stop ${[...stopped].join(', ')} for this release`]),
    ...(made.size === 0 ? [] : [`${[...made].join(', ')} was registered, and serves nobody`]),
  ];
  if (written.length === 0) return { is: 'ended', name, because, next, code };
  return {
    is: 'ended',
    name: name === 'refused' ? 'failed' : name,
    because: `${because} Before that, ${written.join('; ')}.`,
    next,
    code,
  };
}
