import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Asking } from '../../../src/aws/asking.ts';
import { registry } from '../../../src/targets/ecs/registry.ts';
import { same } from '../../../src/targets/ecs/sameness.ts';
import { type Definition, registerable, stamped, tagsOf } from '../../../src/targets/ecs/task-definition.ts';
import { openShop } from '../open-shop.ts';
import { startVerbatimEcs } from './verbatim-ecs.ts';

const file = JSON.parse(readFileSync(new URL('../../releases/ecs/api.json', import.meta.url), 'utf8')) as Definition;
const changeId = 'gl-77-0a1b2c3d.1';

/** Sends, and does nothing about what goes wrong. */
const plainly: Asking = { read: (_call, send) => send(new AbortController().signal), write: (_call, send) => send() };

describe('a task definition that is registered', () => {
  test('reaches AWS as it is written, with fields that the SDK does not know', async () => {
    // given
    await using aws = await startVerbatimEcs();
    const definition: Definition = {
      family: 'api',
      hovering: { height: 3 },
      containerDefinitions: [
        { name: 'api', image: 'api:1', cpu: 0.5, portMappings: [{ containerPort: 80, lane: 'fast' }] },
      ],
    };
    // when
    const revision = await registry(aws.ecs, plainly).register(definition);
    // then
    expect(aws.registered).toEqual([definition]);
    expect(revision.name).toBe('api:1');
  });

  test('is read back with the fields that the SDK does not know, so that it is found to be the same', async () => {
    // given
    await using aws = await startVerbatimEcs();
    const definition = stamped(
      { family: 'api', hovering: { height: 3 }, containerDefinitions: [{ name: 'api', gravity: 'low' }] },
      changeId,
    );
    const definitions = registry(aws.ecs, plainly);
    await definitions.register(definition);
    // when
    const found = await definitions.find('api');
    // then
    expect(found?.madeBy).toBe(changeId);
    expect(registerable(found!.definition)).toEqual(definition);
  });

  test('is what AWS then shows, in every respect that means something', async () => {
    // given
    await using shop = await openShop();
    const definitions = registry(shop.clients.ecs, shop.patient);
    // when
    const revision = await definitions.register(stamped(file, changeId));
    // then
    const found = await definitions.find(revision.id);
    expect(found).toMatchObject({ revision, madeBy: changeId });
    expect(same(found!.definition, file)).toBe(true);
  });

  test('keeps its tags, which AWS tells beside the definition and only when asked', async () => {
    // given
    await using shop = await openShop();
    const definitions = registry(shop.clients.ecs, shop.patient);
    // when
    const live = await definitions.find('api:1');
    const again = await definitions.register(stamped(registerable(live!.definition), changeId));
    // then
    const found = await definitions.find(again.id);
    expect(tagsOf(found!.definition)).toEqual([
      { key: 'team', value: 'shop' },
      { key: 'greenlight:change-id', value: changeId },
    ]);
  });

  test('is registered once when AWS did it and the answer was lost', async () => {
    // given
    await using shop = await openShop({
      world: {
        faults: [{ operation: 'ecs:RegisterTaskDefinition', calls: { nth: 1 }, fault: { kind: 'lost-after' } }],
      },
    });
    const definitions = registry(shop.clients.ecs, shop.patient);
    // when
    const revision = await definitions.register(stamped(file, changeId));
    // then
    expect(revision.name).toBe('api:2');
    expect((await definitions.find('api'))?.revision).toEqual(revision);
  });

  test('is registered at the second try when the first one never reached AWS', async () => {
    // given
    await using shop = await openShop({
      world: {
        faults: [{ operation: 'ecs:RegisterTaskDefinition', calls: { nth: 1 }, fault: { kind: 'lost-before' } }],
      },
    });
    const definitions = registry(shop.clients.ecs, shop.patient);
    // when
    const revision = await definitions.register(stamped(file, changeId));
    // then
    expect(revision.name).toBe('api:2');
    expect((await definitions.find('api'))?.madeBy).toBe(changeId);
  });

  test('without a stamp, for want of room, is not taken for what somebody else registered when the answer was lost', async () => {
    // given
    await using shop = await openShop({
      world: {
        faults: [{ operation: 'ecs:RegisterTaskDefinition', calls: { nth: 2 }, fault: { kind: 'lost-before' } }],
      },
    });
    const tags = Array.from({ length: 50 }, (_, at) => ({ key: `own-${at}`, value: 'x' }));
    const definitions = registry(shop.clients.ecs, shop.patient);
    await definitions.register(file);
    // when
    const revision = await definitions.register(stamped({ ...file, tags }, changeId));
    // then
    expect(revision.name).toBe('api:3');
    expect(tagsOf((await definitions.find('api:3'))!.definition)).toEqual(tags);
  });

  test('that AWS does not take is refused in its own words', async () => {
    // given
    await using shop = await openShop();
    const impossible = { ...file, cpu: '3' };
    // when
    const registering = registry(shop.clients.ecs, shop.patient).register(impossible);
    // then
    await expect(registering).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringMatching(/^ecs:RegisterTaskDefinition: .+ \(ClientException\)$/),
    });
  });
});

describe('a task definition that is looked for', () => {
  test('and is not there is no failure', async () => {
    // given
    await using shop = await openShop();
    // when
    const found = await registry(shop.clients.ecs, shop.patient).find('api:404');
    // then
    expect(found).toBeUndefined();
  });

  test('by its family is the newest', async () => {
    // given
    await using shop = await openShop();
    const definitions = registry(shop.clients.ecs, shop.patient);
    await definitions.register(file);
    // when
    const found = await definitions.find('api');
    // then
    expect(found).toMatchObject({ revision: { name: 'api:2' }, madeBy: undefined });
  });
});
