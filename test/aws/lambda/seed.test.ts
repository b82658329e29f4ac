import { describe, expect, test } from '@jest/globals';
import { parseSeed, type SeedInput } from '../seed.ts';

type LambdaInput = NonNullable<SeedInput['lambda']>;
type FunctionInput = NonNullable<LambdaInput['functions']>[number];

const lambda = (more: Partial<FunctionInput>, rest: Partial<LambdaInput> = {}): SeedInput => ({
  lambda: { packages: { good: {} }, functions: [{ name: 'checkout', package: 'good', ...more }], ...rest },
});

describe('the seed of functions', () => {
  test('needs no more than a name and a package', () => {
    expect(parseSeed(lambda({})).lambda.functions).toMatchObject([
      { name: 'checkout', handler: 'index.handler', memory: 128, versions: [], aliases: [], users: [] },
    ]);
  });

  test('may have users of an alias that is still to come, and an image that is one of the versions', () => {
    // given
    const early = lambda({ users: [{ call: 'live', requestsPerSecond: 1 }] });
    const image = lambda({ packageType: 'Image', package: 'checkout:1' });

    // then
    expect(() => [parseSeed(early), parseSeed(image)]).not.toThrow();
  });

  test.each<{ what: string; seed: SeedInput; complaint: string }>([
    {
      what: 'a package that nobody made',
      seed: lambda({ package: 'bad' }),
      complaint: 'checkout names the package "bad", which is not in lambda.packages',
    },
    {
      what: 'an object of such a package',
      seed: lambda({}, { objects: { 's3://code/x.zip': 'bad' } }),
      complaint: 's3://code/x.zip names the package "bad"',
    },
    {
      what: 'an alias at no version',
      seed: lambda({ aliases: [{ name: 'live', version: '1' }] }),
      complaint: 'checkout: the alias live points at version 1, which is not among its versions',
    },
    {
      what: 'a weight for no version',
      seed: lambda({
        versions: [{ version: '1', package: 'good' }],
        aliases: [{ name: 'live', version: '1', weights: { 2: 0.1 } }],
      }),
      complaint: 'points at version 2',
    },
    {
      what: 'the URL of no alias',
      seed: lambda({ urls: [{ qualifier: 'live' }] }),
      complaint: 'checkout: "live" is neither a version nor an alias of it',
    },
    {
      what: 'an alias by the name of a number',
      seed: lambda({ aliases: [{ name: '7', version: '$LATEST' }] }),
      complaint: 'letters, digits, - and _, not a number',
    },
  ])('cannot have $what', ({ seed, complaint }) => {
    expect(() => parseSeed(seed)).toThrow(complaint);
  });
});
