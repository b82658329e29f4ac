import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteIn } from './png.ts';
import type { Shown } from './shown.ts';
import type { Shot } from './shots.ts';

/**
 * A picture carries the digest of its text, so that one of an older text is found without a browser, and without comparing
 * pixels between machines.
 *
 * @param folder where the pictures are
 * @returns what is wrong with the one of this shot; undefined where it shows what is said today
 */
export async function outdated(folder: string, { title, shown }: Shot): Promise<string | undefined> {
  const png = await readFile(join(folder, title)).catch(() => undefined);
  if (png === undefined) return `${title} is missing: run \`npm run pictures\``;
  return noteIn(png) === digestOf(shown) ? undefined : `${title} shows an older text: run \`npm run pictures\``;
}

/** What a picture of this text carries. */
export function digestOf({ markdown, frame }: Shown): string {
  return createHash('sha256').update(JSON.stringify({ markdown, frame })).digest('hex');
}
