import { asking } from '../../src/engine/patience.ts';
import type { Millis } from '../../src/release/words.ts';
import { minute, noon } from '../release/a-release.ts';
import { virtualClock } from './a-clock.ts';

export function patient(given: { within?: Millis; random?: number } = {}) {
  const clock = virtualClock(noon);
  const cancel = new AbortController();
  const troubles: string[] = [];
  const { read, write } = asking({
    clock,
    random: () => given.random ?? 0.5,
    within: given.within ?? 2 * minute,
    signal: cancel.signal,
    onTrouble: why => troubles.push(why),
  });
  return { clock, cancel, troubles, read, write };
}

/** AWS that fails so many times, and then answers. */
export function failing(times: number, error: Error): () => Promise<string> {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw error;
    return 'the answer';
  };
}

export const always = (error: Error) => failing(Number.POSITIVE_INFINITY, error);
