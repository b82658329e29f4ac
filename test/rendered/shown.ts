import type { Comment } from '../github/books/comments.ts';
import type { Played, PlayedChapter } from '../releases/play.ts';
import type { Frame } from './page.ts';

/** A text that people saw on a page of GitHub's. */
export interface Shown {
  readonly markdown: string;
  readonly frame: Frame;
}

/** A comment as it stood from a moment (epoch milliseconds of the world) until its next edit. */
export interface Edit extends Shown {
  readonly at: number;
}

/** The job summary, in which GitHub shows what each step wrote under the one before; undefined where it shows none. */
export function summaryIn({ run, outcome }: Pick<PlayedChapter, 'run' | 'outcome'>): Shown | undefined {
  const texts = [outcome.main, outcome.post].flatMap(step => (step?.summary.kind === 'shown' ? step.summary.text : []));
  if (texts.length === 0) return undefined;
  return { markdown: texts.join('\n\n'), frame: { kind: 'job summary', job: run.job } };
}

/** A comment with every text that it had, the first one first. */
export function editsOf({ author, versions }: Comment): readonly Edit[] {
  return versions.map(({ at, body }, nth) => ({
    at,
    markdown: body,
    frame: { kind: 'comment', author: author.replace(/\[bot\]$/, ''), edited: nth > 0 },
  }));
}

/** The one comment that is kept up to date, with its edits: the first of a bot's. One that only tells of a bad end comes after it. */
export function stickyIn({ gitHub }: Pick<Played, 'gitHub'>): readonly Edit[] {
  const sticky = gitHub.comments.find(({ author }) => author.endsWith('[bot]'));
  return sticky === undefined ? [] : editsOf(sticky);
}
