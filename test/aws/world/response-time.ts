import type { Behaviour } from './world.ts';

/** The standard normal's 99th percentile. */
const Z_99 = 2.326347874;

/** Spread of the logarithm of response times: they follow the log-normal distribution through the two quantiles. */
export const spreadOf = ({ medianMs, p99Ms }: Behaviour['latency']): number => Math.log(p99Ms / medianMs) / Z_99;

/** Share of the answers that take longer, 0 to 1. */
export function shareAbove(limitMs: number, latency: Behaviour['latency']): number {
  const distance = Math.log(limitMs / latency.medianMs);
  const spread = spreadOf(latency);
  // All answers take equally long.
  if (spread === 0) return distance < 0 ? 1 : 0;
  return upperTail(distance / spread);
}

export function meanMs(latency: Behaviour['latency']): number {
  return latency.medianMs * Math.exp(spreadOf(latency) ** 2 / 2);
}

/**
 * Probability that a standard normal number is above `z`, within 7.5e-8. Source: Abramowitz and Stegun, "Handbook of Mathematical
 * Functions", 26.2.17.
 */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const series = 0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)));
  return density * t * series;
}
