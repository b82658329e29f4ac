import { describe, expect, test } from '@jest/globals';
import type { Scenario } from './scenario.ts';
import { files, inputs, shop, type ShopChanges, threeTimesSlower } from './shop.ts';
import { countsOf, toldHere } from './told-here.ts';

/** Each way to move traffic that CodeDeploy has. */
function release(more: Readonly<Record<string, string>>, changes: ShopChanges = {}): Scenario {
  return {
    name: 'a way',
    tells: 'One way to move traffic.',
    files,
    // Looks are what a play costs; these see every step.
    inputs: { ...inputs, poll: '15s', ...more },
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
    const { verdict, shares, greenShare } = await toldHere(release({ bake: '2m', ...asked }));
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(greenShare).toBe(100);
    expect(shares.map(({ green }) => green)).toEqual(levels);
  });

  test('after our word, where the group waits for one', async () => {
    // given
    const readyWait = { minutes: 30, onTimeout: 'STOP_DEPLOYMENT' } as const;
    // when
    const { verdict, calls } = await toldHere(release({ bake: '2m' }, { group: { readyWait } }));
    // then
    expect(verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(countsOf(calls)['ContinueDeployment']).toBe(1);
  });
});

describe('An alarm that the deployment group watches as well', () => {
  test('takes the release back whoever is quicker, and the cause has value and limit all the same', async () => {
    // given
    const alarms = { names: ['api-p99'] };
    // when: with a look a minute, AWS is quicker.
    const scenario = release({ poll: '60s' }, { green: threeTimesSlower, group: { alarms } });
    const { verdict, greenShare } = await toldHere(scenario);
    // then
    expect(verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(greenShare).toBe(0);
    expect(verdict.because).toMatch(/p99 of TargetResponseTime 0\.\d+, limit 0\.37/);
  });
});
