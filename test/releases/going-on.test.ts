import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { changeId, releaseId } from '../../src/release/identity.ts';
import { codeDeployMover } from '../../src/targets/codedeploy/mover.ts';
import { pushToMain } from '../runner/run-context.ts';
import { handOn, minute, registerGreen } from '../targets/codedeploy/hand.ts';
import { openShop } from '../targets/open-shop.ts';
import { releaseHere } from './bad-days/release-here.ts';
import { files, inputs, shop as shopSeed } from './shop.ts';

const targetKey = 'ecs/123456789012/eu-west-1/shop/api';
const release = releaseId({ runId: pushToMain.runId, environment: 'production', targetKey }, text =>
  createHash('sha256').update(text).digest('hex'),
);

test('A re-run that goes on with a release says which attempt began it, and plans and counts from there', async () => {
  // given
  await using shop = await openShop();
  const hand = await handOn(shop);
  const run = { ...hand.plan.run, releaseId: release, changeId: changeId(release, 1) };
  const begun = { ...hand, plan: { ...hand.plan, run } };
  const { id } = await codeDeployMover(begun).begin(await registerGreen(shop));
  await shop.clock.sleep(3 * minute);
  void shop.clock.sleep(600 * minute);
  // when
  const { verdict, log, outputs } = await releaseHere(shop.aws, {
    name: 'once more',
    tells: 'A second attempt.',
    files,
    inputs: { ...inputs, bake: '2m' },
    world: shopSeed(),
    github: { runAttempt: '2' },
  });
  // then
  expect(verdict.name).toBe('released');
  expect(outputs.get('change-id')).toBe(run.changeId);
  expect(log).toContain(`Attempt 1 began ${id} with api:2, and this attempt goes on with it.`);
});
