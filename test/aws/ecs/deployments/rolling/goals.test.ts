import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextGoals, type Scene, type SourceStanding, type Standing } from './goals.ts';

const standing = (goal: number, wanted: number, healthy: number): Standing => ({ goal, wanted, healthy });
const completed = (goal: number, wanted = goal, healthy = wanted): SourceStanding => ({
  ...standing(goal, wanted, healthy),
  was: 'completed',
});
const unfinished = (goal: number, wanted: number, healthy: number): SourceStanding => ({
  ...standing(goal, wanted, healthy),
  was: 'unfinished',
});

/** Four tasks, all of them old, none may be missed, eight at most. */
const scene = (change: Partial<Scene>): Scene => ({
  desired: 4,
  limits: { least: 4, most: 8 },
  grown: 0,
  room: 'plenty',
  target: standing(0, 0, 0),
  sources: [completed(4)],
  ...change,
});

describe('of four tasks, a look at the service asks for', () => {
  test.each<[string, Partial<Scene>, number, readonly number[]]>([
    ['all the new ones at once, where the upper limit takes them', {}, 4, [4]],
    ['one new one, where the upper limit takes no more', { limits: { least: 4, most: 5 } }, 1, [4]],
    ['an old one less for each new one that is healthy', { target: standing(4, 4, 3) }, 4, [1]],
    ['no old one less as long as new ones only start', { target: standing(4, 4, 0) }, 4, [4]],
    ['no old one at all, once all new ones are healthy', { target: standing(4, 4, 4) }, 4, [0]],
    ['two old ones less, where none may be started and two may be missed', { limits: { least: 2, most: 4 } }, 0, [2]],
    [
      'no old one less, where new ones can be started, even if some may be missed',
      { limits: { least: 2, most: 8 } },
      4,
      [4],
    ],
    [
      'the place of those that stopped, in the next look',
      { limits: { least: 2, most: 4 }, sources: [completed(2)] },
      2,
      [2],
    ],
    [
      'an old one less, where the account has no room and one may be missed',
      { limits: { least: 3, most: 8 }, room: { free: 0, leaving: 0 } },
      4,
      [3],
    ],
    [
      'patience, while the one that makes room is on its way out',
      { limits: { least: 3, most: 8 }, room: { free: 0, leaving: 4 } },
      4,
      [4],
    ],
    [
      'what never was completed to go first',
      { sources: [unfinished(2, 2, 2), completed(2)], target: standing(4, 4, 1) },
      4,
      [1, 2],
    ],
    [
      'no more of what never was completed than serves',
      { sources: [unfinished(4, 4, 1), completed(3)], limits: { least: 4, most: 8 } },
      1,
      [1, 3],
    ],
    [
      'nothing of what never was completed and serves nobody',
      { sources: [unfinished(2, 2, 0), completed(2)], limits: { least: 4, most: 8 } },
      4,
      [0, 2],
    ],
    ['more of both revisions, after a scale-out', { desired: 6, limits: { least: 6, most: 12 }, grown: 2 }, 6, [6]],
    ['fewer of both revisions, after a scale-in', { desired: 2, limits: { least: 2, most: 4 }, grown: -2 }, 0, [2]],
    [
      'nothing, of a service that is scaled to nothing',
      { desired: 0, limits: { least: 0, most: 0 }, grown: -4 },
      0,
      [0],
    ],
  ])('%s', (_case, change, target, sources) => {
    // given
    const seen = scene(change);

    // when
    const goals = nextGoals(seen);

    // then
    expect(goals).toMatchObject({ target, sources });
  });
});

describe('a rollout', () => {
  test('is stuck where the limits let it neither start nor stop a task', () => {
    // given
    const seen = scene({ desired: 1, limits: { least: 1, most: 1 }, sources: [completed(1)] });

    // when
    const { stuck } = nextGoals(seen);

    // then
    expect(stuck).toBe(true);
  });

  test.each<[string, Partial<Scene>]>([
    ['a new task is about to be healthy', { limits: { least: 4, most: 5 }, target: standing(1, 1, 0) }],
    ['an old task is about to be healthy', { limits: { least: 4, most: 4 }, sources: [completed(4, 4, 3)] }],
    ['the account has no room', { limits: { least: 4, most: 8 }, room: { free: 0, leaving: 0 } }],
  ])('is not stuck while %s', (_case, change) => {
    // given
    const seen = scene(change);

    // when
    const { stuck } = nextGoals(seen);

    // then
    expect(stuck).toBe(false);
  });

  const limits = fc
    .record({ desired: fc.nat(20), least: fc.double({ min: 0, max: 1, noNaN: true }), more: fc.nat(20) })
    .map(({ desired, least, more }) => ({
      desired,
      limits: { least: Math.ceil(desired * least), most: desired + more },
    }));
  const old = fc
    .record({ goal: fc.nat(12), wanted: fc.nat(12), healthy: fc.nat(12) })
    .map(({ goal, wanted, healthy }) => completed(goal, wanted, Math.min(healthy, wanted)));
  const young = fc
    .record({ goal: fc.nat(12), wanted: fc.nat(12), healthy: fc.nat(12) })
    .map(({ goal, wanted, healthy }) => standing(goal, wanted, Math.min(healthy, wanted)));
  const anyScene = fc
    .tuple(limits, young, fc.array(old, { maxLength: 3 }))
    .map(([{ desired, limits: allowed }, target, sources]) => scene({ desired, limits: allowed, target, sources }));

  test('never asks for a healthy task less than the lower limit, unless they are surplus', () => {
    fc.assert(
      fc.property(anyScene, seen => {
        // given any scene

        // when
        const goals = nextGoals(seen);

        // then
        const kept = seen.sources.map(({ healthy }, index) => Math.min(healthy, goals.sources[index] ?? 0));
        const lost = seen.sources.some(
          ({ healthy }, index) => (goals.sources[index] ?? 0) < Math.min(healthy, seen.sources[index]?.goal ?? 0),
        );
        const serving = kept.reduce((total, number) => total + number, 0) + seen.target.healthy;
        const before =
          seen.sources.reduce((total, { healthy, goal }) => total + Math.min(healthy, goal), 0) + seen.target.healthy;
        if (lost) expect(serving).toBeGreaterThanOrEqual(Math.min(before, seen.limits.least, seen.desired));
      }),
    );
  });

  test('never asks for more tasks than the upper limit, beside those that are there', () => {
    fc.assert(
      fc.property(anyScene, seen => {
        // given any scene

        // when
        const goals = nextGoals(seen);

        // then
        const started = goals.target - seen.target.wanted;
        const there = seen.sources.reduce(
          (total, { wanted, goal }) => total + Math.max(wanted, goal),
          seen.target.wanted,
        );
        if (started > 0) expect(there + started).toBeLessThanOrEqual(seen.limits.most);
      }),
    );
  });

  /** A service as `nextGoals` has its way with it: whatever is started is healthy one look later. */
  function played(desired: number, least: number, most: number) {
    let target = standing(0, 0, 0);
    let old = completed(desired);
    const served: number[] = [];
    for (let look = 0; look < 100; look += 1) {
      const goals = nextGoals(scene({ desired, limits: { least, most }, target, sources: [old] }));
      const [left = 0] = goals.sources;
      if (goals.stuck || (target.healthy === desired && left === 0)) return { stuck: goals.stuck, served };
      target = standing(goals.target, goals.target, target.wanted);
      old = completed(left);
      served.push(target.healthy + old.healthy);
    }
    throw new Error('neither stuck nor over');
  }

  test('always comes to its end, unless its limits leave no task to start and none to stop', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(20), fc.nat(20), (desired, missed, more) => {
        // given
        const least = Math.max(0, desired - missed);

        // when
        const { stuck, served } = played(desired, least, desired + more);

        // then
        expect(stuck).toBe(missed === 0 && more === 0);
        expect(Math.min(desired, ...served)).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});
