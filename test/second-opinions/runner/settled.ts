import type { Settled } from '../settled.ts';

/** Where act and our own runner differ, and why it may stay so. Nothing does. */
export const settled: Settled = {};
