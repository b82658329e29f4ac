import { describe, expect, test } from '@jest/globals';
import { readAttached } from '../../../src/targets/lambda/attached.ts';
import { openFunction } from './open-function.ts';

type Function = NonNullable<NonNullable<Parameters<typeof openFunction>[0]>['function']>;

const queue = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const stream = 'arn:aws:dynamodb:eu-west-1:123456789012:table/carts/stream/2026-01-01T00:00:00.000';
const policy = { sid: 'api', principal: 'apigateway.amazonaws.com' };

describe('What is attached to a function', () => {
  test.each<[what: string, attached: Function, alias: readonly string[], latest: readonly string[]]>([
    ['nothing', {}, [], []],
    ['a queue by the alias', { eventSources: [{ arn: queue, qualifier: 'live' }] }, ['events of sqs orders'], []],
    ['a queue by the function itself', { eventSources: [{ arn: queue }] }, [], ['events of sqs orders']],
    [
      'a table by the alias, and by the function',
      { eventSources: [{ arn: stream, qualifier: 'live' }, { arn: queue }] },
      ['events of dynamodb carts'],
      ['events of sqs orders'],
    ],
    ['a URL of the alias', { urls: [{ qualifier: 'live' }] }, ['its function URL'], []],
    ['a URL of the function', { urls: [{}] }, [], ['its function URL']],
    [
      'a service that may call the alias',
      { permissions: [{ ...policy, qualifier: 'live' }] },
      ['calls of apigateway.amazonaws.com'],
      [],
    ],
    [
      'a service that may call it for several reasons: named once',
      {
        permissions: [
          { ...policy, qualifier: 'live' },
          { ...policy, sid: 'more', qualifier: 'live' },
        ],
      },
      ['calls of apigateway.amazonaws.com'],
      [],
    ],
    ['what belongs to another alias', { eventSources: [{ arn: queue, qualifier: 'beta' }] }, [], []],
  ])('is named, and what it follows: %s', async (_, attached, alias, latest) => {
    // given
    const aliases = ['live', 'beta'].map(name => ({ name, version: '1' }));
    await using world = await openFunction({ function: { aliases, ...attached } });
    // when
    const read = await readAttached(world.hand, 'live');
    // then
    expect(read).toMatchObject({ alias, latest });
  });

  test('is found on every page of the list', async () => {
    // given: Lambda lists 100 at a time
    const eventSources = Array.from({ length: 130 }, (_, index) => ({ arn: `${queue}-${index}`, qualifier: 'live' }));
    await using world = await openFunction({ function: { eventSources } });
    // when
    const { alias } = await readAttached(world.hand, 'live');
    // then
    expect(alias).toHaveLength(130);
  });

  test('is nothing to an alias that does not exist yet', async () => {
    // given
    await using world = await openFunction({ function: { aliases: [], users: [], eventSources: [{ arn: queue }] } });
    // when
    const read = await readAttached(world.hand, 'live');
    // then
    expect(read).toMatchObject({ alias: [], latest: ['events of sqs orders'] });
  });
});
