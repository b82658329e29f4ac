import { describe, expect, test } from '@jest/globals';
import type { Scene } from '../../../src/release/scene.ts';
import { lambdaCodeDeployScene } from '../../../src/targets/lambda-codedeploy/scene.ts';
import type { OpenShop } from '../open-shop.ts';
import { asked, begin, groupOf, openCheckout, ourRun, reachOf, versions } from './open-checkout.ts';

const sceneOf = async (shop: OpenShop, alias = 'live'): Promise<Scene> =>
  lambdaCodeDeployScene({ ...asked, alias }, await groupOf(shop), reachOf(shop));

describe('how a function stands under CodeDeploy', () => {
  test('is told by its alias, where nothing is in flight', async () => {
    // given
    await using shop = await openCheckout();
    // when
    const scene = await sceneOf(shop);
    // then
    expect(scene).toMatchObject({
      mover: 'CodeDeploy',
      stands: [{ revision: { name: 'checkout:2' }, share: 100 }],
      flight: undefined,
    });
  });

  test('is told with the deployment that moves it, whose it is, and what AWS does next', async () => {
    // given
    await using shop = await openCheckout();
    const { change, until } = await begin(shop);
    await until(({ serving }) => serving.who === 'split');
    // when
    const scene = await sceneOf(shop);
    // then
    expect(scene).toMatchObject({
      stands: [
        { revision: { name: 'checkout:2' }, share: 90 },
        { revision: { name: 'checkout:3' }, share: 10 },
      ],
      flight: {
        id: change.id,
        carriedBy: { is: 'AWS' },
        by: { is: 'a release', changeId: ourRun.changeId },
        brings: 'checkout:3',
        motion: { is: 'shifting', nextAt: expect.any(Number) },
      },
    });
  });

  test('is told as divided by somebody, where no deployment does it', async () => {
    // given
    await using shop = await openCheckout({
      function: { versions, aliases: [{ name: 'live', version: '2', weights: { '3': 0.25 } }] },
    });
    // when
    const { flight } = await sceneOf(shop);
    // then
    expect(flight).toMatchObject({
      carriedBy: { is: 'somebody else' },
      by: { is: 'somebody else' },
      brings: 'checkout:3',
    });
  });

  test('has nothing of a deployment of its group that moves another alias', async () => {
    // given
    const aliases = ['live', 'beta'].map(name => ({ name, version: '2' }));
    await using shop = await openCheckout({ function: { versions, aliases } });
    await begin(shop);
    // when
    const { flight } = await sceneOf(shop, 'beta');
    // then
    expect(flight).toBeUndefined();
  });
});
