import { describe, expect, test } from '@jest/globals';
import { bluePackage, files } from './checkout.ts';
import { checkoutUnderCodeDeploy, type CheckoutUnderCodeDeployChanges, inputs } from './checkout-codedeploy.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { countsOf, toldHere } from './told-here.ts';

function story(changes: CheckoutUnderCodeDeployChanges, asked: Readonly<Record<string, string>> = {}): Scenario {
  return {
    name: 'checkout',
    tells: '',
    inputs: { ...inputs, ...asked },
    files: files(changes.code),
    blue: bluePackage,
    world: checkoutUnderCodeDeploy(changes),
  };
}

describe('A function whose alias CodeDeploy moves', () => {
  test('is released by the group that was found, in its steps and by its alarms, without a word that asks nothing', async () => {
    // when
    const told = await toldHere(scenarioNamed('lambda-codedeploy')!);
    // then
    expect(told.verdict).toMatchObject({ name: 'released', serving: { who: 'green' } });
    expect(told.shares.map(({ green }) => green)).toEqual([0, 10, 100]);
    expect(told.warnings).toEqual([]);
    expect(countsOf(told.calls)).toMatchObject({ PublishVersion: 1, CreateDeployment: 1 });
    expect(told.calls.map(({ operation }) => operation)).not.toContain('UpdateAlias');
  });

  test('goes back by CodeDeploy, where the version is bad', async () => {
    // when
    const told = await toldHere(scenarioNamed('lambda-codedeploy-bad')!);
    // then
    expect(told.verdict).toMatchObject({ name: 'rolled-back', serving: { who: 'blue' } });
    expect(told.shares.map(({ green }) => green)).toEqual([0, 10, 0]);
    expect(countsOf(told.calls)).toMatchObject({ StopDeployment: 1 });
  });

  test('is told where a group may be meant that last released something else', async () => {
    // given
    const world = { hasReleased: 'never' } as const;
    // when
    const told = await toldHere(story(world));
    // then
    expect(told.warnings.join()).toMatch(
      /shop-functions\/checkout-live, whose last deployments were not about this alias/,
    );
    expect(told.warnings.join()).toMatch(/`application: none` if that is meant/);
  });

  test('is not looked for in CodeDeploy where the step says that Greenlight moves it', async () => {
    // when
    const told = await toldHere(story({ hasReleased: 'never' }, { application: 'none', gates: 'none' }));
    // then
    expect(told.verdict).toMatchObject({ name: 'released' });
    expect(told.calls.filter(({ service }) => service === 'codedeploy')).toEqual([]);
    expect(told.warnings).toEqual([]);
  });
});
