import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, openChromium, type View } from './chromium.ts';
import { examine } from './examine.ts';
import { findChromium } from './find-chromium.ts';
import { proveTheEyes } from './prove-the-eyes.ts';
import { spoiled, unspoiled } from './spoiled.ts';

/** Stands for a browser that sees the same in every text. */
function seeing(faults: (view: View) => readonly string[]): Browser {
  const opened = {
    diagrams: 1,
    faults: async (view: View) => faults(view),
    picture: async () => Buffer.alloc(0),
  };
  return { open: async () => opened, [Symbol.asyncDispose]: async () => undefined };
}

describe('A text that is examined', () => {
  test('is looked at on a desk and a phone, light and dark, and what is wrong is said once, with where it is so', async () => {
    // given
    const browser = seeing(({ screen, theme }) => [
      'wrong everywhere',
      ...(theme === 'dark' ? ['wrong in the dark', 'wrong in the dark'] : []),
      ...(screen === 'phone' && theme === 'light' ? ['wrong in one view'] : []),
    ]);
    // when
    const examined = await examine(browser, { ...unspoiled, markdown: '<font>Released' });
    // then
    expect(examined).toEqual({
      faults: [
        'GitHub changes it: <font> is stripped',
        'wrong everywhere',
        'desk, dark; phone, dark: wrong in the dark',
        'phone, light: wrong in one view',
      ],
      looks: 4,
      diagrams: 1,
    });
  });
});

describe('A browser without eyes', () => {
  test.each([
    ['sees nothing', () => [], /not to be believed:\na diagram that cannot be drawn: found \[\], meant .*Unable/],
    ['sees what is not there', () => ['wrong'], /where all is right: found \[wrong\]/],
  ])('is not believed: it %s', async (_what, sees, said) => {
    await expect(proveTheEyes(seeing(sees))).rejects.toThrow(said);
  });
});

const found = chromiumHere();
const withChromium = found === undefined ? describe.skip : describe;

withChromium('What is wrong for who has a page before them', () => {
  let chromium: Browser;
  beforeAll(async () => {
    chromium = await openChromium(found!);
  });
  afterAll(async () => {
    await chromium[Symbol.asyncDispose]();
  });

  test.each(spoiled)('is seen: $what', async ({ shown, fault, ...view }) => {
    // given
    const opened = await chromium.open(shown);
    // when
    const faults = await opened.faults(view);
    // then
    expect(faults).toContainEqual(expect.stringMatching(fault));
  });

  test('is nothing where all is right', async () => {
    // when
    const { faults, diagrams } = await examine(chromium, unspoiled);
    // then
    expect(faults).toEqual([]);
    expect(diagrams).toBe(1);
  });
});

/** The browser opinion cannot be given without; these tests can, and `npm test` needs Node alone. */
function chromiumHere(): string | undefined {
  try {
    return findChromium(process.env);
  } catch {
    return undefined;
  }
}
