import type { FaultRule } from '../../../aws/fault-rule.ts';
import type { Expected, Row, Story } from '../row.ts';
import type { Changes } from '../stories.ts';

/** One place in which Greenlight reads a value that AWS took from a list. */
export interface Reading {
  /** What is read, for the row's name: `DeploymentStatus of the deployment under way`. */
  readonly what: string;
  /** The list, from the SDK itself: what AWS adds to it joins the table with the package. */
  readonly values: readonly string[];
  /** As in IAM. */
  readonly operation: string;
  /** Which of the calls of this operation are answered so. */
  readonly calls: FaultRule['calls'];
  /** What stands in the answer instead of the truth, by its path. */
  readonly members: (value: string) => Readonly<Record<string, unknown>>;
  readonly story: (changes: Changes) => Story;
  readonly expected: (value: string) => Expected;
}

/** A value that no version of Greenlight can know. */
export const levitating = 'Levitating';

/** From the n-th call of an operation on, for ever. */
export function fromCall(nth: number): FaultRule['calls'] {
  return { from: nth, to: 9_999 };
}

export function valueRows(readings: readonly Reading[]): readonly Row[] {
  return readings.flatMap(({ what, values, operation, calls, members, story, expected }) =>
    [...values, levitating].map(value => ({
      name: `${what}: ${value}`,
      story: story({ faults: [{ operation, calls, fault: { kind: 'set', members: { ...members(value) } } }] }),
      expected: expected(value),
    })),
  );
}

/** The words of a value, as a pattern that finds it. */
export function word(value: string): RegExp {
  return new RegExp(`\\b${value.replaceAll('.', '\\.')}\\b`);
}

/** For the values that are listed what stands there, for all others what is right for an unknown one. */
export function by(known: Readonly<Record<string, Expected>>, other: (value: string) => Expected) {
  return (value: string): Expected => known[value] ?? other(value);
}
