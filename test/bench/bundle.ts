import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Bytes of the code that a runner downloads; the licence texts travel with it and are not counted. */
export async function bundleBytes(): Promise<{ total: number; files: Readonly<Record<string, number>> }> {
  const names = (await readdir(dist)).filter(name => name.endsWith('.js'));
  const files = await Promise.all(names.map(async name => [name, (await stat(`${dist}${name}`)).size] as const));
  return { total: files.reduce((sum, [, bytes]) => sum + bytes, 0), files: Object.fromEntries(files) };
}
