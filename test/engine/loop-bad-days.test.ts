import { describe, expect, test } from '@jest/globals';
import { verdictOf } from '../../src/engine/ending.ts';
import { servingOf } from '../../src/release/words.ts';
import { CredentialsError, DeniedError, type GreenlightError, TroubleError } from '../../src/errors.ts';
import { after, inWords, minute, noon, second } from '../release/a-release.ts';
import { type Call, play } from './a-world.ts';

const onBlue = servingOf(0);

const denied = (action: string): GreenlightError =>
  new DeniedError({ action, resource: '*', cause: new Error('AccessDeniedException') });
const expired = new CredentialsError({ message: 'AWS did not accept the credentials.', hint: 'Renew them.' });
const trouble = new TroubleError({ message: 'AWS answered 503.', hint: 'Wait.', applied: 'perhaps' });
const only = (failing: Call, error: Error) => (call: Call) => (call === failing ? error : undefined);

/** The canary of these tests: two minutes until green has started, five at 10 %, ten of bake. */
const shifts = after(2 * minute);
const settles = after(7 * minute);

describe('when a gate fails', () => {
  test('the stop is sent within one proof poll, and the release ends as rolled back with blue serving', async () => {
    // given
    const rings = shifts + 61 * second;

    // when
    const { outcome, times, ended } = await play({ fate: { alarm: [[rings - noon, 'fail']] } });

    // then
    expect(verdictOf(outcome, onBlue, ended)).toMatchObject({
      name: 'rolled-back',
      serving: { who: 'blue', green: 0 },
      because: expect.stringContaining('5XX 12, limit 5'),
    });
    expect(times('go back')).toHaveLength(1);
    expect(times('go back')[0]! - rings).toBeLessThanOrEqual(5 * second);
    expect(ended - rings).toBeLessThan(2 * minute);
  });

  test('a stop that shows no effect is asked for again every 30 s, and a person is called after five minutes', async () => {
    // given
    const fate = { alarm: [[3 * minute, 'fail']], stopTakes: 'for ever', hold: 20 * minute } as const;

    // when
    const { outcome, times, ended } = await play({ fate });

    // then
    expect(inWords(outcome.decision)).toBe('end: broken');
    expect(times('go back')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(at => after(3 * minute + at * 30 * second)));
    expect(ended).toBe(after(8 * minute));
  });

  test('a stop that AWS could not be asked for is asked for again at the next look', async () => {
    // given
    const rings = after(3 * minute);
    const fails = (call: Call, now: number) => (call === 'go back' && now < rings + 12 * second ? trouble : undefined);

    // when
    const { outcome, times } = await play({ fate: { alarm: [[3 * minute, 'fail']] }, fails });

    // then
    expect(inWords(outcome.decision)).toBe('end: rolled-back');
    expect(times('go back')).toEqual([rings, rings + 5 * second, rings + 10 * second, rings + 15 * second]);
  });

  test('a stop that is denied is broken: page someone, with the permission named', async () => {
    // given
    const fails = only('go back', denied('codedeploy:StopDeployment'));

    // when
    const { outcome } = await play({ fate: { alarm: [[3 * minute, 'fail']] }, fails });

    // then
    expect(inWords(outcome.decision)).toBe('end: broken');
    expect(outcome.decision.because).toMatch(/limit 5.*codedeploy:StopDeployment/);
  });
});

describe('when a gate cannot be read', () => {
  test('because that is denied, the release goes on to the end of the step and then turns back, saying why', async () => {
    // given
    const fails = only('readings', denied('cloudwatch:DescribeAlarms'));

    // when
    const { outcome, times } = await play({ fails });

    // then
    expect(inWords(outcome.decision)).toBe('end: rolled-back');
    expect(outcome.decision.because).toContain('cloudwatch:DescribeAlarms');
    expect(times('go back')).toEqual([settles - 10 * second]);
  });

  test('for a while, and then says pass before the end of the step, the release goes on', async () => {
    // given
    const fails = (call: Call, now: number) =>
      call === 'readings' && now < settles - 30 * second ? trouble : undefined;

    // when
    const { outcome, events } = await play({ fails });

    // then
    expect(inWords(outcome.decision)).toBe('end: released');
    expect(events.filter(event => event.type === 'trouble')).toHaveLength(1);
  });
});

describe('when AWS cannot be read', () => {
  test('for minutes, the release rides it out, tells of it once, and goes on', async () => {
    // given
    const fails = (call: Call, now: number) =>
      call === 'see' && now > after(3 * minute) && now < after(6 * minute) ? trouble : undefined;

    // when
    const { outcome, events } = await play({ fails });

    // then
    expect(inWords(outcome.decision)).toBe('end: released');
    expect(events.filter(event => event.type === 'trouble')).toHaveLength(1);
  });

  test('for ten minutes, it ends as unknown, and who serves is not guessed', async () => {
    // given
    const fails = (call: Call, now: number) => (call === 'see' && now >= after(3 * minute) ? trouble : undefined);

    // when
    const { outcome, ended } = await play({ fails });

    // then
    expect(verdictOf(outcome, onBlue, ended)).toMatchObject({ name: 'unknown', serving: { who: 'unknown' } });
    expect(ended).toBe(after(13 * minute));
  });
});

describe('an AWS that answers slowly', () => {
  test.each<[string, Partial<Record<Call, number>>, 'a good' | 'a bad']>([
    ['the load balancer', { health: 5 * second }, 'a bad'],
    ['everything', { see: 2 * second, confirm: 2 * second, health: 4 * second }, 'a bad'],
    ['everything', { see: 2 * second, confirm: 2 * second, health: 4 * second }, 'a good'],
  ])('%s does not keep %s from its verdict', async (_, spans, kind) => {
    // given
    const fate = kind === 'a bad' ? { alarm: [[4 * minute, 'fail']] as const } : {};

    // when
    const { outcome, ended } = await play({ fate, takes: call => spans[call] ?? 0 });

    // then
    expect(inWords(outcome.decision)).toBe(kind === 'a bad' ? 'end: rolled-back' : 'end: released');
    expect(ended).toBeLessThan(after(20 * minute));
  });

  test.each([0, 1, 2, 3, 4, 7, 11])(
    'an alarm is answered within a proof poll, %d s into a look that hangs',
    async seconds => {
      // given
      const rings = 4 * minute + seconds * second;
      const fate = { alarm: [[rings, 'fail']] as const };

      // when
      const { times } = await play({ fate, takes: call => (call === 'see' ? 14 * second : 0) });

      // then
      expect((times('go back')[0] ?? Infinity) - after(rings)).toBeLessThanOrEqual(5 * second);
    },
  );

  test('a service that cannot be read back, while the deployment can, is not waited for longer than ten minutes', async () => {
    // given
    const fate = { alarm: [[4 * minute, 'fail']] as const };

    // when
    const { outcome, ended } = await play({ fate, fails: only('confirm', trouble) });

    // then
    expect(verdictOf(outcome, onBlue, ended)).toMatchObject({ name: 'unknown' });
    expect(outcome.decision.because).toContain('could not be read back for 10 minutes');
  });
});

describe('an error that waiting does not mend', () => {
  test.each<[string, Call, GreenlightError, string]>([
    ['before anything was written refuses the release', 'make', denied('ecs:RegisterTaskDefinition'), 'refused'],
    ['after only green was made fails it', 'begin', denied('codedeploy:CreateDeployment'), 'failed'],
    ['once a change may have begun and nobody knows leaves it unknown', 'begin', trouble, 'unknown'],
    ['once the change is in flight leaves it unknown', 'see', expired, 'unknown'],
  ])('%s', async (_, call, error, verdict) => {
    // given, when
    const { outcome } = await play({ fails: only(call, error) });

    // then
    expect(inWords(outcome.decision)).toBe(`end: ${verdict}`);
    expect(outcome.decision.because).toContain(error.message);
    expect(outcome.decision.step.next).toContain(error.hint);
  });

  test.each<[string, Call, GreenlightError, 'blue' | 'unknown']>([
    ['blue serves where only green was made', 'begin', denied('codedeploy:CreateDeployment'), 'blue'],
    ['nobody knows who serves where a change may have begun', 'begin', trouble, 'unknown'],
  ])('says that %s', async (_, call, error, who) => {
    // given, when
    const { outcome, ended } = await play({ fails: only(call, error) });

    // then
    expect(verdictOf(outcome, onBlue, ended).serving.who).toBe(who);
  });

  test('once the change is in flight says where AWS goes on by itself, and does not guess who serves', async () => {
    // given
    const fails = (call: Call, now: number) => (call === 'see' && now > after(3 * minute) ? expired : undefined);

    // when
    const { outcome, ended } = await play({ fails });

    // then
    const verdict = verdictOf(outcome, onBlue, ended);
    expect(verdict.next).toContain('d-1');
    expect(verdict.serving.who).toBe('unknown');
  });

  test('while green fails is broken, for nobody takes it back: what failed and what went wrong are both said', async () => {
    // given
    const rings = 5 * minute;
    const fails = (call: Call, now: number) =>
      ['see', 'go back'].includes(call) && now >= after(rings) ? expired : undefined;

    // when
    const { outcome } = await play({ fate: { alarm: [[rings, 'fail']] }, fails });

    // then
    expect(inWords(outcome.decision)).toBe('end: broken');
    expect(outcome.decision.because).toMatch(/limit 5.*did not accept the credentials/);
  });

  test.each<[string, GreenlightError]>([
    ['denied', denied('codedeploy:ContinueDeployment')],
    ['not taken in all patience', trouble],
  ])('where the word to go on is %s, green is taken back before anybody meets it', async (_, error) => {
    // given, when
    const { outcome, ended } = await play({ fate: { waits: true }, fails: only('go on', error) });

    // then
    expect(verdictOf(outcome, onBlue, ended)).toMatchObject({ name: 'failed', serving: { who: 'blue' } });
    expect(outcome.decision.because).toContain(error.message);
  });

  test('that is a fault of Greenlight itself is not made into a verdict', async () => {
    // given
    const bug = new TypeError('x is undefined');

    // when
    const played = play({ fails: only('see', bug) });

    // then
    await expect(played).rejects.toBe(bug);
  });
});
