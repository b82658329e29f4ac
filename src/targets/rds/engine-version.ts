/** Whether a version is the one that was asked for, in full or by its beginning up to a dot: `16` names 16.4, and not 160. */
export function names(asked: string, version: string): boolean {
  return version === asked || version.startsWith(`${asked}.`);
}

/** Oldest first: by the numbers between the dots, as versions are counted. */
export function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
