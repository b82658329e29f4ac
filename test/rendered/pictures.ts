import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { play } from '../releases/play.ts';
import { stories } from '../releases/scenarios/index.ts';
import { type Browser, findChromium, openChromium } from './chromium.ts';
import { digestOf, outdated } from './outdated.ts';
import { page } from './page.ts';
import { everyShot, galleryShots, isInGallery, type Shot } from './shots.ts';
import { smallPng } from './small-png.ts';

const usage = `Plays stories, and takes pictures of what people see of them on GitHub, with the Chromium of this machine.

  npm run pictures               writes docs/pictures
  npm run pictures -- --check    writes nothing; looks at every summary and every edit of every comment of every story

Exits with 1 where a diagram cannot be drawn, something is wider than its column, or a picture is too large or shows
what is no longer said.`;

const root = fileURLToPath(new URL('../../', import.meta.url));
const pictures = join('docs', 'pictures');
/** Every reader of the README fetches them. */
const mostBytes = 150_000;

/** Takes the pictures of the documentation; what is wrong with them. */
async function take(browser: Browser, scratch: string): Promise<readonly string[]> {
  await mkdir(join(root, pictures), { recursive: true });
  const faults: string[] = [];
  for (const scenario of stories.filter(isInGallery)) {
    for (const shot of galleryShots(scenario, await play(scenario))) {
      const sight = await look(browser, scratch, shot);
      const png = smallPng(sight.png, digestOf(shot.shown));
      await writeFile(join(root, pictures, shot.title), png);
      console.log(`${join(pictures, shot.title)}  ${Math.ceil(png.length / 1000)} kB`);
      faults.push(...sight.faults);
      if (png.length > mostBytes) faults.push(`${shot.title}: ${png.length} bytes, more than ${mostBytes}`);
    }
  }
  return faults;
}

/** Looks at all that any story shows at any moment; what is wrong with it. */
async function check(browser: Browser, scratch: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const scenario of stories) {
    const played = await play(scenario);
    const shots = everyShot(scenario, played);
    for (const shot of shots) faults.push(...(await look(browser, scratch, shot)).faults);
    for (const shot of isInGallery(scenario) ? galleryShots(scenario, played) : [])
      faults.push(...[await outdated(join(root, pictures), shot)].filter(fault => fault !== undefined));
    console.log(`${scenario.name}: looked at ${shots.length} texts`);
  }
  return faults;
}

async function look(browser: Browser, scratch: string, { title, shown, theme }: Shot) {
  const file = join(scratch, 'page.html');
  await writeFile(file, page(shown.markdown, shown.frame));
  const { png, faults } = await browser.look(file, theme);
  return { png, faults: faults.map(fault => `${title}: ${fault}`) };
}

async function main(): Promise<number> {
  const asked = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  if (asked.help) {
    console.log(usage);
    return 0;
  }
  await using browser = await openChromium(findChromium(process.env));
  const scratch = await mkdtemp(join(tmpdir(), 'pictures-'));
  try {
    const faults = await (asked.check ? check : take)(browser, scratch);
    for (const fault of faults) console.error(fault);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('`npm run pictures -- --help` says more.');
  process.exitCode = 1;
}
