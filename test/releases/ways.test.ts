import { describe, expect, test } from '@jest/globals';
import { play } from './play.ts';
import { resultOf } from './result.ts';
import type { Scenario } from './scenario.ts';
import { files, inputs, shop, type ShopChanges, threeTimesSlower } from './shop.ts';

/** Each way to move traffic that CodeDeploy has, through the bundle. */
function release(more: Readonly<Record<string, string>>, changes: ShopChanges = {}): Scenario {
  return {
    name: 'a way',
    tells: 'One way to move traffic.',
    files,
    inputs: { ...inputs, ...more },
    world: shop(changes),
  };
}

describe('Traffic moves', () => {
  test.each([
    ['at once', { strategy: 'blue-green' }, [0, 100]],
    ['in a canary of the user’s own', { steps: '25% 6m' }, [0, 25, 100]],
    ['in equal steps', { strategy: 'linear', steps: '20% every 5m' }, [0, 20, 40, 60, 80, 100]],
    ['by a preset’s name', { steps: 'Canary10Percent15Minutes' }, [0, 10, 100]],
    ['as the group is configured, when nothing is asked', {}, [0, 10, 100]],
  ])('%s', async (_how, asked, levels) => {
    // when
    const played = await play(release({ bake: '2m', ...asked }));
    // then
    expect(resultOf(played)).toMatchObject({ verdict: 'released', serving: 'green', 'green-share': 100 });
    expect(played.shares.map(({ green }) => green)).toEqual(levels);
  });

  test('after our word, where the group waits for one', async () => {
    // given
    const readyWait = { minutes: 30, onTimeout: 'STOP_DEPLOYMENT' } as const;
    // when
    const result = resultOf(await play(release({ bake: '2m' }, { group: { readyWait } })));
    // then
    expect(result).toMatchObject({ verdict: 'released', serving: 'green' });
    expect(result.calls['ContinueDeployment']).toBe(1);
  });
});

describe('An alarm that the deployment group watches as well', () => {
  test('takes the release back whoever is quicker, and the cause has value and limit all the same', async () => {
    // given
    const alarms = { names: ['api-p99'] };
    // when: with a look a minute, AWS is quicker.
    const result = resultOf(await play(release({ poll: '60s' }, { green: threeTimesSlower, group: { alarms } })));
    // then
    expect(result).toMatchObject({ verdict: 'rolled-back', serving: 'blue', 'green-share': 0 });
    expect(result.because).toMatch(/p99 of TargetResponseTime 0\.\d+, limit 0\.37/);
  });
});
