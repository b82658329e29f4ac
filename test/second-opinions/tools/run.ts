import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Missing } from '../opinion.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program of somebody else may hang. Ten minutes unless told. */
  readonly limitMs?: number;
}

const running = new Set<ChildProcess>();

/** Of whoever is told to end: what it has started ends with it, and what waits for that goes on to clear up. */
export function endAll(): void {
  for (const child of running) end(child);
}

/** Runs to the end whatever the exit code is. Throws for a program that cannot be started, and for one that does not end. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd, env, limitMs = 600_000 } = options;
  // A group of its own: what the program starts itself ends with it.
  const child = spawn(program, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  const late = new AbortController();
  const limit = setTimeout(() => {
    late.abort();
    end(child);
  }, limitMs);
  try {
    const [[code, signal], stdout, stderr] = await Promise.all([
      once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
      text(child.stdout),
      text(child.stderr),
    ]);
    if (late.signal.aborted) throw new Error(`${program} did not end within ${limitMs / 1000} s.`);
    if (code === null) throw new Error(`${program} was ended by ${signal}.`);
    return { code, stdout, stderr };
  } finally {
    clearTimeout(limit);
    running.delete(child);
  }
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}

/** Throws with what the program printed, unless it ended well. */
export async function runWell(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code === 0) return stdout;
  throw new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${stderr.trim() || stdout.trim()}`);
}

/** What comes over the network, which may not be there. */
export async function fetched(program: string, args: readonly string[], options: RunOptions = {}): Promise<void> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code === 0) return;
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-8).join('\n    ');
  throw new Missing(
    `${[program, ...args].join(' ')} could not fetch what it needs. Is there a network, or a proxy to be named?\n    ${said}`,
  );
}

/** What was installed may be of another machine by now, as in a folder that was kept. */
export async function startable(file: string): Promise<string> {
  const why = await run(file, ['--version'], { limitMs: 30_000 }).then(
    // A program that knows no such option says so with 1 or 2.
    ({ code }) => (code > 2 ? 'does not work' : undefined),
    () => 'cannot be started',
  );
  if (why === undefined) return file;
  throw new Missing(`${file} ${why} any more. Remove .second-opinions/ and ask again.`);
}
