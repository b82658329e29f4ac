import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

/** Makes a folder that is there whole or not at all, also when the run is cut short or another one does the same. */
export async function whole(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.${process.pid}`;
  try {
    await make(unfinished);
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
