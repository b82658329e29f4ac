import { GreenlightError, MissingError, RejectedError } from '../errors.ts';
import type { Invoked, Vantage } from '../release/vantage.ts';
import type { InvokeCheck, Millis } from '../release/words.ts';
import { printSeconds } from '../request/duration.ts';
import type { Judged, Question } from './question.ts';

const who = 'The published version';

export function invokeQuestion(check: InvokeCheck, invoke: Vantage['invoke']): Question {
  return {
    who,
    ask: async signal => {
      if (invoke === 'no function') return () => ({ outcome: 'error', says: 'There is no function to invoke.' });
      const invoked = await invoke(check.payload, signal);
      return took => judged(check, invoked, took);
    },
    unasked: error => ({
      // What AWS refuses or does not find speaks against green; anything else says nothing about it.
      outcome: error instanceof RejectedError || error instanceof MissingError ? 'fail' : 'error',
      says: `${who} could not be invoked: ${error instanceof GreenlightError ? error.message : nameOf(error)}`,
    }),
  };
}

function judged({ contains, latency, timeout }: InvokeCheck, invoked: Invoked, took: Millis): Judged {
  const time = `${printSeconds(took)} (limit ${printSeconds(latency ?? timeout)})`;
  if (invoked.is === 'failed') {
    const type = errorType(invoked.payload);
    const error = `${invoked.error.toLowerCase()} error${type === undefined ? '' : ` ${type}`}`;
    return { outcome: 'fail', says: `${who} was run (status 200) and ended in an ${error} after ${time}.` };
  }
  const faults = [
    ...(contains === undefined || invoked.payload.includes(contains) ? [] : ['its answer lacks the expected text']),
    ...(latency !== undefined && took > latency ? ['too slow'] : []),
  ];
  return faults.length === 0
    ? { outcome: 'pass', says: `${who} answered in ${time}.` }
    : { outcome: 'fail', says: `${who} answered in ${time}: ${faults.join('; ')}.` };
}

/** `Runtime.ImportModuleError`: the type of an error where it is a plain name; its message is the user's own text. */
function errorType(payload: string): string | undefined {
  try {
    const { errorType: type } = JSON.parse(payload) as { readonly errorType?: unknown };
    return typeof type === 'string' && /^[A-Za-z_$][\w$.]{0,79}$/.test(type) ? type : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}.` : 'for a reason that was not told.';
}
