import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Origin } from '../../../src/release/identity.ts';
import { changeIdIn, isOfRun, isStamp, madeForUs, originIn, printStampTags } from '../../../src/targets/ecs/stamp.ts';
import type { Tag } from '../../../src/targets/ecs/task-definition.ts';

const change = 'gl-77-0a1b2c3d.1';
const origin: Origin = { repository: 'shop/api', workflow: '.github/workflows/release.yml', runNumber: 12 };

const anyOrigin: fc.Arbitrary<Origin> = fc.record({
  repository: fc.string({ unit: 'grapheme' }),
  workflow: fc.string({ unit: 'grapheme', maxLength: 300 }),
  runNumber: fc.integer({ min: 0 }),
});

describe('the tags of a release', () => {
  test('say which change it is, and of which run', () => {
    // when
    const tags = printStampTags(change, origin, 50);
    // then
    expect(tags).toEqual([
      { key: 'greenlight:change-id', value: change },
      { key: 'greenlight:repository', value: 'shop/api' },
      { key: 'greenlight:workflow', value: '.github/workflows/release.yml' },
      { key: 'greenlight:run-number', value: '12' },
    ]);
  });

  test('are read back as what they were printed from, or say nothing of the run, and always fit', () => {
    fc.assert(
      fc.property(fc.oneof(anyOrigin, fc.constant(origin)), fc.integer({ min: -1, max: 6 }), (from, room) => {
        // when
        const tags = printStampTags(change, from, room);
        // then
        expect(tags.length).toBeLessThanOrEqual(Math.max(0, room));
        expect(tags.every(isStamp)).toBe(true);
        expect([undefined, change]).toContain(changeIdIn(tags));
        expect([undefined, from]).toContainEqual(originIn(tags));
      }),
    );
  });

  test.each([
    { file: 'release (eu).yml', why: 'parentheses' },
    { file: 'build & release.yml', why: 'an ampersand' },
    { file: `${'long'.repeat(64)}.yml`, why: 'more than 256 characters' },
    { file: '', why: 'nothing, outside of GitHub' },
  ])('say nothing of a run whose workflow has $why for a name: ECS would refuse the tag', ({ file }) => {
    // when
    const tags = printStampTags(change, { ...origin, workflow: file }, 50);
    // then
    expect(tags).toEqual([{ key: 'greenlight:change-id', value: change }]);
  });

  test.each<{ what: string; changed: Partial<Record<'repository' | 'workflow' | 'run-number', string | undefined>> }>([
    { what: 'no repository', changed: { repository: undefined } },
    { what: 'no workflow', changed: { workflow: undefined } },
    { what: 'an empty workflow', changed: { workflow: '' } },
    { what: 'no run number', changed: { 'run-number': undefined } },
    { what: 'a run number of zero', changed: { 'run-number': '0' } },
    { what: 'a run number that is none', changed: { 'run-number': '12th' } },
  ])('with $what name no run: part of an origin is none', ({ changed }) => {
    // given
    const tags = printStampTags(change, origin, 50).flatMap(({ key, value }): readonly Tag[] => {
      const name = key.slice('greenlight:'.length) as keyof typeof changed;
      const now = name in changed ? changed[name] : value;
      return now === undefined ? [] : [{ key, value: now }];
    });
    // when
    const read = originIn(tags);
    // then
    expect(read).toBeUndefined();
  });
});

describe('a stamp', () => {
  const run = { releaseId: 'gl-77-0a1b2c3d' };

  test.each<{ whose: string; stamp: string | undefined; ofRun: boolean; asOurs: string | undefined }>([
    { whose: 'of this release', stamp: 'gl-77-0a1b2c3d.2', ofRun: true, asOurs: 'gl-77-0a1b2c3d.2' },
    {
      whose: 'of the same run for another service',
      stamp: 'gl-77-99999999.2',
      ofRun: true,
      asOurs: 'gl-77-0a1b2c3d.2',
    },
    { whose: 'of another run', stamp: 'gl-78-0a1b2c3d.1', ofRun: false, asOurs: 'gl-78-0a1b2c3d.1' },
    { whose: 'of nobody', stamp: undefined, ofRun: false, asOurs: undefined },
    { whose: 'that Greenlight never printed', stamp: 'by hand', ofRun: false, asOurs: 'by hand' },
  ])('$whose says whether what it stands on was made for us', ({ stamp, ofRun, asOurs }) => {
    // when
    const read = [isOfRun(stamp, run), madeForUs(stamp, run)];
    // then
    expect(read).toEqual([ofRun, asOurs]);
  });
});
