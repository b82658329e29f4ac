import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ourReference } from '../../docs/whole-workflow.ts';
import { files } from '../../releases/shop.ts';
import type { Example } from './example.ts';

/** How a workflow calls our action: as a reader does who has put in nothing of his own yet, or as this repository's own do. */
export type Reference = typeof ourReference | './';

/** What users get of our action, and no more. */
const released = ['action.yml', 'dist'];

/** Where the pages have the shop's test listener. */
const testListener = 'https://test.api.example.com';

export async function copyAction(root: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const part of released) await cp(join(root, part), join(folder, part), { recursive: true });
}

/**
 * The repository that a job checks out: the shop's files and the workflow as it stands, but for what cannot stand on this
 * machine.
 *
 * @param listener host and port of the test listener in the world
 */
export async function writeShop(folder: string, { file, text }: Example, reference: Reference, listener: string) {
  const workflow = text
    .replaceAll(testListener, `http://${listener}`)
    .replaceAll(ourReference, reference)
    // Younger than act 0.2.87, whose schema of a workflow refuses it.
    .replaceAll(', deployment: false', '');
  for (const [path, content] of Object.entries({ ...files, [file]: workflow })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
