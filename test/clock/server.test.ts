import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { serveClock } from './server.ts';
import { createTimeline, type Timeline } from './timeline.ts';

const startMs = Date.UTC(2026, 0, 1);
let timeline: Timeline;
let server: Awaited<ReturnType<typeof serveClock>>;

beforeEach(async () => {
  timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
  server = await serveClock(timeline);
});
afterEach(async () => {
  timeline[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

async function ask(method: string, path: string, signal?: AbortSignal) {
  const response = await fetch(server.url + path, { method, ...(signal ? { signal } : {}) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the control port of the clock', () => {
  test('takes a participant through its life: joins, sleeps, wakes, leaves', async () => {
    // given
    const { body } = await ask('POST', '/clock/participants?name=child');
    // when
    const slept = await ask('POST', `/clock/participants/${String(body['id'])}/sleep?until=${startMs + 5_000}`);
    const woken = await ask('POST', `/clock/participants/${String(body['id'])}/wake`);
    const left = await ask('DELETE', `/clock/participants/${String(body['id'])}`);
    const told = await ask('GET', '/clock');
    // then
    expect(body['now']).toBe(startMs);
    expect([slept, woken, left, told]).toEqual(Array(4).fill({ status: 200, body: { now: startMs + 5_000 } }));
  });

  test('takes hanging up for a wake: time stands still from then on', async () => {
    // given
    const sleeper = timeline.join('sleeper');
    const other = timeline.join('other');
    const hangUp = new AbortController();
    const sleeping = ask('POST', `/clock/participants/${sleeper}/sleep?until=${startMs + 1_000}`, hangUp.signal);
    // when
    hangUp.abort();
    await sleeping.catch(() => undefined);
    await ask('GET', '/clock');
    void timeline.sleep(other, startMs + 10).catch(() => undefined);
    const { body } = await ask('GET', '/clock');
    // then
    expect(body['now']).toBe(startMs);
  });

  test.each([
    { method: 'POST', path: '/clock/participants', status: 400, why: 'Joining takes a name' },
    { method: 'POST', path: '/clock/participants/1/sleep', status: 400, why: '"until" takes milliseconds' },
    { method: 'POST', path: '/clock/participants/1/sleep?until=soon', status: 400, why: 'not "soon"' },
    { method: 'POST', path: '/clock/participants/7/wake', status: 404, why: 'no participant' },
    { method: 'GET', path: '/clock/participants', status: 404, why: 'no route' },
    { method: 'GET', path: '/elsewhere', status: 404, why: 'nothing at' },
  ])('answers $method $path with $status and says why', async ({ method, path, status, why }) => {
    // given nobody
    // when
    const answer = await ask(method, path);
    // then
    expect(answer.status).toBe(status);
    expect(answer.body['error']).toContain(why);
  });

  test('answers 503 with the reason once time cannot go on', async () => {
    // given
    const id = timeline.join('sleeper');
    timeline.at(startMs, () => {
      throw new Error('the world broke');
    });
    // when
    const answer = await ask('POST', `/clock/participants/${id}/sleep?until=${startMs + 1}`);
    // then
    expect(answer).toMatchObject({ status: 503, body: { error: expect.stringContaining('the world broke') } });
  });
});
