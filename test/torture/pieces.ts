/** In their order, so many in each but the last. */
export function inPieces<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const pieces = Math.ceil(items.length / most);
  return Array.from({ length: pieces }, (_, index) => items.slice(index * most, (index + 1) * most));
}

/** So many of them, evenly spread; all, where there are not more. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (count >= items.length) return items;
  const chosen = Array.from({ length: count }, (_, index) => Math.floor((index * items.length) / count));
  return chosen.flatMap(index => items.slice(index, index + 1));
}
