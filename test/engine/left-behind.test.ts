import { describe, expect, test } from '@jest/globals';
import { BusyError } from '../../src/errors.ts';
import type { Memo } from '../../src/engine/memo.ts';
import { type Left, takenOver } from '../../src/release/left.ts';
import { after, change, inWords, minute, noon, second } from '../release/a-release.ts';
import { play, type Script } from './a-world.ts';

/** What a post step would be handed, after each change of it. */
function aMemo(): { memo: Memo; left: (Left | 'nothing')[] } {
  const left: (Left | 'nothing')[] = [];
  return {
    left,
    memo: { keep: async what => void left.push(what), end: async () => void left.push('nothing') },
  };
}

async function played(script: Script) {
  const { memo, left } = aMemo();
  const { events } = await play({ ...script, memo });
  return { left, handedOn: events.some(({ type }) => type === 'handed on') };
}

describe('What is left for a post step', () => {
  test('says before the first write that something begins, and which deployment it is as soon as that is known', async () => {
    // given
    const { memo, left } = aMemo();
    const before: number[] = [];
    const fails = (call: string): undefined => {
      if (call === 'make') before.push(left.length);
      return undefined;
    };

    // when
    await play({ memo, fails });

    // then
    expect(before).toEqual([1]);
    expect(left[0]).toMatchObject({ deployment: undefined });
    expect(left.find(one => one !== 'nothing' && one.deployment !== undefined)).toMatchObject({
      deployment: change.id,
    });
  });

  test.each<[string, Script]>([
    ['has gone well', {}],
    ['was taken back', { fate: { alarm: [[3 * minute, 'fail']] } }],
    [
      'could not begin, because another change was quicker',
      { fails: call => (call === 'begin' ? tooLate : undefined) },
    ],
    [
      'was cancelled while it was being made',
      { cancelled: after(second), takes: call => (call === 'make' ? 2 * second : 0) },
    ],
  ])('is nothing of a release that %s', async (_what, script) => {
    // given
    const { memo, left } = aMemo();

    // when
    await play({ ...script, memo }).catch(() => undefined);

    // then
    expect(left.at(-1)).toBe('nothing');
  });

  test('is the reason and the stop, where a cancel leaves no time to watch', async () => {
    // when
    const { left, handedOn } = await played({ cancelled: after(3 * minute) });

    // then
    const at = after(3 * minute);
    expect(left.at(-1)).toMatchObject({
      deployment: change.id,
      cancelled: at,
      stood: { is: 'turned back', turn: 'cancelled', accepted: at },
    });
    expect(handedOn).toBe(true);
  });
});

const tooLate = new BusyError({ message: 'Another deployment is in progress.', hint: 'Wait for it.' });

describe('A post step', () => {
  const left: Left = {
    releaseId: undefined,
    began: noon,
    deployment: change.id,
    cancelled: noon,
    stood: { is: 'going on' },
  };
  const known = [takenOver(left, noon, after(4 * minute))];
  const made = { is: 'change', change } as const;

  test('watches the way back to its end, however long a cancelled step would have had', async () => {
    // given
    const fate = { stopTakes: 20 * second, rollback: { appears: 20 * second, takes: minute, ends: 'done' } } as const;

    // when
    const { outcome, times } = await play({ made, known, fate });

    // then
    expect(inWords(outcome.decision)).toBe('end: cancelled');
    expect(outcome.course.confirmed).toMatchObject({ served: 'blue' });
    expect(times('go back')).toHaveLength(1);
  });

  test('says what it knows when its time is up, before the runner ends it', async () => {
    // given
    const fate = { rollback: { appears: 0, takes: 20 * minute, ends: 'done' } } as const;

    // when
    const { outcome, ended } = await play({ made, known, fate });

    // then
    expect(outcome.decision.because).toMatch(/AWS accepted the stop/);
    expect(ended - after(4 * minute)).toBeLessThanOrEqual(15 * second);
  });

  test('that is told to end itself does so within seconds', async () => {
    // given
    const fate = { rollback: { appears: 0, takes: 20 * minute, ends: 'done' } } as const;

    // when
    const { outcome, ended } = await play({ made, known, fate, cancelled: after(minute) });

    // then
    expect(inWords(outcome.decision)).toBe('end: cancelled');
    expect(ended - after(minute)).toBeLessThan(7_500);
  });

  test('asks none of the gates any more', async () => {
    // when
    const { times } = await play({ made, known });

    // then
    expect([times('readings'), times('try')]).toEqual([[], []]);
  });
});
