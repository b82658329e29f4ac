import { describe, expect, test } from '@jest/globals';
import { serveClock } from '../clock/server.ts';
import { createTimeline } from '../clock/timeline.ts';
import { type Outcome, type Run, startAction } from './run-action.ts';
import { tinyAction, type TinyScripts } from './tiny-action.ts';

const startMs = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** Runs the action on stepped time; `plan` may put events on it before the action has begun to wait. */
async function run(scripts: TinyScripts, plan: (running: Run, at: (ms: number, event: () => void) => void) => void) {
  await using action = await tinyAction(scripts);
  using timeline = createTimeline({ startMs, pace: { kind: 'stepped' } });
  await using server = await serveClock(timeline);
  await using running = await startAction({
    actionFile: action.file,
    clock: { kind: 'virtual', timeline, controlUrl: server.url },
  });
  plan(running, (ms, event) => timeline.at(startMs + ms, event));
  const outcome = await running.done;
  return { outcome, endMs: timeline.now() - startMs };
}

const prelude = `
  import { setTimeout } from 'node:timers/promises';
  const elapsed = () => Date.now() - ${startMs};
  const say = what => console.log(what, elapsed());`;
const poll = `for (;;) await setTimeout(5_000);`;
const texts = (step: Outcome['post']) => step?.lines.map(line => line.text);

describe('a job that is cancelled', () => {
  test('lets main finish within the grace time, and then runs post with the state that was saved', async () => {
    // given
    const main = `${prelude}
      import * as core from '@actions/core';
      const cancelled = new AbortController();
      process.once('SIGINT', () => { say('SIGINT'); cancelled.abort(); });
      await setTimeout(3_600_000, undefined, { signal: cancelled.signal }).catch(() => say('woken'));
      core.saveState('stopped', 'yes');
      await setTimeout(2_000);
      say('finished');`;
    const post = `${prelude}
      await setTimeout(60_000);
      say('post ' + process.env.STATE_stopped);`;
    // when
    const { outcome, endMs } = await run({ main, post }, (running, at) => at(7 * minute, running.cancel));
    // then
    expect(texts(outcome.main)).toEqual(['SIGINT 420000', 'woken 420000', 'finished 422000']);
    expect(texts(outcome.post)).toEqual(['post yes 482000']);
    expect(outcome).toMatchObject({ conclusion: 'cancelled', main: { exit: { kind: 'code', code: 0 } } });
    expect(endMs).toBe(482_000);
  });

  test('kills main ten seconds after SIGINT when it heeds neither SIGINT nor SIGTERM', async () => {
    // given
    const main = `${prelude}
      for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => say(name));
      ${poll}`;
    const post = `${prelude} say('post');`;
    // when
    const { outcome } = await run({ main, post }, (running, at) => at(minute, running.cancel));
    // then
    expect(texts(outcome.main)).toEqual(['SIGINT 60000', 'SIGTERM 67500']);
    expect(outcome.main.exit).toEqual({ kind: 'signal', signal: 'SIGKILL' });
    expect(texts(outcome.post)).toEqual(['post 70000']);
    expect(outcome.conclusion).toBe('cancelled');
  });

  test('ends main at once when it has no handler', async () => {
    // given
    const main = `${prelude} ${poll}`;
    // when
    const { outcome, endMs } = await run({ main }, (running, at) => at(minute, running.cancel));
    // then
    expect(outcome.main.exit).toEqual({ kind: 'signal', signal: 'SIGINT' });
    expect(outcome.conclusion).toBe('cancelled');
    expect(endMs).toBe(minute);
  });

  test('ends post by force 285 s after the cancel', async () => {
    // given
    const scripts = { main: `${prelude} ${poll}`, post: `${prelude} ${poll}` };
    // when
    const { outcome, endMs } = await run(scripts, (running, at) => at(minute, running.cancel));
    // then
    expect(outcome.post?.exit).toEqual({ kind: 'signal', signal: 'SIGKILL' });
    expect(endMs).toBe(minute + 285_000);
  });
});

describe('a step that the runner has to end', () => {
  const main = `${prelude}
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => say(name));
    ${poll}`;
  const scripts = { main, post: `${prelude} say('post');` };

  test('because of its `timeout-minutes`, gets the signals of a cancel, and the job has failed', async () => {
    // when
    const { outcome } = await run(scripts, (running, at) => at(minute, running.timeOut));
    // then
    expect([texts(outcome.main), texts(outcome.post)]).toEqual([['SIGINT 60000', 'SIGTERM 67500'], ['post 70000']]);
    expect(outcome.conclusion).toBe('failure');
  });

  test('because the system has killed its process, is followed by its post step', async () => {
    // when
    const { outcome } = await run(scripts, (running, at) => at(minute, running.crash));
    // then
    expect(outcome.main.exit).toEqual({ kind: 'signal', signal: 'SIGKILL' });
    expect([texts(outcome.main), texts(outcome.post)]).toEqual([[], ['post 60000']]);
    expect(outcome.conclusion).toBe('failure');
  });
});

describe('a job whose runner is lost', () => {
  test('ends at once, says what it had said, and never runs post', async () => {
    // given
    const main = `${prelude}
      import { writeFileSync } from 'node:fs';
      process.on('SIGINT', () => {});
      writeFileSync(process.env.GITHUB_STEP_SUMMARY, '10 % on green');
      ${poll}`;
    // when
    const { outcome, endMs } = await run({ main, post: `${prelude} say('post');` }, (running, at) =>
      at(minute, running.kill),
    );
    // then
    expect(outcome).toMatchObject({
      conclusion: 'lost',
      main: { exit: { kind: 'signal', signal: 'SIGKILL' }, summary: { kind: 'shown', text: '10 % on green' } },
      post: undefined,
    });
    expect(endMs).toBe(minute);
  });
});

describe('a job on a timeline that fails', () => {
  test('is ended, and says why', async () => {
    // given
    const scripts = { main: `${prelude} ${poll}`, post: `${prelude} say('post');` };
    // when
    const running = run(scripts, (_, at) =>
      at(minute, () => {
        throw new Error('the world broke');
      }),
    );
    // then
    await expect(running).rejects.toThrow('A world event failed at 2026-01-01T00:01:00.000Z: Error: the world broke');
  });

  test('names the step that hangs', async () => {
    // given
    await using action = await tinyAction({ main: 'setInterval(() => {}, 1000);' });
    using timeline = createTimeline({ startMs, pace: { kind: 'stepped' }, silenceLimitMs: 500 });
    await using server = await serveClock(timeline);
    // when
    await using running = await startAction({
      actionFile: action.file,
      clock: { kind: 'virtual', timeline, controlUrl: server.url },
    });
    // then
    await expect(running.done).rejects.toThrow('"main step" neither slept nor called for 0.5 s of wall time');
  });
});
