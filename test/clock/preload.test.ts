import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serveClock } from './server.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { answerAfter } from './virtual-answer.ts';

const startMs = Date.UTC(2026, 0, 1);
const minute = 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenlight-clock-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a script, unmodified, on the timeline; gives what it printed and how it ended. Time stands still during `plan`. */
async function live(timeline: Timeline, clockUrl: string, name: string, script: string, plan?: Plan) {
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, script);
  const id = timeline.join(name);
  const child = spawn(process.execPath, ['--import', new URL('./preload.ts', import.meta.url).href, file], {
    env: {
      GREENLIGHT_TEST_CLOCK: `${clockUrl}/clock/participants/${id}`,
      GREENLIGHT_TEST_CLOCK_NOW: String(timeline.now()),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  plan?.((afterMs, signal) =>
    timeline.at(startMs + afterMs, () => {
      timeline.hold(id, signal);
      child.kill(signal);
    }),
  );
  const [printed, end] = await Promise.all([text(child.stdout), once(child, 'close')]);
  timeline.leave(id);
  const [code, signal] = end as [number | null, NodeJS.Signals | null];
  return { lines: printed.trimEnd().split('\n'), exit: signal ?? code };
}
type Plan = (signalAt: (afterMs: number, signal: NodeJS.Signals) => void) => void;

async function withClock<T>(use: (timeline: Timeline, clockUrl: string) => Promise<T>): Promise<T> {
  using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
  await using server = await serveClock(timeline);
  return await use(timeline, server.url);
}

/** An endpoint that is not on the clock's port. */
async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A server whose answers take virtual time, and the clock of whoever asks it. */
async function aSlowWorld(delayMs: number) {
  const timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
  const clock = await serveClock(timeline);
  const server = await serve((_, response) => answerAfter(timeline, response, delayMs, () => response.end('slow')));
  return {
    timeline,
    clockUrl: clock.url,
    url: server.url,
    async [Symbol.asyncDispose]() {
      server[Symbol.dispose]();
      await clock[Symbol.asyncDispose]();
      timeline[Symbol.dispose]();
    },
  };
}

/** The last one is what Octokit talks with in an action: a package, bundled, and not what Node has of the same name. */
const clients = [
  {
    client: 'node:http',
    call: `return await new Promise((resolve, reject) => http.get(url, { signal }, answer => {
      let text = '';
      answer.setEncoding('utf8').on('data', part => { text += part; }).on('end', () => resolve(text));
    }).on('error', reject))`,
  },
  { client: 'fetch', call: `return await (await fetch(url, { signal })).text()` },
  { client: 'the fetch of undici', call: `return await (await undici.fetch(url, { signal })).text()` },
];

const undici = pathToFileURL(createRequire(import.meta.url).resolve('undici')).href;

const forServer = (url: string, script: string) => `
  import http from 'node:http';
  import undici from '${undici}';
  const url = '${url}';
  ${script}`;

const besideASleep = (url: string, call: string) =>
  forServer(
    url,
    `
    import { setTimeout } from 'node:timers/promises';
    ${elapsed}
    const signal = undefined;
    const controller = new AbortController();
    const limit = setTimeout(30_000, 'timed out', controller).catch(() => 'in time');
    const answered = await (async () => { ${call} })();
    console.log(answered, elapsed());
    controller.abort();
    console.log(await limit, elapsed());`,
  );

const elapsed = `const startMs = ${startMs}; const elapsed = () => Date.now() - startMs;`;

describe('a process under the preload', () => {
  test('lives an hour of polling every 5 s within a few seconds of wall time', async () => {
    // given
    const script = `
      import { setTimeout } from 'node:timers/promises';
      let polls = 0;
      for (const end = Date.now() + 3_600_000; Date.now() < end; polls += 1) await setTimeout(5_000);
      console.log(polls, new Date().toISOString());`;
    const before = performance.now();
    // when
    const { lines, exit } = await withClock((timeline, url) => live(timeline, url, 'poller', script));
    // then
    expect({ lines, exit }).toEqual({ lines: ['720 2026-01-01T01:00:00.000Z'], exit: 0 });
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test('interleaves with another by virtual time, whoever started first', async () => {
    // given
    const calls: string[] = [];
    using world = await serve((request, response) => {
      calls.push(request.url ?? '');
      response.end();
    });
    const script = (name: string, pauseMs: number) => `
      import { setTimeout } from 'timers/promises';
      ${elapsed}
      for (let i = 0; i < 3; i += 1) {
        await setTimeout(${pauseMs});
        await fetch('${world.url}${name}/' + elapsed());
      }`;
    // when
    await withClock((timeline, url) =>
      Promise.all([
        live(timeline, url, 'slow', script('slow', 30_000)),
        live(timeline, url, 'fast', script('fast', 20_001)),
      ]),
    );
    // then
    expect(calls).toEqual(['/fast/20001', '/slow/30000', '/fast/40002', '/slow/60000', '/fast/60003', '/slow/90000']);
  });

  test('is woken from its sleep by SIGINT, at the time of the signal, and sees an AbortError', async () => {
    // given
    const script = `
      import { setTimeout } from 'node:timers/promises';
      ${elapsed}
      const controller = new AbortController();
      process.on('SIGINT', () => { console.log('signal', elapsed()); controller.abort(); });
      await setTimeout(3_600_000, undefined, { signal: controller.signal }).catch(error => console.log(error.name, error.code, elapsed()));
      await setTimeout(1_000);
      console.log('after', elapsed());`;
    // when
    const { lines, exit } = await withClock((timeline, url) =>
      live(timeline, url, 'cancelled', script, signalAt => signalAt(7 * minute, 'SIGINT')),
    );
    // then
    expect(lines).toEqual(['signal 420000', 'AbortError ABORT_ERR 420000', 'after 421000']);
    expect(exit).toBe(0);
  });

  test('leaves the clock when it is killed, and time goes on for the others', async () => {
    // given
    const endless = `
      import { setTimeout } from 'node:timers/promises';
      for (;;) await setTimeout(5_000);`;
    const finite = `
      import { setTimeout } from 'node:timers/promises';
      ${elapsed}
      await setTimeout(600_000);
      console.log(elapsed());`;
    // when
    const [killed, survivor] = await withClock((timeline, url) =>
      Promise.all([
        live(timeline, url, 'killed', endless, signalAt => signalAt(minute, 'SIGKILL')),
        live(timeline, url, 'survivor', finite),
      ]),
    );
    // then
    expect(killed.exit).toBe('SIGKILL');
    expect(survivor).toEqual({ lines: ['600000'], exit: 0 });
  });

  test('may sleep several times at once, each to its own end', async () => {
    // given
    const script = `
      import { setTimeout } from 'node:timers/promises';
      ${elapsed}
      const nap = ms => setTimeout(ms, ms).then(value => console.log(value, elapsed()));
      await Promise.all([nap(60_000), nap(5_000), nap(5_000).then(() => nap(1_000))]);`;
    // when
    const { lines } = await withClock((timeline, url) => live(timeline, url, 'napper', script));
    // then
    expect(lines).toEqual(['5000 5000', '5000 5000', '1000 6000', '60000 60000']);
  });

  test.each(clients)(
    'does not let time pass while a request by $client is under way beside a sleep',
    async ({ call }) => {
      // given
      using server = await serve((_, response) => void setTimeout(() => response.end('late'), 50));
      // when
      const { lines } = await withClock((timeline, url) =>
        live(timeline, url, 'caller', besideASleep(server.url, call)),
      );
      // then
      expect(lines).toEqual(['late 0', 'in time 0']);
    },
  );

  test.each(clients)(
    'does not let time pass between the head and the end of an answer to $client',
    async ({ call }) => {
      // given
      using server = await serve((_, response) => {
        response.write('first, ');
        setTimeout(() => response.end('then'), 50);
      });
      // when
      const { lines } = await withClock((timeline, url) =>
        live(timeline, url, 'caller', besideASleep(server.url, call)),
      );
      // then
      expect(lines).toEqual(['first, then 0', 'in time 0']);
    },
  );

  test.each(clients)(
    'reaches its own time-out when the server says that the request by $client takes virtual time',
    async ({ call }) => {
      // given
      using server = await serve((_, response) => response.writeProcessing());
      const script = `
      ${elapsed}
      import { setTimeout } from 'node:timers/promises';
      const controller = new AbortController();
      const { signal } = controller;
      const answered = (async () => { ${call} })().catch(error => error.name);
      await setTimeout(30_000);
      controller.abort();
      console.log(await answered, elapsed());`;
      // when
      const { lines } = await withClock((timeline, url) =>
        live(timeline, url, 'caller', forServer(server.url, script)),
      );
      // then
      expect(lines).toEqual(['AbortError 30000']);
    },
  );

  test.each(clients)('sleeps until a slow answer to $client is due, and finds its time', async ({ call }) => {
    // given
    await using world = await aSlowWorld(90_000);
    const script = `
      ${elapsed}
      const signal = undefined;
      const answered = await (async () => { ${call} })();
      console.log(answered, elapsed());`;
    // when
    const { lines } = await live(world.timeline, world.clockUrl, 'caller', forServer(world.url, script));
    // then
    expect(lines).toEqual(['slow 90000']);
  });

  test('finds a Date that differs from the real one in nothing but the present', async () => {
    // given
    const script = `
      const now = new Date();
      console.log(JSON.stringify({
        now: now.toISOString(), called: Date().startsWith('Thu Jan 01 2026'), given: new Date(2020, 1, 2).getFullYear(),
        parsed: Date.parse('2020-02-02T00:00:00Z'), utc: Date.UTC(2020, 1), instance: now instanceof Date,
        constructed: now.constructor === Date, subclass: new (class Day extends Date {})().getTime() === Date.now(),
        tag: Object.prototype.toString.call(now), length: Date.length, name: Date.name,
        environment: Object.keys(process.env).filter(name => name.includes('CLOCK')),
      }));`;
    // when
    const { lines } = await withClock((timeline, url) => live(timeline, url, 'reader', script));
    // then
    expect(JSON.parse(lines.join(''))).toEqual({
      now: '2026-01-01T00:00:00.000Z',
      called: true,
      given: 2020,
      parsed: Date.UTC(2020, 1, 2),
      utc: Date.UTC(2020, 1),
      instance: true,
      constructed: true,
      subclass: true,
      tag: '[object Date]',
      length: 7,
      name: 'Date',
      environment: [],
    });
  });

  test('gives its abort listeners back after each sleep', async () => {
    // given
    const script = `
      import { getEventListeners } from 'node:events';
      import { setTimeout } from 'node:timers/promises';
      const { signal } = new AbortController();
      for (let i = 0; i < 20; i += 1) await setTimeout(5_000, undefined, { signal });
      console.log(getEventListeners(signal, 'abort').length);`;
    // when
    const { lines } = await withClock((timeline, url) => live(timeline, url, 'sleeper', script));
    // then
    expect(lines).toEqual(['0']);
  });

  test('is told, when another participant is silent for too long, who that is', async () => {
    // given
    const script = `
      import { setTimeout } from 'node:timers/promises';
      await setTimeout(5_000).catch(error => console.log(error.message));`;
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' }, silenceLimitMs: 1_500 });
    await using server = await serveClock(timeline);
    const silent = timeline.join('the silent one');
    // when
    const { lines } = await live(timeline, server.url, 'sleeper', script);
    timeline.leave(silent);
    // then
    expect(lines.join('\n')).toContain('\\"the silent one\\" neither slept nor called for 1.5 s of wall time');
  });
});
