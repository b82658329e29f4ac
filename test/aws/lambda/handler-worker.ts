import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { Invocation, Outcome } from './run-handler.ts';

/** Runs one invocation in a thread of its own, and tells how it ended. */
const { moduleUrl, exportName, payload, timeoutMs, context } = workerData as Invocation;

let elapsedMs = 0;
const lines: string[] = [];

function end(outcome: Outcome): void {
  parentPort?.postMessage({ outcome, elapsedMs, lines });
  process.exit();
}

for (const [method, level] of [
  ['log', 'INFO'],
  ['info', 'INFO'],
  ['warn', 'WARN'],
  ['error', 'ERROR'],
  ['debug', 'DEBUG'],
] as const) {
  console[method] = (...args: unknown[]) => {
    lines.push(`${level}\t${format(...args)}`);
  };
}

interface Timer {
  readonly dueMs: number;
  readonly ring: () => void;
}

/** The handler's timers cost no wall time: each is due at once in its turn, and the invocation has lasted so long. */
let timers: readonly Timer[] = [];

globalThis.setTimeout = ((callback: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => {
  const timer: Timer = { dueMs: elapsedMs + Math.max(1, delayMs), ring: () => callback(...args) };
  timers = [...timers, timer].sort((a, b) => a.dueMs - b.dueMs);
  setImmediate(ringNext);
  return timer;
}) as unknown as typeof setTimeout;

globalThis.clearTimeout = (timer: unknown) => {
  timers = timers.filter(other => other !== timer);
};

function ringNext(): void {
  const [next, ...later] = timers;
  if (next === undefined) return;
  timers = later;
  elapsedMs = next.dueMs;
  if (elapsedMs > timeoutMs) end({ is: 'timed out' });
  else next.ring();
}

function fails(error: unknown): Outcome {
  return error instanceof Error
    ? { is: 'error', errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { is: 'error', errorType: typeof error, errorMessage: String(error), trace: [] };
}

function failsToLoad(error: unknown): Outcome {
  if (!(error instanceof SyntaxError)) return fails(error);
  const errorMessage = `SyntaxError: ${error.message}`;
  return { is: 'error', errorType: 'Runtime.UserCodeSyntaxError', errorMessage, trace: [] };
}

type Handler = (event: unknown, context: object) => unknown;

async function loaded(): Promise<Handler | undefined> {
  const module = (await import(moduleUrl)) as Readonly<Record<string, unknown>> & { readonly default?: unknown };
  const named = module[exportName] ?? (module.default as Readonly<Record<string, unknown>> | undefined)?.[exportName];
  return typeof named === 'function' ? (named as Handler) : undefined;
}

process.on('uncaughtException', error => end(fails(error)));
process.on('unhandledRejection', error => end(fails(error)));

async function invoke(handler: Handler): Promise<Outcome> {
  try {
    const answer = await handler(JSON.parse(payload), {
      awsRequestId: context.requestId,
      functionName: context.functionName,
      functionVersion: context.version,
      invokedFunctionArn: context.arn,
      memoryLimitInMB: String(context.memory),
      getRemainingTimeInMillis: () => timeoutMs - elapsedMs,
    });
    return { is: 'answer', payload: JSON.stringify(answer ?? null) };
  } catch (error) {
    return fails(error);
  }
}

const notExported: Outcome = {
  is: 'error',
  errorType: 'Runtime.HandlerNotFound',
  errorMessage: `${context.handler} is undefined or not exported`,
  trace: [],
};

// No `await` at the top: a handler that never ends would be a fault of this module, not of the handler.
loaded().then(
  handler => (handler === undefined ? end(notExported) : void invoke(handler).then(end)),
  (error: unknown) => end(failsToLoad(error)),
);
