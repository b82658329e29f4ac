/** What is wrong with a text, and in which of its lines, counted from 1. */
export interface Fault {
  readonly line: number;
  readonly message: string;
}

export const movedBy = (lines: number, faults: readonly Fault[]): readonly Fault[] =>
  faults.map(({ line, message }) => ({ line: line + lines, message }));
