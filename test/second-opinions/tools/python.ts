import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Asking, Missing } from '../opinion.ts';
import { fetched, run, runWell, startable } from './run.ts';
import { whole } from './whole.ts';

/** The oldest that the judge is written for. */
const OLDEST = [3, 10] as const;

/**
 * A folder of Python with what `requirements` pins, installed once by pip. Gives the folder of its programs. Scripts among them
 * have the path of their beginning in their first line: start them by `python -m`.
 */
export async function pythonWith(requirements: string, { tools, say }: Asking): Promise<string> {
  const pinned = await readFile(requirements, 'utf8');
  const folder = join(tools, `python-${createHash('sha256').update(pinned).digest('hex').slice(0, 12)}`);
  await whole(folder, async unfinished => {
    await python();
    say(`installing what ${relative(process.cwd(), requirements)} pins`);
    await runWell('python3', ['-m', 'venv', unfinished]);
    await install(join(unfinished, 'bin', 'python'), requirements);
  });
  await startable(join(folder, 'bin', 'python'));
  return join(folder, 'bin');
}

async function install(python: string, requirements: string): Promise<void> {
  const pip = ['-m', 'pip', '--disable-pip-version-check'];
  await fetched(python, [
    ...pip,
    'install',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--requirement',
    requirements,
  ]);
  // Without the resolver a missing pin would be seen only when it is used.
  await runWell(python, [...pip, 'check']);
}

async function python(): Promise<void> {
  const wanted = `Python ${OLDEST.join('.')} or newer, with venv and ensurepip (on Debian and Ubuntu: python3 and python3-venv)`;
  const asked = await run('python3', ['-c', 'import sys; print(*sys.version_info[:2])']).catch((cause: unknown) => {
    throw new Missing(`There is no python3. Install ${wanted}.`, { cause });
  });
  if (asked.code !== 0) throw new Missing(`python3 does not work: ${asked.stderr.trim()} Install ${wanted}.`);
  const [major = 0, minor = 0] = asked.stdout.trim().split(' ').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Missing(`python3 is ${major}.${minor}. Install ${wanted}.`);
  const { code } = await run('python3', ['-c', 'import venv, ensurepip']);
  if (code !== 0) throw new Missing(`python3 has no venv, or no ensurepip. Install ${wanted}.`);
}
