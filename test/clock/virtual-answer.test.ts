import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { serveClock } from './server.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { answerAfter } from './virtual-answer.ts';

const startMs = Date.UTC(2026, 0, 1);

/** A site on virtual time: `/800` answers after 800 ms. What it saw is told by `cutShort`. */
async function serveSite(timeline: Timeline) {
  const cutShort: number[] = [];
  const server = createServer((request, response) => {
    response.once('close', () => {
      if (!response.writableFinished) cutShort.push(timeline.now() - startMs);
    });
    answerAfter(timeline, response, Number(request.url?.slice(1)), () => response.end('a '.repeat(100_000)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutShort,
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const prelude = (url: string) => `
  import http from 'node:http';
  import { setTimeout } from 'node:timers/promises';
  const elapsed = () => Date.now() - ${startMs};
  const say = (...words) => console.log(...words, elapsed());
  const get = (path, seen = () => {}) => new Promise((resolve, reject) => {
    const request = http.get('${url}' + path, answer => {
      seen('head');
      answer.resume().on('end', () => { seen('end'); resolve(); });
    });
    request.on('error', reject);
  });`;

/** Runs scripts at once, each in a process under the preload; gives the lines that each printed. */
async function live(timeline: Timeline, scripts: readonly string[]): Promise<string[][]> {
  await using clock = await serveClock(timeline);
  return await Promise.all(
    scripts.map(async (script, index) => {
      const id = timeline.join(`client ${index}`);
      const child = spawn(
        process.execPath,
        ['--import', new URL('./preload.ts', import.meta.url).href, '--input-type=module', '--eval', script],
        {
          env: {
            GREENLIGHT_TEST_CLOCK: `${clock.url}/clock/participants/${id}`,
            GREENLIGHT_TEST_CLOCK_NOW: String(timeline.now()),
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
      timeline.leave(id);
      return printed.trimEnd().split('\n');
    }),
  );
}

describe('an answer in virtual time', () => {
  test('takes as long for the client as the server says, head and end alike', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
    using site = await serveSite(timeline);
    const script = `${prelude(site.url)}
      await setTimeout(1_000);
      await get('/800', say);
      await get('/0', say);
      await get('/1', say);
      await setTimeout(1_000);
      say('slept');`;
    // when
    const [lines] = await live(timeline, [script]);
    // then
    expect(lines).toEqual(['head 1800', 'end 1800', 'head 1800', 'end 1800', 'head 1801', 'end 1801', 'slept 2801']);
  });

  test('does the same for fetch', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
    using site = await serveSite(timeline);
    const script = `${prelude(site.url)}
      const answer = await fetch('${site.url}/800');
      say(answer.status);`;
    // when
    const [lines] = await live(timeline, [script]);
    // then
    expect(lines).toEqual(['200 800']);
  });

  test('is beaten by a time limit of the client that ends before it, and the server hears of it then', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
    using site = await serveSite(timeline);
    const script = `${prelude(site.url)}
      const request = http.get('${site.url}/5001').on('error', error => say(error.message));
      request.on('response', () => say('answered'));
      await setTimeout(5_000);
      request.destroy(new Error('too slow'));
      await setTimeout(10_000);
      say('slept');`;
    // when
    const [lines] = await live(timeline, [script]);
    // then
    expect(lines).toEqual(['too slow 5000', 'slept 15000']);
    expect(site.cutShort).toEqual([5_000]);
  });

  test('beats a time limit of the client that ends after it, and what the client sleeps beside it goes on', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
    using site = await serveSite(timeline);
    const script = `${prelude(site.url)}
      const controller = new AbortController();
      const limit = setTimeout(5_000, undefined, controller).catch(() => say('limit lifted'));
      const nap = setTimeout(300).then(() => say('nap'));
      await get('/4999', say);
      controller.abort();
      await limit;
      await setTimeout(1);
      say('slept');`;
    // when
    const [lines] = await live(timeline, [script]);
    // then
    expect(lines).toEqual(['nap 300', 'head 4999', 'end 4999', 'limit lifted 4999', 'slept 5000']);
  });

  test('may be one of several that are under way at once', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
    using site = await serveSite(timeline);
    const script = `${prelude(site.url)}
      await Promise.all([700, 20, 300, 0, 300].map(ms => get('/' + ms).then(() => say(ms))));`;
    // when
    const [lines] = await live(timeline, [script]);
    // then
    expect(lines?.toSorted()).toEqual(['0 0', '20 20', '300 300', '300 300', '700 700']);
  });

  test('holds nobody else up, and is held up by nobody', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
    using site = await serveSite(timeline);
    const asker = `${prelude(site.url)}
      for (let i = 0; i < 5; i += 1) { await get('/900', say); await setTimeout(100); }`;
    const sleeper = `${prelude(site.url)}
      for (let i = 0; i < 5; i += 1) { await setTimeout(450); say('slept'); }`;
    // when
    const lines = await live(timeline, [asker, sleeper]);
    // then
    expect(lines).toEqual([
      [0, 1, 2, 3, 4].flatMap(i => [`head ${900 + i * 1_000}`, `end ${900 + i * 1_000}`]),
      [1, 2, 3, 4, 5].map(i => `slept ${i * 450}`),
    ]);
  });

  test('needs nothing of a client that lives on real time', async () => {
    // given
    using timeline = createTimeline({ startMs, pace: { kind: 'real' } });
    using site = await serveSite(timeline);
    const before = performance.now();
    // when
    const answer = await fetch(`${site.url}/60`);
    // then
    expect((await answer.text()).length).toBe(200_000);
    expect(performance.now() - before).toBeGreaterThanOrEqual(59);
  });
});
