import { describe, expect, test } from '@jest/globals';
import type { DefinitionBase, EcsTarget, ImageChange } from '../../../src/request/request.ts';
import type { Registered, Registry } from '../../../src/targets/ecs/registry.ts';
import type { Definition } from '../../../src/targets/ecs/task-definition.ts';
import { wantedDefinition } from '../../../src/targets/ecs/wanted.ts';

const called = (image: string): Definition => ({ family: 'api', containerDefinitions: [{ name: 'api', image }] });

const registered = (name: string, definition: Definition): Registered => ({
  revision: { id: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`, name },
  definition: { ...definition, revision: 1, status: 'ACTIVE' },
  madeBy: undefined,
  origin: undefined,
});

const live = registered('api:9', called('live'));
const held = new Map([
  ['api', registered('api:12', called('newest'))],
  ['api:3', registered('api:3', called('third'))],
]);
const definitions: Registry = {
  find: name => Promise.resolve(held.get(name)),
  register: () => Promise.reject(new Error('nothing is registered while one looks')),
};

const target = (base: DefinitionBase, images: ImageChange = { change: 'none' }): EcsTarget => ({
  kind: 'ecs',
  cluster: 'shop',
  service: 'api',
  base,
  images,
  application: undefined,
  deploymentGroup: undefined,
  appspec: undefined,
});

describe('what green shall run', () => {
  test.each<{ from: string; base: DefinitionBase; image: string }>([
    { from: 'the live revision', base: { from: 'live' }, image: 'live' },
    {
      from: 'the file',
      base: { from: 'file', path: 'ecs/api.json', definition: called('in the file') },
      image: 'in the file',
    },
    {
      from: "a family's newest revision",
      base: { from: 'revision', family: 'api', revision: 'latest' },
      image: 'newest',
    },
    { from: 'a revision by its number', base: { from: 'revision', family: 'api', revision: 3 }, image: 'third' },
  ])('starts from $from, and can be registered', async ({ base, image }) => {
    // when
    const wanted = await wantedDefinition(target(base), live, definitions);
    // then
    expect(wanted).toEqual(called(image));
  });

  test('has the image that was asked for', async () => {
    // given
    const asked = target({ from: 'live' }, { change: 'essential', image: 'api:2' });
    // when
    const wanted = await wantedDefinition(asked, live, definitions);
    // then
    expect(wanted).toEqual(called('api:2'));
  });

  test('is refused where the revision to start from is not there', async () => {
    // given
    const asked = target({ from: 'revision', family: 'api', revision: 404 });
    // when
    const wanting = wantedDefinition(asked, live, definitions);
    // then
    await expect(wanting).rejects.toMatchObject({
      code: 'refused',
      problems: [{ where: 'from-revision', value: 'api:404' }],
    });
  });

  test('is refused where an image is for a container that is not there', async () => {
    // given
    const asked = target({ from: 'live' }, { change: 'named', images: new Map([['worker', 'worker:2']]) });
    // when
    const wanting = wantedDefinition(asked, live, definitions);
    // then
    await expect(wanting).rejects.toMatchObject({
      code: 'refused',
      problems: [{ where: 'images', reason: 'there is no container worker', remedy: 'one of `api`' }],
    });
  });
});
