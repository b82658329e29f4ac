import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { compiledOnce } from './compiled-once.ts';
import type { Errand, Finding } from './errand.ts';

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Has the errands done, so many at a time, each in a process of its own. `tell` hears every finding as it comes. */
export async function haveDone(
  errands: readonly Errand[],
  workers: number,
  tell: (finding: Finding) => void,
): Promise<void> {
  const left = errands.values();
  const work = async (): Promise<void> => {
    for (const errand of left) await doOne(errand, tell);
  };
  await Promise.all(Array.from({ length: workers }, work));
}

async function doOne(errand: Errand, tell: (finding: Finding) => void): Promise<void> {
  const child = spawn(process.execPath, [worker, JSON.stringify(errand)], {
    env: { ...process.env, ...compiledOnce },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  for await (const line of createInterface(child.stdout)) tell(JSON.parse(line) as Finding);
  const [code, signal] = await closed;
  if (code !== 0) throw new Error(`A process of the torture ended with ${code ?? signal}: ${JSON.stringify(errand)}`);
}
