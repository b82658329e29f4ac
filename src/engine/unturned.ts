import type { ErrorCode } from '../errors.ts';
import type { WaitLimit } from '../release/busy.ts';
import type { VerdictName } from '../release/verdict.ts';
import type { Millis, Serving } from '../release/words.ts';
import { duration } from '../release/time-words.ts';

/** A release whose turn never came. */
export interface Unturned {
  readonly is: 'ended';
  readonly name: Extract<VerdictName, 'refused' | 'superseded' | 'cancelled' | 'failed'>;
  readonly because: string;
  readonly next: string;
  readonly code: ErrorCode | undefined;
  /** Who serves, as it was read; undefined where whoever holds the target may be moving it. */
  readonly serving: Serving | undefined;
}

/** What was written for a release before its turn came. */
export interface WrittenBefore {
  /** What was ended for it, by its id, in words. */
  readonly stopped: ReadonlyMap<string, string>;
  /** The revisions that were made for turns that did not come. */
  readonly made: ReadonlySet<string>;
}

/** To refuse is to have written nothing; what was written for a release that then did not come is said. */
export function ended(
  { stopped, made }: WrittenBefore,
  name: Unturned['name'],
  because: string,
  next: string,
  code?: ErrorCode,
  serving?: Serving,
): Unturned {
  const written = [
    ...stopped.values(),
    ...(made.size === 0 ? [] : [`${[...made].join(', ')} was made, and serves nobody`]),
  ];
  if (written.length === 0) return { is: 'ended', name, because, next, code, serving };
  return {
    is: 'ended',
    name: name === 'refused' ? 'failed' : name,
    because: `${because} Before that, ${written.join('; ')}.`,
    next,
    code,
    serving,
  };
}

/**
 * Why it gave up is the time limit, which a person would take to be longer: most of it is for the release.
 *
 * @param waited for how long
 */
export function tooLong(
  written: WrittenBefore,
  { whole, needed, wait }: WaitLimit,
  waited: Millis,
  what: string,
): Unturned {
  const because =
    wait === 0
      ? `There is no time to wait for ${what}. The release itself needs ${duration(needed)} of its time limit of ${duration(whole)}.`
      : `This release has waited ${duration(waited)} in vain for ${what}. The release itself needs the other ${duration(needed)} of its time limit of ${duration(whole)}.`;
  const next = 'Re-run the job when that has ended, or release with a longer `timeout`.';
  return ended(written, 'refused', because, next, 'busy');
}

export function gaveWay(written: WrittenBefore, because: string): Unturned {
  return ended(written, 'superseded', because, 'To release this version all the same, start the workflow anew.');
}

export function cancelledBefore(written: WrittenBefore, what: string): Unturned {
  const because = `The job was cancelled while it waited for ${what}.`;
  return ended(written, 'cancelled', because, 'To go on, re-run the job.');
}
