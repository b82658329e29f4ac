import { describe, expect, test } from '@jest/globals';
import {
  type Definition,
  registerable,
  revisionName,
  stamped,
  tagsOf,
  withImages,
} from '../../../src/targets/ecs/task-definition.ts';

const definition: Definition = {
  family: 'api',
  containerDefinitions: [
    { name: 'api', image: 'api:1', essential: true },
    { name: 'proxy', image: 'envoy:1', essential: false },
  ],
};

const images = (changed: Definition) => changed.containerDefinitions.map(({ name, image }) => [name, image]);

describe('what can be sent back to AWS', () => {
  test.each([
    'taskDefinitionArn',
    'revision',
    'status',
    'requiresAttributes',
    'compatibilities',
    'registeredAt',
    'deregisteredAt',
    'deleteRequestedAt',
    'registeredBy',
  ])('%s, which only DescribeTaskDefinition tells, is left out', field => {
    // given
    const described = { ...definition, [field]: 'anything' };
    // when
    const sent = registerable(described);
    // then
    expect(sent).toEqual(definition);
  });

  test('a member that is null is left out at every depth, and an empty text is a value', () => {
    // given
    const described: Definition = {
      family: 'api',
      taskRoleArn: null,
      containerDefinitions: [
        {
          name: 'api',
          user: null,
          command: ['serve', null],
          environment: [{ name: 'FLAGS', value: '' }],
          healthCheck: { command: ['true'], startPeriod: null },
        },
      ],
    };
    // when
    const sent = registerable(described);
    // then
    expect(sent).toEqual({
      family: 'api',
      containerDefinitions: [
        {
          name: 'api',
          command: ['serve'],
          environment: [{ name: 'FLAGS', value: '' }],
          healthCheck: { command: ['true'] },
        },
      ],
    });
  });

  test('a field that nobody knows yet is kept as it is', () => {
    // given
    const future = { ...definition, hovering: { height: 3, over: ['sea', 'land'] } };
    // when
    const sent = registerable(future);
    // then
    expect(sent['hovering']).toEqual({ height: 3, over: ['sea', 'land'] });
  });
});

describe('images', () => {
  test('with no change asked for, every image stays', () => {
    // when
    const imaged = withImages(definition, { change: 'none' });
    // then
    expect(imaged).toEqual({ ok: true, definition });
  });

  test('`image` is for the one essential container, and nothing else changes', () => {
    // when
    const imaged = withImages(definition, { change: 'essential', image: 'api:2' });
    // then
    expect(imaged).toEqual({
      ok: true,
      definition: {
        ...definition,
        containerDefinitions: [{ name: 'api', image: 'api:2', essential: true }, definition.containerDefinitions[1]],
      },
    });
  });

  test('a container that does not say is essential, as AWS has it', () => {
    // given
    const [api, proxy] = definition.containerDefinitions;
    const silent: Definition = { ...definition, containerDefinitions: [{ name: api!.name, image: 'api:1' }, proxy!] };
    // when
    const imaged = withImages(silent, { change: 'essential', image: 'api:2' });
    // then
    expect(imaged.ok && images(imaged.definition)).toEqual([
      ['api', 'api:2'],
      ['proxy', 'envoy:1'],
    ]);
  });

  test('`image` with several essential containers is refused by their names, with the way to say it', () => {
    // given
    const two: Definition = { ...definition, containerDefinitions: [{ name: 'api' }, { name: 'worker' }] };
    // when
    const imaged = withImages(two, { change: 'essential', image: 'api:2' });
    // then
    expect(imaged).toEqual({
      ok: false,
      input: 'image',
      reason: '2 containers are essential: api, worker',
      remedy: 'name the container: `images: container=uri`',
    });
  });

  test('`images` reaches the containers that it names, essential or not', () => {
    // when
    const imaged = withImages(definition, { change: 'named', images: new Map([['proxy', 'envoy:2']]) });
    // then
    expect(imaged.ok && images(imaged.definition)).toEqual([
      ['api', 'api:1'],
      ['proxy', 'envoy:2'],
    ]);
  });

  test('`images` with a name that no container has is refused, with those that there are', () => {
    // given
    const change = { change: 'named' as const, images: new Map([['prxy', 'envoy:2']]) };
    // when
    const imaged = withImages(definition, change);
    // then
    expect(imaged).toEqual({
      ok: false,
      input: 'images',
      reason: 'there is no container prxy',
      remedy: 'one of `api`, `proxy`',
    });
  });
});

describe('the stamp', () => {
  const origin = { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 12 };
  const changeTag = { key: 'greenlight:change-id', value: 'gl-2-00000000.1' };
  const originTags = [
    { key: 'greenlight:repository', value: 'shop/api' },
    { key: 'greenlight:workflow', value: '.github/workflows/release.yml' },
    { key: 'greenlight:run-number', value: '12' },
  ];
  const ownTags = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `own-${at}`, value: 'x' }));

  test("takes the place of an earlier release's, all of it, and the user's own tags stay", () => {
    // given
    const team = { key: 'team', value: 'shop' };
    const before = stamped({ ...definition, tags: [team] }, 'gl-1-00000000.1', { ...origin, runNumber: 3 });
    // when
    const marked = stamped(before, 'gl-2-00000000.1', origin);
    // then
    expect(tagsOf(marked)).toEqual([team, changeTag, ...originTags]);
  });

  test("leaves out the tags that AWS sets itself, for RegisterTaskDefinition refuses keys that begin with 'aws:'", () => {
    // given
    const tags = [
      { key: 'aws:cloudformation:stack-name', value: 'shop' },
      { key: 'team', value: 'shop' },
    ];
    // when
    const marked = stamped({ ...definition, tags }, 'gl-2-00000000.1');
    // then
    expect(tagsOf(marked).map(tag => tag.key)).toEqual(['team', 'greenlight:change-id']);
  });

  test.each([
    { own: 46, stamp: [changeTag, ...originTags] },
    { own: 47, stamp: [changeTag] },
    { own: 49, stamp: [changeTag] },
    { own: 50, stamp: [] },
  ])("of $own tags of the user's none makes way for it: ECS takes 50", ({ own, stamp }) => {
    // given
    const tags = ownTags(own);
    // when
    const marked = stamped({ ...definition, tags }, 'gl-2-00000000.1', origin);
    // then
    expect(tagsOf(marked)).toEqual([...tags, ...stamp]);
  });

  test('a tag without a value is one with an empty value, as ECS shows it', () => {
    // when
    const tags = tagsOf({ ...definition, tags: [{ key: 'flag' }] });
    // then
    expect(tags).toEqual([{ key: 'flag', value: '' }]);
  });
});

test('a revision goes by family and number, which no account id stands in', () => {
  // when
  const name = revisionName('arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42');
  // then
  expect(name).toBe('api:42');
});
