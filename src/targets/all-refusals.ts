import { DeniedError, RefusedError } from '../errors.ts';
import type { Problem } from '../release/problem.ts';

/**
 * Awaits several readings at once. Where more than one is refused, or denied by AWS, all their problems come out as one
 * `RefusedError`, so that a person mends them in one go. Any other error is no matter of the inputs: the first is raised as it is.
 */
export async function allRefusals<T extends readonly unknown[]>(readings: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  const settled = await Promise.allSettled(readings);
  const failures = settled.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failures.length === 0) return settled.map(one => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
  const others = failures.filter(failure => problemsOf(failure) === undefined);
  if (others.length > 0) throw others[0];
  const problems = withoutTwins(failures.flatMap(failure => problemsOf(failure) ?? []));
  const denied = failures.every(failure => failure instanceof DeniedError || codeOf(failure) === 'denied');
  throw new RefusedError(problems, undefined, denied ? 'denied' : 'refused');
}

function problemsOf(failure: unknown): readonly Problem[] | undefined {
  if (failure instanceof RefusedError) return failure.problems;
  if (failure instanceof DeniedError)
    return [{ where: 'permissions', value: failure.action, reason: failure.message, remedy: failure.hint }];
  return undefined;
}

/** Readings may have gathered refusals of their own. */
function codeOf(failure: unknown): RefusedError['code'] | undefined {
  return failure instanceof RefusedError ? failure.code : undefined;
}

/** Two readings that need the same permission say the same of it. */
function withoutTwins(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()];
}
