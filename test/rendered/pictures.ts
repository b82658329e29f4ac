import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { play } from '../releases/play.ts';
import { stories } from '../releases/scenarios/index.ts';
import { type Browser, openChromium, type View } from './chromium.ts';
import { examineEverything } from './examine-everything.ts';
import { findChromium } from './find-chromium.ts';
import { digestOf } from './outdated.ts';
import { galleryShots, isInGallery, picturesFolder, type Shot } from './shots.ts';
import { smallPng } from './small-png.ts';

const usage = `Plays stories, and takes pictures of what people see of them on GitHub, with the Chromium of this machine.

  npm run pictures               writes docs/pictures
  npm run pictures -- --check    writes nothing; looks at every summary and every edit of every comment of every story

Exits with 1 where a reader would not see what was written, on a computer or a phone, in the light or the dark theme, and
where a picture is too large or shows what is no longer said.`;

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Every reader of the README fetches them. */
const mostBytes = 150_000;

/** Takes the pictures of the documentation; what is wrong with them. */
async function take(browser: Browser): Promise<readonly string[]> {
  await mkdir(join(root, picturesFolder), { recursive: true });
  const faults: string[] = [];
  for (const scenario of stories.filter(isInGallery)) {
    for (const shot of galleryShots(scenario, await play(scenario))) {
      const { bytes, faults: found } = await takeOne(browser, shot);
      console.log(`${join(picturesFolder, shot.title)}  ${Math.ceil(bytes / 1000)} kB`);
      if (bytes > mostBytes) faults.push(`${shot.title}: ${bytes} bytes, more than ${mostBytes}`);
      faults.push(...found.map(fault => `${shot.title}: ${fault}`));
    }
  }
  return faults;
}

async function takeOne(browser: Browser, { title, shown, theme }: Shot) {
  const opened = await browser.open(shown);
  const view: View = { screen: 'desk', theme };
  const png = smallPng(await opened.picture(view), digestOf(shown));
  await writeFile(join(root, picturesFolder, title), png);
  return { bytes: png.length, faults: await opened.faults(view) };
}

/** Looks at all that any story shows at any moment; what is wrong with it. */
async function check(browser: Browser): Promise<readonly string[]> {
  const { findings } = await examineEverything(browser, root, line => console.log(line));
  return findings.map(({ where, what }) => `${where}: ${what}`);
}

async function main(): Promise<number> {
  const asked = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  if (asked.help) {
    console.log(usage);
    return 0;
  }
  await using browser = await openChromium(findChromium(process.env));
  const faults = await (asked.check ? check : take)(browser);
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('`npm run pictures -- --help` says more.');
  process.exitCode = 1;
}
