import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What the thread of an invocation is given. */
export interface Invocation {
  readonly moduleUrl: string;
  readonly exportName: string;
  /** JSON. */
  readonly payload: string;
  readonly timeoutMs: number;
  readonly context: {
    readonly requestId: string;
    readonly functionName: string;
    readonly version: string;
    readonly arn: string;
    /** As configured: `index.handler`. */
    readonly handler: string;
    /** MB. */
    readonly memory: number;
  };
}

export type Outcome =
  | { readonly is: 'answer'; /** JSON. */ readonly payload: string }
  | {
      readonly is: 'error';
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: readonly string[];
    }
  | { readonly is: 'timed out' };

export interface Ran {
  readonly outcome: Outcome;
  /** What the handler's timers took, of virtual time. */
  readonly elapsedMs: number;
  /** Of the console, each with its level. */
  readonly lines: readonly string[];
}

/** A handler that runs for so long of wall time does not come to an end. */
const WALL_LIMIT_MS = 3000;

/**
 * Runs the handler of a deployment package, as the Node.js runtime would: `dir/file.export`, of a `.js`, `.mjs` or `.cjs` file.
 * Nothing outside of its thread is changed by it.
 *
 * @param environment the variables of the function; nothing else is in its environment
 */
export async function runHandler(
  files: ReadonlyMap<string, Uint8Array>,
  environment: Readonly<Record<string, string>>,
  invocation: Omit<Invocation, 'moduleUrl' | 'exportName'>,
): Promise<Ran> {
  const { handler } = invocation.context;
  const [, module = '', exportName = ''] = /^(.+?)\.([^./]+)$/.exec(handler) ?? [];
  const path = ['js', 'mjs', 'cjs'].map(extension => `${module}.${extension}`).find(name => files.has(name));
  if (path === undefined) return ended({ is: 'error', ...moduleMissing(module), trace: [] });
  const folder = await mkdtemp(join(tmpdir(), 'greenlight-lambda-'));
  try {
    await unpack(files, folder);
    const moduleUrl = pathToFileURL(join(folder, path)).href;
    const ran = await inThread({ ...invocation, moduleUrl, exportName }, environment);
    return { ...ran, outcome: asInLambda(ran.outcome, folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where Lambda unpacks a function's code. */
function asInLambda(outcome: Outcome, folder: string): Outcome {
  if (outcome.is !== 'error') return outcome;
  const { errorMessage, trace } = outcome;
  const moved = (text: string) => text.replaceAll(folder, '/var/task');
  return { ...outcome, errorMessage: moved(errorMessage), trace: trace.map(moved) };
}

const ended = (outcome: Outcome): Ran => ({ outcome, elapsedMs: 0, lines: [] });

/** Wording: the Node.js runtime's. */
const moduleMissing = (module: string) => ({
  errorType: 'Runtime.ImportModuleError',
  errorMessage: `Error: Cannot find module '${module}'\nRequire stack:\n- /var/runtime/index.mjs`,
});

async function unpack(files: ReadonlyMap<string, Uint8Array>, folder: string): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    // A path that leads out of the folder is written nowhere.
    if (!target.startsWith(`${folder}/`)) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

async function inThread(invocation: Invocation, environment: Readonly<Record<string, string>>): Promise<Ran> {
  const thread = new Worker(new URL('./handler-worker.ts', import.meta.url), {
    workerData: invocation,
    env: environment,
    stdout: true,
    stderr: true,
  });
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Ran>(resolve => {
      limit = setTimeout(() => resolve(ended({ is: 'timed out' })), WALL_LIMIT_MS);
      thread.once('message', (ran: Ran) => resolve(ran));
      thread.once('error', ({ name, message }) =>
        resolve(ended({ is: 'error', errorType: name, errorMessage: message, trace: [] })),
      );
      thread.once('exit', code => resolve(ended(leftWithoutAnswer(code))));
    });
  } finally {
    clearTimeout(limit);
    await thread.terminate();
  }
}

/** The process has ended before its invocation, or has nothing more to do for it. Wording: the runtime's. */
const leftWithoutAnswer = (exitCode: number): Outcome => ({
  is: 'error',
  errorType: 'Runtime.ExitError',
  errorMessage:
    exitCode === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${exitCode}`,
  trace: [],
});
