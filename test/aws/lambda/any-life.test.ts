import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSeed } from '../seed.ts';
import type { AwsError } from '../wire/index.ts';
import { createWorld } from '../world/create-world.ts';
import { createWarmUp } from '../world/warm-up.ts';
import type { Caller } from '../world/world.ts';
import { FILES, zipOf } from './checkout.ts';
import { createLambda, type Lambda } from './lambda.ts';
import type { LambdaFunction } from './state.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const FUNCTION = { FunctionName: 'checkout' };
const ZIPS = Object.values(FILES).map(zipOf);

type Deed =
  | { readonly does: 'pass'; readonly seconds: number }
  | { readonly does: 'call'; readonly operation: keyof Lambda['handlers']; readonly input: object };

const call = (operation: keyof Lambda['handlers'], input: fc.Arbitrary<object>): fc.Arbitrary<Deed> =>
  input.map(more => ({ does: 'call' as const, operation, input: { ...FUNCTION, ...more } }));

const version = fc.constantFrom('$LATEST', '1', '2', '3', '4', '9');
const weights = fc
  .dictionary(version, fc.constantFrom(0, 0.1, 0.5, 1, 2), { maxKeys: 2 })
  .map(AdditionalVersionWeights => ({ AdditionalVersionWeights }));

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.integer({ min: 1, max: 10 }).map(seconds => ({ does: 'pass' as const, seconds })),
  call('UpdateFunctionCode', fc.record({ ZipFile: fc.constantFrom(...ZIPS) })),
  call('UpdateFunctionConfiguration', fc.record({ Timeout: fc.integer({ min: 0, max: 4 }) })),
  call('PublishVersion', fc.constant({})),
  call('DeleteFunction', fc.record({ Qualifier: version })),
  call(
    'UpdateAlias',
    fc.record(
      { Name: fc.constant('live'), FunctionVersion: version, RoutingConfig: weights },
      { requiredKeys: ['Name'] },
    ),
  ),
);

const caller = {} as Caller;

function openFunction() {
  const seed = parseSeed({
    lambda: {
      packages: { good: { files: FILES.good } },
      functions: [
        {
          name: 'checkout',
          package: 'good',
          versions: [{ version: '1', package: 'good' }],
          aliases: [{ name: 'live', version: '1' }],
        },
      ],
    },
  });
  const time = createWarmUp(START);
  const lambda = createLambda(createWorld(seed, time, START), seed.lambda, () => Promise.resolve());
  return { time, lambda, owner: lambda.book.get('checkout') };
}

/** What a call answered, or the error of AWS's that it was refused with. */
function answerTo({ handlers }: Lambda, { operation, input }: Deed & { readonly does: 'call' }): object | AwsError {
  const handler = handlers[operation] as (input: object, caller: Caller) => object;
  try {
    return handler(input, caller);
  } catch (error) {
    if (error instanceof Error && /Exception$/.test(error.name)) return error;
    throw error;
  }
}

const shown = ({ latest, versions, aliases }: LambdaFunction) =>
  structuredClone({
    latest: [latest.shown, latest.update, latest.revisionId],
    versions: versions.map(({ number, revision, revisionId }) => [number, revision, revisionId]),
    aliases: aliases.map(({ asked, revisionId }) => [asked, revisionId]),
  });

describe('any life of a function', () => {
  test('has aliases at versions that are there, and versions that nothing changes', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), deeds => {
        // given
        const { time, lambda, owner } = openFunction();
        const published = new Map<string, unknown>();

        for (const each of deeds) {
          const before = shown(owner);

          // when
          if (each.does === 'pass') time.runUntil(time.now() + each.seconds * 1000);
          else if (answerTo(lambda, each) instanceof Error) expect(shown(owner)).toEqual(before);

          // then
          const there = new Set(['$LATEST', ...owner.versions.map(({ number }) => number)]);
          for (const { asked } of owner.aliases) {
            expect([asked.version, ...asked.weights.keys()].filter(number => !there.has(number))).toEqual([]);
            expect(asked.weights.size).toBeLessThanOrEqual(asked.version === '$LATEST' ? 0 : 1);
          }
          for (const { number, revision } of owner.versions) {
            expect(published.get(number) ?? revision).toBe(revision);
            published.set(number, revision);
          }
          expect(owner.lastNumber).toBe(Math.max(1, ...[...published.keys()].map(Number)));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('lets users follow what was written last, once nobody has written for five seconds', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), deeds => {
        // given
        const { time, lambda, owner } = openFunction();
        for (const each of deeds) {
          if (each.does === 'pass') time.runUntil(time.now() + each.seconds * 1000);
          else answerTo(lambda, each);
        }

        // when
        time.runUntil(time.now() + 5000);

        // then
        for (const { asked, inEffect } of owner.aliases) expect(inEffect).toEqual(asked);
        expect(owner.latest.running).toBe(owner.latest.shown);
      }),
      { numRuns: 100 },
    );
  });
});
