import type { Foreseen } from './release/plan.ts';
import type { Problem } from './release/problem.ts';
import type { Serving } from './release/words.ts';

/** Whose move it is: what the user asked, what AWS answered, or a fault of Greenlight itself. */
export type Source = 'user' | 'aws' | 'greenlight';

/** What a reader looks up in the troubleshooting page; `fault`: Greenlight itself failed. */
export const errorCodes = [
  'refused',
  'denied',
  'credentials',
  'trouble',
  'missing',
  'rejected',
  'busy',
  'unknown-answer',
  'fault',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

interface Told {
  readonly message: string;
  /** What the reader can do next. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** The base of every error that Greenlight raises on purpose: what happened and where, whose move it is, what to do next. */
export abstract class GreenlightError extends Error {
  abstract readonly code: ErrorCode;
  abstract readonly source: Source;
  readonly hint: string;

  constructor(told: Told) {
    super(told.message, told.cause === undefined ? undefined : { cause: told.cause });
    this.name = new.target.name;
    this.hint = told.hint;
  }
}

/** What a refusal leaves to be said besides its problems. */
export interface Glimpse {
  readonly warnings: readonly string[];
  /** Who serves, and what the release would change; undefined where that was not read. */
  readonly serving: Serving | undefined;
  readonly foreseen: Foreseen | undefined;
}

/** What was asked cannot be done, found by reading inputs and AWS. Nothing was written. */
export class RefusedError extends GreenlightError {
  readonly code: 'refused' | 'denied';
  readonly source = 'user';
  readonly problems: readonly Problem[];
  /** What else was seen, as far as the reading went. */
  readonly seen: Glimpse;

  /** @param code `denied` where permissions are all that is missing */
  constructor(
    problems: readonly Problem[],
    seen: Glimpse = { warnings: [], serving: undefined, foreseen: undefined },
    code: 'refused' | 'denied' = 'refused',
  ) {
    super({
      message: problems.map(problem => `${problem.where}: ${problem.reason}`).join('; '),
      hint: 'Correct the inputs that are named, and release again.',
    });
    this.problems = problems;
    this.seen = seen;
    this.code = code;
  }
}

/** AWS refused a call for want of a permission. Waiting does not help. */
export class DeniedError extends GreenlightError {
  readonly code = 'denied';
  readonly source = 'aws';
  /** The IAM action, `ecs:DescribeServices`, and the resource that AWS named; `*` where it named none. */
  readonly action: string;
  readonly resource: string;

  /** @param denied `deniedIn`: the kind of policy that says no in so many words; undefined where nothing says yes. */
  constructor(denied: { action: string; resource: string; deniedIn?: string | undefined; cause: unknown }) {
    const { action, resource, deniedIn } = denied;
    super({
      message: `AWS denied ${action} on ${resource}${deniedIn === undefined ? '' : `, by an explicit deny in a ${deniedIn}`}.`,
      hint:
        deniedIn === undefined
          ? `Allow ${action} on ${resource} in the policy of the role that this job uses.`
          : `Have the deny in that ${deniedIn} lifted: to allow it in the role's own policy does not help.`,
      cause: denied.cause,
    });
    this.action = action;
    this.resource = resource;
  }
}

/** There are no credentials, they are not valid, or they ran out. */
export class CredentialsError extends GreenlightError {
  readonly code = 'credentials';
  readonly source = 'user';
}

/** A passing trouble (throttling, 5xx, network) did not pass within the time that a call is given. */
export class TroubleError extends GreenlightError {
  readonly code = 'trouble';
  readonly source = 'aws';
  /** Whether AWS can have carried out the call all the same: a lost answer is no refusal. */
  readonly applied: 'no' | 'perhaps';

  constructor(told: Told & { readonly applied: 'no' | 'perhaps' }) {
    super(told);
    this.applied = told.applied;
  }
}

/** AWS says that something we need is not there. */
export class MissingError extends GreenlightError {
  readonly code = 'missing';
  readonly source = 'aws';
}

/** AWS understood the call and would not do it. */
export class RejectedError extends GreenlightError {
  readonly code = 'rejected';
  readonly source = 'aws';
}

/** Another change holds the target. */
export class BusyError extends GreenlightError {
  readonly code = 'busy';
  readonly source = 'user';
  /** What had been written before AWS said so: the name of a revision. */
  readonly written: string | undefined;

  constructor(told: Told & { readonly written?: string | undefined }) {
    super(told);
    this.written = told.written;
  }
}

/** AWS answered with a value that this version of Greenlight does not know: never read as success. */
export class UnknownAnswerError extends GreenlightError {
  readonly code = 'unknown-answer';
  readonly source = 'greenlight';
}
