import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

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

/** Runs to the end whatever the exit code is. Throws for a program that cannot be started, and for one that does not end. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { cwd, env, limitMs = 600_000 } = options;
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [...args], {
      ...(cwd !== undefined && { cwd }),
      env: { ...process.env, ...env },
      timeout: limitMs,
      killSignal: 'SIGKILL',
      maxBuffer: 256 * 1024 * 1024,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, killed, stdout, stderr } = error as {
      code: unknown;
      killed: boolean;
      stdout: string;
      stderr: string;
    };
    if (killed) throw new Error(`${program} did not end within ${limitMs / 1000} s.`, { cause: error });
    if (typeof code !== 'number') throw error;
    return { code, stdout, stderr };
  }
}

/** Throws with what the program printed, unless it ended well. */
export async function runWell(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code === 0) return stdout;
  throw new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${stderr.trim() || stdout.trim()}`);
}
