import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DeniedError, RefusedError, TroubleError, UnknownAnswerError } from '../../src/errors.ts';
import { minute, second } from '../release/a-release.ts';
import { type Held, queueUp, type QueueScript, stopping } from './a-queue.ts';

const byHand: Held = { id: 'd-hand', from: -minute, to: 20 * minute };
const older: Held = { id: 'd-older', run: { runNumber: 11 }, from: -minute, to: 20 * minute };
const newer: Held = { id: 'd-newer', run: { runNumber: 13 }, from: -minute, to: 20 * minute };
const supersede = { 'when-busy': 'supersede' };

describe('a release whose target is free', () => {
  test('has its turn at once, after one survey and without a word', async () => {
    // when
    const { outcome, waits, times } = await queueUp({});
    // then
    expect(outcome).toMatchObject({ is: 'begun', at: 0, turn: { is: 'to be released' } });
    expect([waits, times('survey')]).toEqual([[], [0]]);
  });

  test('gives way where a newer run of the workflow has released what serves: its approval came late', async () => {
    // when
    const { outcome } = await queueUp({ servedBy: { run: 13, from: -minute } });
    // then
    expect(outcome).toMatchObject({ is: 'ended', name: 'superseded' });
  });
});

describe('a release whose target is busy', () => {
  test('waits, says for what once, and begins within one look of the end, from what then serves', async () => {
    // when
    const { outcome, waits, times } = await queueUp({ held: [byHand] });
    // then
    expect(outcome).toMatchObject({ is: 'begun', at: 20 * minute });
    expect(waits).toEqual(['deployment d-hand (made by hand or by another tool) to end']);
    expect(times('survey')).toEqual([0, 20 * minute]);
    expect(times('watch')).toHaveLength(80);
    expect(times('end')).toEqual([]);
  });

  test('waits for one after the other, each told once', async () => {
    // given
    const next = { ...older, id: 'd-next', from: 20 * minute, to: 30 * minute };
    // when
    const { outcome, waits } = await queueUp({ held: [byHand, next] });
    // then
    expect(outcome).toMatchObject({ is: 'begun', at: 30 * minute });
    expect(waits).toEqual([
      'deployment d-hand (made by hand or by another tool) to end',
      'deployment d-next (run 11 of shop/api .github/workflows/release.yml) to end',
    ]);
  });

  test('is refused at once where that was asked for', async () => {
    // when
    const { outcome, ended } = await queueUp({ held: [byHand], inputs: { 'when-busy': 'refuse' } });
    // then
    expect(outcome).toMatchObject({ name: 'refused', because: expect.stringContaining('d-hand') });
    expect(ended).toBe(0);
  });

  test.each(['wait', 'supersede'])('gives way to a newer run at once (%s)', async policy => {
    // when
    const { outcome, ended, wrote } = await queueUp({ held: [newer], inputs: { 'when-busy': policy } });
    // then
    expect(outcome).toMatchObject({ name: 'superseded', because: expect.stringContaining('d-newer') });
    expect([ended, wrote]).toEqual([0, []]);
  });

  test('gives way to a newer run that came and went while it waited for another', async () => {
    // when
    const { outcome } = await queueUp({ held: [byHand], servedBy: { run: 13, from: 15 * minute } });
    // then
    expect(outcome).toMatchObject({
      name: 'superseded',
      because: expect.stringContaining('Run 13 of .github/workflows/release.yml serves already'),
    });
  });

  test('goes on with what an earlier attempt of it began, whatever serves by then', async () => {
    // when
    const { outcome } = await queueUp({ held: [byHand], servedBy: { run: 13, from: 15 * minute }, ours: true });
    // then
    expect(outcome).toMatchObject({ is: 'begun', turn: { ours: { id: 'd-1' } } });
  });

  test.each<{ what: string; inputs: QueueScript['inputs']; minutes: number; rest: string }>([
    {
      what: 'the time limit, less what the release needs,',
      inputs: { timeout: '45m' },
      minutes: 25,
      rest: 'the other 20 min of its time limit of 45 min',
    },
    {
      what: 'the plan, once, and 25 minutes',
      inputs: { strategy: 'blue-green', bake: '5m' },
      minutes: 30,
      rest: 'the other 10 min of its time limit of 40 min',
    },
  ])('is refused when $what is over, after one last look at that moment', async ({ inputs = {}, minutes, rest }) => {
    // when
    const { outcome, ended, times } = await queueUp({ held: [{ ...byHand, to: 999 * minute }], inputs });
    // then
    expect(outcome).toMatchObject({
      name: 'refused',
      because:
        `This release has waited ${minutes} min in vain for deployment d-hand (made by hand or by another tool) to end. ` +
        `The release itself needs ${rest}.`,
    });
    expect([ended, times('watch').at(-1)]).toEqual([minutes * minute, minutes * minute]);
  });

  test.each<{ policy: string; held: Held; what: string }>([
    { policy: 'wait', held: byHand, what: 'deployment d-hand (made by hand or by another tool) to end' },
    { policy: 'supersede', held: older, what: 'd-older to be ended' },
  ])('has no time to wait where it needs all of its limit itself, and says so at once ($policy)', async row => {
    // given
    const inputs = { 'when-busy': row.policy, timeout: '20m' };
    // when
    const { outcome, ended, waits, times } = await queueUp({ held: [row.held], inputs });
    // then
    expect(outcome).toMatchObject({
      name: 'refused',
      because: `There is no time to wait for ${row.what}. The release itself needs 20 min of its time limit of 20 min.`,
    });
    expect([ended, waits, times('end')]).toEqual([0, [], []]);
  });

  test('counts the time limit from its own beginning, over all that it waits for', async () => {
    // given
    const held = [0, 1, 2, 3].map(n => ({ ...byHand, id: `d-${n}`, from: n * 8 * minute, to: (n + 1) * 8 * minute }));
    // when
    const { outcome, ended } = await queueUp({ held, inputs: { timeout: '45m' } });
    // then
    expect(outcome).toMatchObject({ name: 'refused', because: expect.stringContaining('d-3') });
    expect(ended).toBe(25 * minute);
  });

  test('stops waiting within the moment in which the job is cancelled', async () => {
    // when
    const { outcome, ended } = await queueUp({ held: [byHand], cancelled: 7 * minute + second });
    // then
    expect(outcome).toMatchObject({
      name: 'cancelled',
      because: 'The job was cancelled while it waited for deployment d-hand (made by hand or by another tool) to end.',
    });
    expect(ended).toBe(7 * minute + second);
  });

  test('rides out what passes while it looks, and says it once', async () => {
    // given
    const dark = (at: number) => at > 5 * minute && at < 10 * minute;
    const trouble = new TroubleError({
      message: 'codedeploy:GetDeployment was throttled.',
      hint: 'Wait.',
      applied: 'no',
    });
    // when
    const { outcome, troubles } = await queueUp({
      held: [byHand],
      fails: (call, at) => (call === 'watch' && dark(at) ? trouble : undefined),
    });
    // then
    expect(outcome).toMatchObject({ is: 'begun', at: 20 * minute });
    expect(troubles).toBe(1);
  });

  test('does not begin on a status that nobody knows', async () => {
    // given
    const strange = new UnknownAnswerError({
      message: 'CodeDeploy shows d-hand with status Levitating.',
      hint: 'Look.',
    });
    // when
    const { outcome } = await queueUp({ held: [byHand], fails: call => (call === 'watch' ? strange : undefined) });
    // then
    expect(outcome).toEqual({ is: 'thrown', error: strange });
  });
});

describe('a release that supersedes', () => {
  test('ends an older run of its workflow, once, and begins when its traffic is back', async () => {
    // when
    const { outcome, wrote, times } = await queueUp({ held: [older], inputs: supersede });
    // then
    expect(outcome).toMatchObject({ is: 'begun' });
    expect(times('end')).toEqual([0]);
    expect(wrote).toEqual([
      expect.stringMatching(/^asked AWS to stop d-older and go back\. .+ is older than this run, 12/),
    ]);
    expect(times('survey').at(-1)).toBe(Math.ceil(stopping / (15 * second)) * 15 * second);
  });

  test('ends it once, though AWS shows it for a while as if it had not ended', async () => {
    // when
    const { outcome, times, wrote } = await queueUp({ held: [{ ...older, stale: minute }], inputs: supersede });
    // then
    expect(outcome).toMatchObject({ is: 'begun' });
    expect([times('end'), wrote.length]).toEqual([[0], 1]);
    expect(times('survey')).toEqual([0, 45, 60, 75, 90, 105].map(seconds => seconds * second));
  });

  test('waits for what it may not end, and says why', async () => {
    // when
    const { outcome, waits, times } = await queueUp({ held: [byHand], inputs: supersede });
    // then
    expect(outcome).toMatchObject({ is: 'begun', at: 20 * minute });
    expect(waits).toEqual([expect.stringContaining('it is not one of Greenlight’s')]);
    expect(times('end')).toEqual([]);
  });

  test('ends nothing where it would be refused itself', async () => {
    // given
    const rehearsal = new RefusedError([{ where: 'gates', value: 'no-such', reason: 'no alarm', remedy: undefined }]);
    // when
    const { outcome, times } = await queueUp({ held: [older], inputs: supersede, rehearsal });
    // then
    expect(outcome).toEqual({ is: 'thrown', error: rehearsal });
    expect(times('end')).toEqual([]);
  });

  test.each<{ what: string; script: QueueScript; name: string }>([
    {
      what: 'the time is over',
      script: {
        inputs: { ...supersede, timeout: '45m' },
        held: [older, { ...byHand, from: 30 * second, to: 99 * minute }],
      },
      name: 'failed',
    },
    {
      what: 'the job is cancelled',
      script: { inputs: supersede, held: [older], cancelled: second },
      name: 'cancelled',
    },
    {
      what: 'the target can no longer be read',
      script: {
        inputs: supersede,
        held: [older],
        fails: (call, at) =>
          call === 'survey' && at > 0
            ? new TroubleError({ message: 'No answer.', hint: 'Wait.', applied: 'no' })
            : undefined,
      },
      name: 'failed',
    },
  ])('and does not come to its turn because $what says whom it ended', async ({ script, name }) => {
    // when
    const { outcome } = await queueUp(script);
    // then
    expect(outcome).toMatchObject({
      name,
      because: expect.stringMatching(/Before that, AWS was asked to stop d-older for this release\.$/),
    });
  });
});

describe('a release before which somebody has divided traffic by writing weights', () => {
  const there: Held = { ...older, id: 'gl-1-0123abcd.1', split: { leaseCounts: 'while its run is there' } };
  const unseen = (leaseCounts: number): Held => ({ ...there, split: { leaseCounts } });

  test('is refused at once where nobody knows whether the other run is there, and its lease outlasts the wait', async () => {
    // when
    const { outcome, ended } = await queueUp({ held: [unseen(60 * minute)] });
    // then
    expect(outcome).toMatchObject({
      name: 'refused',
      because: expect.stringContaining('is not known (GitHub denied it)'),
      next: expect.stringContaining('`actions: read`'),
    });
    expect(ended).toBe(0);
  });

  test('waits where the lease ends in time, and says what would have told', async () => {
    // when
    const { outcome, waits } = await queueUp({ held: [unseen(21 * minute)] });
    // then
    expect(outcome).toMatchObject({ is: 'begun', at: 20 * minute });
    expect(waits).toEqual([expect.stringContaining('`actions: read`')]);
  });

  test('ends it again after the next look, where it was written anew in between, and says so once it is done', async () => {
    // when
    const { outcome, times, wrote } = await queueUp({ held: [{ ...there, rewritten: 2 }], inputs: supersede });
    // then
    expect(outcome).toMatchObject({ is: 'begun' });
    expect(times('end')).toEqual([0, 15 * second, 30 * second]);
    expect(wrote).toEqual([expect.stringMatching(/^gave the traffic of gl-1-0123abcd\.1 back\. /)]);
  });

  test('tries again where it could not be written at first, and says what the trouble was', async () => {
    // given
    const throttled = new TroubleError({ message: 'lambda:GetAlias was throttled.', hint: 'Wait.', applied: 'no' });
    // when
    const { outcome, troubles, times, wrote } = await queueUp({
      held: [there],
      inputs: supersede,
      fails: (call, at) => (call === 'end' && at < 30 * second ? throttled : undefined),
    });
    // then
    expect(outcome).toMatchObject({ is: 'begun' });
    expect(times('end')).toEqual([0, 15 * second, 30 * second]);
    expect([troubles, wrote.length]).toEqual([2, 1]);
  });

  test('is refused where it may not write, and claims nothing', async () => {
    // given
    const denied = new DeniedError({ action: 'lambda:UpdateAlias', resource: '*', cause: undefined });
    // when
    const { outcome, wrote } = await queueUp({
      held: [there],
      inputs: supersede,
      fails: call => (call === 'end' ? denied : undefined),
    });
    // then
    expect(outcome).toEqual({ is: 'thrown', error: denied });
    expect(wrote).toEqual([]);
  });

  test('says that it may have given it back, where no answer told', async () => {
    // given
    const lost = new TroubleError({ message: 'No answer.', hint: 'Wait.', applied: 'perhaps' });
    // when
    const { outcome } = await queueUp({
      held: [there],
      inputs: supersede,
      fails: call => (call === 'end' ? lost : undefined),
    });
    // then
    expect(outcome).toMatchObject({ name: 'failed', because: expect.stringContaining('Before that, ') });
  });

  test.each<[what: string, rewritten: number, because: RegExp]>([
    ['says what it gave back', 0, /Before that, the traffic of gl-1-0123abcd\.1 was given back for this release\.$/],
    ['claims nothing that was not written', 1, /to be given back\.$/],
  ])('and does not come to its turn %s', async (_, rewritten, because) => {
    // when
    const { outcome } = await queueUp({ held: [{ ...there, rewritten }], inputs: supersede, cancelled: second });
    // then
    expect(outcome).toMatchObject({ name: 'cancelled', because: expect.stringMatching(because) });
  });
});

describe('a release that somebody was quicker than', () => {
  const quicker: Held = { id: 'd-quick', from: 0, to: 2 * minute, hidden: 30 * second };

  test('waits for its turn again, and is in no hurry to ask while nothing can be seen', async () => {
    // when
    const { outcome, waits, times } = await queueUp({ held: [quicker] });
    // then
    expect(outcome).toMatchObject({ is: 'begun', at: 2 * minute });
    expect(waits).toEqual([
      'another turn: app/group is busy with deployment d-quick',
      'deployment d-quick (made by hand or by another tool) to end',
    ]);
    expect(times('survey')).toEqual([0, 15 * second, 30 * second, 2 * minute]);
  });

  test('is told so where it was not to wait', async () => {
    // when
    const { outcome } = await queueUp({ held: [quicker], inputs: { 'when-busy': 'refuse' } });
    // then
    expect(outcome).toMatchObject({ is: 'ended', name: 'refused' });
  });

  test('does not try for ever, though no survey ever shows who it is', async () => {
    // given
    const unseen = { ...quicker, to: 999 * minute, hidden: 999 * minute };
    // when
    const { outcome, ended } = await queueUp({ held: [unseen], inputs: { timeout: '40m' } });
    // then
    expect(outcome).toMatchObject({ name: 'refused', because: expect.stringContaining('d-quick') });
    expect(ended).toBe(20 * minute);
  });

  test('stops trying when the job is cancelled', async () => {
    // when
    const { outcome, ended } = await queueUp({ held: [quicker], cancelled: 20 * second });
    // then
    expect(outcome).toMatchObject({ name: 'cancelled' });
    expect(ended).toBe(20 * second);
  });
});

describe('whatever the others do', () => {
  const anyHeld: fc.Arbitrary<Held> = fc
    .record({
      id: fc.constantFrom('d-a', 'd-b', 'd-c', 'd-d'),
      run: fc.option(fc.record({ runNumber: fc.integer({ min: 9, max: 15 }) }), { nil: undefined }),
      creator: fc.constantFrom('user', 'codeDeployRollback'),
      from: fc.integer({ min: -5, max: 30 }),
      length: fc.integer({ min: 1, max: 30 }),
      hidden: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ id, run, creator, from, length, hidden }) => ({
      id,
      ...(run === undefined ? {} : { run }),
      creator,
      from: from * minute,
      to: (from + length) * minute,
      hidden: hidden * second,
    }));

  test('a release begins on a free target or ends with a reason, within its time limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyHeld, { selector: ({ id }) => id, maxLength: 4 }),
        fc.constantFrom('wait', 'refuse', 'supersede'),
        async (held, policy) => {
          // when
          const { outcome, ended } = await queueUp({ held, inputs: { 'when-busy': policy, timeout: '2707s' } });
          // then
          expect(ended).toBeLessThanOrEqual(1507 * second);
          expect(['begun', 'ended']).toContain(outcome.is);
        },
      ),
    );
  });
});
