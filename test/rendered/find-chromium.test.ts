import { describe, expect, test } from '@jest/globals';
import { findChromium } from './find-chromium.ts';

const only =
  (...programs: readonly string[]) =>
  (file: string): boolean =>
    programs.includes(file);

describe('The Chromium that takes the pictures', () => {
  test.each([
    ['the one that is named, before all others', { CHROMIUM: '/opt/chrome', PATH: '/usr/bin' }, '/opt/chrome'],
    ['the first of the usual names on the PATH', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/chromium'],
    ['another of the usual names', { CHROMIUM: '', PATH: '/snap/bin' }, '/snap/bin/google-chrome'],
  ])('is %s', (_what, env, found) => {
    // given
    const runs = only('/opt/chrome', '/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/google-chrome');
    // then
    expect(findChromium(env, runs)).toBe(found);
  });

  test.each([
    ['none is on the PATH', { PATH: '/usr/bin' }, /Install Chromium or Chrome, or name one in .* CHROMIUM/],
    ['there is no PATH', {}, /no Chromium on the PATH/],
    ['the one that is named cannot be run', { CHROMIUM: '/opt/chrome', PATH: '/bin' }, /CHROMIUM names \/opt\/chrome/],
  ])('is asked for in words when %s', (_what, env, said) => {
    expect(() => findChromium(env, only('/bin/chromium'))).toThrow(said);
  });
});
