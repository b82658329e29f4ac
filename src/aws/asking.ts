import type { CallName } from './meaning.ts';

/** What a service's own refusal means to the caller, by the error's name: an answer, not a failure. */
export type Answers<T> = Readonly<Record<string, (message: string) => T>>;

/** Raised within a call where AWS is in the middle of something: asked again like any trouble that passes. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly told: 'told' | 'in silence';

  /** @param told `in silence`: AWS always takes its seconds here, and a person need not know of them */
  constructor(why: string, told: NotYet['told'] = 'told') {
    super(why);
    this.told = told;
  }
}

/**
 * The one way to call AWS. Every error comes out as one of Greenlight's own (errors.ts), and what is tried again, for how
 * long and on whose clock is decided by who made this value, not by the caller.
 */
export interface Asking {
  /**
   * A read, or a write that AWS makes idempotent.
   *
   * @param send `cancelled`: for a request that may take longer than a cancel can wait; all others end soon enough by themselves
   */
  read<T>(call: CallName, send: (cancelled: AbortSignal) => Promise<T>, answers?: Answers<T>): Promise<T>;
  /**
   * A write that is not idempotent: sent, and when AWS may have carried it out without saying so, looked for by its
   * identity before it is ever sent again.
   */
  write<T>(
    call: CallName,
    send: () => Promise<T>,
    lookFor: () => Promise<T | undefined>,
    answers?: Answers<T>,
  ): Promise<T>;
}
