// Puts a Node process on virtual time before its own code runs: `node --import <this file> script.js`.
//
// A process is asleep, and lets time go on, when it waits for a sleep of its own and for no HTTP request. So a request
// that is under way is never overtaken by a time-out beside it. A server that wants that time-out to be reached says so
// with an interim answer (102 Processing): from then on the request lasts in virtual time. If the server knows for how
// long, the process sleeps until then as for a sleep of its own, and is awake again until it has the whole answer.
import { subscribe } from 'node:diagnostics_channel';
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { NOW_HEADER, UNTIL_HEADER } from './virtual-answer.ts';

interface Sleep {
  readonly untilMs: number;
  readonly end: () => void;
  readonly fail: (why: Error) => void;
}

const clock = new URL(taken('GREENLIGHT_TEST_CLOCK') + '/');
const sleeps = new Set<Sleep>();
const underWay = new Set<object>();
let nowMs = Number(taken('GREENLIGHT_TEST_CLOCK_NOW'));
/** The sleep that the world was told of; undefined while this process is awake. */
let told: { readonly untilMs: number } | undefined;
let waking: Promise<void> | undefined;

/** The action must not see that it is tested, nor hand it on to processes of its own. */
function taken(name: string): string {
  const value = process.env[name];
  Reflect.deleteProperty(process.env, name);
  if (!value) throw new Error(`The preload of the virtual clock needs ${name} in the environment.`);
  return value;
}

// Node has read it by now: where processes of one bundle share what V8 made of it.
Reflect.deleteProperty(process.env, 'NODE_COMPILE_CACHE');

function ask(what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(what, clock), { method: 'POST', agent: false }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve((JSON.parse(text) as { now: number }).now);
        else reject(new Error(`The virtual clock refused "${what}" (${response.statusCode}): ${text}`));
      });
    });
    request.on('error', reject).end();
  });
}

function failAll(why: Error): void {
  for (const sleep of sleeps) sleep.fail(why);
}

/** Once all that can run has run, sleeps on if nothing is left to do but to wait. */
function settle(): void {
  setImmediate(() => {
    if (sleeps.size === 0 || underWay.size > 0 || waking) return;
    // With a request that lasts beside it, a process that writes a file is asleep nowhere: it goes on when the file is written.
    if (process.getActiveResourcesInfo().some(resource => /^(FSReq|CloseReq)/.test(resource))) {
      settle();
      return;
    }
    const untilMs = Math.min(...[...sleeps].map(sleep => sleep.untilMs));
    if (untilMs === told?.untilMs) return;
    const telling = { untilMs };
    told = telling;
    ask(`sleep?until=${untilMs}`).then(woken, failAll);

    function woken(at: number): void {
      if (told !== telling) return; // replaced by another, or ended by wake()
      told = undefined;
      nowMs = at;
      const due = [...sleeps].filter(sleep => sleep.untilMs <= at).sort((one, other) => one.untilMs - other.untilMs);
      for (const sleep of due) sleep.end();
      settle();
    }
  });
}

/** Stops time, which runs while this process sleeps, and learns how far it got. */
function stir(what: string): Promise<void> {
  told = undefined;
  const learning = ask(what)
    .then(at => {
      nowMs = at;
    }, failAll)
    .finally(() => {
      if (waking === learning) waking = undefined;
      settle();
    });
  waking = learning;
  return learning;
}

function wake(): Promise<void> {
  return told ? stir('wake') : (waking ?? Promise.resolve());
}

function virtualSetTimeout<T>(ms = 1, value?: T, options: { signal?: AbortSignal } = {}): Promise<T | undefined> {
  const { signal } = options;
  const aborted = () => Object.assign(new Error('The operation was aborted', { cause: signal?.reason }), abortMarks);
  if (signal?.aborted) return Promise.reject(aborted());
  return new Promise((resolve, reject) => {
    const leave = () => {
      sleeps.delete(sleep);
      signal?.removeEventListener('abort', onAbort);
    };
    const onAbort = () => {
      leave();
      void wake().then(() => reject(aborted()));
    };
    const sleep: Sleep = {
      untilMs: nowMs + (ms >= 1 && ms <= longestMs ? Math.trunc(ms) : 1),
      end: () => {
        leave();
        resolve(value);
      },
      fail: why => {
        leave();
        reject(why);
      },
    };
    sleeps.add(sleep);
    signal?.addEventListener('abort', onAbort, { once: true });
    settle();
  });
}
/** A timer of Node that is asked for more, or for less than 1 ms, takes 1 ms. A test must not hide that. */
const longestMs = 2 ** 31 - 1;
const abortMarks = { name: 'AbortError', code: 'ABORT_ERR' };

timers.setTimeout = virtualSetTimeout as typeof timers.setTimeout;
syncBuiltinESMExports();

const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [nowMs] : args, newTarget) as Date,
  apply: () => new RealDate(nowMs).toString(),
});
Date.now = () => nowMs;
Date.prototype.constructor = Date;

/** Requests that last in virtual time, and how to give up waiting for them. */
const lasting = new Map<object, () => void>();

function begun(request: object): void {
  underWay.add(request);
  void wake();
}

/** `until`: when the answer is due, if the server said so. */
function lasts(request: object, until: string | undefined): void {
  const wait: Sleep = {
    untilMs: until === undefined ? Infinity : Number(until),
    // Time stands still from here on: the answer, which may be here already, is read in no time.
    end: () => {
      forget();
      underWay.add(request);
    },
    fail: forget,
  };
  function forget(): void {
    sleeps.delete(wait);
    lasting.delete(request);
  }
  if (until !== undefined) sleeps.add(wait);
  lasting.set(request, forget);
  underWay.delete(request);
  settle();
}

/** The head of the answer is here, and nobody has seen it yet. */
function answered(request: object, at: string | undefined): void {
  if (at !== undefined) nowMs = Math.max(nowMs, Number(at));
  const forget = lasting.get(request);
  if (!forget) return;
  forget();
  // An answer that nobody announced may come while time runs.
  if (at === undefined) begun(request);
  else underWay.add(request);
}

function ended(request: object): void {
  lasting.get(request)?.();
  underWay.delete(request);
  settle();
}

subscribe('http.client.request.created', message => {
  const { request } = message as { request: ClientRequest };
  if (request.getHeader('host') === clock.host) return;
  begun(request);
  request.on('information', ({ statusCode, headers }) => {
    if (statusCode === 102) lasts(request, headers[UNTIL_HEADER]?.toString());
  });
  request.once('close', () => ended(request));
});
subscribe('http.client.response.finish', message => {
  const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
  if (request.getHeader('host') !== clock.host) answered(request, response.headers[NOW_HEADER]?.toString());
});

// fetch(), Node's own and that of the package `undici`: it ends with the last byte of the answer, read or not. Of a body
// longer than what is buffered, all has to be read or cancelled, or the process counts as awake.
subscribe('undici:request:create', message => begun((message as { request: object }).request));
subscribe('undici:request:headers', message => {
  const { request, response } = message as { request: object; response: FetchHead };
  if (response.statusCode === 102) lasts(request, valueOf(UNTIL_HEADER, response));
  else answered(request, valueOf(NOW_HEADER, response));
});
subscribe('undici:request:trailers', message => ended((message as { request: object }).request));
subscribe('undici:request:error', message => ended((message as { request: object }).request));

/** Names and values of the headers by turns. */
interface FetchHead {
  readonly statusCode: number;
  readonly headers: readonly Buffer[];
}

function valueOf(name: string, { headers }: FetchHead): string | undefined {
  const index = headers.findIndex((part, position) => position % 2 === 0 && String(part) === name);
  return index < 0 ? undefined : String(headers[index + 1]);
}

// A handler must find the time of its signal, not that of falling asleep; and the runner, which holds time for the signal,
// must hear that it came through.
const emit = process.emit.bind(process);
process.emit = ((event: string | symbol, ...rest: unknown[]): boolean => {
  const pass = () => Reflect.apply(emit, process, [event, ...rest]) as boolean;
  if (event !== 'SIGINT' && event !== 'SIGTERM') return pass();
  void stir(`wake?after=${event}`).then(pass);
  return true;
}) as typeof process.emit;
