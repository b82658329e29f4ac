import { AwsError } from './aws-error.ts';

/** For what has not even a syntax: that it cannot be read is the caller's mistake, and `what` says of what. */
export function orRefuse<T>(read: () => T, what: string): T {
  try {
    return read();
  } catch (cause) {
    const error = new AwsError('SerializationException', `${what}: ${(cause as Error).message}`);
    error.cause = cause;
    throw error;
  }
}
