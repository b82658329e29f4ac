import { openChromium } from '../../rendered/chromium.ts';
import { examineEverything } from '../../rendered/examine-everything.ts';
import { findChromium } from '../../rendered/find-chromium.ts';
import { proveTheEyes } from '../../rendered/prove-the-eyes.ts';
import { Missing, type Opinion } from '../opinion.ts';

/** What a browser shows of every summary and comment, drawn as GitHub draws them: at a desk and on a phone, light and dark. */
export const browser: Opinion = {
  name: 'browser',
  title: 'a real browser, of every summary and comment, at a desk and on a phone, light and dark',
  askedAlways: false,
  ask: async ({ root, say }) => {
    await using chromium = await openChromium(chromiumOf(process.env));
    say('proving that what is wrong is seen');
    await proveTheEyes(chromium);
    say('playing every story and looking at it (a few minutes)');
    const { checked, findings } = await examineEverything(chromium, root, say);
    return { checked, findings, explained: [], unjudged };
  },
};

const unjudged = [
  'which Mermaid GitHub runs, and the fonts and the mobile page that it has',
  'what GitHub makes of `:emoji:`, mentions, links to issues and mathematics',
];

/** As `findChromium`; throws `Missing` where there is none. */
export function chromiumOf(...asked: Parameters<typeof findChromium>): string {
  try {
    return findChromium(...asked);
  } catch (error) {
    throw new Missing(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
