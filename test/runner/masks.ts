/** Values that must be shown nowhere, and every place where one was about to be. */
export interface Masks {
  /** As the runner does, each line of a value is masked as well as the whole. */
  add(value: string): void;
  /** Replaces what is masked, and notes `where` as a leak when there was anything to replace. */
  hide(text: string, where: string): string;
  readonly values: ReadonlySet<string>;
  readonly leaks: readonly string[];
}

/** @param initial secrets that the runner knew before the step began */
export function createMasks(initial: readonly string[]): Masks {
  const values = new Set<string>();
  const leaks: string[] = [];
  const add = (value: string) => {
    for (const part of [value, ...value.split(/[\r\n]+/)]) if (part !== '') values.add(part);
  };
  initial.forEach(add);
  return {
    add,
    hide(text, where) {
      let hidden = text;
      // Longest first: a mask that is part of another must not leave that one's rest readable.
      for (const value of [...values].sort((one, other) => other.length - one.length)) {
        hidden = hidden.replaceAll(value, '***');
      }
      if (hidden !== text) leaks.push(`${where}: ${hidden}`);
      return hidden;
    },
    values,
    leaks,
  };
}
