import type { Instant, Percent } from '../release/words.ts';

/** Requests that were counted since a share was asked for, by the side that answered them. */
export interface Requests {
  readonly green: number;
  readonly all: number;
}

export interface Arrived extends Requests {
  readonly asked: Percent;
}

/** Those of one minute. */
export interface MinuteOfRequests extends Requests {
  /** Its beginning. */
  readonly at: Instant;
}

/** So improbable has a count to be before the weights are disbelieved: one in a million. */
const disbelief = Math.log(1e6);

/** The least that says anything at all. */
const leastRequests = 20;

/**
 * Whether so many requests on green cannot be had from the share that was asked for: they are fewer than half of it or more than
 * twice it, and at most one count in a million would be so far off by chance.
 *
 * The chance of `k` or fewer (or more) successes in `n` independent trials is at most `exp(-n D(k/n || p))`, with `D` the
 * Kullback-Leibler divergence (the Chernoff bound for the binomial distribution). Lambda draws each request by itself.
 */
export function isNotWhatWasAsked({ asked, green, all }: Arrived): boolean {
  if (all < leastRequests) return false;
  const wanted = asked / 100;
  const seen = green / all;
  if (seen >= wanted / 2 && seen <= Math.min(1, wanted * 2)) return false;
  return all * divergence(seen, wanted) > disbelief;
}

/**
 * What is known of a share after two looks, a minute apart, at the minutes since it was given; undefined: nothing yet. A count that
 * is as it should be is taken as it comes. Points come late, and each side's by themselves, so what speaks against the weights,
 * and that nobody came, is taken only from minutes that both looks saw alike.
 */
export function arrivedIn({ asked, before, now }: Looks): Requests | undefined {
  const all = sumOf(now);
  if (all.all > 0 && !isNotWhatWasAsked({ asked, ...all })) return all;
  const settled = now.filter(({ at, ...is }) => before.some(was => was.at === at && isSame(was, is)));
  return settled.length === 0 ? undefined : sumOf(settled);
}

export interface Looks {
  readonly asked: Percent;
  readonly before: readonly MinuteOfRequests[];
  readonly now: readonly MinuteOfRequests[];
}

function isSame(one: Requests, other: Requests): boolean {
  return one.green === other.green && one.all === other.all;
}

function sumOf(minutes: readonly Requests[]): Requests {
  return minutes.reduce((sum, { green, all }) => ({ green: sum.green + green, all: sum.all + all }), {
    green: 0,
    all: 0,
  });
}

/** `D(q || p)` in nats: infinite where what happened could not. */
function divergence(q: number, p: number): number {
  return part(q, p) + part(1 - q, 1 - p);
}

function part(q: number, p: number): number {
  if (q === 0) return 0;
  return p === 0 ? Number.POSITIVE_INFINITY : q * Math.log(q / p);
}
