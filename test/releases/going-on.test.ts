import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { changeId, releaseId } from '../../src/release/identity.ts';
import { codeDeployMover } from '../../src/targets/codedeploy/mover.ts';
import { pushToMain } from '../runner/run-context.ts';
import { handOn, minute, registerGreen } from '../targets/codedeploy/hand.ts';
import { openShop } from '../targets/open-shop.ts';
import { account } from './account.ts';
import { releaseHere } from './bad-days/release-here.ts';
import { blueImage, files, greenImage, inputs, shop as shopSeed, type ShopChanges, waitsForAWord } from './shop.ts';

const targetKey = 'ecs/123456789012/eu-west-1/shop/api';
const release = releaseId({ runId: pushToMain.runId, environment: 'production', targetKey }, text =>
  createHash('sha256').update(text).digest('hex'),
);
const stop = { stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback: true } };

interface State {
  readonly state: string;
  /** Since the deployment began. */
  readonly after: number;
  readonly shop?: ShopChanges;
  /** Somebody stops it then, and so long after that we come. */
  readonly stopped?: number;
  readonly attempt: string;
  readonly verdict: string;
  /** How many deployments there are in the end, rollbacks apart. */
  readonly deployments: number;
}

/** The first attempt is gone, its machine with it: all that is left of it is in AWS. */
async function comeBack({ after, shop: changes = {}, stopped, attempt }: State) {
  const shop = await openShop(changes);
  const hand = await handOn(shop);
  const run = { ...hand.plan.run, releaseId: release, changeId: changeId(release, 1) };
  const begun = { ...hand, plan: { ...hand.plan, run } };
  const { id } = await codeDeployMover(begun).begin(await registerGreen(shop));
  if (after > 0) await shop.clock.sleep(after);
  if (stopped !== undefined) {
    await shop.aws.perform(stop);
    if (stopped > 0) await shop.clock.sleep(stopped);
  }
  shop.leave();
  const released = await releaseHere(shop.aws, {
    name: 'once more',
    tells: 'A later attempt.',
    files,
    inputs: { ...inputs, bake: '2m' },
    world: shopSeed(changes),
    github: { runAttempt: attempt },
  });
  return { ...released, shop, id, changeId: run.changeId };
}

describe('A deployment of our own that nobody watches any more is found by its stamp, from any machine, and', () => {
  test.each<State>([
    { state: 'has just been made', after: 0, attempt: '2', verdict: 'released', deployments: 1 },
    { state: 'starts green', after: 20_000, attempt: '2', verdict: 'released', deployments: 1 },
    {
      state: 'waits for a word',
      after: 3 * minute,
      shop: { group: waitsForAWord },
      attempt: '3',
      verdict: 'released',
      deployments: 1,
    },
    { state: 'has 10 % of the traffic', after: 3 * minute, attempt: '2', verdict: 'released', deployments: 1 },
    { state: 'has all traffic, blue warm', after: 8 * minute, attempt: '7', verdict: 'released', deployments: 1 },
    { state: 'is over', after: 30 * minute, attempt: '2', verdict: 'nothing-to-do', deployments: 1 },
    {
      state: 'was stopped a moment ago',
      after: 3 * minute,
      stopped: 0,
      attempt: '2',
      // CodeDeploy shows it as in progress for some moments still.
      verdict: 'rolled-back',
      deployments: 1,
    },
    {
      state: 'is on its way back',
      after: 3 * minute,
      stopped: 15_000,
      attempt: '2',
      verdict: 'released',
      deployments: 2,
    },
    {
      state: 'was taken back long ago',
      after: 3 * minute,
      stopped: 10 * minute,
      attempt: '2',
      verdict: 'released',
      deployments: 2,
    },
  ])('where it $state, attempt $attempt ends as $verdict', async state => {
    // given, when
    const { verdict, shop } = await comeBack(state);
    await using _ = shop;
    // then
    const found = await account(shop.aws.endpoint);
    const back = state.verdict === 'rolled-back';
    expect(verdict).toMatchObject({ name: state.verdict, serving: { who: back ? 'blue' : 'green' } });
    expect(found.released).toHaveLength(state.deployments);
    expect(found.servingImage).toBe(back ? blueImage : greenImage);
  });

  test('says which attempt began it, and plans and counts from there', async () => {
    // given, when
    const state = { state: 'at 10 %', after: 3 * minute, attempt: '2', verdict: 'released', deployments: 1 };
    const { log, outputs, id, changeId: begun, shop } = await comeBack(state);
    await using _ = shop;
    // then
    expect(outputs.get('change-id')).toBe(begun);
    expect(log).toContain(`Attempt 1 began ${id} with api:2, and this attempt goes on with it.`);
  });
});

test('A deployment with the stamp of another release is nobody’s to go on with: its end is waited for', async () => {
  // given
  await using shop = await openShop();
  const hand = await handOn(shop);
  await codeDeployMover(hand).begin(await registerGreen(shop));
  shop.leave();
  // when
  const { verdict } = await releaseHere(shop.aws, {
    name: 'another',
    tells: 'Another run.',
    files,
    inputs: { ...inputs, image: blueImage, strategy: 'blue-green', bake: '1m', 'when-busy': 'refuse' },
    world: shopSeed(),
    github: { runAttempt: '2' },
  });
  // then
  expect(verdict).toMatchObject({ name: 'refused' });
  expect((await account(shop.aws.endpoint)).released).toHaveLength(1);
});
