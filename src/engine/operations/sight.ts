import type { Found } from '../../release/found.ts';
import type { Purpose } from '../../release/purpose.ts';
import type { VerdictName } from '../../release/verdict.ts';
import type { Revision } from '../../release/words.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Survey } from '../../targets/ports.ts';

/** The target as an operation sees it, and what is to come of it. */
export type Sight = (Exclude<Survey, { is: 'not in flight' }> & { readonly purpose: Purpose }) | Answered;

/** Reading was enough: nothing is to be done, or nothing may be. `restored`: to end what stood in the way was all there was to do. */
export interface Answered {
  readonly is: 'answered';
  readonly name: Extract<VerdictName, 'nothing-to-do' | 'restored' | 'refused'>;
  readonly because: string;
  readonly next: string | undefined;
  readonly code: ErrorCode | undefined;
  readonly found: Omit<Found, 'alarms'>;
  /** What serves, where that is the answer. */
  readonly revision: Revision | undefined;
}

/** Reads the target, and says what the operation makes of it. Asked anew after each wait, for whoever was waited for has changed what serves. */
export type Look = () => Promise<Sight>;

export function refused(found: Answered['found'], because: string, next: string): Answered {
  return { is: 'answered', name: 'refused', because, next, code: 'refused', found, revision: undefined };
}

export function nothingToDo(
  found: Answered['found'],
  revision: Revision,
  because: string,
  next: string | undefined,
): Answered {
  return { is: 'answered', name: 'nothing-to-do', because, next, code: undefined, found, revision };
}

/** A survey that aims at nothing which could be missing. */
export function meant(survey: Survey, purpose: Purpose): Sight {
  if (survey.is === 'not in flight') throw new Error('only a change that was handed over can be missing');
  return { ...survey, purpose };
}
