import { expect, test } from '@jest/globals';
import { findDeployment, readDeployment } from '../../../src/targets/codedeploy/deployment.ts';
import { codeDeployMover } from '../../../src/targets/codedeploy/mover.ts';
import { openShop } from '../open-shop.ts';
import { handOn, registerGreen } from './hand.ts';

test('a deployment that AWS does not have is missing, and not one that ended', async () => {
  // given
  await using shop = await openShop();
  // when
  const reading = readDeployment(shop.clients.codedeploy, shop.patient, 'd-ABCDEFGHI');
  // then
  await expect(reading).rejects.toMatchObject({
    code: 'missing',
    message: expect.stringContaining('d-ABCDEFGHI'),
  });
});

test('a deployment that may not be there yet is looked for without a failure', async () => {
  // given
  await using shop = await openShop();
  // when
  const found = await findDeployment(shop.clients.codedeploy, shop.patient, 'd-ABCDEFGHI');
  // then
  expect(found).toBeUndefined();
});

test('an answer without a deployment is missing one, and not one that ended', async () => {
  // given
  await using shop = await openShop();
  const { id } = await codeDeployMover(await handOn(shop)).begin(await registerGreen(shop));
  shop.aws.faults.inject({
    operation: 'codedeploy:GetDeployment',
    calls: 'every',
    fault: { kind: 'set', members: { deploymentInfo: undefined } },
  });
  // when
  const reading = readDeployment(shop.clients.codedeploy, shop.patient, id);
  // then
  await expect(reading).rejects.toMatchObject({
    code: 'missing',
    message: expect.stringContaining(id),
  });
});
