import { join } from 'node:path';
import { play } from '../releases/play.ts';
import { stories } from '../releases/scenarios/index.ts';
import type { Browser } from './chromium.ts';
import { everyText, unshown } from './every-text.ts';
import { startExamination } from './examination.ts';
import { outdated } from './outdated.ts';
import { galleryShots, picturesFolder } from './shots.ts';
import { toldTexts } from './told-texts.ts';

/**
 * Plays every story of the demo, and looks at all that people see of it at any moment, and at what no story shows.
 *
 * @param root of the repository, for the pictures of the documentation, which have to show what is said today
 */
export async function examineEverything(browser: Browser, root: string, say: (line: string) => void) {
  const examination = startExamination(browser);
  for (const scenario of stories) {
    const played = await play(scenario);
    examination.find(scenario.name, unshown(played));
    await examination.lookAt(scenario.name, everyText(played));
    for (const shot of galleryShots(scenario, played)) {
      const fault = await outdated(join(root, picturesFolder), shot);
      if (fault !== undefined) examination.find(picturesFolder, [fault]);
    }
    say(`looked at ${scenario.name}`);
  }
  await examination.lookAt('in no story', toldTexts());
  const { checked, findings } = examination.result();
  return { checked: { stories: stories.length, ...checked }, findings };
}
