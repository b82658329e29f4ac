import { describe, expect, test } from '@jest/globals';
import type { DefinitionBase, EcsTarget, ImageChange } from '../../../src/request/request.ts';
import type { Aim, Recorded } from '../../../src/release/aim.ts';
import type { Registered, Registry } from '../../../src/targets/ecs/registry.ts';
import type { Definition } from '../../../src/targets/ecs/task-definition.ts';
import { type Wanted, wantedFor } from '../../../src/targets/ecs/wanted.ts';

const called = (image: string): Definition => ({ family: 'api', containerDefinitions: [{ name: 'api', image }] });

const registered = (name: string, definition: Definition, stamp: Partial<Registered> = {}): Registered => ({
  revision: { id: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`, name },
  definition: { status: 'ACTIVE', ...definition, revision: 1 },
  madeBy: undefined,
  origin: undefined,
  ...stamp,
});

const live = registered('api:9', called('live'));
const held = new Map([
  ['api', registered('api:12', called('newest'))],
  ['api:3', registered('api:3', called('third'))],
  ['api:2', registered('api:2', { ...called('second'), status: 'INACTIVE' })],
  ['api:9', live],
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
  hooks: 'as they stand',
});

const wantedBy = (
  asked: EcsTarget,
  aim: Aim = { is: 'the inputs', recorded: new Map() },
  serves: Registered = live,
): Promise<Wanted> => wantedFor(aim, { asked, live: serves, begun: undefined, definitions, place: '0a1b2c3d' });

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
    const { definition } = await wantedBy(target(base));
    // then
    expect(definition).toMatchObject(called(image));
    expect(definition).not.toHaveProperty('revision');
  });

  test('has the image that was asked for', async () => {
    // given
    const asked = target({ from: 'live' }, { change: 'essential', image: 'api:2' });
    // when
    const wanted = await wantedBy(asked);
    // then
    expect(wanted).toEqual({ definition: called('api:2'), known: undefined, saidBy: 'the inputs' });
  });

  test('is refused where the revision to start from is not there', async () => {
    // given
    const asked = target({ from: 'revision', family: 'api', revision: 404 });
    // when
    const wanting = wantedBy(asked);
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
    const wanting = wantedBy(asked);
    // then
    await expect(wanting).rejects.toMatchObject({
      code: 'refused',
      problems: [{ where: 'images', reason: 'there is no container worker', remedy: 'one of `api`' }],
    });
  });
});

describe('a revision that exists', () => {
  test.each<{ where: string; base: DefinitionBase; images?: ImageChange; known: string | undefined }>([
    {
      where: 'the inputs name it and change nothing',
      base: { from: 'revision', family: 'api', revision: 3 },
      known: 'api:3',
    },
    {
      where: 'they name its family',
      base: { from: 'revision', family: 'api', revision: 'latest' },
      known: 'api:12',
    },
    {
      where: 'they name the image that it has',
      base: { from: 'revision', family: 'api', revision: 3 },
      images: { change: 'essential', image: 'third' },
      known: 'api:3',
    },
    {
      where: 'they change its image',
      base: { from: 'revision', family: 'api', revision: 3 },
      images: { change: 'essential', image: 'fourth' },
      known: undefined,
    },
    {
      where: 'no task can be started from it any more',
      base: { from: 'revision', family: 'api', revision: 2 },
      known: undefined,
    },
    {
      where: 'it is the one that serves, and nobody could tell blue from green',
      base: { from: 'revision', family: 'api', revision: 9 },
      known: undefined,
    },
    { where: 'they name none', base: { from: 'live' }, known: undefined },
  ])('is released as it is, or made anew ($known): $where', async ({ base, images, known }) => {
    // given
    const asked = target(base, images);
    // when
    const wanted = await wantedBy(asked);
    // then
    expect(wanted.known?.name).toBe(known);
  });
});

describe('what the ledger proposes to go back to', () => {
  const from = (repository: string) => ({ repository, workflow: '.github/workflows/release.yml', runNumber: 5 });
  const shop = { madeBy: 'gl-76-0a1b2c3d.1', origin: from('shop/api') };
  const back = (entries: readonly (readonly [string, string])[] = []): Aim => ({
    is: 'a revision',
    name: 'api:5',
    recorded: new Map(
      entries.map(([change, wanted]) => [change, { wanted, purpose: 'release', standing: 'serves' }]),
    ) satisfies Recorded,
  });

  test.each<{ where: string; stamp: Partial<Registered>; aim: Aim }>([
    { where: 'a release of this place made it', stamp: { madeBy: 'gl-70-0a1b2c3d.1' }, aim: back() },
    { where: 'nobody says who made it, and its family serves', stamp: {}, aim: back() },
    {
      where: 'a run made it for another service, and released it here too',
      stamp: { madeBy: 'gl-70-99999999.1', origin: from('shop/api') },
      aim: back([['gl-70-0a1b2c3d.1', 'api:5']]),
    },
  ])('is taken where $where', async ({ stamp, aim }) => {
    // given
    held.set('api:5', registered('api:5', called('fifth'), stamp));
    // when
    const wanted = await wantedBy(target({ from: 'live' }), aim, { ...live, ...shop });
    // then
    expect(wanted).toMatchObject({ known: { name: 'api:5' }, saidBy: 'what is there' });
  });

  test.each<{ where: string; stamp: Partial<Registered>; family?: string; aim: Aim }>([
    {
      where: 'another place made it, and no run of here',
      stamp: { madeBy: 'gl-70-99999999.1', origin: from('shop/api') },
      aim: back([['gl-71-0a1b2c3d.1', 'api:5']]),
    },
    {
      where: 'the run that made it released something else here',
      stamp: { madeBy: 'gl-70-99999999.1', origin: from('shop/api') },
      aim: back([['gl-70-0a1b2c3d.1', 'api:4']]),
    },
    {
      where: 'another repository made it',
      stamp: { madeBy: 'gl-70-99999999.1', origin: from('other/api') },
      aim: back([['gl-70-0a1b2c3d.1', 'api:5']]),
    },
    {
      where: 'nobody says which repository made it',
      stamp: { madeBy: 'gl-70-99999999.1' },
      aim: back([['gl-70-0a1b2c3d.1', 'api:5']]),
    },
    { where: 'it is of another family', stamp: {}, family: 'web', aim: back() },
  ])('is refused where $where', async ({ stamp, family = 'api', aim }) => {
    // given
    held.set('api:5', registered('api:5', { ...called('fifth'), family }, stamp));
    // when
    const wanting = wantedBy(target({ from: 'live' }), aim, { ...live, ...shop });
    // then
    await expect(wanting).rejects.toMatchObject({ code: 'refused', problems: [{ where: 'to', value: 'api:5' }] });
  });
});
