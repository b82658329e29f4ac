import { describe, expect, test } from '@jest/globals';
import type { Outcome, Run } from '../runner/run-action.ts';
import { files, inputs, shop } from './shop.ts';
import type { Scenario } from './scenario.ts';
import { type AttemptOptions, openStage, pullRequest, type Stage } from './stage.ts';

const second = 1_000;
const minute = 60 * second;
const good: Scenario = { name: 'a release', tells: 'A good release.', files, inputs, world: shop() };

/** A job in which something happens after `ms`, while 10 % are on green. */
async function jobIn(
  stage: Stage,
  happens: (run: Run) => void,
  options: Omit<AttemptOptions, 'during'> = {},
): Promise<Outcome> {
  const { outcome } = await stage.attempt({
    ...options,
    during: run => void stage.aws.timeline.at(stage.beganAt + 3 * minute, () => happens(run)),
  });
  return outcome;
}

/** The rows of the last frame in a step's log, by their label. */
function verdictIn(step: Outcome['post']): Readonly<Record<string, string>> {
  const rows = (step?.lines ?? []).flatMap(({ text }) => {
    const row = /^\S+ [┏┃┗] (\w+) +(.*)$/u.exec(text);
    return row === null ? [] : [[row[1] ?? '', row[2] ?? ''] as const];
  });
  return Object.fromEntries(rows);
}

describe('A job that is cancelled', () => {
  test('ends with the word of its post step: who serves, in the log, and once in the comment and the ledger', async () => {
    // given
    await using stage = await openStage({ ...good, inputs: { ...inputs, comment: 'always' } }, { kind: 'stepped' });
    // when
    const { main, post } = await jobIn(stage, run => run.cancel());
    // then
    expect(main.outputs).toMatchObject({ verdict: 'cancelled', serving: 'split' });
    expect(post?.lines[0]?.text).toMatch(/The post step goes on: The job was cancelled\. It sees d-\w+ to its end/);
    expect(verdictIn(post)).toMatchObject({
      verdict: 'cancelled (exit status 1)',
      serving: expect.stringContaining('all traffic is on blue api:1, as last read back from AWS'),
    });
    const comments = stage.gitHub.comments(pullRequest).map(({ body }) => body);
    expect(comments).toEqual([expect.stringMatching(/Cancelled in production: all traffic is on blue `api:1`/)]);
    expect(comments[0]).not.toContain('No gate was read');
    const statuses = stage.gitHub.deployments()[0]?.statuses.map(({ state }) => state) ?? [];
    expect(statuses.filter(state => state !== 'in_progress')).toEqual(['error']);
    expect(stage.greenShare()).toBe(0);
  });

  test('is not killed by the second signal, while AWS says nothing to the stop: the post step asks again', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    stage.aws.faults.inject({ operation: 'StopDeployment', calls: { nth: 1 }, fault: { kind: 'silent-before' } });
    // when
    const { main, post } = await jobIn(stage, run => run.cancel());
    // then: SIGTERM came after 7.5 s, and nobody survives what came after 10 s.
    expect(main.exit).toEqual({ kind: 'signal', signal: 'SIGKILL' });
    expect(verdictIn(post)).toMatchObject({ verdict: 'cancelled (exit status 1)', because: 'The job was cancelled.' });
    expect(stage.greenShare()).toBe(0);
  });

  test('keeps the record and the summary of the step, and gets those of the post step besides', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    // when
    const { outcome, record } = await stage.attempt({
      during: run => void stage.aws.timeline.at(stage.beganAt + 3 * minute, run.cancel),
    });
    // then
    expect(JSON.parse(record ?? '{}')).toMatchObject({ verdict: { name: 'cancelled', serving: 'split' } });
    expect([outcome.main.summary, outcome.post?.summary]).toEqual([
      { kind: 'shown', text: expect.stringMatching(/AWS takes `?api:2`? back/) },
      { kind: 'shown', text: expect.stringMatching(/all traffic is on blue/) },
    ]);
  });
});

describe('A step that meets its `timeout-minutes`', () => {
  test('is taken back and seen to its end as in a job that is cancelled', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    // when
    const { conclusion, post } = await jobIn(stage, run => run.timeOut());
    // then
    expect(conclusion).toBe('failure');
    expect(verdictIn(post)).toMatchObject({ verdict: 'cancelled (exit status 1)' });
    expect(stage.greenShare()).toBe(0);
  });
});

describe('A step whose process is killed', () => {
  test('is taken back by its post step, which says why it does so', async () => {
    // given
    await using stage = await openStage(good, { kind: 'stepped' });
    // when
    const { main, post } = await jobIn(stage, run => run.crash());
    // then
    expect(main.exit).toEqual({ kind: 'signal', signal: 'SIGKILL' });
    expect(post?.lines[0]?.text).toMatch(/The post step goes on: The process of the step ended before its release did/);
    expect(verdictIn(post)).toMatchObject({
      serving: expect.stringContaining('all traffic is on blue api:1'),
      because: expect.stringMatching(/process of the step ended/),
    });
    expect(post?.exit).toEqual({ kind: 'code', code: 1 });
    expect(stage.greenShare()).toBe(0);
  });
});

describe('The post step of a release that has ended', () => {
  test('is silent, and asks nobody', async () => {
    // given
    const quick = { ...good, inputs: { ...inputs, strategy: 'blue-green', bake: '1m' } };
    await using stage = await openStage(quick, { kind: 'stepped' });
    // when
    const { outcome } = await stage.attempt();
    // then
    expect(outcome.main.outputs).toMatchObject({ verdict: 'released' });
    expect([outcome.post?.lines, outcome.post?.exit]).toEqual([[], { kind: 'code', code: 0 }]);
    // Each process asks with a key of its own.
    const callers = stage.aws.calls().flatMap(({ caller }) => (caller.startsWith('AKIATEST') ? [caller] : []));
    expect(new Set(callers).size).toBe(1);
  });
});
