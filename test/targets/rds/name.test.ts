import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { changeIdIn, deploymentName } from '../../../src/targets/rds/name.ts';

const anyChange = fc
  .tuple(fc.bigInt({ min: 1n, max: 99_999_999_999_999n }), fc.stringMatching(/^[0-9a-f]{8}$/), fc.nat(9999))
  .map(([run, place, attempt]) => `gl-${run}-${place}.${attempt + 1}`);

describe('the name of a blue/green deployment', () => {
  test('is the id of the change that makes it, with a hyphen for the dot', () => {
    // when
    const name = deploymentName('gl-1234567890-0a1b2c3d.1');
    // then
    expect(name).toBe('gl-1234567890-0a1b2c3d-1');
  });

  test('is one that RDS takes, and tells the change again', () => {
    fc.assert(
      fc.property(anyChange, change => {
        // when
        const name = deploymentName(change);
        // then
        expect(name).toMatch(/^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$/);
        expect(name.length).toBeLessThanOrEqual(60);
        expect(changeIdIn(name)).toBe(change);
      }),
    );
  });

  test.each(['upgrade-to-8', 'gl-1', 'gl-1-0a1b2c3d', 'gl-1-0a1b2c3d-0', 'gl-1-xyz-1', 'terraform-1-0a1b2c3d-1', ''])(
    'that somebody else has given tells of no change: %p',
    name => {
      // when
      const change = changeIdIn(name);
      // then
      expect(change).toBeUndefined();
    },
  );
});
