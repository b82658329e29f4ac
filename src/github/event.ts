import { readFile } from 'node:fs/promises';

/** The payload of the event that started the run; undefined where there is none that can be read: who needs one then refuses. */
export async function eventIn(path: string | undefined): Promise<unknown> {
  if (path === undefined) return undefined;
  return readFile(path, 'utf8')
    .then(text => JSON.parse(text) as unknown)
    .catch(() => undefined);
}
