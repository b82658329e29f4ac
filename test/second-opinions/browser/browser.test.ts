import { describe, expect, test } from '@jest/globals';
import { Missing } from '../opinion.ts';
import { chromiumOf } from './browser.ts';

describe('The opinion of a browser', () => {
  test('is not left out where there is none: it is missed, with what to install', () => {
    // when
    const asked = () => chromiumOf({ PATH: '/nowhere' });
    // then
    expect(asked).toThrow(Missing);
    expect(asked).toThrow(/Install Chromium or Chrome, or name one in .* CHROMIUM/);
  });

  test('is of the one that is named', () => {
    expect(chromiumOf({ CHROMIUM: '/opt/chrome', PATH: '' }, () => true)).toBe('/opt/chrome');
  });
});
