import { type Answers, type Asking, NotYet } from '../aws/asking.ts';
import { type CallName, meaningOf, outlasted, unforeseen, unseen } from '../aws/meaning.ts';
import { GreenlightError } from '../errors.ts';
import type { Millis } from '../release/words.ts';
import type { Clock } from './clock.ts';

export interface Patience {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** How long passing troubles are ridden out in one call; 0: the caller's own next look is the next try. */
  readonly within: Millis;
  /** Aborted when the job is cancelled: nothing is waited for any more. */
  readonly signal: AbortSignal;
  /** Told of each trouble that is ridden out, so that a person sees why nothing seems to happen. */
  readonly onTrouble: (why: string) => void;
}

/** After a write that may have been applied: AWS shows what it made within 30 s; after so many looks, 5 s apart, it counts as not made. */
const looksForAWrite = 7;

export function asking(patience: Patience): Asking {
  return {
    // Whatever becomes of a read, it has changed nothing.
    read: (call, send, answers = {}) => persist(patience, call, answers, () => send(patience.signal), 'no'),
    write: async (call, send, lookFor, answers = {}) => {
      /** The trouble after which AWS may have carried the write out all the same. */
      let lost: { readonly trouble: unknown } | undefined;
      return persist(patience, call, answers, async () => {
        if (lost !== undefined) {
          const found = await lookForIt(patience, call, lookFor).catch((error: unknown) => {
            throw error instanceof GreenlightError ? unseen(call, error) : error;
          });
          if (found !== undefined) return found;
          // A cancel leaves no time to look long enough: what cannot be ruled out is not sent again.
          if (patience.signal.aborted) throw lost.trouble;
        }
        lost = undefined;
        try {
          return await send();
        } catch (error) {
          const meaning = meaningOf(error, call);
          if (meaning.is === 'passing' && meaning.applied === 'perhaps') lost = { trouble: error };
          throw error;
        }
      });
    },
  };
}

async function lookForIt<T>(patience: Patience, call: CallName, lookFor: () => Promise<T | undefined>) {
  for (let look = 1; look <= looksForAWrite; look += 1) {
    const found = await persist(patience, call, {}, lookFor);
    if (found !== undefined) return found;
    if (look < looksForAWrite) await patience.clock.sleep(5_000, patience.signal);
  }
  return undefined;
}

async function persist<T>(
  patience: Patience,
  call: CallName,
  answers: Answers<T>,
  send: () => Promise<T>,
  applied?: 'no',
): Promise<T> {
  const { clock, signal } = patience;
  const began = clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      // Out of another call that this one is made of: it has its meaning already.
      if (error instanceof GreenlightError) throw error;
      const meaning = meaningOf(error, call);
      switch (meaning.is) {
        case 'fatal':
          throw meaning.error;
        case 'answer': {
          const answer = answers[meaning.name];
          if (answer !== undefined) return answer(meaning.message);
          throw unforeseen(meaning, call, error);
        }
        case 'passing': {
          const spent = clock.now() - began;
          if (spent >= patience.within || signal.aborted)
            throw outlasted({ ...meaning, applied: applied ?? meaning.applied }, Math.round(spent / 1000), error);
          if (!(error instanceof NotYet && error.told === 'in silence')) patience.onTrouble(meaning.why);
          await clock.sleep(Math.min(backOff(attempt, patience.random), patience.within - spent), signal);
        }
      }
    }
  }
}

/** Exponential with half jitter from 1 s, at most 15 s: AWS refills a throttled bucket within seconds. */
function backOff(attempt: number, random: () => number): Millis {
  const whole = Math.min(15_000, 1_000 * 2 ** (attempt - 1));
  return whole / 2 + (whole / 2) * random();
}
