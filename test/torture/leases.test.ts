import { describe, expect, test } from '@jest/globals';
import type { RunningJob } from '../github/actions.ts';
import { nth } from '../releases/chapter.ts';
import { bluePackage, checkout, type CheckoutChanges, files, handlerOf, inputs } from '../releases/checkout.ts';
import { jobStart } from '../releases/job-start.ts';
import type { Scenario } from '../releases/scenario.ts';
import { openStage, type Stage } from '../releases/stage.ts';
import { stepHere } from '../releases/told-here.ts';
import { pushToMain, type RunContext } from '../runner/run-context.ts';
import { live } from './play/life.ts';

const minute = 60_000;

const byHand = (input: object) => ({
  call: 'lambda:UpdateAlias',
  input: { FunctionName: 'checkout', Name: 'live', ...input },
});

/** The release of run 42, by one step of five minutes or all at once. */
function first(asked: Readonly<Record<string, string>>, changes: CheckoutChanges = {}): Scenario {
  return {
    name: 'checkout',
    tells: '',
    inputs: { ...inputs, ...asked },
    files: files(),
    blue: bluePackage,
    // Few users and a short past: nothing is measured here.
    world: checkout({
      ...changes,
      function: { users: [{ call: 'live', requestsPerSecond: 5 }] },
      world: { warmUp: '2m', ...changes.world },
    }),
  };
}

/** The one of run 43: newer code, all at once. */
function next(story: Scenario): Scenario {
  const asked = { ...inputs, strategy: 'blue-green', bake: '1m' };
  return { ...story, inputs: asked, files: files(handlerOf('2.5.0')) };
}

/** GitHub knows a run by its jobs: only then can anybody say whether it is over. */
function jobOf({ gitHub }: Stage, of: Partial<RunContext>): RunningJob {
  return gitHub.actions.begin(jobStart({ ...pushToMain, ...of, apiUrl: gitHub.apiUrl }, undefined), pushToMain.token);
}

/** Run 42 begins, and its runner is lost a minute later; GitHub misses it, and ends its job. */
async function lostRun(stage: Stage, story: Scenario): Promise<void> {
  const job = jobOf(stage, nth(42));
  const end = { is: 'cut short', by: 'loss', when: { is: 'a time', after: minute } } as const;
  await live(stage, { ...story, github: nth(42) }, { step: 'release', attempt: 1, end, troubles: [] });
  job.end('failure');
  await stage.pass(minute);
}

/** Who wrote the alias, and which versions it then led to. */
function writesIn({ aws }: Stage): readonly string[] {
  return aws
    .calls()
    .filter(({ operation, outcome }) => operation === 'UpdateAlias' && outcome.kind === 'ok')
    .map(({ caller, input }) => {
      const { FunctionVersion: version, RoutingConfig } = JSON.parse(input) as Record<string, unknown>;
      return `${caller} ${String(version)} ${JSON.stringify(RoutingConfig)}`;
    });
}

describe('What a lost runner has left of a function', () => {
  test('divided, is shown by `status`, with what a person can do', async () => {
    // given
    const story = first({ steps: '10% 5m' });
    await using stage = await openStage(story, { kind: 'stepped' });
    await lostRun(stage, story);
    // when
    const { log } = await stepHere(stage, story, { github: nth(44), inputs: { operation: 'status' } });
    // then
    expect(log).toContain('10 % of traffic is on green, and nobody moves it any more');
    expect(log).toContain('operation: rollback');
  });

  test('divided, is given back to blue by the next run, which then releases its own', async () => {
    // given
    const story = first({ steps: '10% 5m' });
    await using stage = await openStage(story, { kind: 'stepped' });
    await lostRun(stage, story);
    jobOf(stage, nth(43));
    // when
    const { verdict } = await stepHere(stage, next(story), { github: nth(43) });
    // then
    expect(verdict.name).toBe('released');
    await stage.pass(minute);
    expect(stage.servingImage()).toBe('checkout-2.5.0');
    expect(stage.shares.map(({ green }) => green)).toEqual([0, 10, 0, 100]);
  });

  test('in its bake, is what serves: the next run releases beside it', async () => {
    // given
    const story = first({ strategy: 'blue-green', bake: '5m' });
    await using stage = await openStage(story, { kind: 'stepped' });
    await lostRun(stage, story);
    jobOf(stage, nth(43));
    // when
    const { verdict } = await stepHere(stage, next(story), { github: nth(43) });
    // then
    expect(verdict.name).toBe('released');
    await stage.pass(minute);
    expect(stage.servingImage()).toBe('checkout-2.5.0');
  });
});

describe('Two runs at one function', () => {
  test('never write at the same time: the second one waits until the first has ended', async () => {
    // given
    const story = first({ steps: '10% 5m', bake: '2m' });
    await using stage = await openStage(story, { kind: 'stepped' });
    jobOf(stage, nth(42));
    const one = stepHere(stage, story, { github: nth(42) });
    await stage.pass(2 * minute);
    jobOf(stage, nth(43));
    // when
    const other = stepHere(stage, next(story), { github: nth(43) });
    const verdicts = (await Promise.all([one, other])).map(({ verdict }) => verdict.name);
    // then
    expect(verdicts).toEqual(['released', 'released']);
    const writers = writesIn(stage).map(write => write.slice(0, write.indexOf(' ')));
    expect(writers).toEqual(writers.toSorted());
    expect(new Set(writers).size).toBe(2);
  });

  test('also where the first one is a re-run that goes on with what its first attempt had divided', async () => {
    // given
    const story = first({ steps: '10% 5m', bake: '2m' });
    await using stage = await openStage(story, { kind: 'stepped' });
    await lostRun(stage, story);
    jobOf(stage, nth(42, 2));
    const rerun = stepHere(stage, story, { github: nth(42, 2) });
    await stage.pass(2 * minute);
    jobOf(stage, nth(43));
    // when
    const other = stepHere(stage, next(story), { github: nth(43) });
    const verdicts = (await Promise.all([rerun, other])).map(({ verdict }) => verdict.name);
    // then
    expect(verdicts).toEqual(['released', 'released']);
    expect(stage.shares.map(({ green }) => green)).toEqual([0, 10, 100]);
  });

  test.each<[what: string, input: object]>([
    ['and leaves its description alone', { FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: {} } }],
    [
      'and describes it anew',
      { FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: {} }, Description: 'back to 1' },
    ],
  ])('do not wait for one whose traffic a person has given back, %s', async (_, input) => {
    // given
    const story = first({ steps: '10% 5m' }, { world: { actors: [{ at: '2m', do: byHand(input) }] } });
    await using stage = await openStage(story, { kind: 'stepped' });
    const { verdict } = await stepHere(stage, story, { github: nth(42) });
    const began = stage.aws.timeline.now();
    // when
    const other = await stepHere(stage, next(story), { github: nth(43) });
    // then
    expect(['rolled-back', 'superseded']).toContain(verdict.name);
    expect(other.verdict.name).toBe('released');
    expect(other.endedAt - began).toBeLessThan(3 * minute);
  });
});
