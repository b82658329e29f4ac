import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../seed.ts';
import { createWorld } from '../world/create-world.ts';
import { createWarmUp } from '../world/warm-up.ts';
import type { Caller } from '../world/world.ts';
import { FILES } from './checkout.ts';
import { createLambda } from './lambda.ts';

const START = Date.parse('2026-11-20T12:00:00Z');

function openFunctions() {
  const seed = parseSeed({
    lambda: {
      packages: { good: { files: FILES.good } },
      functions: [
        {
          name: 'checkout',
          package: 'good',
          versions: [
            { version: '1', package: 'good' },
            { version: '2', package: 'good' },
            { version: '3', package: 'good', configuration: { Role: 'arn:aws:iam::123456789012:role/another' } },
          ],
          aliases: [{ name: 'live', version: '1' }],
        },
      ],
    },
  });
  const time = createWarmUp(START);
  return createLambda(createWorld(seed, time, START), seed.lambda, () => Promise.resolve());
}

describe('what CodeDeploy sees of functions', () => {
  test('is which functions, versions and aliases there are', () => {
    // given
    const { functions } = openFunctions();

    // then
    expect([functions.exists('checkout'), functions.exists('other')]).toEqual([true, false]);
    expect([functions.hasVersion('checkout', '2'), functions.hasVersion('checkout', '9')]).toEqual([true, false]);
    expect(functions.alias('checkout', 'live')).toEqual({ version: '1', weights: new Map() });
    expect([functions.alias('checkout', 'beta'), functions.alias('other', 'live')]).toEqual([undefined, undefined]);
  });

  test('an alias that it has moved is read back as it was moved, under a new revision id', async () => {
    // given
    const { functions, handlers } = openFunctions();
    const read = () => handlers.GetAlias?.({ FunctionName: 'checkout', Name: 'live' }, {} as Caller);
    const before = await read();

    // when
    functions.route('checkout', 'live', { version: '1', weights: new Map([['2', 0.1]]) });

    // then
    const after = await read();
    expect(functions.alias('checkout', 'live')).toEqual({ version: '1', weights: new Map([['2', 0.1]]) });
    expect(after?.RoutingConfig).toEqual({ AdditionalVersionWeights: { 2: 0.1 } });
    expect(after?.RevisionId).not.toBe(before?.RevisionId);
  });

  test('an alias is not moved to where it may not point', () => {
    // given
    const { functions } = openFunctions();

    // when
    const route = () => functions.route('checkout', 'live', { version: '1', weights: new Map([['3', 0.1]]) });

    // then
    expect(route).toThrow('Specified versions must be associated with the same execution role');
    expect(functions.alias('checkout', 'live')?.weights.size).toBe(0);
  });
});
