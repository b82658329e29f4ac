import { join } from 'node:path';
import type { Played } from '../releases/play.ts';
import type { Scenario } from '../releases/scenario.ts';
import type { Theme } from './chromium.ts';
import { type Shown, stickyIn, summaryIn } from './shown.ts';

/** A picture of what was shown. The title is the name of its file. */
export interface Shot {
  readonly title: string;
  readonly shown: Shown;
  readonly theme: Theme;
}

/** As seen from the root of the repository. */
export const picturesFolder = join('docs', 'pictures');

interface Picture {
  readonly name: string;
  readonly story: string;
  readonly shows: (played: Played) => Shown | undefined;
}

/** The pictures of the documentation: what stood where, at which moment of which story. */
export const gallery: readonly Picture[] = [
  { name: 'summary-rolled-back', story: 'ecs-bad-release', shows: summaryIn },
  { name: 'comment-shifting', story: 'ecs-bad-release', shows: commentInTheMiddle },
  { name: 'comment-rolled-back', story: 'ecs-bad-release', shows: lastComment },
  { name: 'comment-planned', story: 'ecs-plan', shows: lastComment },
];

export function isInGallery({ name }: Scenario): boolean {
  return gallery.some(({ story }) => story === name);
}

/** Each picture of a story in both themes, for a README that follows its reader's. */
export function galleryShots(scenario: Scenario, played: Played): readonly Shot[] {
  return gallery
    .filter(({ story }) => story === scenario.name)
    .flatMap(({ name, shows }) => {
      const shown = shows(played);
      if (shown === undefined)
        throw new Error(`The story ${scenario.name} does not show what ${name} is a picture of.`);
      return [
        { title: `${name}.png`, shown, theme: 'light' },
        { title: `${name}-dark.png`, shown, theme: 'dark' },
      ];
    });
}

function lastComment(played: Played): Shown | undefined {
  return stickyIn(played).at(-1);
}

/** As it stood half-way through the time in which users met green. */
function commentInTheMiddle(played: Played): Shown | undefined {
  const { shares, endedAt } = played;
  const from = shares.find(({ green }) => green > 0)?.at ?? endedAt;
  const to = shares.find(({ at, green }) => at > from && green === 0)?.at ?? endedAt;
  return stickyIn(played).findLast(({ at }) => at <= (from + to) / 2);
}
