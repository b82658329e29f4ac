import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export type Theme = 'light' | 'dark';

/** What a page looks like, and what is wrong with it: a diagram that cannot be drawn, or something wider than its column. */
export interface Sight {
  readonly png: Buffer;
  readonly faults: readonly string[];
}

export interface Browser extends AsyncDisposable {
  look(file: string, theme: Theme): Promise<Sight>;
}

const usualNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/** The Chromium of this machine: the one that CHROMIUM names, else the first with a usual name on the PATH. */
export function findChromium(env: Readonly<Record<string, string | undefined>>, runs = isExecutable): string {
  const { CHROMIUM: named, PATH: path = '' } = env;
  if (named !== undefined && named !== '') {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is no program that can be run.`);
  }
  const places = path.split(delimiter).filter(folder => folder !== '');
  const found = usualNames.flatMap(name => places.map(folder => join(folder, name))).find(runs);
  if (found !== undefined) return found;
  throw new Error(
    `There is no Chromium on the PATH (looked for ${usualNames.join(', ')}). Install Chromium or Chrome, or name one in the ` +
      'environment variable CHROMIUM.',
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const viewport = { width: 1060, height: 800 };
/** Sharp at the size at which a README shows a picture, also where a point of the screen is two pixels. */
const deviceScaleFactor = 1.5;

/** Text without subpixel colours and hinting: fewer colours make smaller pictures, and fewer differences between machines. */
const sameEverywhere = ['--disable-lcd-text', '--font-render-hinting=none', '--force-color-profile=srgb'];
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function openChromium(executablePath: string): Promise<Browser> {
  // Chromium has no sandbox for root, as which containers run; the pages are the project's own, and no other is fetched.
  const unboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: [...sameEverywhere, ...quiet, ...unboxed] });
  return {
    look: async (file, theme) => {
      const page = await browser.newPage({ colorScheme: theme, viewport, deviceScaleFactor });
      try {
        await page.route(/^(?!file:)/, request => request.abort());
        await page.goto(pathToFileURL(file).href);
        await page.locator('html[data-diagrams=drawn]').waitFor();
        const wrong = await page.locator('.diagram.wrong').allTextContents();
        const wide = await page.evaluate<string[]>(tooWide);
        const png = await page.locator('section').screenshot();
        return { png, faults: [...wrong, ...wide] };
      } finally {
        await page.close();
      }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Evaluated in the page, with all folds open. A block of code may be wider than its column and is then scrolled: it is there to be copied. */
const tooWide = `
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const wide = [document.documentElement, ...document.querySelectorAll('table')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ scrollWidth, clientWidth, innerText }) =>
      scrollWidth + ' px wide in a column of ' + clientWidth + ': ' + innerText.replace(/\\s+/g, ' ').slice(0, 120));
  for (const fold of document.querySelectorAll('details')) fold.open = false;
  wide;
`;
