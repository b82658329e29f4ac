import { describe, expect, test } from '@jest/globals';
import { account } from './account.ts';
import { type Days, openDays } from './days.ts';
import type { Scenario } from './scenario.ts';
import { files, inputs, shop, type ShopChanges } from './shop.ts';

const minute = 60_000;

function story(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  const asked = { ...inputs, strategy: 'blue-green', bake: '1m', retire: 'now', ...more };
  return { name: 'retire', tells: 'Blue ends at once.', files, inputs: asked, world: shop(changes) };
}

const letGo = ({ aws }: Days) =>
  aws
    .calls()
    .filter(({ operation, input }) => operation === 'ContinueDeployment' && input.includes('TERMINATION_WAIT'));

const hourLong: ShopChanges = { group: { terminationWaitMinutes: 60 } };

describe('With `retire: now`', () => {
  test('blue ends once its bake is over, and not before: the group is free an hour sooner', async () => {
    // given
    await using days = await openDays(story(hourLong));
    // when
    const release = await days.run();
    // then
    const { taskSets, released } = await account(days.aws.endpoint);
    expect(release.verdict).toMatchObject({ name: 'released', serving: { who: 'green', green: 100 } });
    expect(release.verdict.because).toContain("Blue was let go at Greenlight's word");
    expect(released[0]?.status).toBe('Succeeded');
    expect(taskSets.filter(({ status }) => status !== 'DRAINING')).toHaveLength(1);
    expect(release.endedAt - (released[0]?.createTime?.getTime() ?? 0)).toBeLessThan(5 * minute);
    expect(letGo(days)).toHaveLength(1);
  });

  test('a word that AWS denies costs nobody the release: blue ends at its time', async () => {
    // given
    await using days = await openDays(story(hourLong));
    days.aws.faults.inject({ operation: 'ContinueDeployment', calls: 'every', fault: { kind: 'denied' } });
    // when
    const release = await days.run();
    // then
    expect(release.verdict).toMatchObject({ name: 'released', serving: { who: 'green', green: 100 } });
    expect(release.verdict.because).toMatch(/would not end blue now: AWS denied .* ends blue by itself at \d\d:/);
    expect(release.warnings).toContainEqual(expect.stringContaining('Blue was not let go'));
  });

  test('a word that AWS fails to take at first is given again', async () => {
    // given
    await using days = await openDays(story(hourLong));
    days.aws.faults.inject({ operation: 'ContinueDeployment', calls: { nth: 1 }, fault: { kind: 'server-error' } });
    // when
    const release = await days.run();
    // then
    expect(release.verdict.because).toContain("Blue was let go at Greenlight's word");
    expect(letGo(days)).toHaveLength(2);
  });

  test('a bad green is taken back: blue is still there', async () => {
    // given
    const green = { latency: { medianMs: 60, p99Ms: 300 }, requestErrors: 0.5, bootSeconds: 25 };
    await using days = await openDays(story({ ...hourLong, green }, { bake: '10m' }));
    // when
    const release = await days.run();
    // then
    expect(release.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(letGo(days)).toEqual([]);
  });

  test('nothing is asked of a group that keeps no blue', async () => {
    // given
    await using days = await openDays(story({ group: { terminationWaitMinutes: 0 } }, { bake: '0s' }));
    // when
    const release = await days.run();
    // then
    expect(release.verdict.name).toBe('released');
    expect(letGo(days)).toEqual([]);
  });
});
