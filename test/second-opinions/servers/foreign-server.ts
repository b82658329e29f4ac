import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program that serves on a free port of 127.0.0.1, and prints "Running on http://…" when it does. */
export interface ServerProgram {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface ForeignServer extends AsyncDisposable {
  readonly endpoint: string;
  /** What comes of work with it. Throws where the work does, or the server ends, with the last that it printed. */
  readonly outlasts: <T>(work: Promise<T>) => Promise<T>;
}

const STARTS_WITHIN_MS = 60_000;
/** The system gave it the port, so that servers beside each other have different ones. Any other address is not ours to open. */
const RUNNING = /Running on (http:\/\/127\.0\.0\.1:[1-9]\d*)\s/;
/** Characters of its output: enough for a stack trace. */
const REMEMBERED = 4_000;

/**
 * Starts somebody else's server. Its environment is what `env` says and a folder of its own for all that it writes: no proxy
 * and no credentials of this machine's reach it. Throws, and leaves nothing behind, if it does not run within a minute.
 */
export async function startServer(server: ServerProgram, startsWithinMs = STARTS_WITHIN_MS): Promise<ForeignServer> {
  const { name, program, args, env } = server;
  const folder = await mkdtemp(join(tmpdir(), 'greenlight-server-'));
  // A process group of its own: what it starts has to end with it.
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', HOME: folder, TMPDIR: folder, PYTHONUNBUFFERED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  const fault = (what: string, cause?: unknown) =>
    new Error(`${name} gives no opinion: ${what}. The last that it printed:\n${printed.trim()}`, { cause });
  let isOver = false;
  const end = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(signal === null ? `it ended with ${code}` : `it was ended by ${signal}`),
    );
  }).finally(() => (isOver = true));
  const kill = () => {
    if (!isOver && child.pid !== undefined) killGroup(child.pid);
  };
  const unlessOver = <T>(work: Promise<T>): Promise<T> =>
    Promise.race([work, end.then(how => Promise.reject(fault(how)))]);
  const running = new Promise<string>((resolve, reject) => {
    const remember = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-REMEMBERED);
      const [, endpoint] = RUNNING.exec(printed) ?? [];
      if (endpoint !== undefined) resolve(endpoint);
    };
    child.stdout.on('data', remember);
    child.stderr.on('data', remember);
    setTimeout(() => reject(fault(`it does not run after ${startsWithinMs / 1000} s`)), startsWithinMs).unref();
  });
  const forget = whenWeEnd(() => {
    kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const close = async () => {
    forget();
    kill();
    await end;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const endpoint = await unlessOver(running);
    return {
      endpoint,
      outlasts: work =>
        unlessOver(
          inTime(work).catch((cause: unknown) => {
            throw fault((cause as Error).message, cause);
          }),
        ),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What takes seconds with a server that is well. */
const WORK_MS = 300_000;

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`it has not come to an end within ${WORK_MS / 1_000} s`)),
    WORK_MS,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // Gone a moment ago, and not yet told.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whoever asks may end while a server runs, and no signal to his own group reaches that of the server. */
function whenWeEnd(clear: () => void): () => void {
  const leave = (signal: NodeJS.Signals) => {
    clear();
    process.kill(process.pid, signal);
  };
  process.once('exit', clear).once('SIGINT', leave).once('SIGTERM', leave);
  return () => void process.off('exit', clear).off('SIGINT', leave).off('SIGTERM', leave);
}
