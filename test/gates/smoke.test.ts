import type { RequestListener } from 'node:http';
import net from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Sleep } from '../../src/aws/time-limit.ts';
import type { LookUp } from '../../src/gates/link-local.ts';
import { smokeTester } from '../../src/gates/smoke.ts';
import type { HttpCheck, Reading, SmokeGate } from '../../src/release/words.ts';
import { green } from './a-green.ts';

const gate = (url: string, check: Partial<HttpCheck> = {}): SmokeGate => ({
  kind: 'smoke',
  name: 'health',
  when: 'before-traffic',
  force: 'obeyed',
  check: {
    asks: 'a url',
    url,
    status: 200,
    contains: undefined,
    headers: new Map(),
    latency: undefined,
    timeout: 5_000,
    retries: 2,
    ...check,
  },
});

/** A limit that is never reached. */
const patient: Sleep = (_, signal) => new Promise(resolve => signal.addEventListener('abort', () => resolve()));

/** Enough rounds of the event loop for what was written on this side of a socket to be read on the other one. */
async function whenReceived(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await setImmediate();
}

/** All names are those of this machine, unless told otherwise. */
const here: LookUp = async () => [{ address: '127.0.0.1', family: 4 }];

interface Means {
  readonly now?: () => number;
  readonly sleep?: Sleep;
  readonly lookUp?: LookUp;
  readonly signal?: AbortSignal;
}

function tryOnce(smoke: SmokeGate, means: Means = {}): Promise<Reading> {
  const { now = () => 1_000, sleep = patient, lookUp = here, signal = new AbortController().signal } = means;
  return smokeTester({ now, sleep, lookUp }).try(smoke, signal, { invoke: 'no function' });
}

const ok: RequestListener = (_, response) => response.end('up and well');

describe('a smoke test', () => {
  test('passes with status, time and limit where green answers as it should', async () => {
    // given
    await using shop = await green((_, response) => response.setHeader('X-Version', 'api 42').end('{"status":"ok"}'));
    const smoke = gate(`http://green.test:${shop.port}/health?token=s3cret`, {
      contains: '"ok"',
      headers: new Map([['x-version', '42']]),
      latency: 500,
    });
    // when
    const reading = await tryOnce(smoke);
    // then
    expect(reading).toEqual({
      gate: 'health',
      subject: `http://green.test:${shop.port}/health`,
      force: 'obeyed',
      at: 1_000,
      outcome: 'pass',
      says: `http://green.test:${shop.port}/health answered 200 in 0 ms (limit 500 ms).`,
    });
  });

  test('asks for what the address says, as Greenlight, for the name that was asked', async () => {
    // given
    await using shop = await green(ok);
    // when
    await tryOnce(gate(`http://green.test:${shop.port}/health?deep=1`));
    // then
    expect(shop.asked).toHaveLength(1);
    expect(shop.asked[0]).toMatchObject({ method: 'GET', url: '/health?deep=1' });
    expect(shop.asked[0]?.headers).toMatchObject({
      host: `green.test:${shop.port}`,
      'user-agent': 'greenlight',
      connection: 'close',
    });
  });

  test('meets the load balancer anew at each try', async () => {
    // given
    await using shop = await green(ok);
    const smoke = gate(`http://green.test:${shop.port}/`);
    // when
    await tryOnce(smoke);
    await tryOnce(smoke);
    // then
    const [first, second] = shop.asked.map(({ socket }) => socket);
    expect(first).not.toBe(second);
  });

  const sayings: [string, RequestListener, Partial<HttpCheck>, string][] = [
    [
      'another status',
      (_, response) => response.writeHead(503).end('down'),
      {},
      '503 in 0 ms (limit 5 s): status 200 was expected',
    ],
    [
      'a redirect, which is not followed',
      (_, response) => response.writeHead(302, { location: '/login' }).end(),
      {},
      '302 in 0 ms (limit 5 s): status 200 was expected (redirects are not followed)',
    ],
    [
      'a body without the text',
      ok,
      { contains: 'sick' },
      '200 in 0 ms (limit 5 s): its body does not hold the expected text',
    ],
    [
      'a text that comes too late in the body',
      (_, response) => response.end(`${'.'.repeat(1024 * 1024)}here`),
      { contains: 'here' },
      '200 in 0 ms (limit 5 s): the first 1 MiB of its body do not hold the expected text',
    ],
    [
      'a missing header',
      ok,
      { headers: new Map([['x-version', '42']]) },
      '200 in 0 ms (limit 5 s): its answer has no header x-version',
    ],
    [
      'a header that every object seems to have',
      ok,
      { headers: new Map([['constructor', '']]) },
      '200 in 0 ms (limit 5 s): its answer has no header constructor',
    ],
    [
      'a header without the text',
      (_, response) => response.setHeader('x-version', '41').end(),
      { headers: new Map([['x-version', '42']]) },
      '200 in 0 ms (limit 5 s): its header x-version does not hold the expected text',
    ],
    [
      'a body that comes compressed all the same',
      (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('up and well')),
      { contains: 'well' },
      '200 in 0 ms (limit 5 s): its body is compressed, and cannot be searched for the expected text',
    ],
    [
      'an answer that changes to another protocol',
      (_, response) =>
        response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      {},
      '101 in 0 ms (limit 5 s): status 200 was expected',
    ],
    [
      'several things at once',
      (_, response) => response.writeHead(500).end(),
      { contains: 'ok', headers: new Map([['x-version', '42']]) },
      '500 in 0 ms (limit 5 s): status 200 was expected; its answer has no header x-version; its body does not hold the expected text',
    ],
  ];

  test.each(sayings)('fails, and says why, for %s', async (_, answer, check, why) => {
    // given
    await using shop = await green(answer);
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`, check));
    // then
    expect(reading).toMatchObject({ outcome: 'fail', says: `http://green.test:${shop.port}/ answered ${why}.` });
  });

  test('may ask for a redirect, which is a status like any other', async () => {
    // given
    await using shop = await green((_, response) => response.writeHead(301, { location: 'https://green.test/' }).end());
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`, { status: 301 }));
    // then
    expect(reading.outcome).toBe('pass');
    expect(shop.asked).toHaveLength(1);
  });

  test('finds its text wherever the body is cut into pieces', async () => {
    // given
    await using shop = await green((_, response) => {
      response.write('all is we', () => response.end('ll'));
    });
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`, { contains: 'well' }));
    // then
    expect(reading.outcome).toBe('pass');
  });

  test('does not wait for the end of a body that has none', async () => {
    // given
    await using shop = await green((_, response) => {
      const pour = (): void => {
        if (!response.destroyed && response.write('here '.repeat(20_000))) void setImmediate().then(pour);
      };
      response.on('drain', pour);
      pour();
    });
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`, { contains: 'here' }));
    // then
    expect(reading.outcome).toBe('pass');
  });

  test('never repeats body, header values, query, or what it looked for', async () => {
    // given
    await using shop = await green((_, response) => response.setHeader('x-key', 'hdr-secret').end('body-secret'));
    const smoke = gate(`http://green.test:${shop.port}/?q=query-secret`, {
      status: 204,
      contains: 'wanted-secret',
      headers: new Map([['x-key', 'other-secret']]),
    });
    // when
    const reading = await tryOnce(smoke);
    // then
    expect(reading.outcome).toBe('fail');
    expect(JSON.stringify(reading)).not.toContain('secret');
  });

  test('is shown and not obeyed where its gate is advisory', async () => {
    // given
    await using shop = await green((_, response) => response.writeHead(500).end());
    // when
    const reading = await tryOnce({ ...gate(`http://green.test:${shop.port}/`), force: 'advisory' });
    // then
    expect(reading).toMatchObject({ outcome: 'fail', force: 'advisory' });
  });
});

describe('the time of a smoke test', () => {
  test.each([
    { took: 500, outcome: 'pass', says: '200 in 500 ms (limit 500 ms).' },
    { took: 501, outcome: 'fail', says: '200 in 501 ms (limit 500 ms): too slow.' },
    { took: 1_250, outcome: 'fail', says: '200 in 1.25 s (limit 500 ms): too slow.' },
  ])('is that of the whole answer: $took ms is $outcome where 500 are the limit', async ({ took, outcome, says }) => {
    // given
    let now = 0;
    await using shop = await green((_, response) => {
      response.flushHeaders();
      now += took;
      response.end('at last');
    });
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`, { latency: 500 }), { now: () => now });
    // then
    expect(reading).toMatchObject({ outcome, says: expect.stringContaining(says), at: took });
  });

  test.each<[string, (response: Parameters<RequestListener>[1]) => unknown]>([
    ['nothing is answered', () => undefined],
    ['the answer has begun and does not end', response => response.write('to be contin')],
    [
      'the answer has no length, so that its end is the end of the connection',
      response => response.socket?.write('HTTP/1.1 200 OK\r\n\r\nto be contin'),
    ],
  ])('is up at the time-out, on the clock of the engine, where %s', async (_, begin) => {
    // given
    let expire: () => void = () => undefined;
    const limits: number[] = [];
    const sleep: Sleep = time => {
      limits.push(time);
      return new Promise(resolve => (expire = resolve));
    };
    await using shop = await green((_request, response) => {
      begin(response);
      void whenReceived().then(() => expire());
    });
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`, { timeout: 3_000 }), { sleep });
    // then
    expect(reading).toMatchObject({
      outcome: 'fail',
      says: `http://green.test:${shop.port}/ did not answer within 3 s.`,
    });
    expect(limits).toEqual([3_000]);
  });

  test('is not measured any more once the answer is there', async () => {
    // given
    await using shop = await green(ok);
    const limits: AbortSignal[] = [];
    const sleep: Sleep = (time, signal) => {
      limits.push(signal);
      return patient(time, signal);
    };
    // when
    await tryOnce(gate(`http://green.test:${shop.port}/`), { sleep });
    // then
    expect(limits.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test.each<[string, 'before' | 'during', string]>([
    ['before it begins', 'before', ''],
    ['while it waits', 'during', ''],
    ['in the midst of a body without a length', 'during', 'HTTP/1.1 200 OK\r\n\r\nto be contin'],
  ])('proves nothing when the try is called off %s', async (_, when, begun) => {
    // given
    const nobodyWaits = new AbortController();
    await using shop = await green((_request, response) => {
      response.socket?.write(begun);
      void whenReceived().then(() => nobodyWaits.abort());
    });
    if (when === 'before') nobodyWaits.abort();
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`), { signal: nobodyWaits.signal });
    // then
    expect(reading).toMatchObject({ outcome: 'error' });
    expect(shop.asked).toHaveLength(when === 'before' ? 0 : 1);
  });
});

describe('a green that cannot be asked', () => {
  /** A port that nobody listens on, any more. */
  async function closedPort(): Promise<number> {
    await using shop = await green(ok);
    return shop.port;
  }

  test('fails by the name of the reason where nobody listens', async () => {
    // given
    const port = await closedPort();
    // when
    const reading = await tryOnce(gate(`http://green.test:${port}/`));
    // then
    expect(reading).toMatchObject({
      outcome: 'fail',
      says: `http://green.test:${port}/ could not be asked: ECONNREFUSED.`,
    });
  });

  test('fails by the name of the reason where it has no address', async () => {
    // given
    const lookUp: LookUp = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    // when
    const reading = await tryOnce(gate('http://nowhere.test/'), { lookUp });
    // then
    expect(reading).toMatchObject({ outcome: 'fail', says: 'http://nowhere.test/ could not be asked: ENOTFOUND.' });
  });

  test('fails where its listener does not speak TLS', async () => {
    // given
    await using shop = await green(ok);
    // when
    const reading = await tryOnce(gate(`https://green.test:${shop.port}/`));
    // then
    expect(reading).toMatchObject({
      outcome: 'fail',
      says: expect.stringMatching(/could not be asked: \w*(SSL|EPROTO)\w*\.$/),
    });
    expect(shop.asked).toHaveLength(0);
  });

  test.each<[string, RequestListener, RegExp]>([
    ['hangs up', request => request.socket.destroy(), /ECONNRESET/],
    ['breaks off', (_, response) => response.write('to be', () => response.destroy()), /ECONNRESET/],
    ['does not speak HTTP', request => request.socket.end('hello\r\n\r\n'), /HPE_\w+/],
  ])('fails where it %s', async (_, answer, reason) => {
    // given
    await using shop = await green(answer);
    // when
    const reading = await tryOnce(gate(`http://green.test:${shop.port}/`));
    // then
    expect(reading).toMatchObject({ outcome: 'fail', says: expect.stringMatching(reason) });
  });
});

describe('addresses', () => {
  test.each(['127.0.0.1', '::1'])('of every family are asked: %s', async address => {
    // given
    await using shop = await green(ok, address);
    const written = net.isIPv6(address) ? `[${address}]` : address;
    const lookUp: LookUp = async () => [{ address, family: net.isIP(address) }];
    // when
    const readings = await Promise.all([
      tryOnce(gate(`http://${written}:${shop.port}/`)),
      tryOnce(gate(`http://green.test:${shop.port}/`), { lookUp }),
    ]);
    // then
    expect(readings.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  });

  test('are looked up by the system unless told otherwise', async () => {
    // given
    await using shop = await green(ok);
    const tester = smokeTester({ now: () => 0, sleep: patient });
    // when
    const reading = await tester.try(gate(`http://localhost:${shop.port}/`), new AbortController().signal, {
      invoke: 'no function',
    });
    // then
    expect(reading.outcome).toBe('pass');
  });

  test.each(['169.254.169.254', 'fe80::1', '::ffff:169.254.170.2', 'fd00:ec2::254'])(
    'that are link-local are never asked, by no name: %s',
    async address => {
      // given
      await using shop = await green(ok);
      const family = net.isIP(address);
      const lookUp: LookUp = async () => [
        { address: '127.0.0.1', family: 4 },
        { address, family },
      ];
      const written = family === 6 ? `[${address}]` : address;
      // when
      const named = await tryOnce(gate(`http://green.test:${shop.port}/`), { lookUp });
      const literal = await tryOnce(gate(`http://${written}:${shop.port}/`));
      // then
      for (const { outcome, says } of [named, literal]) {
        expect(outcome).toBe('fail');
        expect(says).toMatch(/is a link-local address, which is never asked\.$/);
      }
      expect(shop.asked).toHaveLength(0);
    },
  );
});
