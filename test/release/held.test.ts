import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/release/decide.ts';
import type { Policy } from '../../src/release/plan.ts';
import { after, minute, second } from './a-release.ts';
import { aSteppedPlan, aWeightsFate, stepped, type WeightsFate } from './a-stepped-release.ts';

const hour = 60 * minute;

/** Minutes from noon, and the share that green had from then on. */
function story(policy: Partial<Policy>, fate: Partial<WeightsFate>) {
  const plan = aSteppedPlan({ policy: { holdFor: 30 * minute, ...policy } });
  const { rounds, weights } = stepped(plan, aWeightsFate(fate), [5 * second], 4 * hour);
  const { step, because } = rounds.at(-1)!.decision;
  const shares = weights.slice(1).map(({ at, green }) => [Math.round((at - after(0)) / minute), green]);
  const said = rounds.flatMap(({ decision }) => (decision.step.do === 'wait' ? [decision.because] : []));
  return { shares, end: step.do === 'end' ? step.name : step.do, because, said };
}

/** From its first look at 10 % on. */
const alarmSays = (outcome: WeightsFate['alarm'][number][1], from = 10 * second): Partial<WeightsFate> => ({
  alarm: [[from, outcome]],
});

const backAt = (at: number) => [
  [0, 10],
  [at, 0],
];

describe('A step that is not proven', () => {
  test.each<[policy: Partial<Policy>, fate: Partial<WeightsFate>, shares: number[][], end: string]>([
    // The step of 5 min, two extensions of it, and the time of a person.
    [{ onSilentAlarm: 'extend' }, alarmSays('no-data'), backAt(45), 'rolled-back'],
    [{ onSilentAlarm: 'hold' }, alarmSays('no-data'), backAt(35), 'rolled-back'],
    [{ onSilentAlarm: 'revert' }, alarmSays('no-data'), backAt(5), 'rolled-back'],
    [{ onNoData: 'extend' }, alarmSays('error'), backAt(45), 'rolled-back'],
    [{ onNoData: 'hold', holdFor: 10 * minute }, alarmSays('error'), backAt(15), 'rolled-back'],
    [{ onNoData: 'extend' }, { unread: [[10 * second, 3 * hour]] }, backAt(45), 'rolled-back'],
    [{ onFailure: 'revert' }, alarmSays('fail'), backAt(0), 'rolled-back'],
    [{ onFailure: 'hold' }, alarmSays('fail'), backAt(35), 'rolled-back'],
    [{ onFailure: 'hold' }, alarmSays('fail', 2 * minute), backAt(35), 'rolled-back'],
  ])('with %j, where %j befalls it, stays as long as that says, and then goes back', (policy, fate, shares, end) => {
    // when
    const told = story(policy, fate);
    // then
    expect(told.shares).toEqual(shares);
    expect(told.end).toBe(end);
  });

  test.each<[when: string, says: WeightsFate['alarm'], shares: number[][]]>([
    [
      'in its first extension',
      [
        [10 * second, 'error'],
        [7 * minute, 'pass'],
      ],
      [
        [0, 10],
        [7, 50],
        [9, 100],
        [19, 100],
      ],
    ],
    [
      'while a person is waited for',
      [
        [10 * second, 'error'],
        [30 * minute, 'pass'],
      ],
      [
        [0, 10],
        [30, 50],
        [32, 100],
        [42, 100],
      ],
    ],
  ])('and passes %s goes on at that moment', (_, says, shares) => {
    // when
    const told = story({ onNoData: 'extend' }, { alarm: says });
    // then
    expect(told.shares).toEqual(shares);
    expect(told.end).toBe('released');
  });

  test('and fails in the meantime goes back at once', () => {
    // when
    const told = story(
      { onNoData: 'extend' },
      {
        alarm: [
          [10 * second, 'error'],
          [12 * minute, 'fail'],
        ],
      },
    );
    // then
    expect(told.shares).toEqual(backAt(12));
  });

  test('and proceeds by policy takes no longer than planned', () => {
    // when
    const told = story({ onNoData: 'proceed' }, alarmSays('error'));
    // then
    expect(told.shares).toEqual([
      [0, 10],
      [5, 50],
      [7, 100],
      [17, 100],
    ]);
  });

  test('says first that its step is longer, and then who has to decide, and by when', () => {
    // when
    const { said } = story({ onNoData: 'extend' }, alarmSays('error'));
    // then
    expect(said.some(text => text.startsWith('proof, in a longer step: '))).toBe(true);
    expect(said.at(-1)).toMatch(/^a person, until 12:45(:\d\d)? UTC, when traffic goes back: /);
  });

  test('goes back when the time of the whole release is over, however long it might be held', () => {
    // when
    const told = story({ onNoData: 'extend', timeout: 20 * minute }, alarmSays('error'));
    // then
    expect(told.shares).toEqual(backAt(20));
    expect(told.because).toContain('time limit');
  });

  test('goes back where somebody cancels while it is held', () => {
    // when
    const told = story({ onFailure: 'hold' }, { ...alarmSays('fail'), cancelled: 20 * minute });
    // then
    expect(told.shares).toEqual(backAt(20));
    expect(told.end).toBe('cancelled');
  });
});

describe('Before any traffic', () => {
  test('a gate that has no word is waited for as well, and then the release ends without a user on green', () => {
    // when
    const told = story({ onNoData: 'extend' }, alarmSays('error', 0));
    // then: two extensions of 5 min, as long as the first measurements of an alarm take, and the time of a person
    expect(told.shares).toEqual([]);
    expect(told.end).toBe('failed');
    expect(told.said.length).toBeGreaterThanOrEqual((40 * minute) / (5 * second) - 1);
  });

  test('a gate that finds its word within that time lets the release go on', () => {
    // when
    const told = story(
      { onNoData: 'extend' },
      {
        alarm: [
          [0, 'error'],
          [6 * minute, 'pass'],
        ],
      },
    );
    // then
    expect(told.shares[0]).toEqual([6, 10]);
    expect(told.end).toBe('released');
  });
});

describe('The bake', () => {
  test.each<[policy: Partial<Policy>, fate: Partial<WeightsFate>, back: number]>([
    [{ onNoData: 'extend' }, alarmSays('error', 8 * minute), 7 + 30 + 30],
    [{ onNoData: 'hold' }, alarmSays('error', 8 * minute), 7 + 10 + 30],
    [{ onFailure: 'hold' }, alarmSays('fail', 8 * minute), 7 + 10 + 30],
    [{ onFailure: 'revert' }, alarmSays('fail', 8 * minute), 8],
  ])('with %j, where %j befalls it, is held as a step is, and then all traffic goes back', (policy, fate, back) => {
    // when
    const told = story(policy, fate);
    // then
    expect(told.shares).toEqual([
      [0, 10],
      [5, 50],
      [7, 100],
      [back, 0],
    ]);
  });
});

test('To take over the lease of a change that another attempt began moves nothing', () => {
  // given
  const plan = aSteppedPlan();
  const { rounds } = stepped(plan, aWeightsFate(), [5 * second], 4 * hour);
  const atTen = rounds.find(({ course }) => course.sighting?.motion.is === 'shifting')!;
  const { sighting } = atTen.course;
  const adopted = { ...atTen.course, sighting: { ...sighting!, lease: 'to be taken over' as const } };
  // when
  const { step } = decide(plan, adopted, atTen.now);
  // then
  expect(step).toEqual({ do: 'advance', share: 10 });
});
