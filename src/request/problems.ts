import type { Problem } from '../release/problem.ts';

/** What a check of something asked for comes to: its value, or everything that is wrong with it. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

type ValueOf<C> = C extends { readonly ok: true; readonly value: infer T } ? T : never;

export function valid<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function invalid(...problems: readonly Problem[]): Checked<never> {
  return { ok: false, problems };
}

/** All the values, or the problems of all the parts in the order in which the parts stand. */
export function all<Parts extends Readonly<Record<string, Checked<unknown>>>>(
  parts: Parts,
): Checked<{ readonly [K in keyof Parts]: ValueOf<Parts[K]> }> {
  if (!Object.values(parts).every(part => part.ok)) return invalid(...Object.values(parts).flatMap(problemsOf));
  const values = Object.entries(parts).map(([name, part]) => [name, part.ok ? part.value : undefined]);
  return valid(Object.fromEntries(values) as { [K in keyof Parts]: ValueOf<Parts[K]> });
}

/** The list of all values, or the problems of all items in order. */
export function each<T>(items: readonly Checked<T>[]): Checked<readonly T[]> {
  const values = items.flatMap(item => (item.ok ? [item.value] : []));
  return values.length === items.length ? valid(values) : invalid(...items.flatMap(problemsOf));
}

/** A further check of a value that passed the checks before it. */
export function then<T, U>(checked: Checked<T>, next: (value: T) => Checked<U>): Checked<U> {
  return checked.ok ? next(checked.value) : checked;
}

/** For an input that may be absent. */
export function ifGiven<T, const A>(
  text: string | undefined,
  absent: A,
  check: (text: string) => Checked<T>,
): Checked<T | A> {
  return text === undefined ? valid(absent) : check(text);
}

export function problemsOf(checked: Checked<unknown>): readonly Problem[] {
  return checked.ok ? [] : checked.problems;
}

const mostCharactersShown = 80;

/** What may be repeated to the reader: one line, cut. Text of several lines is a block or a file and is not repeated. */
export function shown(text: string): string | undefined {
  if (/[\r\n]/.test(text)) return undefined;
  const characters = Array.from(text);
  return characters.length > mostCharactersShown ? `${characters.slice(0, mostCharactersShown - 1).join('')}…` : text;
}
