/** In their order, so many in each but the last. */
export function inPieces<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const pieces = Math.ceil(items.length / most);
  return Array.from({ length: pieces }, (_, index) => items.slice(index * most, (index + 1) * most));
}
