import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { RunFacts } from '../../../src/release/identity.ts';
import { registry } from '../../../src/targets/ecs/registry.ts';
import { ecsStager } from '../../../src/targets/ecs/stager.ts';
import type { Definition } from '../../../src/targets/ecs/task-definition.ts';
import { type OpenShop, openShop } from '../open-shop.ts';

const file = JSON.parse(readFileSync(new URL('../../releases/ecs/api.json', import.meta.url), 'utf8')) as Definition;

const runOf = (changeId: string): RunFacts => ({
  releaseId: changeId.replace(/\.\d+$/, ''),
  changeId,
  environment: 'production',
  target: 'ecs/123456789012/eu-west-1/shop/api',
  targetKey: 'ecs/123456789012/eu-west-1/shop/api',
  runId: '12',
  attempt: 1,
  caller: 'role deployer, account 123456789012, eu-west-1',
  runUrl: undefined,
  origin: { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 12 },
});

const stagerIn = (shop: OpenShop, wanted: Definition = file) =>
  ecsStager(wanted, { id: 'arn:api:1', name: 'api:1' }, registry(shop.clients.ecs, shop.patient));

describe('green is registered', () => {
  test("with this release's stamp, where the newest revision is somebody else's, however alike", async () => {
    // given
    await using shop = await openShop();
    // when
    const made = await stagerIn(shop).make(runOf('gl-77-0a1b2c3d.1'));
    // then
    expect(made).toMatchObject({ is: 'ready', revision: { name: 'api:2' } });
    expect(await registry(shop.clients.ecs, shop.patient).find('api')).toMatchObject({
      madeBy: 'gl-77-0a1b2c3d.1',
      origin: { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 12 },
    });
  });

  test('once in all attempts of a run: the next attempt finds what the first one made', async () => {
    // given
    await using shop = await openShop();
    const first = await stagerIn(shop).make(runOf('gl-77-0a1b2c3d.1'));
    // when
    const second = await stagerIn(shop).make(runOf('gl-77-0a1b2c3d.2'));
    // then
    expect(second).toEqual({ ...first, wrote: undefined });
    expect(shop.called().filter(name => name === 'RegisterTaskDefinition')).toHaveLength(1);
  });

  test('again when another release made the newest revision, though it would run the same', async () => {
    // given
    await using shop = await openShop();
    await stagerIn(shop).make(runOf('gl-77-0a1b2c3d.1'));
    // when
    const made = await stagerIn(shop).make(runOf('gl-78-0a1b2c3d.1'));
    // then
    expect(made).toMatchObject({ is: 'ready', revision: { name: 'api:3' } });
  });

  test('once for all services of a run: the second one finds what the first one made', async () => {
    // given
    await using shop = await openShop();
    const first = await stagerIn(shop).make(runOf('gl-77-0a1b2c3d.1'));
    // when
    const second = await stagerIn(shop).make(runOf('gl-77-99999999.1'));
    // then
    expect(second).toEqual({ ...first, wrote: undefined });
  });

  test('again when what this release made before is not what is wanted now', async () => {
    // given
    await using shop = await openShop();
    await stagerIn(shop).make(runOf('gl-77-0a1b2c3d.1'));
    const [container] = file.containerDefinitions;
    const other = { ...file, containerDefinitions: [{ ...container!, image: 'api:3' }] };
    // when
    const made = await stagerIn(shop, other).make(runOf('gl-77-0a1b2c3d.2'));
    // then
    expect(made).toMatchObject({ is: 'ready', revision: { name: 'api:3' } });
  });

  test('for the first time where the family is new', async () => {
    // given
    await using shop = await openShop();
    // when
    const made = await stagerIn(shop, { ...file, family: 'api-v2' }).make(runOf('gl-77-0a1b2c3d.1'));
    // then
    expect(made).toMatchObject({ is: 'ready', revision: { name: 'api-v2:1' } });
  });
});
