import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serveClock } from '../../clock/server.ts';
import { createTimeline } from '../../clock/timeline.ts';
import { type Desk, openDesk } from './desk.ts';

const startMs = Date.UTC(2026, 0, 1);
const anHour = `
  import { setTimeout } from 'node:timers/promises';
  await setTimeout(3_600_000);
  console.log(JSON.stringify({ now: new Date(), order: process.env.ORDER, options: process.env.NODE_OPTIONS }));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenlight-desk-'));
  await writeFile(join(folder, 'hour.mjs'), anHour);
  await writeFile(join(folder, 'killed.mjs'), `process.kill(process.pid, 'SIGKILL')`);
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a process as a runner does that knows nothing of the desk but its variables; gives what it printed. */
async function start(desk: Desk, job: string, script: string, inputs: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(folder, script)], {
    env: { ...desk.environment, ...inputs, GITHUB_JOB: job },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return printed === '' ? undefined : (JSON.parse(printed) as Readonly<Record<string, string>>);
}

async function withDesk<T>(use: (desk: Desk) => Promise<T>): Promise<T> {
  using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
  await using clock = await serveClock(timeline);
  const orders = { release: '66', status: '67' };
  const variablesOf = (job: string) => ({ ORDER: orders[job as keyof typeof orders] });
  await using desk = await openDesk({ timeline, controlUrl: clock.url, variablesOf });
  return await use(desk);
}

describe('A process that comes by the desk', () => {
  test('lives an hour in no time, and so does the next one, from then on', async () => {
    // given
    const hours = (desk: Desk) =>
      start(desk, 'release', 'hour.mjs').then(async one => [one, await start(desk, 'status', 'hour.mjs')]);
    // when
    const lived = await withDesk(hours);
    // then
    expect(lived.map(one => one?.['now'])).toEqual(['2026-01-01T01:00:00.000Z', '2026-01-01T02:00:00.000Z']);
  });

  test('has the variables of its job, and not those that led it there', async () => {
    // when
    const lived = await withDesk(desk => start(desk, 'status', 'hour.mjs'));
    // then
    expect(lived).toEqual({ now: expect.any(String), order: '67' });
  });

  test('says what it runs, for which job, and with which inputs', async () => {
    // when
    const said = await withDesk(async desk => {
      await start(desk, 'release', 'hour.mjs', { 'INPUT_TASK-DEFINITION': 'ecs/api.json', OTHER: 'unsaid' });
      return desk.introductions;
    });
    // then
    const script = join(folder, 'hour.mjs');
    expect(said).toEqual([{ job: 'release', script, inputs: { 'INPUT_TASK-DEFINITION': 'ecs/api.json' } }]);
  });

  test('holds time no longer when it was killed', async () => {
    // when
    const lived = await withDesk(async desk => {
      await start(desk, 'release', 'killed.mjs');
      return await start(desk, 'release', 'hour.mjs');
    });
    // then
    expect(lived?.['now']).toBe('2026-01-01T01:00:00.000Z');
  });
});
