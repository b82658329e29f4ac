import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { releaseId, targetKey } from '../../../src/release/identity.ts';
import { serviceOfRelease } from '../../../src/targets/codedeploy/find-by-release.ts';
import { shop as shopSeed } from '../../releases/shop.ts';
import { open, type OpenShop, openShop } from '../open-shop.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const account = '123456789012';
const region = 'eu-west-1';

const idOf = (environment: string, service: string) =>
  releaseId({ runId: '77', environment, targetKey: targetKey('ecs', account, region, ['shop', service]) }, sha256);

const find = ({ clients, patient }: OpenShop, environment: string, id: string) =>
  serviceOfRelease(clients.codedeploy, patient, { releaseId: id, environment, account, region }, sha256);

/** The shop's service as two applications release it. */
function twoGroups() {
  const seed = shopSeed();
  const [application] = seed.codeDeploy!.applications;
  return {
    ...seed,
    codeDeploy: { ...seed.codeDeploy!, applications: [application!, { ...application!, name: 'Another' }] },
  };
}

describe('the service of a release', () => {
  test('is the one whose place the id was made from, with the group that releases it', async () => {
    // given
    await using shop = await openShop();
    // when
    const found = await find(shop, 'production', idOf('production', 'api'));
    // then
    expect(found).toEqual({
      cluster: 'shop',
      service: 'api',
      application: 'AppECS-shop-api',
      deploymentGroup: 'DgpECS-shop-api',
    });
  });

  test('is found where two groups release it, and which of them is not guessed', async () => {
    // given
    await using shop = await open(twoGroups());
    // when
    const found = await find(shop, 'production', idOf('production', 'api'));
    // then
    expect(found).toEqual({ cluster: 'shop', service: 'api', application: undefined, deploymentGroup: undefined });
  });

  test.each([
    ['another service', 'production', idOf('production', 'web')],
    ['another environment', 'staging', idOf('production', 'api')],
  ])('is none where the id is of %s, and what to write is said', async (_, environment, id) => {
    // given
    await using shop = await openShop();
    // when
    const looking = find(shop, environment, id);
    // then
    await expect(looking).rejects.toMatchObject({
      problems: [
        { where: 'release-id', value: id, remedy: expect.stringContaining('write `environment` and `region`') },
      ],
    });
  });
});
