import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Played } from '../releases/play.ts';
import type { Scenario } from '../releases/scenario.ts';
import { page } from './page.ts';
import { type Shown, stickyIn, summaryIn } from './shown.ts';

/** Where what a story left behind can be read: as Markdown, and as a page that any browser opens. Undefined where nothing was left. */
export interface Kept {
  readonly summary: string | undefined;
  readonly 'summary-page': string | undefined;
  readonly comment: string | undefined;
  readonly 'comment-page': string | undefined;
  readonly record: string | undefined;
}

/**
 * The runner's files go with its job, and the pull request with its world; a reader wants them afterwards. The folder is made
 * anew.
 *
 * @returns paths as seen from the root.
 */
export async function keep(root: string, folder: string, scenario: Scenario, played: Played): Promise<Kept> {
  await rm(join(root, folder), { recursive: true, force: true });
  await mkdir(join(root, folder), { recursive: true });
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(root, folder, name), text);
    return join(folder, name);
  };
  const both = async (name: string, shown: Shown | undefined) =>
    shown === undefined
      ? [undefined, undefined]
      : [await file(`${name}.md`, shown.markdown), await file(`${name}.html`, page(shown.markdown, shown.frame))];
  const [summary, summaryPage] = await both('summary', summaryIn(scenario, played));
  const [comment, commentPage] = await both('comment', stickyIn(played).at(-1));
  return {
    summary,
    'summary-page': summaryPage,
    comment,
    'comment-page': commentPage,
    record: played.record === undefined ? undefined : await file('record.json', played.record),
  };
}
