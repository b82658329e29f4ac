import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ourReference } from '../../docs/whole-workflow.ts';
import type { Example } from './example.ts';
import { filesOf } from './world.ts';

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

export interface CheckedOut {
  readonly workflow: Example;
  readonly sha: string;
  readonly reference: Reference;
  /** Host and port of the test listener in the world; undefined where it has none. */
  readonly listener: string | undefined;
}

/** The repository that a job checks out: the shop's files and the workflow as it stands, but for what cannot stand on this machine. */
export async function writeShop(folder: string, { workflow: { file, text }, sha, reference, listener }: CheckedOut) {
  const workflow = text
    .replaceAll(testListener, listener === undefined ? testListener : `http://${listener}`)
    .replaceAll(ourReference, reference)
    // Younger than act 0.2.87, whose schema of a workflow refuses it.
    .replaceAll(', deployment: false', '');
  for (const [path, content] of Object.entries({ ...filesOf(sha), [file]: workflow })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { mode: path.endsWith('.sh') ? 0o755 : 0o644 });
  }
}
