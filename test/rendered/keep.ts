import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Played, PlayedChapter } from '../releases/play.ts';
import { page } from './page.ts';
import { type Shown, stickyIn, summaryIn } from './shown.ts';

/** Where what a step left behind can be read: as Markdown, and as a page that any browser opens. Undefined where nothing was left. */
export interface Kept {
  readonly summary: string | undefined;
  readonly 'summary-page': string | undefined;
  readonly comment: string | undefined;
  readonly 'comment-page': string | undefined;
  readonly record: string | undefined;
}

/**
 * The runner's files go with its job, and the pull request with its world; a reader wants them afterwards. The folder is made
 * anew, with one of its own for each step where the story has several.
 *
 * @returns of each step in turn, paths as seen from the root.
 */
export async function keep(root: string, folder: string, played: Played): Promise<readonly Kept[]> {
  await rm(join(root, folder), { recursive: true, force: true });
  const single = played.chapters.length === 1;
  const kept = played.chapters.map((step, at) =>
    keepStep(root, single ? folder : join(folder, nameOf(step, at)), step, commentAfter(played, at)),
  );
  return Promise.all(kept);
}

async function keepStep(root: string, folder: string, step: PlayedChapter, comment: Shown | undefined): Promise<Kept> {
  await mkdir(join(root, folder), { recursive: true });
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(root, folder, name), text);
    return join(folder, name);
  };
  const both = async (name: string, shown: Shown | undefined) =>
    shown === undefined
      ? [undefined, undefined]
      : [await file(`${name}.md`, shown.markdown), await file(`${name}.html`, page(shown.markdown, shown.frame))];
  const [summary, summaryPage] = await both('summary', summaryIn(step));
  const [commentText, commentPage] = await both('comment', comment);
  return {
    summary,
    'summary-page': summaryPage,
    comment: commentText,
    'comment-page': commentPage,
    record: step.record === undefined ? undefined : await file('record.json', step.record),
  };
}

/** Such as `2-promote`, or `3-roll-back-attempt-2`. */
function nameOf({ run }: PlayedChapter, at: number): string {
  const name = `${at + 1}-${run.job}`;
  return run.runAttempt === '1' ? name : `${name}-attempt-${run.runAttempt}`;
}

/** As people read it until the next step began. */
function commentAfter(played: Played, at: number): Shown | undefined {
  const next = played.chapters[at + 1]?.beganAt ?? Infinity;
  return stickyIn(played).findLast(edit => edit.at < next);
}
