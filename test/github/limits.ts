import { Refusal } from './answer.ts';
import type { Limits } from './seed.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** What is left of the hour, for the headers of every answer. */
export interface Allowance {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Epoch seconds at which the hour ends. */
  readonly reset: number;
}

export interface RateLimits {
  readonly allowance: () => Allowance;
  /** Counts a request. Throws when the hour's are used up, or when there was too much writing lately. */
  readonly count: (writes: boolean) => void;
  /** As if somebody else had used up the hour: gives what every request is told from then on. */
  readonly exhaust: () => Refusal;
}

/**
 * The primary limit of a repository's installation tokens and the two for requests that create content. Of these GitHub says
 * "in general"; how exactly it counts them is not published.
 */
export function createRateLimits(seed: Limits, now: () => number): RateLimits {
  let hourBegan = now();
  let used = seed.alreadyUsed;
  let writes: readonly number[] = [];

  const roll = () => {
    if (now() - hourBegan < HOUR) return;
    hourBegan = now();
    used = 0;
  };
  const allowance = (): Allowance => {
    roll();
    return {
      limit: seed.requestsPerHour,
      used,
      remaining: Math.max(0, seed.requestsPerHour - used),
      reset: Math.ceil((hourBegan + HOUR) / 1000),
    };
  };
  return {
    allowance,
    count: isWrite => {
      roll();
      if (used >= seed.requestsPerHour) throw primaryLimit();
      used += 1;
      if (!isWrite) return;
      writes = writes.filter(at => at > now() - HOUR);
      const lately = writes.filter(at => at > now() - MINUTE).length;
      if (lately >= seed.writesPerMinute) throw secondaryLimit(403, 60);
      if (writes.length >= seed.writesPerHour) throw secondaryLimit(403, waitFor(writes, now()));
      writes = [...writes, now()];
    },
    exhaust: () => {
      roll();
      used = seed.requestsPerHour;
      return primaryLimit();
    },
  };
}

const waitFor = ([oldest = 0]: readonly number[], now: number): number => Math.ceil((oldest + HOUR - now) / 1000);

const primaryLimit = () => new Refusal(403, 'API rate limit exceeded for installation.');

export function secondaryLimit(status: 403 | 429, retryAfterSeconds: number | null): Refusal {
  return new Refusal(
    status,
    'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.',
    {},
    retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) },
  );
}
