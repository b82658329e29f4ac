import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Asking, Missing } from '../opinion.ts';
import { run, runWell } from './run.ts';

/** The oldest that the judge is written for. */
const OLDEST = [3, 10] as const;

/** A folder of Python with what `requirements` pins, installed once by pip. Gives the folder of its programs. */
export async function pythonWith(requirements: string, { tools, say }: Asking): Promise<string> {
  await python();
  const pinned = await readFile(requirements, 'utf8');
  const folder = join(tools, `python-${createHash('sha256').update(pinned).digest('hex').slice(0, 12)}`);
  if (!existsSync(folder)) {
    say(`installing what ${relative(process.cwd(), requirements)} pins`);
    await whole(folder, unfinished => install(requirements, unfinished));
  }
  return join(folder, 'bin');
}

async function install(requirements: string, folder: string): Promise<void> {
  await runWell('python3', ['-m', 'venv', folder]);
  const pip = (...args: string[]) =>
    runWell(join(folder, 'bin', 'python'), ['-m', 'pip', '--disable-pip-version-check', ...args]);
  await pip('install', '--quiet', '--no-deps', '--only-binary=:all:', '--requirement', requirements);
  // Without the resolver a missing pin would be seen only when it is used.
  await pip('check');
}

/** The folder is there whole or not at all, also when the run is cut short or another one does the same. */
async function whole(folder: string, make: (unfinished: string) => Promise<void>): Promise<void> {
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

async function python(): Promise<void> {
  const wanted = `Python ${OLDEST.join('.')} or newer, with venv (on Debian: python3 and python3-venv)`;
  const asked = await run('python3', ['-c', 'import sys, venv; print(*sys.version_info[:2])']).catch(
    (cause: unknown) => {
      throw new Missing(`There is no python3. Install ${wanted}.`, { cause });
    },
  );
  const [major = 0, minor = 0] = asked.stdout.trim().split(' ').map(Number);
  if (asked.code !== 0) throw new Missing(`python3 has no venv. Install ${wanted}.`);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Missing(`python3 is ${major}.${minor}. Install ${wanted}.`);
}
