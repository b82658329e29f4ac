import { UnknownAnswerError } from '../../errors.ts';

/**
 * What an answer of RDS must hold to be of any use: the SDK has every member as perhaps absent.
 *
 * @param what for people: `the resource id of orders`
 * @throws UnknownAnswerError where it is absent
 */
export function told<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value;
  throw new UnknownAnswerError({
    message: `RDS does not say ${what}.`,
    hint: 'Look at the database in the RDS console, and re-run the job.',
  });
}
