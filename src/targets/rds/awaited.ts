import { NotYet } from '../../aws/asking.ts';
import type { Millis } from '../../release/words.ts';
import type { RdsHand } from './hand.ts';

/**
 * Asks RDS again until there is an answer: what it was told a moment ago it may not show yet. Undefined where there was none.
 *
 * @param why a sentence without its stop: what is waited for
 * @param within no longer than this
 */
export function awaited<T>(
  { patient, now }: Pick<RdsHand, 'patient' | 'now'>,
  why: string,
  within: Millis,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const until = now() + within;
  return patient.read({ service: 'rds', operation: 'DescribeBlueGreenDeployments' }, async () => {
    const found = await read();
    if (found === undefined && now() < until) throw new NotYet(why);
    return found;
  });
}
