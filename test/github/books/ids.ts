/** Gives numbers that grow, as GitHub's do. */
export type NextId = () => number;

export function idsFrom(first: number): NextId {
  let next = first;
  return () => next++;
}
