import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type LedgerEntry, parseEntry, printEntry, standingOf } from '../../src/release/ledger.ts';
import { exitStatus, verdictNames } from '../../src/release/verdict.ts';

const entry: LedgerEntry = {
  changeId: 'gl-77-0a1b2c3d.2',
  targetKey: 'ecs/123456789012/eu-west-1/shop/api',
  environment: 'production',
  wanted: 'api:42',
  previous: 'api:41',
  purpose: 'restore',
};

describe('an entry of the ledger', () => {
  test('is read as it was written, as an object and as its JSON, whatever its names are', () => {
    const names = fc.record({
      changeId: fc.string(),
      targetKey: fc.string(),
      environment: fc.string(),
      wanted: fc.string(),
      previous: fc.string(),
      purpose: fc.constantFrom('release', 'restore', 'drill'),
    });
    fc.assert(
      fc.property(names, written => {
        // when
        const payload = printEntry(written);

        // then
        expect(parseEntry(payload)).toEqual(written);
        expect(parseEntry(JSON.stringify(payload))).toEqual(written);
      }),
    );
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty payload, as GitHub gives a deployment of a job', ''],
    ['text that is no JSON', 'web: 3'],
    ['a list', [entry]],
    ["somebody else's payload", { deploy: 'migrate' }],
    ['a later version', { ...printEntry(entry), 'schema-version': 2 }],
    ['an entry without its change', { ...printEntry(entry), 'change-id': undefined }],
    ['an entry whose revision is no text', { ...printEntry(entry), wanted: 42 }],
  ])('is not seen in %s', (_, payload) => {
    // when, then
    expect(parseEntry(payload)).toBeUndefined();
  });

  test('holds names and ids alone', () => {
    // when
    const payload = printEntry(entry);

    // then
    expect(payload).toEqual({
      'schema-version': 1,
      'change-id': 'gl-77-0a1b2c3d.2',
      'target-key': 'ecs/123456789012/eu-west-1/shop/api',
      environment: 'production',
      wanted: 'api:42',
      previous: 'api:41',
      purpose: 'restore',
    });
  });
});

describe('the standing of a change', () => {
  test.each(verdictNames)('is `serves` after %s only if the step succeeded with it in service', name => {
    // when
    const standing = standingOf(name);

    // then
    expect(standing === 'serves').toBe(['released', 'restored', 'nothing-to-do'].includes(name));
    if (standing === 'serves') expect(exitStatus(name)).toBe(0);
  });
});
