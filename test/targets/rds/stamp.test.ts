import { describe, expect, test } from '@jest/globals';
import { stampIn, stampTags } from '../../../src/targets/rds/stamp.ts';
import { ourRun } from './a-run.ts';

describe('the stamp of a blue/green deployment', () => {
  test('tells the change and the run that made it', () => {
    // given
    const tags = stampTags(ourRun);
    // when
    const stamp = stampIn('gl-77-0a1b2c3d-1', tags);
    // then
    expect(stamp).toEqual({ changeId: 'gl-77-0a1b2c3d.1', origin: ourRun.origin });
  });

  test('tells no run where the tags are of another change: tags can be copied and written by anybody', () => {
    // given
    const tags = stampTags({ ...ourRun, changeId: 'gl-76-0a1b2c3d.1' });
    // when
    const stamp = stampIn('gl-77-0a1b2c3d-1', tags);
    // then
    expect(stamp).toEqual({ changeId: 'gl-77-0a1b2c3d.1', origin: undefined });
  });

  test('is not there where the name is not one of Greenlight’s, whatever the tags say', () => {
    // when
    const stamp = stampIn('upgrade', stampTags(ourRun));
    // then
    expect(stamp).toBeUndefined();
  });
});
