import type { Percent } from '../release/words.ts';

/** Requests that were counted since a share was asked for. */
export interface Arrived {
  readonly asked: Percent;
  readonly green: number;
  readonly all: number;
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

/** `D(q || p)` in nats: infinite where what happened could not. */
function divergence(q: number, p: number): number {
  return part(q, p) + part(1 - q, 1 - p);
}

function part(q: number, p: number): number {
  if (q === 0) return 0;
  return p === 0 ? Number.POSITIVE_INFINITY : q * Math.log(q / p);
}
