import { describe, expect, test } from '@jest/globals';
import { readDeployment } from '../../../src/targets/codedeploy/deployment.ts';
import { lambdaSpecOf } from '../../../src/targets/codedeploy/lambda-appspec.ts';
import type { OpenShop } from '../open-shop.ts';
import { begin, openCheckout, planned, weightsOf } from './open-checkout.ts';

const deploymentOf = (shop: OpenShop, id: string) => readDeployment(shop.clients.codedeploy, shop.patient, id);

/** Somebody else writes the alias. */
async function lead(shop: OpenShop, version: string, beside: Readonly<Record<string, number>> = {}): Promise<void> {
  const { client, sdk } = await shop.clients.lambda();
  await client.send(
    new sdk.UpdateAliasCommand({
      FunctionName: 'checkout',
      Name: 'live',
      FunctionVersion: version,
      RoutingConfig: { AdditionalVersionWeights: beside },
    }),
  );
}

describe('a deployment of a function', () => {
  test('is begun from the version that serves to the one that is asked for, with the stamp, the configuration and the hooks', async () => {
    // given
    await using shop = await openCheckout({ hooks: { check: { takesSeconds: 1, result: 'Succeeded' } } });
    const hooks = [{ event: 'BeforeAllowTraffic', function: 'check' }];
    // when
    const { change } = await begin(shop, { target: { hooks } });
    // then
    const info = await deploymentOf(shop, change.id);
    expect(info).toMatchObject({
      description: 'greenlight gl-77-0a1b2c3d.1',
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
    });
    expect(lambdaSpecOf(info)).toEqual({ function: 'checkout', alias: 'live', from: '2', to: '3', hooks });
  });

  test.each<{ steps: string; name: string }>([
    { steps: '25% 7m', name: 'Greenlight.LambdaCanary25Percent7Minutes' },
    { steps: '20% every 2m', name: 'Greenlight.LambdaLinear20PercentEvery2Minutes' },
  ])(
    'moves in steps of its own where AWS has none for $steps, and keeps them for the next time',
    async ({ steps, name }) => {
      // given
      await using shop = await openCheckout();
      const strategy = steps.includes('every') ? 'linear' : 'canary';
      // when
      const { change } = await begin(shop, {}, { strategy, steps });
      // then
      const { client, sdk } = await shop.clients.codedeploy();
      const { deploymentConfigInfo } = await client.send(
        new sdk.GetDeploymentConfigCommand({ deploymentConfigName: name }),
      );
      expect(deploymentConfigInfo?.computePlatform).toBe('Lambda');
      expect(await deploymentOf(shop, change.id)).toMatchObject({ deploymentConfigName: name });
    },
  );

  test('is seen from its first second to its end, with the traffic that the alias has', async () => {
    // given
    await using shop = await openCheckout();
    const { hands, change, until } = await begin(shop);
    // when
    const first = await hands.mover.see(change);
    const canary = await until(({ serving }) => serving.who === 'split');
    const last = await until(({ motion }) => motion.is === 'finished');
    // then
    expect(first).toMatchObject({ motion: { is: 'preparing' }, serving: { who: 'blue', green: 0 } });
    expect(canary).toMatchObject({ motion: { is: 'shifting' }, serving: { who: 'split', green: 10 } });
    expect([canary.blue, canary.green]).toEqual([undefined, undefined]);
    expect(last.serving).toEqual({ who: 'green', green: 100 });
    expect(await hands.confirm(change)).toMatchObject({ served: 'green' });
  });

  test('tells when its timer moves the rest', async () => {
    // given
    await using shop = await openCheckout();
    const { until } = await begin(shop);
    // when
    const { motion } = await until(({ serving }) => serving.who === 'split');
    // then
    const all = await until(({ serving }) => serving.who === 'green');
    if (motion.is !== 'shifting' || motion.nextAt === undefined) throw new Error('the next share has a moment');
    expect(Math.abs(all.at - motion.nextAt)).toBeLessThanOrEqual(10_000);
  });

  test('awaits the function that runs after traffic, with all traffic on green', async () => {
    // given
    await using shop = await openCheckout({ hooks: { verify: { takesSeconds: 60, result: 'Succeeded' } } });
    const hooks = [{ event: 'AfterAllowTraffic', function: 'verify' }];
    const { until } = await begin(shop, { target: { hooks } });
    // when
    const settled = await until(({ motion }) => motion.is === 'settled');
    // then
    expect(settled).toMatchObject({
      motion: { awaits: 'the hook AfterAllowTraffic (function verify)', blueEnds: 'never' },
      serving: { who: 'green', green: 100 },
    });
  });

  test('goes back at a word, to the version before, and is seen to', async () => {
    // given
    await using shop = await openCheckout();
    const { hands, change, until } = await begin(shop);
    await until(({ serving }) => serving.who === 'split');
    // when
    const asked = await hands.mover.goBack(change);
    // then
    const back = await until(({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    expect(asked).toBe('accepted');
    expect(back).toMatchObject({ motion: { by: 'a request', reached: 'users' }, serving: { who: 'blue', green: 0 } });
    expect(await weightsOf(shop)).toEqual({ 2: 1 });
  });

  test('is too late to go back when it has ended', async () => {
    // given
    await using shop = await openCheckout();
    const { hands, change, until } = await begin(shop);
    await until(({ motion }) => motion.is === 'finished');
    // when
    const asked = await hands.mover.goBack(change);
    // then
    expect(asked).toBe('too late');
  });

  test('that a hook fails before traffic has reached nobody', async () => {
    // given
    await using shop = await openCheckout({
      hooks: { check: { takesSeconds: 5, result: 'Failed', logTail: 'the token was the-token-of-the-checkout' } },
      function: { configuration: { Environment: { Variables: { TOKEN: 'the-token-of-the-checkout' } } } },
    });
    const hooks = [{ event: 'BeforeAllowTraffic', function: 'check' }];
    const { until } = await begin(shop, { target: { hooks } });
    // when
    const failed = await until(({ motion }) => motion.is === 'stopped');
    // then
    expect(failed).toMatchObject({ motion: { by: 'AWS itself', reached: 'nobody' }, serving: { who: 'blue' } });
    expect(failed.happened).toContainEqual(expect.objectContaining({ of: 'hook', log: 'the token was ***' }));
  });
});

describe('the truth about who serves', () => {
  test('is the alias, where somebody else has moved it under a deployment', async () => {
    // given
    await using shop = await openCheckout();
    const { hands, change, until } = await begin(shop);
    await until(({ serving }) => serving.who === 'split');
    await lead(shop, '1');
    // when
    const { serving } = await hands.mover.see(change);
    // then
    expect(serving).toEqual({
      who: 'unknown',
      because: 'the alias leads to version 1, which is neither blue nor green',
    });
    expect(await hands.confirm(change)).toMatchObject({ served: { third: 'checkout:1' } });
  });

  test.each<{ what: string; version: string; beside: Readonly<Record<string, number>> }>([
    { what: 'to another version', version: '1', beside: {} },
    { what: 'to two versions', version: '2', beside: { 1: 0.5 } },
  ])(
    'is looked at once more before a deployment begins: it is not begun where somebody has led the alias $what',
    async ({ version, beside }) => {
      // given
      await using shop = await openCheckout();
      const { plan, hands } = await planned(shop);
      await lead(shop, version, beside);
      const staged = await hands.stager.make(plan.run);
      if (staged.is !== 'ready') throw new Error('what is published is ready');
      // when
      const beginning = hands.mover.begin(staged.revision);
      // then
      await expect(beginning).rejects.toMatchObject({
        code: 'busy',
        message: expect.stringContaining('version 1, which is neither blue nor green'),
      });
      expect(shop.called()).not.toContain('CreateDeployment');
    },
  );

  test('is that a deployment which this very change has in flight is gone on with, and not begun again', async () => {
    // given
    await using shop = await openCheckout();
    const { hands, change, until } = await begin(shop);
    await until(({ serving }) => serving.who === 'split');
    // when
    const again = await hands.mover.begin(change.revision);
    // then
    expect(again.id).toBe(change.id);
  });

  test('is that there is nothing to move where what was made turns out to be what serves', async () => {
    // given
    await using shop = await openCheckout();
    const { plan, hands } = await planned(shop);
    // when
    const beginning = hands.mover.begin(plan.blue);
    // then
    await expect(beginning).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('checkout:2, which serves already'),
    });
  });
});
