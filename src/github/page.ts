import type { Instant } from '../release/words.ts';
import type { Story } from '../report/story.ts';
import { GitHubTrouble, type Trouble } from './trouble.ts';

/** A place on GitHub that follows a release. Whatever becomes of it, the release goes on as it would have. */
export interface Page {
  /** For people: `the comment on the pull request`. */
  readonly name: string;
  /** What else is off where the page cannot be written, as a sentence; empty where nothing is. */
  readonly costs: string;
  /** What a reader would miss if it were not told: the page is written when this changes. Undefined: nothing to tell yet. */
  readonly gist: (story: Story) => string | undefined;
  /** Brings the page up to date. Never rejects. */
  readonly write: (story: Story, now: Instant) => Promise<Written>;
}

export type Written =
  | { readonly is: 'written' }
  /** It may work another time: at the next change, and not before `from`. */
  | { readonly is: 'not now'; readonly because: string; readonly from: Instant }
  /** Never, and nobody has to do anything about it. */
  | { readonly is: 'never'; readonly because: string }
  /** Never, unless a person mends something. */
  | { readonly is: 'denied'; readonly because: string };

/** A write as the page that it is part of tells of it. */
export async function writing(now: Instant, write: () => Promise<Written>): Promise<Written> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof GitHubTrouble) return unwritten(error.trouble, now);
    // An answer that is not what GitHub describes: the next may be.
    return { is: 'not now', because: `GitHub's answer could not be read (${wordOf(error)})`, from: now };
  }
}

/** What kept a page from being written, as its follower takes it. */
export function unwritten(trouble: Trouble, now: Instant): Exclude<Written, { is: 'written' }> {
  switch (trouble.is) {
    case 'denied':
    case 'not accepted':
      return { is: 'denied', because: `${trouble.why}. ${trouble.remedy}.` };
    case 'limited':
      return { is: 'not now', because: "GitHub's rate limit is used up", from: trouble.until };
    case 'missing':
      return { is: 'not now', because: 'somebody deleted it meanwhile', from: now };
    case 'locked':
      return { is: 'never', because: 'the conversation is locked' };
    case 'refused':
    case 'passing':
      return { is: 'not now', because: trouble.why, from: now };
  }
}

function wordOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
