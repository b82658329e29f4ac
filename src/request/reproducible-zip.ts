import type { Zippable } from 'fflate';
import type { PackageFile } from './package-files.ts';

/** Made on Unix, so that the permissions below count (PKWARE, APPNOTE 4.4.2). */
const unix = 3;
const regularFile = 0o100_000;

/**
 * The same bytes for the same files on every machine and in every time zone, so that Lambda finds nothing to publish where
 * nothing changed: in the order of the names, with one time and one of two permissions, without directories.
 */
export async function zipOf(files: readonly PackageFile[]): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  // The beginning of a zip's time, which has no zone: what it is here by the clock on the wall.
  const mtime = new Date(1980, 0, 1);
  const entries = files
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, bytes, executable }): [string, Zippable[string]] => {
      const attrs = (regularFile | (executable ? 0o755 : 0o644)) << 16;
      return [name, [bytes, { attrs, mtime }]];
    });
  return zipSync(Object.fromEntries(entries), { level: 9, os: unix });
}
