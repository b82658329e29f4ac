import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  attemptOf,
  changeId,
  isOfLaterRun,
  parseStamp,
  placeOf,
  printStamp,
  releaseId,
  releaseOf,
  targetKey,
} from '../../src/release/identity.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const api = targetKey('ecs', '123456789012', 'eu-west-1', ['prod', 'api']);

describe('a target key', () => {
  test('is kind, account, region and identifiers, in lower case', () => {
    // given, when
    const key = targetKey('ecs', '123456789012', 'eu-west-1', ['Prod', 'API']);

    // then
    expect(key).toBe('ecs/123456789012/eu-west-1/prod/api');
  });
});

describe('the place of a release', () => {
  test('is the same for every run there, and tells no account', () => {
    // given
    const of = { environment: 'production', targetKey: api };

    // when
    const places = ['1', '2'].map(runId => placeOf(releaseId({ ...of, runId }, sha256)));

    // then
    expect(places).toEqual([sha256(`production\n${api}`).slice(0, 8), sha256(`production\n${api}`).slice(0, 8)]);
  });
});

describe('a release-id', () => {
  test('names the run and the first 8 hex digits of the hash of environment, newline, target key', () => {
    // given
    const digits = sha256('production\necs/123456789012/eu-west-1/prod/api').slice(0, 8);

    // when
    const id = releaseId({ runId: '19482012345', environment: 'production', targetKey: api }, sha256);

    // then
    expect(id).toBe(`gl-19482012345-${digits}`);
  });

  test.each([
    ['another environment', { runId: '1', environment: 'staging', targetKey: api }],
    ['another target', { runId: '1', environment: 'production', targetKey: `${api}-2` }],
    ['another run', { runId: '2', environment: 'production', targetKey: api }],
  ])('is another for %s', (_, of) => {
    // given
    const id = releaseId({ runId: '1', environment: 'production', targetKey: api }, sha256);

    // when
    const other = releaseId(of, sha256);

    // then
    expect(other).not.toBe(id);
  });

  test('is the same for every attempt, whose change-ids differ', () => {
    // given
    const release = releaseId({ runId: '1', environment: 'production', targetKey: api }, sha256);

    // when
    const changes = [1, 2, 10].map(attempt => changeId(release, attempt));

    // then
    expect(changes).toEqual([`${release}.1`, `${release}.2`, `${release}.10`]);
    expect(changes.map(releaseOf)).toEqual([release, release, release]);
    expect(changes.map(attemptOf)).toEqual([1, 2, 10]);
  });
});

describe('a stamp', () => {
  const anyChange = fc
    .tuple(
      fc.bigInt({ min: 1n, max: 10n ** 20n }),
      fc.string(),
      fc.integer({ min: 1, max: 1_000 }),
      fc.string({ maxLength: 255 }),
    )
    .map(([runId, environment, attempt, name]) =>
      changeId(
        releaseId({ runId: String(runId), environment, targetKey: targetKey('ecs', '1', 'x', [name]) }, sha256),
        attempt,
      ),
    );

  test('is read back as the change that it was printed from, and fits into the 256 characters of a description', () => {
    fc.assert(
      fc.property(anyChange, change => {
        // given, when
        const stamp = printStamp(change);

        // then
        expect(parseStamp(stamp)).toBe(change);
        expect(stamp.length).toBeLessThanOrEqual(256);
      }),
    );
  });

  test.each<[string, string | undefined]>([
    ['no description', undefined],
    ['an empty description', ''],
    ['somebody’s own words', 'Deployed by hand'],
    ['our word with something else behind it', 'greenlight the way'],
    ['a stamp with more behind it', 'greenlight gl-1-0123abcd.1 and more'],
    ['a stamp with something before it', 're greenlight gl-1-0123abcd.1'],
    ['a release-id without its attempt', 'greenlight gl-1-0123abcd'],
    ['a hash that is too short', 'greenlight gl-1-0123abc.1'],
  ])('is not seen in %s', (_, description) => {
    // given, when
    const change = parseStamp(description);

    // then
    expect(change).toBeUndefined();
  });
});

describe('the order of runs', () => {
  test.each([
    ['gl-43-3f9a12c0.1', '42', true],
    ['gl-42-3f9a12c0.2', '42', false],
    ['gl-9-3f9a12c0.1', '10', false],
    ['gl-19482012346-3f9a12c0.1', '19482012345', true],
    ['gl-local-3f9a12c0.1', '42', false],
    ['gl-43-3f9a12c0.1', 'local', false],
    ['somebody’s own words', '42', false],
  ])('is that of their ids: %s is of a later run than %s: %s', (change, runId, isLater) => {
    // when, then
    expect(isOfLaterRun(change, runId)).toBe(isLater);
  });
});
