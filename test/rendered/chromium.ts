import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { page, sectionOf } from './page.ts';
import type { Shown } from './shown.ts';

export type Theme = 'light' | 'dark';

/** The window of a computer, or the screen of a phone: 375 px, as narrow as those in use are. */
export type Screen = 'desk' | 'phone';

export interface View {
  readonly theme: Theme;
  readonly screen: Screen;
}

/** A text that is open, until the next one is. */
export interface OpenText {
  /** What of it cannot be seen or read so. */
  readonly faults: (view: View) => Promise<readonly string[]>;
  /** PNG. */
  readonly picture: (view: View) => Promise<Buffer>;
  /** How many of its fences are diagrams. */
  readonly diagrams: number;
}

export interface Browser extends AsyncDisposable {
  readonly open: (shown: Shown) => Promise<OpenText>;
}

const screens: Readonly<Record<Screen, { readonly width: number; readonly height: number }>> = {
  desk: { width: 1060, height: 800 },
  phone: { width: 375, height: 667 },
};
/** Sharp at the size at which a README shows a picture, also where a point of the screen is two pixels. */
const deviceScaleFactor = 1.5;

/** Text without subpixel colours and hinting: fewer colours make smaller pictures, and fewer differences between machines. */
const sameEverywhere = ['--disable-lcd-text', '--font-render-hinting=none', '--force-color-profile=srgb'];
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function openChromium(executablePath: string): Promise<Browser> {
  await using opened = new AsyncDisposableStack();
  // Chromium has no sandbox for root, as which containers run; the pages are the project's own, and no other is fetched.
  const unboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath,
    args: [...sameEverywhere, ...quiet, ...unboxed],
    // Playwright would end this process at once, before anything is cleared up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  opened.defer(() => browser.close());
  const tab = await browser.newPage({ deviceScaleFactor });
  await tab.route(/^(?!file:)/, request => request.abort());
  await openEmptyPage(tab, opened);
  const whole = opened.move();
  return {
    open: shown => soon(openText(tab, shown)),
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  };
}

/** A page is opened once, because Mermaid is long to read; the texts take turns in it. */
async function openEmptyPage(tab: Page, opened: AsyncDisposableStack): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'greenlight-page-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const file = join(folder, 'page.html');
  await writeFile(file, page('', { kind: 'job summary', job: '' }));
  await tab.goto(pathToFileURL(file).href);
  await tab.locator('html[data-diagrams=drawn]').waitFor();
}

async function openText(tab: Page, { markdown, frame }: Shown): Promise<OpenText> {
  await tab.evaluate(`document.querySelector('section').outerHTML = ${JSON.stringify(sectionOf(markdown, frame))}`);
  const show = async ({ theme, screen }: View): Promise<void> => {
    await tab.emulateMedia({ colorScheme: theme });
    await tab.setViewportSize(screens[screen]);
    await tab.evaluate('drawDiagrams()');
  };
  const faults = async (view: View) => {
    await show(view);
    return tab.evaluate<readonly string[]>(`(${faultsInPage})('${view.screen}')`);
  };
  const picture = async (view: View) => {
    await show(view);
    return tab.locator('section').screenshot();
  };
  return {
    diagrams: await tab.locator('pre[lang=mermaid]').count(),
    faults: view => soon(faults(view)),
    picture: view => soon(picture(view)),
  };
}

/** A page that hangs would be waited for without end. */
async function soon<Value>(work: Promise<Value>): Promise<Value> {
  const limit = new AbortController();
  const late = setTimeout(60_000, undefined, limit).then(() => {
    throw new Error('Chromium did not come to an end with it within 60 s.');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    limit.abort();
  }
}

const inPage = ['diagrams', 'images', 'overflow', 'labels', 'contrast'].map(name =>
  readFileSync(new URL(`faults/${name}.js`, import.meta.url), 'utf8'),
);

/** Looks with all folds open. */
const faultsInPage = `screen => {
  ${inPage.join('\n')}
  const folds = [...document.querySelectorAll('details:not([open])')];
  for (const fold of folds) fold.open = true;
  const faults = [...wrongDiagrams(), ...missingImages(), ...overflows(screen), ...labels(), ...contrasts()];
  for (const fold of folds) fold.open = false;
  return faults;
}`;
